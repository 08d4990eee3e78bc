import { initialState } from "@lit/task";
import type { LitElement } from "lit";
import type { Client, PortalProfile, Role, User, UserWithCredential } from "@usherkit/sdk";
import { CloseRequestEvent } from "../events/close-request.js";
import { UserCreatedEvent } from "../events/user-created.js";
import { UserSavedEvent } from "../events/user-saved.js";
import { control } from "../internal/access.js";
import type { ClientController } from "../internal/client-controller.js";
import type { ConfirmController } from "../internal/confirm-dialog.js";
import { when } from "../internal/format.js";
import { fullName } from "../internal/identity.js";
import { userActions } from "../internal/messages/user-actions.js";
import { userEditor } from "../internal/messages/user-editor.js";
import { errorText, subjectOf } from "../internal/reason.js";
import { asksFirst } from "../internal/action-kinds.js";
import { UserActionsController } from "../internal/user-actions.js";
import type { ActionState, EditorAction } from "./action-sections.js";
import type { DraftValue } from "./draft.js";
import { editorFields, passwordField, rolesKey, type EditorField } from "./editor-field.js";
import { EditorModel } from "./editor-model.js";
import type { FirstCredential } from "./editor-sections.js";
import { lastEditor } from "./last-editor.js";

/** The element, as far as its logic needs it. */
export interface EditorHost extends LitElement {
  readonly userId: string | undefined;
  readonly user: User | undefined;
  readonly inDialog: boolean;
}

/** What stands above the form: a failed save, or what was made. */
export interface Notice {
  readonly kind: "danger" | "success";
  readonly title: string;
  readonly text: string;
  readonly requestId?: string | undefined;
  readonly secret?: string;
}

/** What the editor knows and does, without its looks: reading, saving, creating, actions, and what came of each. */
export class EditorController {
  readonly model = new EditorModel();
  readonly #host: EditorHost;
  readonly #about: ClientController;
  readonly #performer: UserActionsController;
  shown: string | undefined;
  roles: readonly Role[] | undefined;
  first: FirstCredential | undefined;
  actions = new Map<EditorAction, ActionState>();
  #acting: EditorAction | undefined;
  notice: Notice | undefined;
  who: string | undefined;
  isBusy = false;
  isGone = false;
  isFocused = false;
  answer = "";

  constructor(host: EditorHost, about: ClientController, confirm: ConfirmController) {
    this.#host = host;
    this.#about = about;
    this.#performer = new UserActionsController(host, {
      about,
      confirm,
      list: { isHeld: false, refresh: () => host.requestUpdate(), remove: () => this.#end() },
      toast: { show: (text) => this.#done(text) },
      performs: { setTemporaryPassword: (users, user) => this.#keepSecret(users.setTemporaryPassword(user)) },
    });
  }

  get id(): string | undefined {
    return this.#host.userId ?? this.#host.user?.id;
  }
  get t() {
    return this.#about.messages("userEditor", userEditor);
  }
  get actionWords() {
    return this.#about.messages("userActions", userActions);
  }
  get subject() {
    return subjectOf(this.model.user, this.#about.session?.actor.id);
  }
  get canEdit(): boolean {
    const { user } = this.model;
    return user ? control(user, "edit").isEnabled : control(this.#about.session, "create").isEnabled;
  }
  get canSetRoles(): boolean {
    const { user } = this.model;
    return user ? control(user, "setRoles").isEnabled : this.canEdit;
  }
  get canSave(): boolean {
    return this.canEdit || this.canSetRoles;
  }

  listen(client: Client): () => void {
    const ends = [
      client.on("user.changed", ({ user }) => {
        if (user.id === this.model.user?.id && !this.isBusy) this.#receive(user);
      }),
      client.on("user.deleted", ({ id }) => {
        if (id === this.model.user?.id) this.isGone = true;
        this.#host.requestUpdate();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  /** A newer state; what an answer doesn't report is kept. */
  #receive(user: User): void {
    const access = user.access ?? this.model.user?.access;
    this.model.receive({ ...user, ...(access && { access }) });
    this.#host.requestUpdate();
  }

  async read(
    [client, profile, id, user]: readonly [
      Client | undefined,
      PortalProfile | undefined,
      string | undefined,
      User | undefined,
    ],
    signal: AbortSignal,
  ): Promise<typeof initialState | undefined> {
    if (!client || !profile) return initialState;
    const known = user && user.id === id ? user : undefined;
    if (this.shown !== (id ?? "")) {
      this.shown = id ?? "";
      this.model.reset([], known);
      this.actions.clear();
      this.first = profile.credential.onCreate[0];
      this.notice = undefined;
      this.isGone = false;
      this.isFocused = false;
    } else if (known) this.#receive(known);
    this.refit(profile);
    const [roles, fresh] = await Promise.all([
      client.roles.list({ signal, language: this.#about.words.locale }),
      id === undefined || known?.access ? undefined : client.users.get(id, { signal }),
    ]);
    this.roles = roles;
    if (fresh) this.#receive(fresh);
    return undefined;
  }

  refit(profile: PortalProfile): void {
    const t = this.t;
    const typed = this.shown === "" && this.first === "password";
    this.model.refit([
      // What somebody else has to fill in can't be asked of this one.
      ...editorFields(profile).map((field) => (this.isMine(field) ? field : { ...field, isRequired: false })),
      ...(typed ? [passwordField(profile, t.credential, t.minLength(profile.credential.minLength))] : []),
    ]);
  }

  /** Nobody is left to edit. */
  #end(): void {
    this.isGone = true;
    this.close();
  }

  close(): void {
    this.model.reset(this.model.fields, this.model.user);
    this.notice = undefined;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new CloseRequestEvent());
  }

  labelOf = (key: string): string =>
    key === rolesKey ? this.#about.m.role : (this.model.fields.find((field) => field.key === key)?.label ?? key);

  // ---- saving

  submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { client } = this.#about;
    if (!client || this.isBusy || !this.canSave) return;
    this.notice = undefined;
    this.answer = "";
    this.actions.clear();
    const { user } = this.model;
    if (user && this.model.changed.length === 0) this.answer = this.t.unchanged;
    else if (!this.model.check()) await this.#showProblems();
    else {
      this.isBusy = true;
      this.#host.requestUpdate();
      const isDone = await (user ? this.#save(client, user) : this.#create(client));
      this.isBusy = false;
      // Signed in again elsewhere: the save went through, so the session can be read again.
      if (isDone && this.#about.status === "signed_out") void this.#about.reload();
      await this.#showProblems();
    }
    this.#host.requestUpdate();
  };

  async #save(client: Client, user: User): Promise<boolean> {
    const t = this.t;
    const model = this.model;
    const before = model.changed;
    const result = await model.save(client, user);
    const { saved, error } = result;
    if (saved.length > 0) this.#host.dispatchEvent(new UserSavedEvent({ user: result.user }));
    if (error === undefined) {
      const { time, zone } = when(new Date().toISOString(), this.#about.words);
      this.answer = t.saved(`${time} ${zone}`);
      if (this.#host.inDialog) this.#host.dispatchEvent(new CloseRequestEvent());
    } else if (model.clash.length > 0) {
      this.who = await lastEditor(client, user.id);
    } else if (!model.blame(error) || saved.length > 0) {
      const list = (keys: readonly string[]) => this.#about.words.list(keys.map(this.labelOf));
      const missed = before.filter((key) => !saved.includes(key));
      const title = saved.length > 0 ? t.partlySaved(list(saved), list(missed)) : t.notSaved;
      this.#fail(title, error, missed.includes(rolesKey) && saved.length > 0 ? "setRoles" : "edit");
    }
    return error === undefined;
  }

  async #create(client: Client): Promise<boolean> {
    try {
      const { user, temporaryPassword } = await this.model.create(client, this.first);
      this.#host.dispatchEvent(new UserCreatedEvent({ user }));
      this.model.reset(this.model.fields);
      // Null: the answer to a repeated request, which never tells a secret twice.
      const isLost = temporaryPassword === null;
      if (this.#host.inDialog && temporaryPassword === undefined) this.#host.dispatchEvent(new CloseRequestEvent());
      else
        this.notice = {
          kind: "success",
          title: this.t.added(fullName(user)),
          text: isLost ? this.actionWords.secretLost : "",
          ...(temporaryPassword && { secret: temporaryPassword }),
        };
      return true;
    } catch (error) {
      if (!this.model.blame(error)) this.#fail(this.t.notAdded(this.model.name), error, "create");
      return false;
    }
  }

  #fail(title: string, error: unknown, action: "edit" | "setRoles" | "create"): void {
    const { m, words, status } = this.#about;
    // That the session has ended is said already.
    if (status === "signed_out") return;
    this.notice = { kind: "danger", title, ...errorText(error, { action, subject: this.subject, m, words }) };
  }

  /** Brings the focus to what has to be looked at: the first wrong field, a conflict, a notice. */
  async #showProblems(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const invalid = this.#host.renderRoot.querySelector<HTMLElement>("[aria-invalid]");
    const inside = invalid?.matches(".options") ? invalid.querySelector<HTMLElement>("input") : invalid;
    (inside ?? this.#host.renderRoot.querySelector<HTMLElement>(".conflict, .told"))?.focus();
  }

  // ---- actions

  act = async (action: EditorAction, trigger: HTMLElement): Promise<void> => {
    const { user } = this.model;
    if (!user || [...this.actions.values()].some(({ busy }) => busy)) return;
    this.actions.clear();
    if (!asksFirst(action, this.#about.profile, user)) this.actions.set(action, { busy: true });
    this.#acting = action;
    this.#host.requestUpdate();
    await this.#performer.request(action, [user], trigger);
    if (this.actions.get(action)?.busy) this.actions.delete(action);
    this.#host.requestUpdate();
  };

  /** Said beside its button. The person themself comes by the client's event. */
  #done(text: string): void {
    if (this.#acting) this.actions.set(this.#acting, { ...this.actions.get(this.#acting), busy: false, done: text });
    this.#host.requestUpdate();
  }

  #keepSecret = async (answer: Promise<UserWithCredential>): Promise<void> => {
    const { temporaryPassword } = await answer;
    if (this.#acting && temporaryPassword) this.actions.set(this.#acting, { secret: temporaryPassword });
  };

  isMine({ editableBy }: EditorField): boolean {
    const held = this.#about.session?.actor.roleIds ?? [];
    return editableBy?.some((id) => held.includes(id)) ?? true;
  }

  type(key: string, value: DraftValue): void {
    this.model.set(key, value);
    this.answer = "";
    this.#host.requestUpdate();
  }
}
