import "../internal/messages/action-messages.js";
import { html, nothing, type TemplateResult } from "lit";
import type { User } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import { actionIcons } from "../internal/action-icons.js";
import { icon } from "../internal/icons.js";
import { secretBox } from "../internal/secret-box.js";
import { isMailed, limitText } from "../internal/takeover.js";
import { answerText } from "./answer.js";
import type { EditorAction } from "./editor-actions.js";
import type { EditorView } from "./editor-view.js";
import { temporaryPassword } from "./temporary-password.js";

/** In this order; delete comes last, as everywhere. Of two that undo each other one shows at a time, in the same place. */
const groups = [
  ["restore"],
  ["unlock", "lock"],
  ["resendWelcome"],
  ["sendPasswordReset"],
  ["setTemporaryPassword"],
  ["resetMfa"],
  ["revokeSessions"],
  ["delete"],
] as const satisfies readonly (readonly EditorAction[])[];

/** What the action does, in a sentence, where the question before it doesn't say it. */
const aboutAction = ({ editor, about }: EditorView, user: User, action: EditorAction): string => {
  if (action === "setTemporaryPassword" && isMailed(user))
    return limitText(user, action, editor.name, editor.actionWords) ?? "";
  const own = editor.t.about[action]?.(editor.name);
  const [before, after] = editor.actionWords.happens[action]?.(about.session?.tenant.name ?? "") ?? ["", ""];
  return own ?? before + editor.name + after;
};

/** What somebody who is kept out, or hasn't come in yet, is helped by: it stands before all else. */
const isUrgent = (user: User, group: readonly EditorAction[]): boolean =>
  (user.lock !== null && group.includes("unlock")) ||
  (user.status === "provisioned" && group.includes("resendWelcome"));

/** Where an action stands: before all else for somebody who is locked or new, with the status, or at the end. */
export type ActionPlace = "urgent" | "usual" | "last";

const placeOf = (user: User, group: readonly EditorAction[]): ActionPlace =>
  isUrgent(user, group) ? "urgent" : group.includes("delete") ? "last" : "usual";

/** One section for each action of a place that the report has for this user; a refused one with its reason beneath. */
export const actionSections = (view: EditorView, user: User, place: ActionPlace): TemplateResult[] => {
  const { editor, about } = view;
  const { m } = about;
  const { t, actions, answers } = editor;
  return groups.flatMap((group: readonly EditorAction[]) => {
    if (placeOf(user, group) !== place) return [];
    // What was done stays to be read, though the action itself has gone: a mail that may be sent once.
    const done = group.find((action) => answers.get(action));
    const action = group.find((one) => control(user, one).isShown) ?? done;
    if (!action) return [];
    const { isShown, denied } = control(user, action);
    const answer = done && answers.get(done);
    const isDelete = action === "delete";
    const isTemporary = action === "setTemporaryPassword";
    const label = m.actions[action] + (actions.asks(action) ? "…" : "");
    const click = (event: Event) => {
      if (!denied && event.currentTarget instanceof HTMLElement) void actions.act(action, event.currentTarget);
    };
    return [
      html`<section class="section" part="section" id=${isTemporary ? "area-temporaryPassword" : nothing}>
        <div class="split">
          <div>
            <h3 id="action-${action}">${isDelete ? t.deleteUser : m.actions[action]}</h3>
            <p class="help">${aboutAction(view, user, action)}</p>
          </div>
          <div class="act">
            ${
              isShown
                ? html`<button
                    type="button"
                    class="btn ${isDelete && !denied ? "danger-quiet" : ""}"
                    aria-disabled=${denied ? "true" : nothing}
                    aria-busy=${answer?.busy ? "true" : nothing}
                    aria-describedby=${denied ? `why-${action}` : nothing}
                    @click=${click}
                  >
                    ${
                      answer?.busy
                        ? html`<span class="spinner"></span>${m.busy[action] ?? m.working}`
                        : html`${icon(actionIcons[action])}${label}`
                    }
                  </button>`
                : nothing
            }
            ${answerText(answer, m)}
          </div>
          ${
            denied
              ? html`<p class="why" id="why-${action}">${icon("info")}<span>${editor.why(denied, action)}</span></p>`
              : nothing
          }
          ${isTemporary ? html`<div class="across">${temporaryPassword(view)}</div>` : nothing}
          ${answer?.secret ? secretBox(answer.secret, editor.actionWords, m) : nothing}
        </div>
      </section>`,
    ];
  });
};
