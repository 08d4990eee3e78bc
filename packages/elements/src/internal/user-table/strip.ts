import { html, nothing, type TemplateResult } from "lit";
import type { UserAction } from "@usherkit/sdk";
import { control } from "../access.js";
import { actionIcons, asksFirst } from "../action-kinds.js";
import { icon } from "../icons.js";
import { filtersOf, sortKeysOf, toggleFilter } from "./filters.js";
import { onPress, type TableParts } from "./parts.js";

/** How many there are, in the words of a count that may have stopped. */
export const totalOf = ({ list, about, m }: TableParts): readonly [string, string] | undefined => {
  const total = list.page?.total;
  return total && m.total(total.exact ? about.words.number(total.value) : m.atLeast(total.value), total.value);
};

/** At rest: how many, the filters set, and, where there are cards, the order. */
const atRest = (table: TableParts): TemplateResult => {
  const { list, m } = table;
  const total = totalOf(table);
  const sort = list.sort ?? "";
  const sorted = sortKeysOf(table).find(({ key }) => key === sort.replace("-", ""));
  const isDescending = sort.startsWith("-");
  const unreadable = list.unreadable;
  return html`<div class="strip" part="strip">
    ${total ? html`<span><strong>${total[0]}</strong> ${total[1]}</span>` : nothing}
    ${unreadable > 0 ? html`<span>${m.unreadable(unreadable)}</span>` : nothing}
    ${filtersOf(table).flatMap((filter) =>
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
    )}
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

/** The arrow keys walk along a toolbar, as its role promises; Tab leaves by each button as it would without them. */
const handleArrows = (event: KeyboardEvent): void => {
  const bar = event.currentTarget;
  if (!(bar instanceof HTMLElement)) return;
  const buttons = [...bar.querySelectorAll("button")].filter((button) => button.checkVisibility());
  const at = buttons.findIndex((button) => button.matches(":focus"));
  const forward = bar.matches(":dir(rtl)") ? "ArrowLeft" : "ArrowRight";
  const steps: Record<string, number> = {
    ArrowLeft: at - 1 + buttons.length,
    ArrowRight: at - 1 + buttons.length,
    Home: 0,
    End: buttons.length - 1,
    [forward]: at + 1,
  };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[to % buttons.length]?.focus();
};

/** With a selection: what can be done to it, and to how many of it. */
const bulk = (table: TableParts): TemplateResult => {
  const { about, list, selection, m, bulkActions } = table;
  const { users } = selection;
  const total = list.page?.total;
  const offers = bulkActions
    .map((action) => ({ action, count: users.filter((user) => control(user, action).isEnabled).length }))
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => ({
      action,
      count,
      label: m.some(
        asksFirst(action) && count === users.length ? m.asks(about.m.actions[action]) : about.m.actions[action],
        count,
        users.length,
      ),
    }));
  // What it is started from may be gone when it is done; the button that clears the selection is not.
  const start = (action: UserAction, from: HTMLElement) => {
    table.start(action, users, from.closest(".strip")?.querySelector<HTMLElement>(".push") ?? undefined);
  };
  // Narrow, what most can have and what destroys stay, beside a menu of all; as cards there is the menu alone.
  const most = Math.max(...offers.map(({ count }) => count));
  const first = offers.find(({ action, count }) => action !== "delete" && count === most) ?? offers[0];
  const folded = offers.filter((offer) => offer !== first && offer.action !== "delete");
  return html`<div class="strip bulk" part="strip" role="toolbar" aria-label=${m.selection} @keydown=${handleArrows}>
    <strong>${m.selected(users.length)}</strong>
    ${
      total?.exact && total.value > users.length && total.value <= 1000
        ? html`<button
            type="button"
            class="link"
            @click=${async () => {
              selection.set(await list.all(), true);
            }}
          >
            ${m.selectAll(total.value)}
          </button>`
        : nothing
    }
    <span class="rule table-only"></span>
    ${offers.map(
      (offer) =>
        html`<button
          type="button"
          class="btn quiet sm table-only ${offer.action === "delete" ? "danger-quiet" : ""} ${folded.includes(offer) ? "wide-only" : ""}"
          @click=${(event: Event) => {
            if (event.currentTarget instanceof HTMLElement) start(offer.action, event.currentTarget);
          }}
        >
          ${icon(actionIcons[offer.action] ?? "more")}${offer.label}
        </button>`,
    )}
    ${offers.length === 0 ? html`<span class="muted">${m.nothingToDo}</span>` : nothing}
    ${
      offers.length > 0
        ? html`<button
            type="button"
            class="btn quiet icon-only sm ${folded.length > 0 ? "narrow-only" : "cards-only"}"
            aria-label=${m.moreActions}
            aria-haspopup="menu"
            aria-expanded="false"
            @click=${onPress(table, (over, trigger) => {
              over.openBulk(trigger, offers, (action) => {
                start(action, trigger);
              });
            })}
          >
            ${icon("more")}
          </button>`
        : nothing
    }
    <button
      type="button"
      class="btn quiet icon-only sm push"
      aria-label=${m.clearSelection}
      @click=${() => {
        selection.clear();
      }}
    >
      ${icon("x")}
    </button>
  </div>`;
};

/** One line over the rows: nothing moves when it becomes the bulk bar. */
export const strip = (table: TableParts): TemplateResult => (table.selection.size > 0 ? bulk(table) : atRest(table));
