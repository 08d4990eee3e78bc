import type { Page } from "playwright-core";
import { setWidth } from "../portals/support/views.js";

/** Every 40 px, from a telephone to a wide screen. */
export const widths = Array.from({ length: 33 }, (_, step) => 320 + step * 40);

/** What is wrong with the list as it stands, seen in the element's own tree; in words. */
export const listFaults = (page: Page, isCoarse: boolean): Promise<string[]> =>
  page.evaluate(
    (smallest) => {
      const root = document.querySelector("user-table, pending-invites")?.shadowRoot;
      const table = root?.querySelector("table.cards");
      if (!root || !table) return ["there is no list"];
      const isSeen = (element: Element) => element.checkVisibility() && element.getBoundingClientRect().width > 1;
      const seen = (within: ParentNode, selector: string) =>
        [...within.querySelectorAll<HTMLElement>(selector)].filter(isSeen);
      const text = (element: Element) => (element.textContent ?? "").trim().replaceAll(/\s+/g, " ");
      const faults: string[] = [];
      const frame = table.parentElement?.getBoundingClientRect();
      const { left = 0, right = 0 } = frame ?? {};
      const box = table.getBoundingClientRect();
      if (box.right > right + 0.5 || box.left < left - 0.5) faults.push(`the table is wider than its frame`);

      /** The lines that the words of an element stand in, and whether one of them is in two. */
      const brokenWord = (element: Element): string | undefined => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (const word of (node.textContent ?? "").matchAll(/[^\s\-–/.@_\u200b·⟦⟧]+/g)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
            if (lines.size > 1 && word[0].length < 25) return word[0];
          }
        return undefined;
      };
      for (const heading of seen(table, "thead th:not(.c-check, .c-actions)")) {
        const { left: start, right: end } = heading.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(heading);
        for (const { left: from, right: to, width } of range.getClientRects())
          if (width > 1 && (from < start - 0.5 || to > end + 0.5)) {
            faults.push(`the heading ${text(heading)} is clipped: ${String(from - start)}, ${String(end - to)} px`);
            break;
          }
        const word = brokenWord(heading);
        if (word !== undefined) faults.push(`the heading ${text(heading)} breaks ${word}`);
      }
      const isTable = seen(table, "thead").length > 0;
      for (const row of seen(table, "tbody tr")) {
        const name = seen(row, ".open, .c-name")[0];
        const who = name ? text(name) : "?";
        for (const inside of seen(row, ".mail")) {
          const cell = inside.closest("td, th")?.getBoundingClientRect();
          if (isTable && (cell?.width ?? 0) < 190)
            faults.push(`the address in the row of ${who} has ${String(cell?.width)} px`);
        }
        for (const cell of seen(row, "th, td")) {
          const word = brokenWord(cell);
          if (word !== undefined) faults.push(`${word} is broken in the row of ${who}`);
          const end = cell.getBoundingClientRect();
          for (const part of seen(cell, ".badge, .btn, .mail, time, .sub"))
            if (part.getBoundingClientRect().right > end.right + 1 || part.getBoundingClientRect().left < end.left - 1)
              faults.push(`${text(part) || part.className} sticks out in the row of ${who}`);
        }
        const height = row.getBoundingClientRect().height;
        // Two lines of text with what is above and below; a button beneath a badge, a reason beneath a switch are lines of their own.
        const notes = seen(row, ".k-registration .sub, .k-active .sub, .why").length > 0;
        if (isTable && who.length <= 40 && !notes && height > (smallest < 44 ? 60 : 64))
          faults.push(`the row of ${who} is ${String(height)} px high`);
        // All of an invite stands on its card; that of a person opens.
        const isOpened = seen(row, ".open").length > 0;
        // A name, a status, and several roles in two lines beneath.
        if (!isTable && isOpened && who.length <= 40 && !notes && smallest < 44 && height > 120)
          faults.push(`the card of ${who} is ${String(height)} px high`);
      }
      const targets = seen(root, "button, a, select, input, label.switch-line");
      for (const target of targets) {
        if (target.closest(".visually-hidden") || target.matches("label input")) continue;
        // What is pressed may be larger than what is seen: a pseudo-element that lies over it.
        const over = getComputedStyle(target, "::after");
        const { width, height } = target.getBoundingClientRect();
        const grown = over.position === "absolute" && over.content !== "none";
        const inset = Number.parseFloat(over.top) || 0;
        const size = target.matches(".open") ? 44 : Math.min(width, height) - (grown ? 2 * Math.min(0, inset) : 0);
        const cell = target.matches(".open") ? (target.closest("th, td")?.getBoundingClientRect().height ?? 0) : size;
        if (Math.min(size, cell) < smallest - 0.5)
          faults.push(
            `${target.getAttribute("aria-label") ?? text(target)} is ${String(Math.round(Math.min(size, cell)))} px to press`,
          );
      }
      return [...new Set(faults)];
    },
    isCoarse ? 44 : 24,
  );

/** What is wrong at each of these widths. */
export const allWidths = async (
  page: Page,
  { isCoarse = false, at = widths }: { isCoarse?: boolean; at?: readonly number[] } = {},
): Promise<string[]> => {
  const found: string[] = [];
  for (const width of at) {
    await setWidth(page, width);
    found.push(...(await listFaults(page, isCoarse)).map((fault) => `${String(width)} px: ${fault}`));
  }
  return found;
};
