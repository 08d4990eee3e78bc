import { isUsherError, type Client, type EditorSection, type User, type UserAction } from "@usherkit/sdk";
import { UserCreatedEvent } from "../events/user-created.js";
import { SignInRequiredEvent } from "../events/sign-in-required.js";
import { UserSavedEvent } from "../events/user-saved.js";
import { when } from "../internal/format.js";
import { nameIn } from "../internal/identity.js";
import { isUnsure } from "../internal/problem-text.js";
import { errorText, needsSignIn } from "../internal/reason.js";
import { storedBy } from "../internal/section-actions.js";
import type { EditorController } from "./editor-controller.js";
import { activeKey, sectionOf } from "./editor-field.js";
import { lastEditor } from "./last-editor.js";

/** Stores what was typed: the whole form, or one section of it, or somebody new. */
export class EditorSaver {
  readonly #editor: EditorController;

  constructor(editor: EditorController) {
    this.#editor = editor;
  }

  get #now(): string {
    const editor = this.#editor;
    const { time, zone } = when(new Date().toISOString(), editor.about.words);
    return editor.t.saved(`${time} ${zone}`);
  }

  /** The form, at once. */
  submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const editor = this.#editor;
    const { model, about } = editor;
    const { client } = about;
    const { user } = model;
    if (!client || editor.isWorking || !editor.canSave) return;
    editor.notice = undefined;
    editor.answer = "";
    if (user && model.changedIn("").length === 0) editor.answer = editor.t.unchanged;
    else if (!model.check("")) await editor.showProblems();
    else {
      const isDone = await this.#held(() => (user ? this.#save(client, user) : this.#create(client)));
      // Signed in again elsewhere: the save went through, so the session can be read again.
      if (isDone && about.status === "signed_out") void about.reload();
      await editor.showProblems();
      if (isDone && user) await this.#finish();
    }
    editor.update();
  };

  /** One section. What the others hold stays as it was typed. */
  saveSection = async (section: EditorSection): Promise<void> => {
    const editor = this.#editor;
    const { model, answers, about } = editor;
    const { client } = about;
    const { user } = model;
    if (!client || !user || editor.isWorking) return;
    if (model.changedIn(section).length === 0) answers.set(section, { done: editor.t.unchanged });
    else if (!model.check(section)) await editor.showProblems(section);
    else {
      answers.set(section, { busy: true });
      const { saved, error, user: after } = await this.#held(() => model.save(client, user, section));
      answers.delete(section);
      if (saved.length > 0) editor.host.dispatchEvent(new UserSavedEvent({ user: after }));
      if (error === undefined) {
        answers.set(section, { done: this.#now });
        if (about.status === "signed_out") void about.reload();
        if (editor.host.section) editor.closeWhenDone();
      } else {
        if (model.clashIn(section).length > 0)
          editor.who = await lastEditor(client, user.id, this.#editor.about.session?.actor.id);
        else if (!model.blame(error) && about.status !== "signed_out")
          answers.set(section, {
            failed: { title: editor.t.notSaved, ...this.#told(error, storedBy(section)) },
          });
        await editor.showProblems(section);
      }
    }
    editor.update();
  };

  /** Nothing else begins meanwhile, and no event of the client's own lays itself over what is being saved. */
  async #held<Result>(run: () => Promise<Result>): Promise<Result> {
    this.#editor.isBusy = true;
    this.#editor.update();
    try {
      return await run();
    } finally {
      this.#editor.isBusy = false;
    }
  }

  /**
   * The failure in words. Where a fresh sign-in is needed, the host is asked for it at once, as where the session has ended. What
   * may have been stored all the same is read again.
   */
  #told(error: unknown, action: UserAction | "create") {
    const { host, about, subject } = this.#editor;
    const { m, words } = about;
    if (needsSignIn(error)) host.dispatchEvent(new SignInRequiredEvent({ reason: "step_up" }));
    if (isUnsure(error)) void this.#editor.reread();
    return { ...errorText(error, { action, subject, m, words }), unsure: this.#editor.t.unsureSaved };
  }

  async #save(client: Client, user: User): Promise<boolean> {
    const editor = this.#editor;
    const { model, t } = editor;
    const before = model.changedIn("").filter((key) => key !== activeKey);
    const { saved, error, user: after } = await model.save(client, user, "");
    if (saved.length > 0) editor.host.dispatchEvent(new UserSavedEvent({ user: after }));
    if (error === undefined) {
      if (before.length > 0) editor.answer = this.#now;
    } else if (model.clashIn("").length > 0) {
      editor.who = await lastEditor(client, user.id, this.#editor.about.session?.actor.id);
    } else if (!model.blame(error) || saved.length > 0) {
      const list = (keys: readonly string[]) => editor.about.words.list(keys.map(editor.labelOf));
      const missed = before.filter((key) => !saved.includes(key));
      const action = storedBy(sectionOf(missed[0] ?? ""));
      if (saved.length === 0) this.#fail(t.notSaved, error, action);
      else {
        const partly = isUnsure(error) ? t.partlyUnsure : t.partlySaved;
        this.#fail(partly(list(saved), list(missed)), error, action, { isUnsure: false });
      }
    }
    return error === undefined;
  }

  /** What is an action of its own comes last: it may ask, and be taken back. */
  async #finish(): Promise<void> {
    const { model, actions } = this.#editor;
    if (model.changed.includes(activeKey))
      await actions.act(model.draft[activeKey] === true ? "activate" : "deactivate");
    else this.#editor.closeWhenDone();
  }

  async #create(client: Client): Promise<boolean> {
    const editor = this.#editor;
    const { model, host, t } = editor;
    try {
      const made = await model.create(client, model.fields.filter(editor.isMine), editor.first);
      const { temporaryPassword } = made;
      const user = await this.#reported(client, made.user);
      host.dispatchEvent(new UserCreatedEvent({ user }));
      editor.created = user;
      model.reset(model.fields);
      // Null: the answer to a repeated request, which never tells a secret twice.
      const isLost = temporaryPassword === null;
      if (temporaryPassword === undefined && host.inDialog) editor.closeWhenDone();
      else
        editor.notice = {
          kind: "success",
          title: t.added(nameIn(user)),
          text: isLost ? editor.actionWords.secretLost : "",
          ...(temporaryPassword && { secret: temporaryPassword }),
        };
      return true;
    } catch (error) {
      if (!model.blame(error)) this.#fail(t.notAdded(model.name), error, "create");
      return false;
    }
  }

  /** Somebody new with what may be granted to them, where the portal grants anything. */
  async #reported(client: Client, user: User): Promise<User> {
    const actions = this.#editor.about.profile?.actions ?? [];
    const isGranting = actions.includes("setAccounts") || actions.includes("setFeatures");
    return user.access || !isGranting ? user : client.users.get(user.id).catch(() => user);
  }

  /** `isUnsure`: where the title says already what isn't known. */
  #fail(title: string, error: unknown, action: UserAction | "create", rest: { readonly isUnsure?: false } = {}): void {
    // That the session has ended is said already.
    if (this.#editor.about.status === "signed_out") return;
    if (action !== "create" && isUsherError(error) && error.code === "not_found") this.#editor.isGone = true;
    this.#editor.notice = { kind: "danger", title, ...this.#told(error, action), ...rest };
  }
}
