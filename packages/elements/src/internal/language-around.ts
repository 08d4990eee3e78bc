/** The `lang` around an element, out through shadow roots; unknown where it is rendered on a server, around which there is no page. */
export const languageAround = (element: Element): string | null | undefined => {
  if (typeof document === "undefined") return undefined;
  const found = element.closest("[lang]");
  const root = element.getRootNode();
  return found ? found.getAttribute("lang") : root instanceof ShadowRoot ? languageAround(root.host) : undefined;
};

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back when the page says another language somewhere, until what comes back is called. */
export const watchLanguage = (listener: () => void): (() => void) => {
  if (!observer) {
    observer = new MutationObserver(() => {
      for (const tell of listeners) tell();
    });
    observer.observe(document, { subtree: true, attributeFilter: ["lang"] });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
};
