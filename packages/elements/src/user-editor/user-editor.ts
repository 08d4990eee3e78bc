import { initialState, Task, TaskStatus } from "@lit/task";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import {
  isUsherError,
  type Client,
  type CreateUser,
  type Decision,
  type PortalProfile,
  type Role,
  type User,
  type UserWithCredential,
} from "@usherkit/sdk";
import { CloseRequestEvent } from "../events/close-request.js";
import { UserCreatedEvent } from "../events/user-created.js";
import { UserSavedEvent } from "../events/user-saved.js";
import { control } from "../internal/access.js";
import { ClientController } from "../internal/client-controller.js";
import { ConfirmController } from "../internal/confirm-dialog.js";
import { deniedFace, face, failedFace, sessionFace } from "../internal/face.js";
import { when } from "../internal/format.js";
import { icon } from "../internal/icons.js";
import { avatar, fullName, mail } from "../internal/identity.js";
import { userEditor } from "../internal/messages/user-editor.js";
import { userActions } from "../internal/messages/user-actions.js";
import { failureNotice, signedOutNotice } from "../internal/notices.js";
import { errorText, reasonText, subjectOf } from "../internal/reason.js";
import { roleOptions, roleReason } from "../internal/role-options.js";
import { baseStyles } from "../internal/styles/base.styles.js";
import { dialogStyles } from "../internal/styles/dialog.styles.js";
import { formStyles } from "../internal/styles/form.styles.js";
import { tokenStyles } from "../internal/styles/tokens.styles.js";
import { supportLink } from "../internal/support.js";
import { asksFirst, UserActionsController } from "../internal/user-actions.js";
import { actionSections, secretBox, type ActionState, type EditorAction } from "./action-sections.js";
import { conflictPanel } from "./conflict-panel.js";
import { editorFields, passwordField, rolesKey, type EditorField } from "./editor-field.js";
import { EditorModel } from "./editor-model.js";
import { formField, valueText } from "./form-field.js";
import { instantText, userFacts } from "./user-facts.js";
import { userEditorStyles } from "./user-editor.styles.js";

type FirstCredential = NonNullable<CreateUser["credential"]>;

/** What stands above the form: a failed save, or what was made. */
interface Notice {
  readonly kind: "danger" | "success";
  readonly title: string;
  readonly text: string;
  readonly requestId?: string | undefined;
  readonly secret?: string;
}

/**
 * Shows, changes and creates one user: the profile's fields, the roles, how the person stands, and what the viewer may do.
 * With `user-id` (or `user`) it edits, without it creates. It saves only what was changed, and loses nothing that was typed.
 *
 * @fires user-saved - After a change was stored; `detail.user`.
 * @fires user-created - After somebody was created; `detail.user`.
 * @fires user-deleted - After the user was deleted; `detail.user`.
 * @fires user-action-request - Before an action (lock, reset …); cancelable.
 * @fires user-action-done - After an action.
 * @fires close-request - The person is done, and nothing typed would be lost. Doesn't bubble.
 * @fires sign-in-required - The session has ended. What was typed stays.
 * @csspart base - The root.
 * @csspart heading - The name of the person, or what is being done.
 * @csspart section - Each section.
 * @csspart input - Each text input and select.
 * @csspart options - The list of roles.
 * @csspart conflict - What somebody else changed meanwhile.
 * @csspart secret - The box of a temporary credential.
 */
export class UserEditor extends LitElement {
  static override styles = [tokenStyles, baseStyles, dialogStyles, formStyles, userEditorStyles];

  /** Where the API is, with `/v1`; same site. */
  @property({ attribute: "base-url" }) baseUrl: string | undefined;
  /** The client to use in place of `base-url` and of a provider around. */
  @property({ attribute: false }) client: Client | undefined;
  /** The language to speak; else that of the page, else the portal's. */
  @property() locale: string | undefined;
  /** Whom to edit; without it, and without `user`, a new one is created. */
  @property({ attribute: "user-id" }) userId: string | undefined;
  /** The user as the host knows it already, so that nothing flashes. */
  @property({ attribute: false }) user: User | undefined;
  /** It stands in a dialog: header and footer stay, the body scrolls, and it can be closed. */
  @property({ type: Boolean, attribute: "in-dialog", reflect: true }) inDialog = false;

  readonly #about = new ClientController(this, (client) => this.#listen(client));
  readonly #confirm = new ConfirmController(this);
  readonly #performer = new UserActionsController(this, {
    about: this.#about,
    confirm: this.#confirm,
    list: { isHeld: false, refresh: () => this.requestUpdate(), remove: () => this.#end() },
    toast: { show: (text) => this.#done(text) },
    performs: { setTemporaryPassword: (users, user) => this.#keepSecret(users.setTemporaryPassword(user)) },
  });
  readonly #model = new EditorModel();
  readonly #load = new Task(this, {
    args: () => [this.#about.client, this.#about.profile, this.#id, this.user] as const,
    task: (args, { signal }) => this.#read(args, signal),
  });
  #shown: string | undefined;
  #roles: readonly Role[] | undefined;
  #first: FirstCredential | undefined;
  #actions = new Map<EditorAction, ActionState>();
  #acting: EditorAction | undefined;
  #notice: Notice | undefined;
  #who: string | undefined;
  #isBusy = false;
  #isGone = false;
  #isFocused = false;
  #answer = "";

  /** Asks to close: what runs is waited for, what was typed is asked about, else `close-request` is fired. */
  requestClose(): void {
    if (this.#isBusy) return;
    if (this.#model.changed.length === 0 || !this.#canSave) {
      this.#close();
      return;
    }
    const { discardTitle, discardText, discard } = this.#t;
    this.#confirm.ask({
      title: discardTitle,
      text: discardText,
      verb: discard,
      busy: () => discard,
      run: () => {
        this.#close();
        return Promise.resolve(undefined);
      },
    });
  }

  /** Reads the session and the user again, once the person has signed in. What was typed stays. */
  async reload(): Promise<void> {
    await this.#about.reload();
    await this.#load.run();
  }

  protected override updated(): void {
    if (!this.inDialog || this.#isFocused) return;
    const first = this.renderRoot.querySelector<HTMLElement>(this.#id === undefined ? ".input" : "h2");
    if (!first) return;
    this.#isFocused = true;
    first.focus();
  }

  get #id(): string | undefined {
    return this.userId ?? this.user?.id;
  }
  get #t() {
    return this.#about.messages("userEditor", userEditor);
  }
  get #subject() {
    return subjectOf(this.#model.user, this.#about.session?.actor.id);
  }
  get #canEdit(): boolean {
    const { user } = this.#model;
    return user ? control(user, "edit").isEnabled : control(this.#about.session, "create").isEnabled;
  }
  get #canSetRoles(): boolean {
    const { user } = this.#model;
    return user ? control(user, "setRoles").isEnabled : this.#canEdit;
  }
  get #canSave(): boolean {
    return this.#canEdit || this.#canSetRoles;
  }

  #listen(client: Client): () => void {
    const ends = [
      client.on("user.changed", ({ user }) => {
        if (user.id === this.#model.user?.id && !this.#isBusy) this.#receive(user);
      }),
      client.on("user.deleted", ({ id }) => {
        if (id === this.#model.user?.id) this.#isGone = true;
        this.requestUpdate();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  /** A newer state; what an answer doesn't report is kept. */
  #receive(user: User): void {
    const access = user.access ?? this.#model.user?.access;
    this.#model.receive({ ...user, ...(access && { access }) });
    this.requestUpdate();
  }

  async #read(
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
    if (this.#shown !== (id ?? "")) {
      this.#shown = id ?? "";
      this.#model.reset([], known);
      this.#actions.clear();
      this.#first = profile.credential.onCreate[0];
      this.#notice = undefined;
      this.#isGone = false;
      this.#isFocused = false;
    } else if (known) this.#receive(known);
    this.#refit(profile);
    const [roles, fresh] = await Promise.all([
      client.roles.list({ signal }),
      id === undefined || known?.access ? undefined : client.users.get(id, { signal }),
    ]);
    this.#roles = roles;
    if (fresh) this.#receive(fresh);
    return undefined;
  }

  #refit(profile: PortalProfile): void {
    const t = this.#t;
    const typed = this.#shown === "" && this.#first === "password";
    this.#model.refit([
      ...editorFields(profile),
      ...(typed ? [passwordField(profile, t.credential, t.minLength(profile.credential.minLength))] : []),
    ]);
  }

  /** Nobody is left to edit. */
  #end(): void {
    this.#isGone = true;
    this.#close();
  }

  #close(): void {
    this.#model.reset(this.#model.fields, this.#model.user);
    this.#notice = undefined;
    this.requestUpdate();
    this.dispatchEvent(new CloseRequestEvent());
  }

  #labelOf = (key: string): string =>
    key === rolesKey ? this.#about.m.role : (this.#model.fields.find((field) => field.key === key)?.label ?? key);

  // ---- saving

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { client } = this.#about;
    if (!client || this.#isBusy || !this.#canSave) return;
    this.#notice = undefined;
    this.#answer = "";
    this.#actions.clear();
    const { user } = this.#model;
    if (user && this.#model.changed.length === 0) this.#answer = this.#t.unchanged;
    else if (!this.#model.check()) await this.#showProblems();
    else {
      this.#isBusy = true;
      this.requestUpdate();
      const isDone = await (user ? this.#save(client, user) : this.#create(client));
      this.#isBusy = false;
      // Signed in again elsewhere: the save went through, so the session can be read again.
      if (isDone && this.#about.status === "signed_out") void this.#about.reload();
      await this.#showProblems();
    }
    this.requestUpdate();
  };

  async #save(client: Client, user: User): Promise<boolean> {
    const t = this.#t;
    const model = this.#model;
    const before = model.changed;
    const result = await model.save(client, user);
    const { saved, error } = result;
    if (saved.length > 0) this.dispatchEvent(new UserSavedEvent({ user: result.user }));
    if (error === undefined) {
      const { time, zone } = when(new Date().toISOString(), this.#about.words);
      this.#answer = t.saved(`${time} ${zone}`);
      if (this.inDialog) this.dispatchEvent(new CloseRequestEvent());
    } else if (model.clash.length > 0) {
      await this.#findWho(client, user.id);
    } else if (!model.blame(error) || saved.length > 0) {
      const list = (keys: readonly string[]) => this.#about.words.list(keys.map(this.#labelOf));
      const missed = before.filter((key) => !saved.includes(key));
      const title = saved.length > 0 ? t.partlySaved(list(saved), list(missed)) : t.notSaved;
      this.#fail(title, error, missed.includes(rolesKey) && saved.length > 0 ? "setRoles" : "edit");
    }
    return error === undefined;
  }

  async #create(client: Client): Promise<boolean> {
    const { givenName = "", familyName = "", username = "", ...rest } = this.#model.body;
    const credential = this.#first;
    const body: CreateUser = {
      ...rest,
      givenName,
      familyName,
      username,
      roleIds: this.#model.roleIds,
      ...(credential && { credential }),
    };
    const name = `${givenName} ${familyName}`.trim();
    try {
      const { user, temporaryPassword } = await client.users.create(body);
      this.dispatchEvent(new UserCreatedEvent({ user }));
      this.#model.reset(this.#model.fields);
      // Null: the answer to a repeated request, which never tells a secret twice.
      const isLost = temporaryPassword === null;
      if (this.inDialog && temporaryPassword === undefined) this.dispatchEvent(new CloseRequestEvent());
      else
        this.#notice = {
          kind: "success",
          title: this.#t.added(fullName(user)),
          text: isLost ? this.#t.secretLost : "",
          ...(temporaryPassword && { secret: temporaryPassword }),
        };
      return true;
    } catch (error) {
      if (!this.#model.blame(error)) this.#fail(this.#t.notAdded(name), error, "create");
      return false;
    }
  }

  #fail(title: string, error: unknown, action: "edit" | "setRoles" | "create"): void {
    const { m, words, status } = this.#about;
    // That the session has ended is said already.
    if (status === "signed_out") return;
    this.#notice = { kind: "danger", title, ...errorText(error, { action, subject: this.#subject, m, words }) };
  }

  /** Who changed it, by the newest line of the history; that nobody is found is no fault. */
  async #findWho(client: Client, id: string): Promise<void> {
    this.#who = undefined;
    try {
      const { items } = await client.users.events(id, { limit: 5 });
      this.#who = items.find(({ actor }) => actor !== null)?.actor?.displayName;
    } catch (error) {
      if (!isUsherError(error)) throw error;
    }
  }

  /** Brings the focus to what has to be looked at: the first wrong field, a conflict, a notice. */
  async #showProblems(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    const invalid = this.renderRoot.querySelector<HTMLElement>("[aria-invalid]");
    const inside = invalid?.matches(".options") ? invalid.querySelector<HTMLElement>("input") : invalid;
    (inside ?? this.renderRoot.querySelector<HTMLElement>(".conflict, .told"))?.focus();
  }

  // ---- actions

  #act = async (action: EditorAction, trigger: HTMLElement): Promise<void> => {
    const { user } = this.#model;
    if (!user || [...this.#actions.values()].some(({ busy }) => busy)) return;
    this.#actions.clear();
    if (!asksFirst(action)) this.#actions.set(action, { busy: true });
    this.#acting = action;
    this.requestUpdate();
    await this.#performer.request(action, [user], trigger);
    if (this.#actions.get(action)?.busy) this.#actions.delete(action);
    this.requestUpdate();
  };

  /** Said beside its button. The person themself comes by the client's event. */
  #done(text: string): void {
    if (this.#acting) this.#actions.set(this.#acting, { ...this.#actions.get(this.#acting), busy: false, done: text });
    this.requestUpdate();
  }

  #keepSecret = async (answer: Promise<UserWithCredential>): Promise<void> => {
    const { temporaryPassword } = await answer;
    if (this.#acting && temporaryPassword) this.#actions.set(this.#acting, { secret: temporaryPassword });
  };

  // ---- rendering

  protected override render(): TemplateResult {
    const content =
      this.#face() ??
      (this.#shown === "" && (this.#notice?.secret ?? (this.inDialog && this.#notice?.kind === "success"))
        ? this.#made()
        : this.#form());
    return html`<div class="usher" part="base">${content}${this.#confirm.render(this.#about.m)}</div>`;
  }

  /** What stands in the place of the form. */
  #face(): TemplateResult | undefined {
    const about = this.#about;
    const { m } = about;
    const t = this.#t;
    const id = this.#id;
    const { user } = this.#model;
    const isKnown = about.profile !== undefined && (id === undefined ? this.#roles !== undefined : user !== undefined);
    const { error, status } = this.#load;
    const missing = isUsherError(error) && error.status === 404 && status === TaskStatus.ERROR;
    const shown =
      this.#isGone || (missing && !isKnown)
        ? face("user", t.gone, t.goneText)
        : isKnown
          ? id === undefined && !this.#canEdit
            ? deniedFace(this.#why(about.session?.actions.create, "create"), m)
            : undefined
          : (sessionFace(about, t.failed) ??
            (status === TaskStatus.ERROR
              ? failedFace(t.failed, error, about, () => void this.#load.run())
              : this.#bones()));
    return shown && html`<div class=${this.inDialog ? "frame" : "panel frame"}>${this.#header(false)}${shown}</div>`;
  }

  #bones(): TemplateResult {
    return html`<div class="body" aria-busy="true">
      <span class="visually-hidden" role="status">${this.#about.m.loading}</span>
      <div class="grid2" aria-hidden="true">
        ${[1, 2, 3, 4].map(
          () => html`<div class="field"><span class="bone short"></span><span class="bone tall"></span></div>`,
        )}
      </div>
    </div>`;
  }

  #why(decision: Decision | undefined, action: Parameters<typeof reasonText>[1]["action"]): string {
    const { m, words } = this.#about;
    return decision ? reasonText(decision, { action, subject: this.#subject, m, words }) : "";
  }

  #header(isForm = true): TemplateResult | typeof nothing {
    const { m, words } = this.#about;
    const { user } = this.#model;
    const t = this.#t;
    if (!isForm && !this.inDialog) return nothing;
    const isNew = this.#id === undefined;
    return html`<header part="header">
      ${user ? avatar(user) : nothing}
      <div>
        <h2 id="heading" part="heading" tabindex="-1">${user ? fullName(user) : isNew ? m.actions.create : m.user}</h2>
        ${
          user
            ? html`<p class="sub">
                ${user.email ? html`${mail(user.email)}${"\u00a0· "}` : nothing}${
                  user.lastSignInAt ? t.lastSignIn(instantText(user.lastSignInAt, m, words)) : t.neverSignedIn
                }
              </p>`
            : nothing
        }
      </div>
      ${
        this.inDialog
          ? html`<button
              type="button"
              class="btn quiet icon-only"
              aria-label=${m.close}
              @click=${() => this.requestClose()}
            >
              ${icon("x")}
            </button>`
          : nothing
      }
    </header>`;
  }

  /** After a creation that made a secret: it is seen before anything else happens. */
  #made(): TemplateResult {
    const t = this.#t;
    return html`<div class=${this.inDialog ? "frame" : "panel frame"}>
      ${this.#header()}
      <div class="body">${this.#noticeBox()}</div>
      <footer>
        <button type="button" class="btn primary" @click=${() => this.#close()}>${t.done}</button>
      </footer>
    </div>`;
  }

  #form(): TemplateResult {
    const { profile, m, words } = this.#about;
    const { user } = this.#model;
    const t = this.#t;
    if (!profile) return html``;
    const decision = user?.access?.actions["edit"];
    return html`<form
      class=${this.inDialog ? "frame" : "panel frame"}
      novalidate
      aria-labelledby="heading"
      @submit=${this.#submit}
    >
      ${this.#header()}
      <div class="body">
        ${this.#about.status === "signed_out" ? signedOutNotice(m) : nothing}${this.#noticeBox()}${this.#conflict()}
        ${
          user && !this.#canEdit
            ? html`<div class="notice neutral">
                ${icon("info")}
                <div>
                  <strong>${t.readOnly(this.#canSave)}</strong> ${decision ? this.#why(decision, "edit") : nothing}
                </div>
              </div>`
            : nothing
        }
        <div class="section" part="section">
          <div class="grid2">
            ${this.#model.fields.filter(({ type }) => type !== "password").map((field) => this.#field(field))}
          </div>
        </div>
        ${this.#roleSection(profile)}
        ${
          user
            ? html`${userFacts(user, { profile, t, m, words })}
              ${actionSections({
                user,
                about: (action) => this.#aboutAction(action, subjectName(user)),
                states: this.#actions,
                isBusy: this.#isBusy,
                reason: (action, refused) => this.#why(refused, action),
                onAct: (action, trigger) => void this.#act(action, trigger),
                t,
                m,
              })}`
            : this.#credentialSection(profile)
        }
      </div>
      ${this.#footer()}
    </form>`;
  }

  #aboutAction(action: EditorAction, name: string): string {
    const { session } = this.#about;
    const own = this.#t.about[action]?.(name);
    const [before, after] = this.#about
      .messages("userActions", userActions)
      .happens[action]?.(session?.tenant.name ?? "") ?? ["", ""];
    return own ?? before + name + after;
  }

  #noticeBox(): TemplateResult | typeof nothing {
    const notice = this.#notice;
    if (!notice) return nothing;
    const { m } = this.#about;
    if (notice.kind === "danger") return failureNotice(notice.title, notice, m);
    return html`<div class="notice success told" role="status" tabindex="-1">
        ${icon("check-circle")}
        <div><strong>${notice.title}</strong> ${notice.text}</div>
      </div>
      ${notice.secret ? secretBox(notice.secret, this.#t, m) : nothing}`;
  }

  #conflict(): TemplateResult | typeof nothing {
    const { clash, fields, user } = this.#model;
    if (clash.length === 0 || !user) return nothing;
    const { m, words } = this.#about;
    const { time, zone } = when(user.updatedAt, words);
    return conflictPanel({
      rows: clash,
      who: this.#who,
      time: `${time} ${zone}`,
      t: this.#t,
      labelOf: this.#labelOf,
      textOf: (key, value) =>
        valueText(
          fields.find((field) => field.key === key),
          value,
          m,
          words,
        ),
      onChoose: (key, choice) => {
        this.#model.choose(key, choice);
        this.requestUpdate();
      },
      onTakeAll: () => {
        for (const { key } of clash) this.#model.choose(key, "theirs");
        this.#endConflict();
      },
      onApply: () => this.#endConflict(),
    });
  }

  #endConflict(): void {
    this.#model.clash = [];
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>("[type=submit]")?.focus();
  }

  #field(field: EditorField): TemplateResult {
    const { m, words, session } = this.#about;
    const t = this.#t;
    const roleIds = session?.actor.roleIds ?? [];
    const isMine = field.editableBy?.some((id) => roleIds.includes(id)) ?? true;
    const canEdit = this.#canEdit;
    return formField({
      field,
      value: this.#model.draft[field.key] ?? "",
      problem: this.#problemText(field),
      isReadOnly: !canEdit || !isMine,
      help: canEdit && !isMine ? t.onlyRoles((field.editableBy ?? []).map(words.roleName)) : field.help,
      m,
      words,
      onInput: (value) => {
        this.#model.set(field.key, value);
        this.#answer = "";
        this.requestUpdate();
      },
    });
  }

  #problemText(field: EditorField): TemplateResult | string | undefined {
    const code = this.#model.problems[field.key];
    if (code === undefined) return undefined;
    const { m, words } = this.#about;
    const t = this.#t;
    const text =
      t.fieldProblem(code, field.label, String(this.#model.draft[field.key] ?? "")) ??
      m.problems[code] ??
      t.refused(code);
    return code === "removed_user" && words.support
      ? html`${text} ${supportLink(words.support, t.contact(words.support.name), "")}`
      : text;
  }

  #roleSection(profile: PortalProfile): TemplateResult {
    const { m, words } = this.#about;
    const { user, problems, roleIds } = this.#model;
    const t = this.#t;
    const { isMultiple, helpUrl } = { isMultiple: profile.roles.multiple, helpUrl: profile.roles.helpUrl };
    const label = isMultiple ? m.roles : m.role;
    const { isShown, denied } = user ? control(user, "setRoles") : { isShown: true, denied: undefined };
    const isInvalid = problems[rolesKey] !== undefined;
    return html`<section class="section" part="section">
      <h3 id="roles-label">
        ${label}
        ${
          helpUrl
            ? html`<a class="help-link" href=${helpUrl} target="_blank" rel="noopener">${m.help(label)}</a>`
            : nothing
        }
      </h3>
      ${
        !isShown || !this.#roles
          ? html`<p class="help">${m.rolesOf(roleIds.map(words.roleName))}</p>`
          : roleOptions({
              roles: this.#roles,
              chosen: roleIds,
              isMultiple,
              kept: user?.roleIds ?? [],
              isReadOnly: !this.#canSetRoles,
              isInvalid,
              labelledBy: "roles-label",
              describedBy: isInvalid ? "roles-error" : denied ? "roles-why" : undefined,
              reason: (decision) => roleReason(decision, { action: "setRoles", subject: this.#subject, m, words }),
              onChoose: (chosen) => {
                this.#model.set(rolesKey, chosen);
                this.#answer = "";
                this.requestUpdate();
              },
            })
      }
      ${
        isInvalid
          ? html`<p class="error-text" id="roles-error">${icon("error")}<span>${t.chooseRole}</span></p>`
          : denied
            ? html`<p class="why" id="roles-why">${icon("info")}<span>${this.#why(denied, "setRoles")}</span></p>`
            : nothing
      }
    </section>`;
  }

  /** How the new person gets a credential: said where there is one way, chosen where there are several. */
  #credentialSection(profile: PortalProfile): TemplateResult {
    const t = this.#t;
    const ways = profile.credential.onCreate;
    const only = ways.length === 1 ? ways[0] : undefined;
    return html`<section class="section" part="section">
      <h3 id="first-label">${t.firstLabel}</h3>
      ${
        only
          ? html`<p class="help">${t.first[only].about}</p>`
          : html`<div class="options" role="radiogroup" aria-labelledby="first-label">
              ${ways.map(
                (way) =>
                  html`<label class="option"
                    ><span class="choice"
                      ><input
                        type="radio"
                        name="first"
                        aria-describedby="first-${way}"
                        .checked=${this.#first === way}
                        @change=${() => {
                          this.#first = way;
                          this.#refit(profile);
                          this.requestUpdate();
                        }} /></span
                    ><span class="name">${t.first[way].label}</span
                    ><span class="about" id="first-${way}">${t.first[way].about}</span></label
                  >`,
              )}
            </div>`
      }
      ${this.#model.fields.filter(({ type }) => type === "password").map((field) => this.#field(field))}
    </section>`;
  }

  #footer(): TemplateResult | typeof nothing {
    const { m } = this.#about;
    const t = this.#t;
    const { user, problems, changed } = this.#model;
    const wrong = Object.keys(problems).length;
    const state =
      wrong > 0 ? t.problems(wrong) : this.#answer || (user && changed.length > 0 ? t.unsaved(changed.length) : "");
    if (!this.#canSave)
      return this.inDialog
        ? html`<footer part="footer">
            <button type="button" class="btn" @click=${() => this.requestClose()}>${m.close}</button>
          </footer>`
        : nothing;
    return html`<footer part="footer">
      <span class="start" role="status">${state}</span>
      ${
        this.inDialog || changed.length > 0
          ? html`<button type="button" class="btn" @click=${() => this.requestClose()}>${m.cancel}</button>`
          : nothing
      }
      <button type="submit" class="btn primary" aria-busy=${this.#isBusy ? "true" : nothing}>
        ${
          this.#isBusy
            ? html`<span class="spinner"></span>${user ? t.saving : t.adding}`
            : user
              ? t.save
              : m.actions.create
        }
      </button>
    </footer>`;
  }
}

const subjectName = (user: User): string => user.givenName || fullName(user);

declare global {
  interface HTMLElementTagNameMap {
    "user-editor": UserEditor;
  }
}
