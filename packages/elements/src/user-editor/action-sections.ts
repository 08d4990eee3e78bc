import { html, nothing, type TemplateResult } from "lit";
import type { Decision, User, UserAction } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import { icon } from "../internal/icons.js";
import type { CommonMessages } from "../internal/messages/common.js";
import type { UserEditorMessages } from "../internal/messages/user-editor.js";
import type { UserActionsMessages } from "../internal/messages/user-actions.js";
import { secretBox } from "../internal/secret-box.js";
import { actionIcons } from "../internal/user-actions.js";

/** How an action stands: under way, or done. It stays beside its button until the next one. */
export interface ActionState {
  readonly busy?: boolean;
  readonly done?: string;
  /** The temporary credential that it made; shown this once. */
  readonly secret?: string;
}

/** In this order; delete comes last, as everywhere. Of two that undo each other one shows at a time, in the same place. */
const groups = [
  ["restore"],
  ["activate", "deactivate"],
  ["unlock", "lock"],
  ["resendWelcome"],
  ["sendPasswordReset"],
  ["setTemporaryPassword"],
  ["resetMfa"],
  ["revokeSessions"],
  ["delete"],
] as const satisfies readonly (readonly UserAction[])[];
export type EditorAction = (typeof groups)[number][number];

/** One section for each action that the report has for this user; a refused one with its reason beneath. */
export const actionSections = (view: {
  readonly user: User;
  /** What the action does, in a sentence. */
  readonly about: (action: EditorAction) => string;
  readonly states: ReadonlyMap<EditorAction, ActionState>;
  readonly isBusy: boolean;
  readonly asks: (action: EditorAction) => boolean;
  readonly reason: (action: EditorAction, decision: Decision) => string;
  readonly onAct: (action: EditorAction, trigger: HTMLElement) => void;
  readonly t: UserEditorMessages;
  readonly a: UserActionsMessages;
  readonly m: CommonMessages;
}): TemplateResult[] => {
  const { user, t, m } = view;
  return groups.flatMap((group: readonly EditorAction[]) => {
    // What was done stays to be read, though the action itself has gone: a mail that may be sent once.
    const done = group.find((action) => view.states.get(action));
    const action = group.find((one) => control(user, one).isShown) ?? done;
    if (!action) return [];
    const { isShown, denied } = control(user, action);
    const state = done && view.states.get(done);
    const isDelete = action === "delete";
    const label = m.actions[action] + (view.asks(action) ? "…" : "");
    const click = (event: Event) => {
      if (!denied && !view.isBusy) view.onAct(action, event.currentTarget as HTMLElement);
    };
    return [
      html`<section class="section" part="section">
        <div class="split">
          <div>
            <h3>${isDelete ? t.deleteUser : m.actions[action]}</h3>
            <p class="help">${view.about(action)}</p>
          </div>
          <div class="act">
            ${
              isShown
                ? html`<button
                    type="button"
                    class="btn ${isDelete && !denied ? "danger-quiet" : ""}"
                    aria-disabled=${denied ? "true" : nothing}
                    aria-busy=${state?.busy ? "true" : nothing}
                    aria-describedby=${denied ? `why-${action}` : nothing}
                    @click=${click}
                  >
                    ${
                      state?.busy
                        ? html`<span class="spinner"></span>${m.busy[action] ?? m.working}`
                        : html`${icon(actionIcons[action] ?? "check")}${label}`
                    }
                  </button>`
                : nothing
            }
            <span class="saved" role="status">${state?.done ? html`${icon("check")}${state.done}` : nothing}</span>
          </div>
          ${
            denied
              ? html`<p class="why" id="why-${action}">${icon("info")}<span>${view.reason(action, denied)}</span></p>`
              : nothing
          }
          ${state?.secret ? secretBox(state.secret, view.a, m) : nothing}
        </div>
      </section>`,
    ];
  });
};
