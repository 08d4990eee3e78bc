import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Column, User } from "@usherkit/sdk";
import { control } from "../access.js";
import type { ClientController } from "../client-controller.js";
import { icon } from "../icons.js";
import { fullName } from "../identity.js";
import { safeHref } from "../safe-href.js";
import { cell, isTime, kindOf, sortsOf } from "./columns.js";
import { onPress, verbFor, type TableParts } from "./parts.js";

const classOf = (column: Column, left?: ReadonlySet<string>): string => {
  const kind = kindOf(column);
  // The widths of a kind are for it alone; and so is that addresses go beneath the names where there is no room.
  const room = column.fields.length > 1 && kind !== "name" ? "text" : kind;
  return `k-${room} p${String(column.priority ?? 1)}${left?.has(column.id) ? " left" : ""}`;
};

const checkbox = (label: string, isChecked: boolean, isMixed: boolean, change: (isChecked: boolean) => void) =>
  html`<span class="choice"
    ><input
      type="checkbox"
      aria-label=${label}
      .checked=${isChecked}
      .indeterminate=${isMixed}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof HTMLInputElement) change(event.currentTarget.checked);
      }}
    />${icon("check", "on")}${icon("minus", "mix")}</span
  >`;

const heading = (table: TableParts, column: Column): TemplateResult => {
  const { about, list, m } = table;
  const sorts = sortsOf(column, about);
  const sort = list.sort ?? "";
  const isDescending = sort.startsWith("-");
  const current = sorts.find(({ key }) => key === sort.replace("-", ""));
  const zone = (field = "") =>
    isTime(field) ? html`<span class="zone">${` ${about.words.zone.label}`}</span>` : nothing;
  return html`<th
    class=${classOf(column, table.room.left)}
    scope="col"
    data-column=${column.id}
    aria-sort=${current ? (isDescending ? "descending" : "ascending") : nothing}
  >
    ${sorts.length === 0 ? html`${column.label}${zone(column.fields[0])}` : nothing}
    ${sorts.map(
      ({ key, label }) =>
        html`<button
          type="button"
          class="sort ${current?.key === key ? "sorted" : ""}"
          aria-label=${
            current?.key === key && sorts.length > 1
              ? `${label}, ${isDescending ? m.descending : m.ascending}`
              : nothing
          }
          @click=${() => {
            list.sortBy(key);
          }}
        >
          <span>${label}${zone(sorts.length > 1 ? key : column.fields[0])}</span
          >${current?.key === key ? icon(isDescending ? "arrow-down" : "arrow-up") : nothing}
        </button>`,
    )}${
      column.helpUrl
        ? html`<a
            class="help-link"
            href=${safeHref(column.helpUrl)}
            target="_blank"
            rel="noopener"
            aria-label=${about.m.help(column.label)}
            >${icon("help")}</a
          >`
        : nothing
    }
  </th>`;
};

/** Whether it holds the address alone, which has another place beneath the name. */
export const isOfMail = (column: Column): boolean => column.fields.length === 1 && kindOf(column) === "email";

/** Whether the rows of this portal have a place for actions. */
const hasActions = ({ profile }: ClientController): boolean => profile?.rowActions.actions.length !== 0;

/** The menu of a row, where the report has anything for it. `from`: so many of its actions have buttons. */
export const rowMenu = (table: TableParts, user: User, from = 0): TemplateResult | typeof nothing => {
  const { about, deniedToAll, m } = table;
  const isEmpty = (about.profile?.rowActions.actions ?? [])
    .map((wanted) => verbFor(user, wanted))
    .every((action) => deniedToAll.has(action) || !control(user, action).isShown);
  if (isEmpty) return nothing;
  return html`<button
    type="button"
    class="btn quiet icon-only sm"
    aria-label=${m.actionsFor(fullName(user))}
    aria-haspopup="menu"
    aria-expanded="false"
    @click=${onPress(table, (over, trigger) => {
      over.openRow(trigger, user, from);
    })}
  >
    ${icon("more")}
  </button>`;
};

const row = (table: TableParts, user: User): TemplateResult => {
  const { about, selection, m, columns, bulkActions, controls } = table;
  const name = fullName(user);
  const isSelected = selection.has(user);
  const canOpen = control(user, "edit").isEnabled || control(user, "view").isEnabled;
  const triggerOf = (event: Event) => (event.currentTarget instanceof HTMLElement ? event.currentTarget : undefined);
  const open = (event: Event) => {
    table.edit(user, triggerOf(event));
  };
  const explain = onPress(table, (over, trigger) => {
    over.explain(trigger, user);
  });
  const { isNarrow, isFolded, left } = table.room;
  const role = isNarrow ? "none" : nothing;
  return html`<tr
    role=${isNarrow ? "listitem" : nothing}
    class="${isSelected ? "selected" : ""} ${user.deletedAt === null && user.active ? "" : "removed"}"
    part="row"
  >
    ${
      bulkActions.length > 0
        ? html`<td class="c-check" role=${role}>
            ${checkbox(m.select(name), isSelected, false, (isChecked) => {
              table.select([user], isChecked);
            })}
          </td>`
        : nothing
    }
    ${columns.map((column) => {
      const isMailMoved = left.size > 0 && columns.some((other) => left.has(other.id) && isOfMail(other));
      const inside = html`<span class="v"
        >${cell(column, user, about, { controls, open: canOpen ? open : undefined, explain, isMailMoved })}</span
      >`;
      return kindOf(column) === "name"
        ? html`<th class="${classOf(column)} c-name" scope="row" role=${role} data-label=${column.label}>${inside}</th>`
        : html`<td class=${classOf(column, left)} role=${role} data-label=${column.label}>${inside}</td>`;
    })}
    ${
      hasActions(about)
        ? html`<td class="c-actions" role=${role}>
            ${controls?.buttons(user)}${isFolded || !controls?.hasButtons ? rowMenu(table, user) : nothing}
          </td>`
        : nothing
    }
  </tr>`;
};

/** The table; as cards its parts are no table for CSS, which takes their roles away, and are told as a list. */
export const rows = (table: TableParts): TemplateResult => {
  const { about, list, m, selection, columns, bulkActions } = table;
  const users = list.page?.items ?? [];
  const { isNarrow } = table.room;
  const role = isNarrow ? "none" : nothing;
  const chosen = users.filter((user) => selection.has(user)).length;
  return html`<table
      class="table cards ${list.isLoading ? "stale" : ""} ${table.room.isFolded ? "folded" : ""}"
      part="table"
      role=${isNarrow ? "list" : nothing}
      aria-label=${about.m.users}
      aria-busy=${list.isLoading}
    >
      <thead>
        <tr>
          ${
            bulkActions.length > 0
              ? html`<th class="c-check">
                  ${checkbox(
                    m.selectPage,
                    chosen > 0 && chosen === users.length,
                    chosen > 0 && chosen < users.length,
                    () => {
                      table.select(users, chosen < users.length);
                    },
                  )}
                </th>`
              : nothing
          }
          ${columns.map((column) => heading(table, column))}
          ${
            hasActions(about)
              ? html`<th class="c-actions" data-column="actions">
                  <span class="visually-hidden">${m.actionsHead}</span>
                </th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody role=${role}>
        ${repeat(
          users,
          ({ id }) => id,
          (user) => row(table, user),
        )}
      </tbody>
    </table>
    ${about.profile?.statuses.map(({ id, meaning }) => html`<span hidden id="meaning-${id}">${meaning}</span>`)}`;
};

const bones = html`<span class="person"
  ><span class="bone round"></span><span class="who"><span class="bone"></span><span class="bone short"></span></span
></span>`;

/** The first time: the real layout, no spinner; where the portal isn't known yet, something like it. */
export const skeleton = (table: TableParts): TemplateResult => {
  const { columns, about, pageSize } = table;
  const kinds = columns.length > 0 ? columns.map((column) => classOf(column)) : ["k-name", "k-status", "k-role", ""];
  const cells = (inside: (index: number) => unknown) =>
    html`<tr>
      <td class="c-check"></td>
      ${kinds.map((kind, index) => html`<td class=${kind}>${inside(index)}</td>`)}
      ${hasActions(about) ? html`<td class="c-actions"></td>` : nothing}
    </tr>`;
  return html`<span class="visually-hidden">${about.m.loading}</span>
    <div class="strip"><span class="bone short"></span></div>
    <table class="table skeleton" aria-hidden="true">
      <thead>
        <tr>
          <th class="c-check"></th>
          ${kinds.map((kind, index) => html`<th class=${kind}>${columns[index]?.label}</th>`)}
          ${hasActions(about) ? html`<th class="c-actions"></th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${Array.from({ length: Math.min(pageSize, 8) }, () =>
          cells((index) => (index === 0 ? bones : html`<span class="bone"></span>`)),
        )}
      </tbody>
    </table>`;
};
