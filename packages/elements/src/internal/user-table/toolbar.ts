import { html, nothing, type TemplateResult } from "lit";
import type { CollectionAction } from "@usherkit/sdk";
import { control } from "../access.js";
import { icon, type IconName } from "../icons.js";
import { whyNot } from "../reason.js";
import { filtersOf, type Filter } from "./filters.js";
import { onPress, type TableParts } from "./parts.js";

const valueOf = (filter: Filter, any: string): string => {
  const [only, more] = filter.chosen;
  if (only === undefined) return any;
  return more === undefined
    ? (filter.values.find(({ id }) => id === only)?.label ?? only)
    : String(filter.chosen.length);
};

const collectionDecision = ({ about }: TableParts, action: CollectionAction) => about.session?.actions[action];

/** Invite and Add user, as the report says. `isPrimary`: the one that leads. */
const addButton = (
  table: TableParts,
  action: "invite" | "create",
  name: IconName,
  isPrimary: boolean,
  run: () => void,
): TemplateResult | typeof nothing => {
  const { isShown, isEnabled } = control(table.about.session, action);
  if (!isShown) return nothing;
  return html`<button
    type="button"
    class="btn ${isPrimary ? "primary" : ""}"
    part="${action}-button"
    aria-disabled=${isEnabled ? nothing : "true"}
    aria-describedby=${isEnabled ? nothing : `why-${action}`}
    @click=${isEnabled ? run : nothing}
  >
    ${icon(name)}${table.about.m.actions[action]}
  </button>`;
};

/** The buttons that add people; in the toolbar, and in the empty face. */
export const addButtons = (table: TableParts): unknown => [
  addButton(table, "invite", "mail", !control(table.about.session, "create").isShown, () => {
    table.invite();
  }),
  addButton(table, "create", "plus", true, () => {
    table.edit(null);
  }),
];

/** Why a button of the toolbar can't be used, and what the viewer may do to nobody. */
const reasons = (table: TableParts): TemplateResult[] => {
  const { about, m, deniedToAll } = table;
  const denied = (["invite", "create"] as const).flatMap((action) => {
    const decision = collectionDecision(table, action);
    return decision && control(about.session, action).denied
      ? [{ id: `why-${action}`, text: whyNot(about, action, undefined, decision) }]
      : [];
  });
  const verbs = [...deniedToAll.keys()].map((action) => about.m.doing[action](about.words.terms.users));
  const [first] = deniedToAll.values();
  const lines = first
    ? [
        ...denied,
        {
          id: "why-rows",
          text: m.notYours(verbs, whyNot(about, "list", undefined, first)),
        },
      ]
    : denied;
  return lines.map(({ id, text }) => html`<p class="why" id=${id}>${icon("info")}<span>${text}</span></p>`);
};

/** Search, filters, columns; at the end what adds people. */
export const toolbar = (table: TableParts, isDisabled: boolean): TemplateResult => {
  const { about, list, m } = table;
  const { search } = list.query;
  const handleInput = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) table.ask({ search: event.currentTarget.value });
  };
  const handleClear = (event: Event) => {
    table.ask({ search: "" });
    if (event.currentTarget instanceof HTMLElement)
      event.currentTarget.parentElement?.querySelector<HTMLElement>("input")?.focus();
  };
  const filters = filtersOf(table);
  return html`<div class="toolbar" part="toolbar" role="search">
      <span class="input-wrap search"
        >${icon("search")}<input
          class="input"
          type="search"
          part="search"
          autocomplete="off"
          maxlength="200"
          placeholder=${m.search}
          aria-label=${m.search}
          .value=${search}
          ?disabled=${isDisabled}
          @input=${handleInput}
        />${
          search
            ? html`<button
                type="button"
                class="btn quiet icon-only sm"
                aria-label=${m.clearSearch}
                @click=${handleClear}
              >
                ${icon("x")}
              </button>`
            : nothing
        }</span
      >
      ${filters.map(
        (filter) =>
          html`<button
            type="button"
            class="btn table-only"
            aria-haspopup="menu"
            aria-expanded="false"
            ?disabled=${isDisabled}
            @click=${onPress(table, (over, trigger) => {
              over.openFilters(trigger, filter.label, filter.key);
            })}
          >
            <span class="select-label">${filter.label}</span> ${valueOf(filter, about.m.any)}${icon(
              "chevron-down",
              "caret",
            )}
          </button>`,
      )}
      ${
        about.profile
          ? html`<button
                type="button"
                class="btn icon-only table-only"
                aria-label=${m.columns}
                aria-haspopup="menu"
                aria-expanded="false"
                ?disabled=${isDisabled}
                @click=${onPress(table, (over, trigger) => {
                  over.openColumns(trigger);
                })}
              >
                ${icon("columns")}
              </button>
              ${
                filters.length > 0
                  ? html`<button
                      type="button"
                      class="btn cards-only"
                      aria-haspopup="menu"
                      aria-expanded="false"
                      ?disabled=${isDisabled}
                      @click=${onPress(table, (over, trigger) => {
                        over.openFilters(trigger, m.filters);
                      })}
                    >
                      ${icon("filter")}${m.filters}
                    </button>`
                  : nothing
              }`
          : nothing
      }
      <span class="push">${addButtons(table)}</span>
    </div>
    ${reasons(table)}`;
};
