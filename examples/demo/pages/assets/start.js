import { el } from "/assets/dom.js";

const place = document.querySelector("#portals");

const row = (person, hasNotes) =>
  el(
    "tr",
    {},
    el("th", { scope: "row" }, el("bdi", {}, person.displayName)),
    el("td", {}, person.roles.join(", ")),
    el("td", { class: "mono", dir: "ltr" }, person.username),
    el("td", { class: "mono", dir: "ltr" }, person.password),
    hasNotes && el("td", { class: "muted" }, el("span", { class: "note" }, person.note ?? "")),
  );

const table = (people, name) => {
  const hasNotes = people.some(({ note }) => note !== null);
  const headings = ["Name", "Role", "User name", "Password", ...(hasNotes ? ["Note"] : [])];
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": name },
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          headings.map((text) => el("th", { scope: "col" }, text)),
        ),
      ),
      el(
        "tbody",
        {},
        people.map((person) => row(person, hasNotes)),
      ),
    ),
  );
};

/** Those of whom there is something to say, and the first in each role; the rest are much like them. */
const isWorthShowing = ({ note, roles }, index, people) =>
  note !== null || people.findIndex((other) => other.roles.join() === roles.join()) === index;

const lists = (portal, people) => {
  const first = people.filter(isWorthShowing);
  const rest = people.filter((person) => !first.includes(person));
  return [
    el(
      "p",
      { class: "muted small hint" },
      "Sign in as one of them. These passwords are for the demo alone and protect nothing.",
    ),
    table(first, `People of ${portal.name}`),
    rest.length === 0
      ? null
      : el(
          "details",
          { class: "more" },
          el(
            "summary",
            {},
            rest.length === 1 ? "1 more" : `${rest.length} more`,
            el("span", { class: "visually-hidden" }, ` of ${portal.name}`),
          ),
          table(rest, `More people of ${portal.name}`),
        ),
  ];
};

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
    ...lists(portal, people),
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
