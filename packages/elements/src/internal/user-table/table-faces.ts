import { html, nothing, type TemplateResult } from "lit";
import { face } from "../face.js";
import { when } from "../format.js";
import { icon } from "../icons.js";
import { tableOverlays } from "../messages/table-overlays.js";
import { offlineIcon, usersIcon } from "../more-icons.js";
import { readingProblemText } from "../problem-text.js";
import type { TableParts } from "./parts.js";
import { addButtons } from "./toolbar.js";

/** Nobody is there, or nobody that was asked for. */
export const emptyFace = (table: TableParts): TemplateResult => {
  const { about, list } = table;
  const m = about.messages("tableOverlays", tableOverlays);
  const term = list.query.search.trim();
  if (!list.hasQuestion)
    return face(usersIcon, m.emptyTitle, m.emptyText(about.session?.tenant.name ?? ""), addButtons(table));
  return face(
    "search",
    m.noMatchTitle(term),
    m.noMatchText(list.filterCount, term !== ""),
    html`${
      list.filterCount > 0
        ? html`<button
            type="button"
            class="btn"
            @click=${() => {
              table.ask({ status: [], roleId: [] });
            }}
          >
            ${m.clearFilters}
          </button>`
        : nothing
    }${
      term
        ? html`<button
            type="button"
            class="btn ${list.filterCount > 0 ? "quiet" : ""}"
            @click=${() => {
              table.ask({ search: "" });
            }}
          >
            ${table.m.clearSearch}
          </button>`
        : nothing
    }`,
  );
};

/** A reading failed: the last page stays, and says how old it is. */
export const staleNotice = ({ about, list }: TableParts): TemplateResult => {
  const m = about.messages("tableOverlays", tableOverlays);
  const { time, zone } = when(new Date(list.loadedAt).toISOString(), about.words);
  const isOffline = !navigator.onLine;
  return html`<div class="notice neutral flush" role="status">
    ${icon(isOffline ? offlineIcon : "alert")}
    <div>
      <strong>${isOffline ? m.offlineTitle : m.staleTitle}</strong>
      ${isOffline ? nothing : readingProblemText(list.error, about)}
      ${isOffline && list.hasQuestion ? m.offlineSearch : nothing} ${m.asOf(`${time} ${zone}`)}
    </div>
    <button
      type="button"
      class="btn sm quiet"
      @click=${() => {
        list.refresh();
      }}
    >
      ${m.tryNow}
    </button>
  </div>`;
};
