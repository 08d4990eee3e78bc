import { html, nothing, type TemplateResult } from "lit";
import { control } from "../internal/access.js";
import { icon } from "../internal/icons.js";
import { optionList } from "../internal/option-list.js";
import { activeKey } from "./editor-field.js";
import type { EditorView } from "./editor-view.js";

/** Active or inactive, as two options (docs/portals.md, CU-4); undefined where the portal or the person has no such thing. */
export const activeChoice = ({ editor }: EditorView, labelledBy: string): TemplateResult | undefined => {
  const { user, draft } = editor.model;
  const { t } = editor;
  // Of the two that undo each other one applies, by how the person stands.
  const action = user?.active ? "deactivate" : "activate";
  const { isShown, denied } = control(user, action);
  if (!isShown) return undefined;
  const isOff = denied !== undefined;
  return html`${optionList({
    name: "active",
    isPair: true,
    labelledBy,
    describedBy: denied ? "active-why" : undefined,
    options: [
      { id: "active", ...t.active, isOff },
      { id: "inactive", ...t.inactive, isOff },
    ],
    chosen: [draft[activeKey] === true ? "active" : "inactive"],
    onChoose: ([chosen]) => {
      editor.type(activeKey, chosen === "active");
    },
  })}${
    denied
      ? html`<p class="why" id="active-why">${icon("info")}<span>${editor.why(denied, action)}</span></p>`
      : nothing
  }`;
};
