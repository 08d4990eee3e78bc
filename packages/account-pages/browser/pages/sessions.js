import { isUsherError } from "@usherkit/sdk";
import { el, notice, show } from "../dom.js";
import { startOwnPage } from "../page.js";
import { panel } from "../steps.js";
import { problemText } from "../words.js";
import { readAgent } from "../agent.js";

await startOwnPage(async ({ place, client, words, home, address, session }) => {
  const { timeZone } = session.profile;
  // English without a region has the day first, as the elements write it.
  const locale = words.language === "en" ? "en-GB" : words.language;
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: timeZone.id,
  });
  const textOf = (instant) => `${format.format(new Date(instant))} ${timeZone.label}`;
  const time = (instant) => el("time", { datetime: instant }, textOf(instant));
  const nameOf = ({ agent }) => {
    const { browser, system } = readAgent(agent);
    return browser && system ? words.sessions.on(browser, system) : (browser ?? system ?? words.sessions.unknown);
  };

  /** Ends sessions, and shows what is left. One that has ended meanwhile counts as ended. */
  const end = async (sessions) => {
    let told = notice("success", words.sessions.ended(sessions.length));
    try {
      for (const { id } of sessions)
        await client.account.endSession(id).catch((error) => {
          if (!isUsherError(error) || error.status !== 404) throw error;
        });
    } catch (error) {
      if (!isUsherError(error)) throw error;
      told = notice("danger", problemText(words, error));
    }
    told.setAttribute("role", "status");
    await draw(told);
  };

  const row = (own) => {
    const name = nameOf(own);
    return el(
      "li",
      {},
      el(
        "div",
        {},
        el("strong", {}, name),
        own.current && [" ", el("span", { class: "badge" }, words.sessions.current)],
        el("p", { class: "small muted" }, `${words.sessions.lastUsed} `, time(own.lastUsedAt)),
        el("p", { class: "small muted" }, `${words.sessions.signedIn} `, time(own.createdAt)),
        own.address &&
          el("p", { class: "small muted" }, `${words.sessions.address} `, el("bdi", { dir: "ltr" }, own.address)),
      ),
      !own.current &&
        el(
          "button",
          {
            type: "button",
            class: "button",
            "aria-label": words.sessions.endOne(`${name}, ${textOf(own.lastUsedAt)}`),
            onclick: () => end([own]),
          },
          words.sessions.end,
        ),
    );
  };

  /** The list as it is now; `told`: what has just happened. */
  const draw = async (told) => {
    let sessions;
    try {
      sessions = await client.account.sessions();
    } catch (error) {
      // This one has ended, from another browser or by itself.
      if (!isUsherError(error) || error.status !== 401) throw error;
      location.replace(address("sign-in", { return: location.pathname + location.search }));
      return;
    }
    const others = sessions.filter(({ current }) => !current);
    show(
      place,
      panel(
        words.sessions.title,
        words.sessions.intro,
        told,
        el("ul", { class: "sessions" }, ...sessions.toSorted((one, two) => two.current - one.current).map(row)),
        others.length > 1 &&
          el(
            "button",
            { type: "button", class: "button wide", onclick: () => end(others) },
            words.sessions.endOthers(others.length),
          ),
        el(
          "p",
          { class: "small muted" },
          words.sessions.stranger,
          " ",
          el("a", { href: address("change") }, words.account.change),
        ),
        el("p", { class: "small" }, el("a", { href: home }, words.back)),
      ),
    );
  };
  await draw();
});
