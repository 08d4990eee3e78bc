import { initialState, Task, TaskStatus } from "@lit/task";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { isEmail, type Client, type InvitationOutcome, type PortalProfile, type Role, type User } from "@usherkit/sdk";
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
import { AddressEntry } from "./address-entry.js";
import { addressBox } from "./address-box.js";
import { isWrong, keptOf, outcomesOf } from "./chip-list.js";
import { contactFields, isBlank, nobody, wrongField } from "./contact-fields.js";
import { inviteFormStyles } from "./invite-form.styles.js";
import { findKnown, isRegistered } from "./known-addresses.js";
import { outcomeList, resultsFrame } from "./outcome-list.js";
import { roleField } from "./role-field.js";
import { inviteTitle, sendInvites, sendVerb, withoutAnswered, type Unanswered } from "./send-invites.js";

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
  readonly #entry = new AddressEntry({
    client: () => this.#about.client,
    t: () => this.#t,
    words: () => this.#about.words,
    update: () => this.requestUpdate(),
    focus: (find) => void this.#focus(find),
    input: () => this.#input,
    buttons: () => this.renderRoot.querySelectorAll<HTMLElement>(".chip button"),
  });
  #roles: readonly Role[] | undefined;
  #roleIds: readonly string[] = [];
  #contact = nobody;
  /** Who has the contact's address already. */
  #known: User | undefined;
  #outcomes: readonly InvitationOutcome[] | undefined;
  /** What was answered of a list before one of its requests failed. */
  #answered: readonly InvitationOutcome[] = [];
  #doubtful: Unanswered | undefined;
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
    const id = this.#isContact ? (wrongField(this.#contact, this.#about.profile) ?? "email") : "addresses";
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
    return inviteTitle(this.#about.words, this.#isContact) ?? this.#t.title;
  }
  get #isDirty(): boolean {
    return (
      !this.#outcomes && (this.#entry.chips.length > 0 || this.#entry.typed.trim() !== "" || !isBlank(this.#contact))
    );
  }

  #close(): void {
    this.#entry.clear();
    this.#contact = nobody;
    this.#outcomes = undefined;
    this.#answered = [];
    this.#doubtful = undefined;
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

  /** Puts an address back to be typed on. */
  #correct(address: string): void {
    if (this.#isContact) {
      this.#again();
      return;
    }
    this.#outcomes = undefined;
    this.#entry.correct(address);
  }

  /** Who is listed is invited under their name there: that is said before it is sent (docs/portals.md, CO-3). */
  async #lookUp(email: string): Promise<void> {
    const { client } = this.#about;
    if (!client || !isEmail(email)) return;
    const known = await findKnown(client, email);
    if (this.#contact.email.trim() !== email) return;
    this.#known = known;
    this.requestUpdate();
  }

  #open(userId: string): void {
    this.dispatchEvent(new UserOpenRequestEvent({ userId }));
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { client } = this.#about;
    if (!client || this.#isBusy) return;
    this.#entry.commit();
    this.#failure = undefined;
    const isContact = this.#isContact;
    const { givenName, familyName, email } = this.#contact;
    const isTaken = this.#known !== undefined && isRegistered(this.#known);
    if (isContact)
      this.#entry.chips = isTaken || wrongField(this.#contact, this.#about.profile) ? [] : [{ address: email.trim() }];
    const { ready } = this.#entry;
    this.#missing = ready.length === 0 ? "address" : this.#given.length === 0 ? "role" : undefined;
    if (this.#missing) {
      const isAddress = this.#missing === "address";
      await this.#focus(() => (isAddress ? this.#input : this.renderRoot.querySelector<HTMLElement>("#roleIds input")));
      return;
    }
    this.#isBusy = true;
    this.requestUpdate();
    const { answered, error, unanswered } = await sendInvites(
      client,
      {
        emails: ready.map(({ address }) => address),
        roleIds: [...this.#given],
        ...(isContact && { givenName: givenName.trim(), familyName: familyName.trim() }),
      },
      this.#doubtful,
    );
    const { m, words } = this.#about;
    this.#doubtful = unanswered;
    this.#answered = [...this.#answered, ...answered];
    if (error !== undefined)
      this.#failure = {
        ...errorText(error, { action: "invite", subject: null, m, words }),
        unsure: this.#unsure,
      };
    this.#isBusy = false;
    if (answered.length > 0) this.dispatchEvent(new InvitationsSentEvent({ outcomes: answered }));
    if (this.#failure) {
      // What an earlier request of the same list was answered is told, and no longer stands to be sent.
      this.#entry.chips = withoutAnswered(this.#entry.chips, answered);
      await this.#focus(() => this.renderRoot.querySelector<HTMLElement>(".told"));
      return;
    }
    if (this.#about.status === "signed_out") void this.#about.reload();
    const earlier = withoutAnswered(
      this.#answered.map((outcome) => ({ address: outcome.email, outcome })),
      answered,
    ).map(({ outcome }) => outcome);
    this.#outcomes = [...earlier, ...outcomesOf(this.#entry.chips, answered)];
    this.#answered = [];
    this.#entry.chips = keptOf(this.#outcomes);
    if (isContact && this.#entry.chips.length === 0) {
      this.#contact = nobody;
      this.#known = undefined;
    }
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

  /** What a failure is called: of a long list some may have gone. */
  get #undone(): string {
    const sent = this.#answered.filter(({ result }) => result === "sent").length;
    const rest = this.#entry.chips.filter((chip) => !isWrong(chip)).length;
    return sent > 0 ? this.#t.someSent(sent, rest) : this.#t.notSent;
  }

  get #unsure(): string {
    const sent = this.#answered.filter(({ result }) => result === "sent").length;
    return sent > 0 ? this.#t.someUnsure(sent, this.#entry.chips.length) : this.#t.unsureSent;
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
    const ready = this.#entry.ready.length;
    return html`<form class=${this.#frame} novalidate aria-labelledby="heading" @submit=${this.#submit}>
      ${this.#header(this.#title, this.#isContact ? t.contactText : t.text)}
      <div class="body">
        ${status === "signed_out" ? signedOutNotice(m) : nothing}
        ${this.#failure && status !== "signed_out" ? failureNotice(this.#undone, this.#failure, m) : nothing}
        ${this.#answered.length > 0 ? outcomeList({ outcomes: this.#answered, ...this.#listed }) : nothing}
        ${
          this.#isContact
            ? contactFields({
                contact: this.#contact,
                profile,
                isTried: this.#missing === "address",
                known: this.#known,
                onLeave: (email) => void this.#lookUp(email),
                onInput: (contact) => {
                  if (contact.email !== this.#contact.email) this.#known = undefined;
                  this.#contact = contact;
                  this.requestUpdate();
                },
                t,
              })
            : addressBox({
                entry: this.#entry,
                isMissing: this.#missing === "address" && this.#entry.chips.length === 0,
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
          >${ready < this.#entry.chips.length && !this.#isContact ? t.ready(ready, this.#entry.chips.length) : nothing}</span
        >
        ${
          this.inDialog
            ? html`<button type="button" class="btn" @click=${() => this.requestClose()}>${m.cancel}</button>`
            : nothing
        }
        <button type="submit" class="btn primary" aria-busy=${this.#isBusy ? "true" : nothing}>
          ${this.#isBusy ? html`<span class="spinner"></span>${t.sending}` : sendVerb(this.#about.words, t, this.#isContact ? undefined : ready)}
        </button>
      </footer>
    </form>`;
  }

  /** What a list of outcomes needs beside them. */
  get #listed() {
    const { m, words } = this.#about;
    return {
      t: this.#t,
      m,
      words,
      onOpen: (userId: string) => this.#open(userId),
      onCorrect: (address: string) => this.#correct(address),
    };
  }

  #results(outcomes: readonly InvitationOutcome[]): TemplateResult {
    const { words } = this.#about;
    const t = this.#t;
    const sent = outcomes.filter(({ result }) => result === "sent").length;
    const roles = words.list(this.#given.map((id) => words.roleName(id)));
    return resultsFrame({
      frame: this.#frame,
      header: this.#header(t.resultTitle(sent, outcomes.length), t.resultText(roles, this.#entry.chips.length > 0)),
      outcomes,
      ...this.#listed,
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
