import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons.js";
import type { TableParts } from "./parts.js";
import { totalOf } from "./strip.js";

const sizes = [10, 25, 50, 100];

/** "1–10 of 248 users", for the eye; `rangeText` for the ear. */
export const rangeText = (table: TableParts): string => {
  const { list, m } = table;
  const count = list.page?.items.length ?? 0;
  const total = totalOf(table)?.join(" ") ?? "";
  return count > 0 ? `${m.range(list.from + 1, list.from + count)}${total}` : total;
};

/** Where one is, how many rows, and the pages beside. */
export const pager = (table: TableParts): TemplateResult => {
  const { about, list, m, pageSize } = table;
  const { page } = list;
  const count = page?.items.length ?? 0;
  const total = totalOf(table);
  const options = sizes.includes(pageSize) ? sizes : [...sizes, pageSize].sort((a, b) => a - b);
  return html`<nav class="pager" part="pager" aria-label=${m.pages}>
    <span dir="auto"
      >${m.range(list.from + 1, list.from + count)}${
        total ? html`<strong>${total[0]}</strong> ${total[1]}` : nothing
      }</span
    >
    <span class="push"
      ><label class="size"
        ><span aria-hidden="true">${m.rows}</span
        ><span class="select"
          ><select
            aria-label=${m.rowsLabel}
            @change=${(event: Event) => {
              if (event.currentTarget instanceof HTMLSelectElement)
                table.setPageSize(Number(event.currentTarget.value));
            }}
          >
            ${options.map(
              (size) => html`<option value=${size} .selected=${size === pageSize}>${about.words.number(size)}</option>`,
            )}</select
          >${icon("chevron-down")}</span
        ></label
      ><span class="pair"
        ><button
          type="button"
          class="btn sm"
          ?disabled=${!page?.previousCursor}
          aria-label=${m.previousPage}
          @click=${() => {
            list.previous();
          }}
        >
          ${icon("chevron-start", "flip")}<span class="txt">${m.previous}</span></button
        ><button
          type="button"
          class="btn sm"
          ?disabled=${!page?.nextCursor}
          aria-label=${m.nextPage}
          @click=${() => {
            list.next();
          }}
        >
          <span class="txt">${m.next}</span>${icon("chevron-end", "caret flip")}
        </button></span
      ></span
    >
  </nav>`;
};
