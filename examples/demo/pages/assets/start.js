import { el } from "/account/dom.js";

const place = document.querySelector("#portals");

const row = (person) =>
  el(
    "tr",
    {},
    el("th", { scope: "row" }, el("bdi", {}, person.displayName)),
    el("td", {}, person.roles.join(", ")),
    el("td", { class: "mono", dir: "ltr" }, person.username),
    el("td", { class: "mono", dir: "ltr" }, person.password),
    el("td", { class: "muted" }, el("span", { class: "note" }, person.note ?? "")),
  );

const table = (people) =>
  el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "People to sign in as" },
    el(
      "table",
      {},
      el("caption", {}, "Sign in as one of them. These passwords are for the demo alone and protect nothing."),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ["Name", "Role", "User name", "Password", "Note"].map((text) => el("th", { scope: "col" }, text)),
        ),
      ),
      el("tbody", {}, people.map(row)),
    ),
  );

const card = (portal, people) =>
  el(
    "article",
    { class: "portal card" },
    el(
      "header",
      {},
      el("div", {}, el("h2", {}, portal.name), el("p", { class: "muted" }, portal.tenant.name)),
      el("a", { class: "button primary", href: portal.url }, `Open ${portal.name}`),
    ),
    table(people),
  );

const read = async (path) => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

try {
  const [portals, people] = await Promise.all([read("/demo/portals.json"), read("/demo/people.json")]);
  place.replaceChildren(
    ...portals.map((portal) =>
      card(
        portal,
        people.filter((each) => each.portal === portal.id),
      ),
    ),
  );
} catch {
  place.replaceChildren(
    el("p", { class: "notice danger" }, "The server doesn't answer. "),
    el("button", { type: "button", class: "button", onclick: () => location.reload() }, "Try again"),
  );
} finally {
  place.removeAttribute("aria-busy");
}
