/** An element with attributes and children. A function under `onclick`, `onsubmit` … listens; `true` is an empty attribute; `false`, `null` and `undefined` are left out. */
export const el = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/** Shows a new view in a place, names the page after its heading, and takes the focus there, so that it is read out. */
export const show = (place, ...nodes) => {
  place.replaceChildren(...nodes.filter(Boolean));
  const heading = place.querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  document.title = [heading.textContent, document.documentElement.dataset.site].filter(Boolean).join(" · ");
  if (place.dataset.shown) heading.focus();
  place.dataset.shown = "true";
};

export const notice = (kind, ...children) => el("div", { class: `notice ${kind}` }, ...children);

/** A number to call, which reads from left to right in every language. */
export const telephone = (number) =>
  el("a", { href: `tel:${number.replace(/[^\d+]/g, "")}`, dir: "ltr", class: "telephone" }, number);
