/* eslint lit-a11y/no-redundant-role: "off" -- where narrow, CSS display drops the implicit roles of a table */
import { html, type TemplateResult } from "lit";
import { isolated } from "@usherkit/sdk/text";
import { icon } from "../internal/icons.js";
import type { UserEditorMessages } from "../internal/messages/user-editor.js";
import type { DraftValue } from "./draft.js";
import type { ClashRow } from "./editor-model.js";

export interface ConflictPanel {
  readonly rows: readonly ClashRow[];
  /** Who changed it, as far as the history says; and when, with the zone. */
  readonly who: string | undefined;
  readonly time: string;
  readonly t: UserEditorMessages;
  readonly labelOf: (key: string) => string;
  readonly textOf: (key: string, value: DraftValue) => string;
  readonly onChoose: (key: string, choice: ClashRow["choice"]) => void;
  readonly onTakeAll: () => void;
  readonly onApply: () => void;
}

/** Field by field: theirs or yours (scene 03). The form beneath holds the choice at once; to apply is to be done with it. */
export const conflictPanel = (panel: ConflictPanel): TemplateResult => {
  const { rows, t, who } = panel;
  const first = who ? isolated(who.split(/\s/, 1)[0] ?? who) : undefined;
  const mine = rows.filter(({ choice }) => choice === "mine").length;
  const cell = (row: ClashRow, choice: ClashRow["choice"], heading: string) =>
    html`<td role="cell" data-label=${heading}>
      <label
        ><span class="choice"
          ><input
            type="radio"
            name="clash-${row.key}"
            aria-label="${panel.labelOf(row.key)}, ${heading}: ${panel.textOf(row.key, row[choice]) || t.empty}"
            .checked=${row.choice === choice}
            @change=${() => panel.onChoose(row.key, choice)} /></span
        ><bdi>${panel.textOf(row.key, row[choice]) || t.empty}</bdi></label
      >
    </td>`;
  const theirs = t.theirs(first, panel.time);
  return html`<div class="conflict" part="conflict" role="group" aria-label=${t.clashLabel} tabindex="-1">
    <div class="notice warning" role="alert">
      ${icon("alert")}
      <div><strong>${who === "" ? t.clashOwn : t.clash(who && isolated(who))}</strong><br />${t.clashText}</div>
    </div>
    <table role="table" aria-label=${t.clashLabel}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${t.field}</th>
          <th role="columnheader" scope="col">${theirs}</th>
          <th role="columnheader" scope="col">${t.mine}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (row) =>
            html`<tr role="row">
              <th role="rowheader" scope="row"><bdi>${panel.labelOf(row.key)}</bdi></th>
              ${cell(row, "theirs", theirs)}${cell(row, "mine", t.mine)}
            </tr>`,
        )}
      </tbody>
    </table>
    <footer>
      <p class="help" role="status">${t.tally(rows.length - mine, mine, first)}</p>
      <button type="button" class="btn sm quiet" @click=${panel.onTakeAll}>${t.takeAll(first)}</button>
      <button type="button" class="btn sm" @click=${panel.onApply}>${t.apply}</button>
    </footer>
  </div>`;
};
