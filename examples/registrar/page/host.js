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

const drawSignIn = async () => {
  drawFrame(null);
  const profile = await client.account.profile(tenant);
  showSignIn(place, {
    client,
    words: wordsFor(profile),
    tenant,
    forgottenUrl: `/account/forgotten/?tenant=${encodeURIComponent(tenant)}`,
    onDone: draw,
  });
};

const signOut = async () => {
  await client.account.signOut().catch(() => undefined);
  await draw();
};

/** Draws the page for who is signed in here; a session of another tenant is none. */
const draw = async () => {
  try {
    const session = await currentSession({ client, tenant });
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
document.addEventListener("sign-in-required", () => void drawSignIn());
await draw();
