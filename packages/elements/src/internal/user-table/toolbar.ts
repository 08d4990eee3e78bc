import { html, nothing, type TemplateResult } from "lit";
import { control } from "../access.js";
import type { ClientController } from "../client-controller.js";
import { icon, type IconName } from "../icons.js";
import { filtersOf, type Filter } from "./filters.js";
import { onPress, type TableParts } from "./parts.js";

const valueOf = (filter: Filter, any: string): string => {
  const [only, more] = filter.chosen;
  if (only === undefined) return any;
  return more === undefined
    ? (filter.values.find(({ id }) => id === only)?.label ?? only)
    : String(filter.chosen.length);
};

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
    aria-describedby=${(!isEnabled && table.refusals?.whyId(table, action)) || nothing}
    @click=${isEnabled ? run : nothing}
  >
    ${icon(name)}${action === "invite" ? inviteLabel(table.about) : table.about.m.actions.create}
  </button>`;
};

/** Beside the rows a portal may call inviting somebody of them something else. */
export const inviteLabel = ({ m, words }: ClientController): string => words.terms.inviteUser ?? m.actions.invite;

/** Inviting is the only way to add people. */
const isAlone = ({ about }: TableParts): boolean => !control(about.session, "create").isShown;

/** The buttons that add people; in the toolbar, and in the empty face. */
export const addButtons = (table: TableParts): unknown => [
  addButton(table, "invite", isAlone(table) ? "plus" : "mail", isAlone(table), () => {
    table.invite();
  }),
  addButton(table, "create", "plus", true, () => {
    table.edit(null);
  }),
];

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
      ${
        about.can?.search === false
          ? nothing
          : html`<span class="input-wrap search"
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
            >`
      }
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
      ${table.controls?.inactiveToggle(isDisabled)}
      <span class="push">${addButtons(table)}</span>
    </div>
    ${table.refusals?.refusalLines(table)}`;
};
