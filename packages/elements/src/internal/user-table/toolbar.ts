import { html, nothing, type TemplateResult } from "lit";
import type { Action, Decision } from "@usherkit/sdk";
import { control } from "../access.js";
import type { ClientController } from "../client-controller.js";
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
  const why = refusals(table).findIndex(({ actions }) => actions.includes(action));
  return html`<button
    type="button"
    class="btn ${isPrimary ? "primary" : ""}"
    part="${action}-button"
    aria-disabled=${isEnabled ? nothing : "true"}
    aria-describedby=${isEnabled ? nothing : `why-${why}`}
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

interface Refusal {
  readonly actions: Action[];
  readonly decision: Decision;
}

/** What the viewer may not do with the list, and to nobody in it; what has the same reason and the same remedy, once. */
const refusals = ({ about, deniedToAll }: TableParts): Refusal[] => {
  const found = new Map<string, Refusal>();
  const add = (action: Action, decision: Decision | undefined) => {
    if (!decision) return;
    const { reason, remedy } = decision;
    const key = JSON.stringify([reason, remedy]);
    const same = found.get(key);
    if (same) same.actions.push(action);
    else found.set(key, { actions: [action], decision });
  };
  for (const action of ["invite", "create"] as const) add(action, control(about.session, action).denied);
  for (const [action, decision] of deniedToAll) add(action, decision);
  return [...found.values()];
};

/** Why buttons of the toolbar can't be used, and what the viewer may do to nobody. */
const reasons = (table: TableParts, refused: readonly Refusal[]): TemplateResult[] => {
  const { about, m } = table;
  return refused.map(({ actions, decision }, index) => {
    const [first] = actions;
    const why = whyNot(about, actions.length === 1 && first ? first : "list", undefined, decision);
    const isAlone = actions.length === 1 && (first === "invite" || first === "create");
    const verbs = actions.map((action) => about.m.doing[action](about.words.terms.users));
    return html`<p class="why" id="why-${index}">
      ${icon("info")}<span>${isAlone ? why : m.notYours(verbs, why)}</span>
    </p>`;
  });
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
      ${table.controls?.inactiveToggle(isDisabled)}
      <span class="push">${addButtons(table)}</span>
    </div>
    ${reasons(table, refusals(table))}`;
};
