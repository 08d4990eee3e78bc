import { isUsherError, type User, type UserAction, type Users } from "@usherkit/sdk";
import { asksFirst, type PerformedAction } from "../internal/action-kinds.js";
import { control } from "../internal/access.js";
import type { ConfirmController } from "../internal/confirm-dialog.js";
import { nameIn } from "../internal/identity.js";
import { errorText } from "../internal/reason.js";
import { isMailed, letInBy } from "../internal/takeover.js";
import { UserActionsController } from "../internal/user-actions.js";
import type { EditorController } from "./editor-controller.js";
import { temporaryKey } from "./editor-field.js";

/** What the editor does at once, by a button. */
export type EditorAction = PerformedAction | "setTemporaryPassword";

/** What has one place, of which one shows at a time. */
const pairs: Partial<Record<EditorAction, readonly EditorAction[]>> = {
  lock: ["lock", "unlock"],
  unlock: ["lock", "unlock"],
  activate: ["activate", "deactivate"],
  deactivate: ["activate", "deactivate"],
};

/** The actions of the editor, each with its answer in its own place. */
export class EditorActions {
  readonly #editor: EditorController;
  readonly #performer: UserActionsController;
  #acting: EditorAction | undefined;
  #secret: string | undefined;
  /** What is said in place of the usual words: where the credential went, or that it can't be shown again. */
  #told: string | undefined;

  constructor(editor: EditorController, confirm: ConfirmController) {
    this.#editor = editor;
    this.#performer = new UserActionsController(editor.host, {
      about: editor.about,
      confirm,
      list: { isHeld: false, refresh: () => editor.update(), remove: () => editor.end() },
      toast: { show: (text) => this.#done(text) },
      performs: { setTemporaryPassword: this.#setTemporary },
      tells: this.#tell,
    });
  }

  /** Opened by itself, the section is the question already: it says what happens, and has one button. */
  isAsked(action: EditorAction): boolean {
    return action === "setTemporaryPassword" && this.#editor.host.section !== undefined;
  }

  asks(action: EditorAction): boolean {
    return !this.isAsked(action) && asksFirst(action, this.#editor.about.profile, this.#editor.model.user);
  }

  act = async (action: EditorAction, trigger?: HTMLElement): Promise<void> => {
    const editor = this.#editor;
    const { user } = editor.model;
    if (!user || editor.isWorking) return;
    for (const one of pairs[action] ?? [action]) editor.answers.delete(one);
    if (action === "setTemporaryPassword" && !editor.model.check(temporaryKey)) {
      await editor.showProblems(temporaryKey);
      return;
    }
    if (!this.asks(action)) editor.answers.set(action, { busy: true });
    this.#acting = action;
    this.#secret = undefined;
    this.#told = undefined;
    editor.update();
    await this.#performer.request(action, [user], trigger, this.isAsked(action));
    if (editor.answers.get(action)?.busy) editor.answers.delete(action);
    if (editor.model.problems[temporaryKey]) await editor.showProblems(temporaryKey);
    if (action === "setTemporaryPassword" && editor.isLettingIn && editor.answers.get(action)?.done) await this.letIn();
    editor.update();
  };

  /** Lets in who has a credential that was of no use to them yet. It stays to be read. */
  letIn = async (): Promise<void> => {
    const { model } = this.#editor;
    for (const action of model.user ? letInBy(model.user) : []) {
      if (!model.user || !control(model.user, action).isEnabled) continue;
      this.#acting = action;
      this.#secret = undefined;
      this.#told = undefined;
      await this.#performer.request(action, [model.user], undefined, true);
    }
  };

  /** Said beside its button. The person themself comes by the client's event. */
  #done(text: string): void {
    const action = this.#acting;
    const editor = this.#editor;
    if (!action) return;
    editor.answers.set(action, { done: this.#told ?? text, ...(this.#secret && { secret: this.#secret }) });
    const isSole = editor.host.section !== undefined || action === "activate" || action === "deactivate";
    if (isSole && !this.#secret && !this.#told) editor.closeWhenDone();
    editor.update();
  }

  /** Typed by the manager, or made by the server: either is shown this once, unless it goes by mail. */
  #setTemporary = async (users: Users, user: User): Promise<void> => {
    const { model, actionWords, name } = this.#editor;
    const typed = isMailed(user) ? "" : String(model.draft[temporaryKey] ?? "");
    const { temporaryPassword, delivered } = await users.setTemporaryPassword(user, typed ? { password: typed } : {});
    model.set(temporaryKey, "");
    this.#secret = temporaryPassword ?? (typed || undefined);
    // The answer to a repeated request never tells a secret twice.
    const unseen = delivered ? actionWords.wasMailed(name, user.email ?? "") : actionWords.secretLost;
    this.#told = this.#secret ? undefined : unseen;
  };

  /** What is wrong with a typed credential is said under it; that it makes no sense any more, beside the button. */
  #tell = (action: UserAction, error: unknown): boolean => {
    if (!isUsherError(error)) return false;
    const editor = this.#editor;
    const acting = this.#acting;
    if (acting && error.decision?.state === "notApplicable" && !this.asks(acting)) {
      const { about, actionWords: t, subject } = editor;
      const { text } = errorText(error, { action, subject, m: about.m, words: about.words });
      const name = editor.model.user ? nameIn(editor.model.user) : "";
      editor.answers.set(acting, { failed: { title: (t.undone[action] ?? t.failedOne)(name), text } });
      void editor.reread();
      return true;
    }
    const wrong =
      action === "setTemporaryPassword" && error.errors?.find(({ pointer }) => pointer.endsWith("/password"));
    if (wrong) this.#editor.model.fail(temporaryKey, wrong.code);
    return Boolean(wrong);
  };
}
