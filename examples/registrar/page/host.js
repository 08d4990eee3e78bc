import { createClient, isUsherError } from "/assets/usherkit-sdk.js";
import { el, notice, show } from "/account/dom.js";
import { currentSession } from "/account/page.js";
import { showSignIn } from "/account/steps.js";
import { wordsFor } from "/account/words.js";
import { drawFrame } from "./frame.js";
import { helpPage } from "./help.js";

const { tenant } = document.documentElement.dataset;
const client = createClient({ baseUrl: "/v1" });
const place = document.querySelector("main");

const pages = {
  "/registrar/": () => [el("h1", {}, "Users"), el("user-table", { "base-url": "/v1" })],
  "/registrar/invites/": () => [el("h1", {}, "Pending invites"), el("pending-invites", { "base-url": "/v1" })],
  "/registrar/help/": ({ profile }) => helpPage(profile),
};

/** The parts of Northmark that have nothing to do with users are not in this demo. */
const elsewhere = () => {
  const name = location.pathname.split("/").filter(Boolean).at(-1) ?? "";
  const known = { overview: "Overview", domains: "Domains", dns: "DNS", billing: "Billing" }[name];
  return [
    el("h1", {}, known ?? "There is no such page"),
    el(
      "div",
      { class: "card prose" },
      el("p", {}, known ? `${known} is not part of this demo, which is about users.` : "Check the address."),
      el("p", {}, el("a", { href: "/registrar/" }, "Go to Users")),
    ),
  ];
};

const signInAt = async (container, onDone, username) => {
  const profile = await client.account.profile(tenant);
  const forgottenUrl = `/account/forgotten/?tenant=${encodeURIComponent(tenant)}`;
  showSignIn(container, { client, words: wordsFor(profile), tenant, forgottenUrl, onDone, username });
};

const drawSignIn = async () => {
  drawFrame(null);
  await signInAt(place, draw);
};

/** Who the page is drawn for: the session's actor. */
let drawnFor = null;

/** The session ended under the page: it is begun again above it, so that nothing that was typed there is lost. */
const signInAgain = async () => {
  if (!drawnFor || document.querySelector("dialog.again")) return;
  const { title } = document;
  const container = el("div", {});
  const close = el("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Not now");
  const dialog = el("dialog", { class: "again", "aria-label": "Sign in again" }, container, close);
  dialog.addEventListener("close", () => {
    dialog.remove();
    document.title = title;
  });
  document.body.append(dialog);
  const onDone = async () => {
    const session = await currentSession({ client, tenant });
    dialog.close();
    if (session?.actor.id !== drawnFor?.id) return draw();
    for (const element of place.children) await element.reload?.();
  };
  await signInAt(container, onDone, drawnFor.username);
  dialog.showModal();
};

const signOut = async () => {
  await client.account.signOut().catch(() => undefined);
  await draw();
};

/** Draws the page for who is signed in here; a session of another tenant is none. */
const draw = async () => {
  try {
    const session = await currentSession({ client, tenant });
    drawnFor = session?.actor ?? null;
    if (!session) return await drawSignIn();
    drawFrame(session, signOut);
    show(place, ...(pages[location.pathname] ?? elsewhere)(session));
    // The help is drawn after the address was read: its anchors are looked for again.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  } catch (error) {
    if (!isUsherError(error)) throw error;
    show(
      place,
      el("h1", {}, "Northmark can't be reached"),
      notice("danger", "The server doesn't answer. Nothing is lost."),
      el("p", {}, el("button", { type: "button", class: "button", onclick: draw }, "Try again")),
    );
  }
};

// The elements say that the session has ended; the page answers with its own sign-in.
document.addEventListener("sign-in-required", () => void signInAgain());
await draw();
