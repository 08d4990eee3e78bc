import { html, nothing, type TemplateResult } from "lit";
import { control } from "../internal/access.js";
import { isMailed, limitText } from "../internal/takeover.js";
import { caution, secretCaution } from "./caution.js";
import { temporaryKey } from "./editor-field.js";
import { fieldView } from "./form-field.js";
import type { EditorView } from "./editor-view.js";

/** Where the manager may type the temporary credential: its field; and what to think of before it is set. */
export const temporaryPassword = (view: EditorView, isLabelled = false): TemplateResult | typeof nothing => {
  const { editor, about } = view;
  const { user, fields } = editor.model;
  // What goes by mail is typed by nobody.
  if (!user || !control(user, "setTemporaryPassword").isEnabled || isMailed(user)) return nothing;
  const field = fields.find(({ key }) => key === temporaryKey);
  const warning = secretCaution(view, {
    isTyped: field !== undefined,
    name: editor.name,
    saferWay: control(user, "sendPasswordReset").isEnabled ? about.m.actions.sendPasswordReset : undefined,
  });
  const limit = limitText(user, "setTemporaryPassword", editor.name, editor.actionWords);
  return html`${field ? fieldView(view, field, isLabelled) : nothing}${caution(warning)}${caution(limit)}`;
};
