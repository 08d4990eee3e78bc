import { Task, TaskStatus } from "@lit/task";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { isUsherError, type Client, type Decision, type User } from "@usherkit/sdk";
import { ClientController } from "../internal/client-controller.js";
import { ConfirmController } from "../internal/confirm-dialog.js";
import { deniedFace, face, failedFace, sessionFace } from "../internal/face.js";
import { when } from "../internal/format.js";
import { frameBones, frameHeader, leaveQuestion } from "../internal/form-frame.js";
import { icon } from "../internal/icons.js";
import { avatar, fullName, mail } from "../internal/identity.js";
import { asksFirst } from "../internal/action-kinds.js";
import { failureNotice, signedOutNotice } from "../internal/notices.js";
import { reasonText } from "../internal/reason.js";
import { roleReason } from "../internal/role-options.js";
import { secretBox } from "../internal/secret-box.js";
import { baseStyles } from "../internal/styles/base.styles.js";
import { dialogStyles } from "../internal/styles/dialog.styles.js";
import { formStyles } from "../internal/styles/form.styles.js";
import { tokenStyles } from "../internal/styles/tokens.styles.js";
import { actionSections, type EditorAction } from "./action-sections.js";
import { EditorController } from "./editor-controller.js";
import { conflictPanel } from "./conflict-panel.js";
import { rolesKey, type EditorField } from "./editor-field.js";
import { credentialSection, roleSection } from "./editor-sections.js";
import { formField, problemText, valueText } from "./form-field.js";
import { instantText, userFacts } from "./user-facts.js";
import { userEditorStyles } from "./user-editor.styles.js";

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

  readonly #about: ClientController = new ClientController(this, (client) => this.#editor.listen(client));
  readonly #confirm = new ConfirmController(this);
  readonly #editor: EditorController = new EditorController(this, this.#about, this.#confirm);
  readonly #load = new Task(this, {
    args: () => [this.#about.client, this.#about.profile, this.#editor.id, this.user] as const,
    task: (args, { signal }) => this.#editor.read(args, signal),
  });

  /** Asks to close: what runs is waited for, what was typed is asked about, else `close-request` is fired. */
  requestClose(): void {
    const editor = this.#editor;
    if (editor.isBusy) return;
    if (editor.model.changed.length === 0 || !editor.canSave) editor.close();
    else this.#confirm.ask(leaveQuestion(this.#about.m, editor.t.leaveText, () => editor.close()));
  }

  /** Reads the session and the user again, once the person has signed in. What was typed stays. */
  async reload(): Promise<void> {
    await this.#about.reload();
    await this.#load.run();
  }

  protected override updated(): void {
    if (!this.inDialog || this.#editor.isFocused) return;
    const first = this.renderRoot.querySelector<HTMLElement>(this.#editor.id === undefined ? ".input" : "h2");
    if (!first) return;
    this.#editor.isFocused = true;
    first.focus();
  }

  protected override render(): TemplateResult {
    const content =
      this.#face() ??
      (this.#editor.shown === "" &&
      (this.#editor.notice?.secret ?? (this.inDialog && this.#editor.notice?.kind === "success"))
        ? this.#made()
        : this.#form());
    const { words, direction } = this.#about;
    return html`<div class="usher" part="base" lang=${words.locale} dir=${direction}>
      ${content}${this.#confirm.render(this.#about.m)}
    </div>`;
  }

  /** What stands in the place of the form. */
  #face(): TemplateResult | undefined {
    const about = this.#about;
    const { m } = about;
    const t = this.#editor.t;
    const id = this.#editor.id;
    const { user } = this.#editor.model;
    const isKnown =
      about.profile !== undefined && (id === undefined ? this.#editor.roles !== undefined : user !== undefined);
    const { error, status } = this.#load;
    const missing = isUsherError(error) && error.status === 404 && status === TaskStatus.ERROR;
    const shown =
      this.#editor.isGone || (missing && !isKnown)
        ? face("user", t.gone, t.goneText)
        : isKnown
          ? id === undefined && !this.#editor.canEdit
            ? deniedFace(this.#why(about.session?.actions.create, "create"), m)
            : undefined
          : (sessionFace(about, t.failed) ??
            (status === TaskStatus.ERROR
              ? failedFace(t.failed, error, about, () => void this.#load.run())
              : frameBones(m)));
    return shown && html`<div class=${this.inDialog ? "frame" : "panel frame"}>${this.#header(false)}${shown}</div>`;
  }

  #why(decision: Decision | undefined, action: Parameters<typeof reasonText>[1]["action"]): string {
    const { m, words } = this.#about;
    return decision ? reasonText(decision, { action, subject: this.#editor.subject, m, words }) : "";
  }

  #header(isForm = true): TemplateResult | typeof nothing {
    const { m, words } = this.#about;
    const { user } = this.#editor.model;
    const t = this.#editor.t;
    if (!isForm && !this.inDialog) return nothing;
    const isNew = this.#editor.id === undefined;
    return frameHeader({
      title: user ? fullName(user) : isNew ? m.actions.create : m.user,
      before: user && avatar(user),
      sub:
        user &&
        html`${user.email ? html`<span>${mail(user.email)}<i>${"\u00a0· "}</i></span>` : nothing}<span
            >${user.lastSignInAt ? t.lastSignIn(instantText(user.lastSignInAt, m, words)) : t.neverSignedIn}</span
          >`,
      m,
      onClose: this.inDialog ? () => this.requestClose() : undefined,
    });
  }

  /** After a creation that made a secret: it is seen before anything else happens. */
  #made(): TemplateResult {
    const t = this.#editor.t;
    return html`<div class=${this.inDialog ? "frame" : "panel frame"}>
      ${this.#header()}
      <div class="body">${this.#noticeBox()}</div>
      <footer>
        <button type="button" class="btn primary" @click=${() => this.#editor.close()}>${t.done}</button>
      </footer>
    </div>`;
  }

  #form(): TemplateResult {
    const { profile, m, words } = this.#about;
    const { user } = this.#editor.model;
    const t = this.#editor.t;
    if (!profile) return html``;
    const decision = user?.access?.actions["edit"];
    return html`<form
      class=${this.inDialog ? "frame" : "panel frame"}
      novalidate
      aria-labelledby="heading"
      @submit=${this.#editor.submit}
    >
      ${this.#header()}
      <div class="body">
        ${this.#about.status === "signed_out" ? signedOutNotice(m) : nothing}${this.#noticeBox()}${this.#conflict()}
        ${
          user && !this.#editor.canEdit
            ? html`<div class="notice neutral">
                ${icon("info")}
                <div>
                  <strong>${t.readOnly(this.#editor.canSave)}</strong>
                  ${decision ? this.#why(decision, "edit") : nothing}
                </div>
              </div>`
            : nothing
        }
        <div class="section" part="section">
          <div class="grid2">
            ${this.#editor.model.fields.filter(({ type }) => type !== "password").map((field) => this.#field(field))}
          </div>
        </div>
        ${roleSection({
          profile,
          user,
          roles: this.#editor.roles,
          chosen: this.#editor.model.roleIds,
          isEnabled: this.#editor.canSetRoles,
          isInvalid: this.#editor.model.problems[rolesKey] !== undefined,
          why: (refused) => this.#why(refused, "setRoles"),
          whyRole: (refused) => roleReason(refused, { action: "setRoles", subject: this.#editor.subject, m, words }),
          onChoose: (chosen) => this.#editor.type(rolesKey, chosen),
          t,
          m,
          words,
        })}
        ${
          user
            ? html`${userFacts(user, { profile, t, m, words })}
              ${actionSections({
                user,
                about: (action) => this.#aboutAction(action, subjectName(user)),
                states: this.#editor.actions,
                isBusy: this.#editor.isBusy,
                asks: (action) => asksFirst(action, profile, user),
                reason: (action, refused) => this.#why(refused, action),
                onAct: (action, trigger) => void this.#editor.act(action, trigger),
                t,
                a: this.#editor.actionWords,
                m,
              })}`
            : credentialSection({
                profile,
                t,
                chosen: this.#editor.first,
                field: this.#editor.model.fields
                  .filter(({ type }) => type === "password")
                  .map((field) => this.#field(field)),
                onChoose: (way) => {
                  this.#editor.first = way;
                  this.#editor.refit(profile);
                  this.requestUpdate();
                },
              })
        }
      </div>
      ${this.#footer()}
    </form>`;
  }

  #aboutAction(action: EditorAction, name: string): string {
    const { session } = this.#about;
    const own = this.#editor.t.about[action]?.(name);
    const [before, after] = this.#editor.actionWords.happens[action]?.(session?.tenant.name ?? "") ?? ["", ""];
    return own ?? before + name + after;
  }

  #noticeBox(): TemplateResult | typeof nothing {
    const notice = this.#editor.notice;
    if (!notice) return nothing;
    const { m } = this.#about;
    if (notice.kind === "danger") return failureNotice(notice.title, notice, m);
    return html`<div class="notice success told" role="status" tabindex="-1">
        ${icon("check-circle")}
        <div><strong>${notice.title}</strong> ${notice.text}</div>
      </div>
      ${notice.secret ? secretBox(notice.secret, this.#editor.actionWords, m) : nothing}`;
  }

  #conflict(): TemplateResult | typeof nothing {
    const { clash, fields, user } = this.#editor.model;
    if (clash.length === 0 || !user) return nothing;
    const { m, words } = this.#about;
    const { time, zone } = when(user.updatedAt, words);
    return conflictPanel({
      rows: clash,
      who: this.#editor.who,
      time: `${time} ${zone}`,
      t: this.#editor.t,
      labelOf: this.#editor.labelOf,
      textOf: (key, value) =>
        valueText(
          fields.find((field) => field.key === key),
          value,
          m,
          words,
        ),
      onChoose: (key, choice) => {
        this.#editor.model.choose(key, choice);
        this.requestUpdate();
      },
      onTakeAll: () => {
        for (const { key } of clash) this.#editor.model.choose(key, "theirs");
        this.#endConflict();
      },
      onApply: () => this.#endConflict(),
    });
  }

  #endConflict(): void {
    this.#editor.model.clash = [];
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>("[type=submit]")?.focus();
  }

  #field(field: EditorField): TemplateResult {
    const { m, words } = this.#about;
    const t = this.#editor.t;
    const { draft, problems } = this.#editor.model;
    const value = draft[field.key] ?? "";
    const isMine = this.#editor.isMine(field);
    return formField({
      field,
      value,
      problem: problemText(field, problems[field.key], value, { t, m, words }),
      isReadOnly: !this.#editor.canEdit || !isMine,
      help:
        this.#editor.canEdit && !isMine
          ? t.onlyRoles((field.editableBy ?? []).map((id) => words.roleName(id)))
          : field.help,
      m,
      words,
      onInput: (typed) => this.#editor.type(field.key, typed),
    });
  }

  #footer(): TemplateResult | typeof nothing {
    const { m } = this.#about;
    const t = this.#editor.t;
    const { user, problems, changed } = this.#editor.model;
    const wrong = Object.keys(problems).length;
    const state =
      wrong > 0
        ? t.problems(wrong)
        : this.#editor.answer || (user && changed.length > 0 ? t.unsaved(changed.length) : "");
    if (!this.#editor.canSave)
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
      <button type="submit" class="btn primary" aria-busy=${this.#editor.isBusy ? "true" : nothing}>
        ${
          this.#editor.isBusy
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
