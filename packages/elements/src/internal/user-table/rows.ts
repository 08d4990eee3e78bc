/* eslint-disable lit-a11y/no-redundant-role -- as cards these are no table parts for CSS, which takes their own roles away */
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

const classOf = (column: Column): string => {
  const kind = kindOf(column);
  // The widths of a kind are for it alone; and so is that addresses go beneath the names where there is no room.
  const room = column.fields.length > 1 && kind !== "name" ? "text" : kind;
  return `k-${room} p${String(column.priority ?? 1)}`;
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
    class=${classOf(column)}
    role="columnheader"
    scope="col"
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

/** Whether the rows of this portal have a place for actions. */
const hasActions = ({ profile }: ClientController): boolean => profile?.rowActions.actions.length !== 0;

/** The menu of a row, where the report has anything for it. `kind`: where it is shown. */
export const rowMenu = (table: TableParts, user: User, kind = ""): TemplateResult | typeof nothing => {
  const { about, deniedToAll, m } = table;
  const isEmpty = (about.profile?.rowActions.actions ?? [])
    .map((wanted) => verbFor(user, wanted))
    .every((action) => deniedToAll.has(action) || !control(user, action).isShown);
  if (isEmpty) return nothing;
  return html`<button
    type="button"
    class="btn quiet icon-only sm ${kind}"
    aria-label=${m.actionsFor(fullName(user))}
    aria-haspopup="menu"
    aria-expanded="false"
    @click=${onPress(table, (over, trigger) => {
      over.openRow(trigger, user);
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
  return html`<tr
    role="row"
    class="${isSelected ? "selected" : ""} ${user.deletedAt === null && (user.active || user.registration === "registered") ? "" : "removed"}"
    part="row"
  >
    ${
      bulkActions.length > 0
        ? html`<td class="c-check" role="cell">
            ${checkbox(m.select(name), isSelected, false, (isChecked) => {
              table.select([user], isChecked);
            })}
          </td>`
        : nothing
    }
    ${columns.map((column) => {
      const isName = kindOf(column) === "name";
      return html`<td
        class="${classOf(column)} ${isName ? "c-name" : ""}"
        role=${isName ? "rowheader" : "cell"}
        data-label=${column.label}
      >
        <span class="v">${cell(column, user, about, { controls, open: canOpen ? open : undefined, explain })}</span>
      </td>`;
    })}
    ${hasActions(about) ? html`<td class="c-actions" role="cell">${controls?.buttons(user) ?? rowMenu(table, user)}</td>` : nothing}
  </tr>`;
};

/** The table, with explicit roles: as cards its parts are no table for CSS, and would be none for assistive technology. */
export const rows = (table: TableParts): TemplateResult => {
  const { about, list, m, selection, columns, bulkActions } = table;
  const users = list.page?.items ?? [];
  const chosen = users.filter((user) => selection.has(user)).length;
  return html`<table
    class="table cards ${list.isLoading ? "stale" : ""}"
    part="table"
    role="table"
    aria-label=${about.m.users}
    aria-busy=${list.isLoading}
  >
    <thead role="rowgroup">
      <tr role="row">
        ${
          bulkActions.length > 0
            ? html`<th class="c-check" role="columnheader">
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
            ? html`<th class="c-actions" role="columnheader"><span class="visually-hidden">${m.actionsHead}</span></th>`
            : nothing
        }
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        users,
        ({ id }) => id,
        (user) => row(table, user),
      )}
    </tbody>
  </table>`;
};

const bones = html`<span class="person"
  ><span class="bone round"></span><span class="who"><span class="bone"></span><span class="bone short"></span></span
></span>`;

/** The first time: the real layout, no spinner; where the portal isn't known yet, something like it. */
export const skeleton = (table: TableParts): TemplateResult => {
  const { columns, about, pageSize } = table;
  const kinds = columns.length > 0 ? columns.map(classOf) : ["k-name", "k-status", "k-role", ""];
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
