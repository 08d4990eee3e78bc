import { Task, TaskStatus } from "@lit/task";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { isUsherError, type Client, type EditorSection, type User } from "@usherkit/sdk";
import { ClientController } from "../internal/client-controller.js";
import { ConfirmController } from "../internal/confirm-dialog.js";
import { face, failedFace, sessionFace } from "../internal/face.js";
import { frameBones, frameHeader, leaveQuestion } from "../internal/form-frame.js";
import { avatar, fullName, mail } from "../internal/identity.js";
import { userIcon } from "../internal/more-icons.js";
import { deniedFace } from "../internal/refusal-face.js";
import { baseStyles } from "../internal/styles/base.styles.js";
import { dialogStyles } from "../internal/styles/dialog.styles.js";
import { formStyles } from "../internal/styles/form.styles.js";
import { tokenStyles } from "../internal/styles/tokens.styles.js";
import { UnloadGuard } from "../internal/unload-guard.js";
import { EditorController } from "./editor-controller.js";
import type { EditorView } from "./editor-view.js";
import { createdFrame, formShape } from "./form-shape.js";
import { instantText } from "./user-facts.js";
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
 * @csspart header - Above the form, in a dialog.
 * @csspart footer - Below it, with its buttons.
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
  @property({ type: Boolean, attribute: "in-dialog", reflect: true, useDefault: true }) inDialog = false;

  /** Of somebody who is there: only this area, with a title and a button of its own. */
  @property() section: EditorSection | undefined;

  readonly #about: ClientController = new ClientController(this, (client) => this.#editor.listen(client));
  readonly #confirm = new ConfirmController(this);
  readonly #editor: EditorController = new EditorController(this, this.#about, this.#confirm);
  readonly #load = new Task(this, {
    args: () => [this.#about.client, this.#about.profile, this.#editor.id, this.user, this.section] as const,
    task: (args, { signal }) => this.#editor.read(args, signal),
  });

  constructor() {
    super();
    new UnloadGuard(this, () => this.#editor.model.changed.length > 0 && !this.#editor.isGone);
  }

  /** Asks to close: what runs is waited for, what was typed is asked about, else `close-request` is fired. */
  requestClose(): void {
    const editor = this.#editor;
    if (editor.isWorking) return;
    if (editor.model.changed.length === 0 || editor.isGone) editor.close();
    else this.#confirm.ask(leaveQuestion(this.#about.m, editor.t.leaveText, () => editor.close()));
  }

  /** Reads the session and the user again, once the person has signed in. What was typed stays. */
  async reload(): Promise<void> {
    await this.#about.reload();
    await this.#load.run();
  }

  #frame: Element | null = null;

  protected override willUpdate(): void {
    this.#frame = this.shadowRoot?.activeElement?.closest(".frame") ?? null;
  }

  /** The focus goes to the heading, or to the first field of somebody new: at the beginning, and where the frame that had it was replaced. */
  protected override updated(): void {
    const isLost = this.#frame?.isConnected === false;
    if (!this.inDialog || (this.#editor.isFocused && !isLost)) return;
    const first = this.renderRoot.querySelector<HTMLElement>(this.#editor.id === undefined ? ".input" : "h2");
    if (!first) return;
    this.#editor.isFocused = true;
    first.focus();
  }

  protected override render(): TemplateResult {
    const { words, direction, m } = this.#about;
    return html`<div class="usher" part="base" lang=${words.locale} dir=${direction}>
      ${this.#face() ?? this.#content()}${this.#confirm.render(m)}
    </div>`;
  }

  get #view(): EditorView {
    const { inDialog, section } = this;
    return {
      editor: this.#editor,
      about: this.#about,
      inDialog,
      section,
      requestClose: () => {
        this.requestClose();
      },
    };
  }

  #content(): TemplateResult {
    const editor = this.#editor;
    const { notice, sections } = editor;
    if (editor.isSectioned && sections) return sections.sectionList(this.#view);
    const isMade = notice?.secret ?? (this.inDialog && notice?.kind === "success");
    return editor.shown === "" && isMade
      ? createdFrame(this.#view, this.#header())
      : formShape(this.#view, this.#header());
  }

  /** What stands in the place of the form. */
  #face(): TemplateResult | undefined {
    const about = this.#about;
    const { m } = about;
    const t = this.#editor.t;
    const id = this.#editor.id;
    const { user } = this.#editor.model;
    const isKnown =
      about.profile !== undefined &&
      (id === undefined ? this.#editor.roles !== undefined : user !== undefined) &&
      (!this.#editor.isSectioned || this.#editor.sections !== undefined);
    const { error, status } = this.#load;
    const missing = isUsherError(error) && error.status === 404 && status === TaskStatus.ERROR;
    const shown =
      this.#editor.isGone || (missing && !isKnown)
        ? face(userIcon, t.gone, t.goneText)
        : isKnown
          ? id === undefined && !this.#editor.canEdit
            ? deniedFace(this.#editor.why(about.session?.actions.create, "create"), m)
            : undefined
          : (sessionFace(about, t.failed) ??
            (status === TaskStatus.ERROR
              ? failedFace(t.failed, error, about, () => void this.#load.run())
              : frameBones(m)));
    return shown && html`<div class=${this.inDialog ? "frame" : "panel frame"}>${this.#header(false)}${shown}</div>`;
  }

  #header(isForm = true): TemplateResult | typeof nothing {
    const { m, words } = this.#about;
    const { user } = this.#editor.model;
    const t = this.#editor.t;
    if (!isForm && !this.inDialog) return nothing;
    const isNew = this.#editor.id === undefined;
    return frameHeader({
      title: user
        ? [words.terms.editUser, fullName(user)].filter(Boolean).join(": ")
        : isNew
          ? m.actions.create
          : m.user,
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
}

declare global {
  interface HTMLElementTagNameMap {
    "user-editor": UserEditor;
  }
}
