import type { Page } from "playwright-core";

/**
 * What doesn't fit at the page's width: the page itself where it scrolls sideways, and text that its own box cuts off. What
 * scrolls by itself, and what is there for screen readers alone, may be wider.
 */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    // Container queries and the elements answer to the new width before the second frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`page: ${scrollWidth} in ${clientWidth}`);
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll<HTMLElement>("*")) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth < 8) continue;
        const { overflowX } = getComputedStyle(element);
        const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== "");
        if (hasText && ["hidden", "clip"].includes(overflowX) && element.checkVisibility())
          found.push(`${element.localName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`);
      }
    };
    visit(document);
    return found;
  });
