import { el } from "/account/dom.js";

const entries = (items) =>
  el(
    "dl",
    {},
    items.map(([term, ...meaning]) => el("div", {}, el("dt", {}, term), el("dd", {}, ...meaning))),
  );

/** What the statuses and roles mean, in the words of the profile: the table's help links lead here. */
export const helpPage = (profile) => [
  el("h1", {}, "Help: users"),
  el(
    "div",
    { class: "card prose" },
    el("h2", { id: "status" }, "What a status means"),
    el("p", {}, "The status follows from what has happened to a user; nobody sets it by hand."),
    entries(profile.statuses.map(({ label, meaning }) => [label, meaning])),
    el("h2", { id: "roles" }, "What a role may do"),
    el("p", {}, "Each user has one role. You can give a role only if you hold everything that it allows."),
    entries(profile.roles.items.map(({ name, description }) => [name, description])),
    el("h2", { id: "support" }, profile.support.name),
    el(
      "p",
      {},
      profile.support.text,
      " ",
      profile.support.email ? el("a", { href: `mailto:${profile.support.email}` }, profile.support.email) : null,
    ),
  ),
];
