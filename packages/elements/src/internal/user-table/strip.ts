import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons.js";
import { sortKeysOf } from "./filters.js";
import { onPress, type TableParts } from "./parts.js";

/** How many there are, in the words of a count that may have stopped. */
export const totalOf = ({ list, about, m }: TableParts): readonly [string, string] | undefined => {
  const total = list.page?.total;
  return total && m.total(total.exact ? about.words.number(total.value) : m.atLeast(total.value), total.value);
};

/** At rest: how many, the filters set, and, where there are cards, the order. */
const atRest = (table: TableParts): TemplateResult => {
  const { about, list, m } = table;
  const total = totalOf(table);
  const tenant = about.session?.tenant.name ?? "";
  // Of those whom one has added, or has looked for, it would be said wrongly.
  const isWhole = tenant !== "" && about.profile?.scope === "tenant" && !list.hasQuestion;
  const sort = list.sort ?? "";
  const sorted = sortKeysOf(table).find(({ key }) => key === sort.replace("-", ""));
  const isDescending = sort.startsWith("-");
  const unreadable = list.unreadable;
  return html`<div class="strip" part="strip">
    ${total ? html`<span dir="auto"><strong>${total[0]}</strong> ${isWhole ? m.ofTenant(total[1], tenant) : total[1]}</span>` : nothing}
    ${unreadable > 0 ? html`<span>${m.unreadable(unreadable)}</span>` : nothing} ${table.overlays?.chips()}
    ${
      sorted
        ? html`<button
            type="button"
            class="btn quiet sm push cards-only"
            aria-label=${m.sortedBy(sorted.label, isDescending)}
            aria-haspopup="menu"
            aria-expanded="false"
            @click=${onPress(table, (over, trigger) => {
              over.openSort(trigger);
            })}
          >
            ${icon(isDescending ? "arrow-down" : "arrow-up")}${sorted.label}
          </button>`
        : nothing
    }
  </div>`;
};

/** One line over the rows: nothing moves when it becomes the bulk bar. */
export const strip = (table: TableParts): TemplateResult =>
  table.selection.size > 0 && table.overlays ? table.overlays.bulkBar() : atRest(table);
