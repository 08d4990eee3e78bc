import { el } from "/account/dom.js";

const shapes = {
  overview: "M3 10.5 10 4l7 6.500M5 9v7.500h10V9",
  domains:
    "M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15ZM2.500 10h15M10 2.500c2.500 2.300 3.500 4.800 3.500 7.500s-1 5.200-3.500 7.500c-2.500-2.300-3.500-4.800-3.500-7.500s1-5.200 3.500-7.500Z",
  dns: "M3 4h14v5H3ZM3 11h14v5H3ZM6 6.500h.01M6 13.500h.01",
  billing: "M2.500 5h15v10.500h-15ZM2.500 8.500h15M5.500 12.500h3",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
};

const icon = (name) => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
};

const home = "/registrar/";

/** The sections of Northmark; `part`s that this demo has are pages of their own. */
const sections = [
  { href: `${home}overview/`, text: "Overview", icon: "overview" },
  { href: `${home}domains/`, text: "Domains", icon: "domains" },
  { href: `${home}dns/`, text: "DNS", icon: "dns" },
  { href: `${home}billing/`, text: "Billing", icon: "billing" },
];
const settings = [
  { href: home, text: "Users", action: "list" },
  { href: `${home}invites/`, text: "Pending invites", action: "listInvitations" },
  { href: `${home}help/`, text: "Help" },
];

/** What somebody may do to nobody isn't offered; who comes by the address is told why by the element. */
const isOffered = (session, action) => !action || ["allowed", "stepUp"].includes(session.actions[action]?.state);

const link = ({ href, text, icon: name }) =>
  el(
    "a",
    { href, "aria-current": location.pathname === href ? "page" : null },
    name ? icon(name) : null,
    el("span", {}, text),
  );

const rail = (session) => {
  const isNarrow = matchMedia("(max-width: 47.9375rem)");
  const menu = el(
    "details",
    { class: "rail" },
    el("summary", {}, "Menu"),
    el(
      "nav",
      { "aria-label": "Northmark" },
      el(
        "ul",
        {},
        sections.map((entry) => el("li", {}, link(entry))),
        el(
          "li",
          {},
          link({ href: isOffered(session, "list") ? home : `${home}help/`, text: "Settings", icon: "settings" }),
          el(
            "ul",
            {},
            settings.filter(({ action }) => isOffered(session, action)).map((entry) => el("li", {}, link(entry))),
          ),
        ),
      ),
    ),
  );
  const fold = () => {
    menu.open = !isNarrow.matches;
  };
  fold();
  isNarrow.addEventListener("change", fold);
  return menu;
};

const account = (session, onSignOut) => {
  const tenant = encodeURIComponent(session.tenant.id);
  const menu = el(
    "details",
    { class: "who" },
    el("summary", {}, session.actor.displayName),
    el(
      "div",
      { class: "menu" },
      el("a", { href: `/account/?tenant=${tenant}` }, "Your account"),
      el("a", { href: `/account/change/?tenant=${tenant}` }, "Change your password"),
      el("a", { href: `/account/authenticator/?tenant=${tenant}` }, "Authenticator"),
      el("button", { type: "button", onclick: onSignOut }, "Sign out"),
    ),
  );
  // A menu that stays open behind what one clicks next is in the way.
  document.addEventListener("click", ({ target }) => {
    if (!menu.contains(target)) menu.open = false;
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  return menu;
};

/** Northmark's frame around `main`: for who is signed in, with the rail; before that, the name alone. */
export const drawFrame = (session, onSignOut) => {
  for (const old of document.querySelectorAll(".masthead, .rail")) old.remove();
  document.body.classList.toggle("framed", session !== null);
  const head = el(
    "header",
    { class: "masthead" },
    el("span", { class: "mark", "aria-hidden": "true" }),
    el("a", { class: "name", href: home }, "Northmark"),
    session ? el("span", { class: "tenant" }, session.tenant.name) : null,
    session ? account(session, onSignOut) : null,
  );
  document.body.prepend(head);
  if (session) head.after(rail(session));
};
