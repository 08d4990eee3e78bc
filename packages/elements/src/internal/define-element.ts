/** Marks the classes of this package, whichever copy they come from. */
const brand = Symbol.for("usherkit.element");

/** Registers a class. A second copy of the package leaves the first in place; an element of somebody else's is told loudly. */
export const defineElement = (tag: string, element: CustomElementConstructor): void => {
  const found = customElements.get(tag);
  if (!found) {
    Object.defineProperty(element, brand, { value: true });
    customElements.define(tag, element);
  } else if (!(brand in found)) throw new TypeError(`<${tag}> is already defined, by something other than Usherkit.`);
};
