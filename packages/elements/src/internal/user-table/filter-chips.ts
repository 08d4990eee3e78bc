import { html, type TemplateResult } from "lit";
import { icon } from "../icons.js";
import { tableOverlays } from "../messages/table-overlays.js";
import { filtersOf, toggleFilter } from "./filters.js";
import type { TableParts } from "./parts.js";

/** The filters set, each to be taken away: they are set in a menu, so what opens over the table brings them. */
export const filterChips = (table: TableParts): TemplateResult[] => {
  const m = table.about.messages("tableOverlays", tableOverlays);
  return filtersOf(table).flatMap((filter) =>
    filter.values
      .filter(({ id }) => filter.chosen.includes(id))
      .map(({ id, label }) => {
        const text = m.filter(filter.label, label);
        return html`<span class="filter-chip"
          >${text}<button
            type="button"
            aria-label=${m.removeFilter(text)}
            @click=${() => {
              toggleFilter(table, filter, id);
            }}
          >
            ${icon("x")}
          </button></span
        >`;
      }),
  );
};
