import { initialState, Task, TaskStatus } from "@lit/task";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Client, InvitationOutcome, PortalProfile, Role } from "@usherkit/sdk";
import { CloseRequestEvent } from "../events/close-request.js";
import { InvitationsSentEvent } from "../events/invitations-sent.js";
import { UserOpenRequestEvent } from "../events/user-open-request.js";
import { control } from "../internal/access.js";
import { ClientController } from "../internal/client-controller.js";
import { ConfirmController } from "../internal/confirm-dialog.js";
import { failedFace, sessionFace } from "../internal/face.js";
import { frameBones, frameHeader, leaveQuestion } from "../internal/form-frame.js";
import { inviteForm } from "../internal/messages/invite-form.js";
import { failureNotice, signedOutNotice } from "../internal/notices.js";
import { errorText, type Failure } from "../internal/reason.js";
import { refusalFace } from "../internal/refusal-face.js";
import { soleRole } from "../internal/role-options.js";
import { baseStyles } from "../internal/styles/base.styles.js";
import { dialogStyles } from "../internal/styles/dialog.styles.js";
import { formStyles } from "../internal/styles/form.styles.js";
import { tokenStyles } from "../internal/styles/tokens.styles.js";
import { UnloadGuard } from "../internal/unload-guard.js";
import { addressBox } from "./address-box.js";
import { endsAddress, isSeparator, pastedList } from "./addresses.js";
import { addTo, keptOf, outcomesOf, problemOf, type Chip } from "./chip-list.js";
import { contactFields, isBlank, nobody, wrongField } from "./contact-fields.js";
import { inviteFormStyles } from "./invite-form.styles.js";
import { resultsFrame } from "./outcome-list.js";
import { roleField } from "./role-field.js";
import { sendInvites } from "./send-invites.js";

/**
 * Invites one or several people by their addresses, and says of each what became of it. What can't be sent stays in the form.
 *
 * @fires invitations-sent - After an answer; `detail.outcomes`, one for each address.
 * @fires user-open-request - An address belongs to a user, who is to be opened; `detail.userId`.
 * @fires close-request - The person is done, and nothing typed would be lost. Doesn't bubble.
 * @fires sign-in-required - The session has ended. What was typed stays.
 * @csspart base - The root.
 * @csspart chip - Each address.
 * @csspart heading - The title.
 * @csspart chips - The box of addresses.
 * @csspart options - The list of roles.
 * @csspart outcomes - What became of each address.
 */
export class InviteForm extends LitElement {
  static override styles = [tokenStyles, baseStyles, dialogStyles, formStyles, inviteFormStyles];

  /** Where the API is, with `/v1`; same site. */
  @property({ attribute: "base-url" }) baseUrl: string | undefined;
  /** The client to use in place of `base-url` and of a provider around. */
  @property({ attribute: false }) client: Client | undefined;
  /** The language to speak; else that of the page, else the portal's. */
  @property() locale: string | undefined;
  /** It stands in a dialog: header and footer stay, the body scrolls, and it can be closed. */
  @property({ type: Boolean, attribute: "in-dialog", reflect: true, useDefault: true }) inDialog = false;

  readonly #about = new ClientController(this);
  readonly #confirm = new ConfirmController(this);
  readonly #load = new Task(this, {
    args: () => [this.#about.client, this.#about.profile] as const,
    task: async ([client, profile], { signal }): Promise<readonly Role[] | typeof initialState> => {
      if (!client || !profile) return initialState;
      if (profile.invitation?.roleIds) return (this.#roles = []);
      const roles = await client.roles.list({ signal, language: this.#about.words.locale });
      if (this.#roleIds.length === 0) this.#roleIds = soleRole(roles);
      return (this.#roles = roles);
    },
  });
  #roles: readonly Role[] | undefined;
  #chips: readonly Chip[] = [];
  #roleIds: readonly string[] = [];
  #typed = "";
  #contact = nobody;
  #outcomes: readonly InvitationOutcome[] | undefined;
  #said = "";
  #missing: "address" | "role" | undefined;
  #failure: Failure | undefined;
  #isBusy = false;
  #isFocused = false;

  constructor() {
    super();
    new UnloadGuard(this, () => this.#isDirty);
  }

  /** Asks to close: what runs is waited for, what was typed is asked about, else `close-request` is fired. */
  requestClose(): void {
    if (this.#isBusy) return;
    if (this.#isDirty) this.#confirm.ask(leaveQuestion(this.#about.m, this.#t.leaveText, () => this.#close()));
    else this.#close();
  }

  /** Reads the session again, once the person has signed in. What was typed stays. */
  async reload(): Promise<void> {
    await this.#about.reload();
  }

  protected override updated(): void {
    if (!this.inDialog || this.#isFocused || !this.#input) return;
    this.#isFocused = true;
    this.#input.focus();
  }

  get #t() {
    return this.#about.messages("inviteForm", inviteForm);
  }
  get #input(): HTMLInputElement | null {
    const id = this.#isContact ? (wrongField(this.#contact) ?? "email") : "addresses";
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }
  /** One person by name, in the place of addresses. */
  get #isContact(): boolean {
    return this.#about.profile?.invitation?.contacts ?? false;
  }
  /** What they get: what the portal gives everybody, or what was chosen. */
  get #given(): readonly string[] {
    return this.#about.profile?.invitation?.roleIds ?? this.#roleIds;
  }
  get #title(): string {
    return (this.#isContact && this.#about.words.terms.inviteUser) || this.#t.title;
  }
  get #isDirty(): boolean {
    return !this.#outcomes && (this.#chips.length > 0 || this.#typed.trim() !== "" || !isBlank(this.#contact));
  }
  get #ready(): readonly Chip[] {
    return this.#chips.filter((chip) => problemOf(chip) === undefined);
  }

  #close(): void {
    this.#chips = [];
    this.#typed = "";
    this.#contact = nobody;
    this.#outcomes = undefined;
    this.#failure = undefined;
    this.#missing = undefined;
    this.requestUpdate();
    this.dispatchEvent(new CloseRequestEvent());
  }

  /** Focus that follows a change of the picture. */
  async #focus(find: () => HTMLElement | null | undefined): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    find()?.focus();
  }

  /** Makes addresses of a text, and says how many. */
  #commit(text: string): void {
    this.#typed = "";
    if (text.trim() !== "") {
      const { chips, added, twice } = addTo(this.#chips, text);
      const t = this.#t;
      this.#chips = chips;
      this.#said = [added > 0 && t.added(added), twice > 0 && t.twice(twice)].filter(Boolean).join(". ");
      if (added > 0) this.#missing = undefined;
    }
    this.requestUpdate();
  }

  #typeAddress = (event: InputEvent): void => {
    const { value } = event.target as HTMLInputElement;
    this.#typed = value;
    if (!event.isComposing && endsAddress(value)) this.#commit(value);
  };

  #pressKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (isSeparator(event.key)) {
      // Enter never sends: it is what one presses after each address.
      event.preventDefault();
      this.#commit(this.#typed);
    } else if (event.key === "Backspace" && this.#typed === "") {
      const last = this.#chips.at(-1);
      if (last) this.#remove(last, false);
    }
  };

  #paste = (event: ClipboardEvent): void => {
    const whole = pastedList(event);
    if (whole === undefined) return;
    event.preventDefault();
    this.#commit(whole);
  };

  #leave = (event: FocusEvent): void => {
    // On the way to a button nothing may move under the pointer; sending takes what is typed anyway.
    if (event.relatedTarget instanceof Element && event.relatedTarget.closest(".btn")) return;
    this.#commit(this.#typed);
  };

  #remove(chip: Chip, hasButton = true): void {
    const index = this.#chips.indexOf(chip);
    this.#chips = this.#chips.filter((other) => other !== chip);
    this.#said = this.#t.removed(chip.address);
    const next = () => this.renderRoot.querySelectorAll<HTMLElement>(".chip button")[index] ?? this.#input;
    void this.#focus(hasButton ? next : () => this.#input);
  }

  /** Puts an address back to be typed on; what stood there becomes an address of its own. */
  #correct(address: string): void {
    if (this.#isContact) {
      this.#again();
      return;
    }
    this.#commit(this.#typed);
    this.#outcomes = undefined;
    this.#chips = this.#chips.filter((chip) => chip.address !== address);
    this.#typed = address;
    void this.#focus(() => {
      this.#input?.setSelectionRange(address.length, address.length);
      return this.#input;
    });
  }

  #open(userId: string): void {
    this.dispatchEvent(new UserOpenRequestEvent({ userId }));
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { client } = this.#about;
    if (!client || this.#isBusy) return;
    this.#commit(this.#typed);
    this.#failure = undefined;
    const isContact = this.#isContact;
    const { givenName, familyName, email } = this.#contact;
    if (isContact) this.#chips = wrongField(this.#contact) ? [] : [{ address: email.trim() }];
    const ready = this.#ready;
    this.#missing = ready.length === 0 ? "address" : this.#given.length === 0 ? "role" : undefined;
    if (this.#missing) {
      const isAddress = this.#missing === "address";
      await this.#focus(() => (isAddress ? this.#input : this.renderRoot.querySelector<HTMLElement>("#roleIds input")));
      return;
    }
    this.#isBusy = true;
    this.requestUpdate();
    const { answered, error } = await sendInvites(client, {
      emails: ready.map(({ address }) => address),
      roleIds: [...this.#given],
      ...(isContact && { givenName: givenName.trim(), familyName: familyName.trim() }),
    });
    const { m, words } = this.#about;
    if (error !== undefined) this.#failure = errorText(error, { action: "invite", subject: null, m, words });
    this.#isBusy = false;
    if (answered.length > 0) this.dispatchEvent(new InvitationsSentEvent({ outcomes: answered }));
    if (this.#failure) {
      // What an earlier request of the same list has sent is done, and no longer stands to be sent.
      const sent = new Set(answered.filter(({ result }) => result === "sent").map(({ email }) => email));
      this.#chips = this.#chips.filter(({ address }) => !sent.has(address));
      await this.#focus(() => this.renderRoot.querySelector<HTMLElement>(".told"));
      return;
    }
    if (this.#about.status === "signed_out") void this.#about.reload();
    this.#outcomes = outcomesOf(this.#chips, answered);
    this.#chips = keptOf(this.#outcomes);
    if (isContact && this.#chips.length === 0) this.#contact = nobody;
    await this.#focus(() => this.renderRoot.querySelector<HTMLElement>("h2"));
  };

  #again(): void {
    this.#outcomes = undefined;
    void this.#focus(() => this.#input);
  }

  protected override render(): TemplateResult {
    const about = this.#about;
    const { m, session, profile, words } = about;
    const t = this.#t;
    const { error, status } = this.#load;
    const decision = session?.actions.invite;
    const { isEnabled } = control(session, "invite");
    const instead =
      profile && !isEnabled
        ? refusalFace(decision, about, "invite")
        : profile && this.#roles
          ? undefined
          : (sessionFace(about, t.failed) ??
            (status === TaskStatus.ERROR
              ? failedFace(t.failed, error, about, () => void this.#load.run())
              : frameBones(m)));
    const content =
      instead !== undefined || !profile
        ? html`<div class=${this.#frame}>${this.#header(this.#title, "")}${instead}</div>`
        : this.#outcomes
          ? this.#results(this.#outcomes)
          : this.#form(profile);
    return html`<div class="usher" part="base" lang=${words.locale} dir=${about.direction}>
      ${content}${this.#confirm.render(m)}
    </div>`;
  }

  get #frame(): string {
    return this.inDialog ? "frame" : "panel frame";
  }

  #header(title: string, sub: string): TemplateResult {
    return frameHeader({
      title,
      sub,
      m: this.#about.m,
      onClose: this.inDialog ? () => this.requestClose() : undefined,
    });
  }

  #form(profile: PortalProfile): TemplateResult {
    const { m, words, status } = this.#about;
    const t = this.#t;
    const ready = this.#ready.length;
    return html`<form class=${this.#frame} novalidate aria-labelledby="heading" @submit=${this.#submit}>
      ${this.#header(this.#title, this.#isContact ? t.contactText : t.text)}
      <div class="body">
        ${status === "signed_out" ? signedOutNotice(m) : nothing}
        ${this.#failure && status !== "signed_out" ? failureNotice(t.notSent, this.#failure, m) : nothing}
        ${
          this.#isContact
            ? contactFields({
                contact: this.#contact,
                profile,
                isTried: this.#missing === "address",
                onInput: (contact) => {
                  this.#contact = contact;
                  this.requestUpdate();
                },
                t,
              })
            : addressBox({
                chips: this.#chips,
                typed: this.#typed,
                said: this.#said,
                isMissing: this.#missing === "address",
                onInput: this.#typeAddress,
                onKey: this.#pressKey,
                onPaste: this.#paste,
                onBlur: this.#leave,
                onRemove: (chip) => this.#remove(chip),
                onCorrect: (address) => this.#correct(address),
                onOpen: (userId) => this.#open(userId),
                t,
                words,
              })
        }
        ${
          profile.invitation?.roleIds
            ? nothing
            : roleField({
                about: this.#about,
                roles: this.#roles ?? [],
                chosen: this.#roleIds,
                isMissing: this.#missing === "role",
                onChoose: (chosen) => {
                  this.#roleIds = chosen;
                  if (this.#missing === "role") this.#missing = undefined;
                  this.requestUpdate();
                },
                t,
              })
        }
      </div>
      <footer part="footer">
        <span class="start" role="status"
          >${ready < this.#chips.length && !this.#isContact ? t.ready(ready, this.#chips.length) : nothing}</span
        >
        ${
          this.inDialog
            ? html`<button type="button" class="btn" @click=${() => this.requestClose()}>${m.cancel}</button>`
            : nothing
        }
        <button type="submit" class="btn primary" aria-busy=${this.#isBusy ? "true" : nothing}>
          ${this.#isBusy ? html`<span class="spinner"></span>${t.sending}` : t.send(this.#isContact ? 1 : ready)}
        </button>
      </footer>
    </form>`;
  }

  #results(outcomes: readonly InvitationOutcome[]): TemplateResult {
    const { m, words } = this.#about;
    const t = this.#t;
    const sent = outcomes.filter(({ result }) => result === "sent").length;
    const roles = words.list(this.#given.map((id) => words.roleName(id)));
    return resultsFrame({
      frame: this.#frame,
      header: this.#header(t.resultTitle(sent, outcomes.length), t.resultText(roles, this.#chips.length > 0)),
      outcomes,
      t,
      m,
      words,
      onOpen: (userId) => this.#open(userId),
      onCorrect: (address) => this.#correct(address),
      onMore: () => this.#again(),
      onDone: () => this.#close(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "invite-form": InviteForm;
  }
}
