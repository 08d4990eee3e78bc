import { createClient, isUsherError } from "@usherkit/sdk";
import { el, notice, show, telephone } from "./dom.js";
import { chosenLanguage, speak, languageSwitch } from "./language.js";
import { pageAddress } from "./page-address.js";
import { bareWords, problemText, wordsFor } from "./words.js";

/** Where the API is, as the page that was served says it. */
const baseUrl = document.querySelector("meta[name=usherkit-api]")?.getAttribute("content") ?? "/v1";
const home = () => document.querySelector("link[rel=home]")?.getAttribute("href") ?? "/";

const masthead = (profile) =>
  el(
    "header",
    { class: "masthead" },
    el("span", { class: "mark", "aria-hidden": "true" }),
    el("a", { class: "name", href: home() }, profile.name),
    el("span", { class: "tenant" }, profile.tenant.name),
  );

const footer = (words, { support, languages }) => {
  const ways = [
    support.email && el("a", { href: `mailto:${support.email}` }, support.email),
    support.url && el("a", { href: support.url }, support.url),
    ...(support.phones ?? []).map(({ label, number }) => el("span", {}, `${label} `, telephone(number))),
  ].filter(Boolean);
  return el(
    "footer",
    {},
    el("p", {}, `${words.support} ${support.name}. ${support.text}`, ...ways.flatMap((way) => [" ", way])),
    languageSwitch(languages, words),
  );
};

/** The token in the address's fragment, which no server sees; it stays there until it was used, so that a reload loses nothing. */
export const tokenInAddress = () => new URLSearchParams(location.hash.slice(1)).get("token");

/** A used token has no business in the browser's history. */
export const forgetToken = () => history.replaceState(null, "", location.pathname + location.search);

/**
 * Begins an account page: the tenant of the address, its profile, the host's masthead and footer around `main`. Calls `draw` with
 * all that a page needs; says what is wrong where there is no such portal.
 */
export const startPage = async (draw) => {
  // Another link of the same page, opened in this tab, changes the fragment alone.
  addEventListener("hashchange", () => location.reload());
  const place = document.querySelector("main");
  const chosen = chosenLanguage();
  const client = createClient({ baseUrl, language: chosen });
  const bare = bareWords([chosen, ...navigator.languages].filter(Boolean));
  const query = new URLSearchParams(location.search);
  const tenant = query.get("tenant");
  const fail = (text, canRetry = true) => {
    if (!document.documentElement.dataset.site) speak(bare);
    show(
      place,
      el(
        "section",
        { class: "panel card" },
        el("h1", {}, bare.title),
        notice("danger", text),
        canRetry && el("button", { type: "button", class: "button", onclick: () => location.reload() }, bare.retry),
      ),
    );
  };
  if (!tenant) return fail(bare.noTenant, false);
  let profile;
  try {
    profile = await client.account.profile(tenant);
  } catch (error) {
    if (!isUsherError(error)) throw error;
    const isUnknown = error.status === 404 || error.status === 422;
    return fail(isUnknown ? bare.noTenant : bare.unreachable, !isUnknown);
  }
  const words = await wordsFor(profile);
  speak(words);
  document.documentElement.dataset.site = profile.name;
  document.body.prepend(masthead(profile));
  document.body.append(footer(words, profile));
  const address = (page, more = {}) => pageAddress(page, { tenant, ...more });
  const context = { place, client, tenant, profile, words, address, home: home(), query };
  try {
    await draw(context);
  } catch (error) {
    if (!isUsherError(error)) throw error;
    fail(problemText(words, error));
  }
};

/** The session, where there is one and it is of this tenant; else null. */
const currentSession = async ({ client, tenant }) => {
  try {
    const session = await client.session.get();
    return session.tenant.id === tenant ? session : null;
  } catch (error) {
    if (isUsherError(error) && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
};

/**
 * Where to go after the sign-in: only ever a page of this site. The whole address, as a path alone may begin with `//` and lead
 * elsewhere.
 */
export const returnAddress = ({ query, home: fallback }) => {
  const wanted = query.get("return");
  const url = wanted && URL.canParse(wanted, location.origin) ? new URL(wanted, location.origin) : undefined;
  return url?.origin === location.origin && url.protocol === location.protocol ? url.href : fallback;
};

/** Runs `draw` with the session; who has none signs in first and comes back here. */
export const startOwnPage = (draw) =>
  startPage(async (context) => {
    const session = await currentSession(context);
    if (!session) {
      location.replace(context.address("sign-in", { return: location.pathname + location.search }));
      return;
    }
    await draw({ ...context, session });
  });
