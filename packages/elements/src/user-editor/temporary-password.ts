import { html, nothing, type TemplateResult } from "lit";
import type { User } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import { icon } from "../internal/icons.js";
import { statusWords } from "../internal/identity.js";
import { isMailed, letInBy, limitText } from "../internal/takeover.js";
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
  return html`${field ? fieldView(view, field, isLabelled) : nothing}${caution(warning)}${caution(limit)}${keptOut(view, user)}`;
};

/**
 * Of somebody who is locked or inactive: what is handed out lets nobody in, as long as they are. It is said before and after, and
 * what lets them in is offered in the same step.
 */
export const keptOut = ({ editor, about }: EditorView, user: User): TemplateResult | typeof nothing => {
  const { m, profile } = about;
  const needed = letInBy(user);
  if (needed.length === 0) return nothing;
  const able = needed.filter((action) => control(user, action).isEnabled);
  const status = profile ? statusWords(user.status, profile, m).label : user.status;
  const hasSecret = editor.answers.get("setTemporaryPassword")?.secret !== undefined;
  return html`${caution(editor.t.keptOut(editor.name, status))}${
    able.length === 0
      ? nothing
      : hasSecret
        ? html`<p>
            <button type="button" class="btn" @click=${() => void editor.actions.letIn()}>
              ${able.map((action) => m.actions[action]).join(", ")}
            </button>
          </p>`
        : html`<label class="tick"
            ><span class="choice"
              ><input
                type="checkbox"
                .checked=${editor.isLettingIn}
                @change=${() => {
                  editor.isLettingIn = !editor.isLettingIn;
                }}
              />${icon("check", "on")}</span
            >${able.map((action) => editor.t.alsoDo(m.actions[action])).join(", ")}</label
          >`
  }`;
};
