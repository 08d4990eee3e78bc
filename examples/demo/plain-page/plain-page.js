import { el, show } from "/assets/dom.js";
import { createClient, isUsherError } from "/assets/usherkit-sdk.js";
import { signInHere } from "/account/sign-in-here.js";

// The page of a portal that brings none: who may sign in here is the tenant's affair, and all else the profile's.
const place = document.querySelector("main");
const signOut = document.querySelector("#sign-out");
// The portal's words in the language of the page around them, not in the browser's.
const client = createClient({ baseUrl: "/v1", language: () => document.documentElement.lang });

const portals = await (await fetch("/demo/portals.json")).json();
const portal = portals.find(({ id }) => location.pathname.split("/")[1] === id);
const tenant = portal.tenant.id;
document.querySelector("#portal").textContent = portal.name;
document.title = `${portal.name} · Usherkit demo`;

/** The session, where somebody of this tenant is signed in; else null. */
const currentSession = async () => {
  try {
    const session = await client.session.get();
    return session.tenant.id === tenant ? session : null;
  } catch (error) {
    if (isUsherError(error) && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
};

let username;
const draw = async () => {
  const session = await currentSession();
  username = session?.actor.username;
  signOut.hidden = !session;
  if (session) show(place, el("h1", {}, portal.name), el("user-table", { "base-url": "/v1" }));
  else await signInHere(place, { client, tenant, onDone: draw });
};

signOut.addEventListener("click", async () => {
  await client.account.signOut().catch(() => undefined);
  await draw();
});

// Signed in again above the page, so that nothing that was typed there is lost.
const again = document.querySelector("#again");
again.querySelector(":scope > button").addEventListener("click", () => again.close());
document.addEventListener("sign-in-required", async () => {
  if (again.open) return;
  const table = place.querySelector("user-table");
  // The form names the document after itself.
  const { title } = document;
  const onDone = async () => {
    again.close();
    await table.reload();
  };
  await signInHere(again.querySelector("div"), { client, tenant, username, onDone });
  document.title = title;
  if (!again.open) again.showModal();
});
await draw();
