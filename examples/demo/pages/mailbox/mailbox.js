import { el } from "/assets/dom.js";

const place = document.querySelector("#mails");
const filter = document.querySelector("#filter");
const count = document.querySelector("#count");
const every = 3000;

const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const keyOf = (mail) => `${mail.sentAt} ${mail.to} ${mail.subject}`;

/** The text with its links as links; nothing of a mail ever becomes markup. */
const linked = (text, links) => {
  const nodes = [];
  let rest = text;
  for (const link of links) {
    const at = rest.indexOf(link);
    if (at < 0) continue;
    nodes.push(rest.slice(0, at), el("a", { href: link }, link));
    rest = rest.slice(at + link.length);
  }
  return [...nodes, rest];
};

const entry = (mail, isOpen) =>
  el(
    "li",
    {},
    el(
      "details",
      { open: isOpen, "data-key": keyOf(mail) },
      el(
        "summary",
        {},
        el("bdi", { class: "to" }, mail.to),
        el("span", { class: "subject" }, mail.subject),
        el("time", { datetime: mail.sentAt }, time.format(new Date(mail.sentAt))),
      ),
      el("div", { class: "text" }, linked(mail.text, mail.links)),
    ),
  );

let mails = [];
let shown = "";

const draw = () => {
  const wanted = filter.value.trim().toLowerCase();
  const found = mails.filter((mail) => `${mail.to} ${mail.subject}`.toLowerCase().includes(wanted));
  const key = JSON.stringify(found.map(keyOf));
  if (key === shown) return;
  shown = key;
  // What was open stays open, and the focus where it was, when a new mail arrives above.
  const open = new Set([...place.querySelectorAll("details[open]")].map((details) => details.dataset.key));
  const focused = document.activeElement?.closest?.("details")?.dataset.key;
  count.textContent = found.length === 1 ? "1 mail" : `${found.length} mails`;
  if (found.length === 0) {
    const text = mails.length === 0 ? "No mail has arrived yet." : "No mail fits what you typed.";
    place.replaceChildren(el("p", { class: "card empty" }, text));
    return;
  }
  place.replaceChildren(
    el(
      "ul",
      { class: "mails card" },
      found.map((mail) => entry(mail, open.has(keyOf(mail)))),
    ),
  );
  if (focused)
    [...place.querySelectorAll("details")]
      .find((details) => details.dataset.key === focused)
      ?.firstElementChild?.focus();
};

const refresh = async () => {
  try {
    const response = await fetch("/demo/mail.json");
    if (!response.ok) throw new Error(String(response.status));
    mails = await response.json();
    draw();
  } catch {
    if (mails.length === 0)
      place.replaceChildren(
        el("p", { class: "notice danger" }, "The server doesn't answer. This page goes on trying."),
      );
  } finally {
    place.removeAttribute("aria-busy");
  }
};

filter.value = new URLSearchParams(location.search).get("to") ?? "";
filter.addEventListener("input", draw);
filter.form.addEventListener("submit", (event) => event.preventDefault());
await refresh();
setInterval(() => {
  if (!document.hidden) void refresh();
}, every);
