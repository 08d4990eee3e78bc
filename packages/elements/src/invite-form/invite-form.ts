import { initialState, Task, TaskStatus } from "@lit/task";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { isEmail, type Client, type InvitationOutcome, type PortalProfile, type Role } from "@usherkit/sdk";
import { CloseRequestEvent } from "../events/close-request.js";
import { InvitationsSentEvent } from "../events/invitations-sent.js";
import { UserOpenRequestEvent } from "../events/user-open-request.js";
import { control } from "../internal/access.js";
import { ClientController } from "../internal/client-controller.js";
import { ConfirmController } from "../internal/confirm-dialog.js";
import { failedFace, refusalFace, sessionFace } from "../internal/face.js";
import { frameBones, frameHeader, leaveQuestion } from "../internal/form-frame.js";
import { icon } from "../internal/icons.js";
import { inviteForm } from "../internal/messages/invite-form.js";
import { failureNotice, signedOutNotice } from "../internal/notices.js";
import { errorText } from "../internal/reason.js";
import { roleOptions, roleReason } from "../internal/role-options.js";
import { baseStyles } from "../internal/styles/base.styles.js";
import { dialogStyles } from "../internal/styles/dialog.styles.js";
import { formStyles } from "../internal/styles/form.styles.js";
import { tokenStyles } from "../internal/styles/tokens.styles.js";
import { addressBox } from "./address-box.js";
import { isSeparator } from "./addresses.js";
import { addTo, keptOf, outcomesOf, problemOf, type Chip } from "./chip-list.js";
import { inviteFormStyles } from "./invite-form.styles.js";
import { outcomeList } from "./outcome-list.js";

/** How many addresses one request takes. */
const batch = 100;

/**
 * Invites one or several people by their addresses, and says of each what became of it. What can't be sent doesn't stop what
 * can, and stays in the form.
 *
 * @fires invitations-sent - After an answer; `detail.outcomes`, one for each address.
 * @fires user-open-request - An address belongs to a user, who is to be opened; `detail.userId`.
 * @fires close-request - The person is done, and nothing typed would be lost. Doesn't bubble.
 * @fires sign-in-required - The session has ended. What was typed stays.
 * @csspart base - The root.
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
  @property({ type: Boolean, attribute: "in-dialog", reflect: true }) inDialog = false;

  readonly #about = new ClientController(this);
  readonly #confirm = new ConfirmController(this);
  readonly #load = new Task(this, {
    args: () => [this.#about.client, this.#about.profile] as const,
    task: async ([client, profile], { signal }): Promise<readonly Role[] | typeof initialState> => {
      if (!client || !profile) return initialState;
      const roles = await client.roles.list({ signal, language: this.#about.words.locale });
      const able = roles.filter(({ assignable }) => assignable.state === "allowed");
      const [only] = able;
      if (able.length === 1 && only && this.#roleIds.length === 0) this.#roleIds = [only.id];
      return (this.#roles = roles);
    },
  });
  #roles: readonly Role[] | undefined;
  #chips: readonly Chip[] = [];
  #roleIds: readonly string[] = [];
  #typed = "";
  #outcomes: readonly InvitationOutcome[] | undefined;
  #said = "";
  #missing: "address" | "role" | undefined;
  #failure: { text: string; requestId: string | undefined } | undefined;
  #isBusy = false;
  #isFocused = false;

  /** Asks to close: what runs is waited for, what was typed is asked about, else `close-request` is fired. */
  requestClose(): void {
    if (this.#isBusy) return;
    if (this.#outcomes || (this.#chips.length === 0 && this.#typed.trim() === "")) {
      this.#close();
      return;
    }
    this.#confirm.ask(leaveQuestion(this.#about.m, this.#t.leaveText, () => this.#close()));
  }

  /** Reads the session again, once the person has signed in. What was typed stays. */
  async reload(): Promise<void> {
    await this.#about.reload();
  }

  protected override updated(): void {
    if (!this.inDialog || this.#isFocused) return;
    const input = this.#input;
    if (!input) return;
    this.#isFocused = true;
    input.focus();
  }

  get #t() {
    return this.#about.messages("inviteForm", inviteForm);
  }
  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>("#addresses");
  }
  get #ready(): readonly Chip[] {
    return this.#chips.filter((chip) => problemOf(chip) === undefined);
  }

  #close(): void {
    this.#chips = [];
    this.#typed = "";
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

  // ---- addresses

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
    // A space ends an address that is whole; before that it may belong to a name: "Ada Lovelace <…".
    if (!event.isComposing && (/[,;，；、\n>]\s*$/u.test(value) || (/\s$/.test(value) && isEmail(value))))
      this.#commit(value);
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
    const input = event.target as HTMLInputElement;
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    const { value, selectionStart, selectionEnd } = input;
    const whole = value.slice(0, selectionStart ?? value.length) + pasted + value.slice(selectionEnd ?? value.length);
    // A list has to be taken here: an input of one line would run its lines together.
    if (!/[\s,;，；、<]/u.test(pasted.trim()) && !isEmail(whole)) return;
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

  // ---- sending

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { client } = this.#about;
    if (!client || this.#isBusy) return;
    this.#commit(this.#typed);
    this.#failure = undefined;
    const ready = this.#ready;
    this.#missing = ready.length === 0 ? "address" : this.#roleIds.length === 0 ? "role" : undefined;
    if (this.#missing) {
      const isAddress = this.#missing === "address";
      await this.#focus(() => (isAddress ? this.#input : this.renderRoot.querySelector<HTMLElement>("#roleIds input")));
      return;
    }
    this.#isBusy = true;
    this.requestUpdate();
    const answered: InvitationOutcome[] = [];
    try {
      for (let at = 0; at < ready.length; at += batch) {
        const emails = ready.slice(at, at + batch).map(({ address }) => address);
        const { outcomes } = await client.invitations.create({ emails, roleIds: [...this.#roleIds] });
        answered.push(...outcomes);
      }
    } catch (error) {
      const { m, words } = this.#about;
      this.#failure = errorText(error, { action: "invite", subject: null, m, words });
    }
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
    await this.#focus(() => this.renderRoot.querySelector<HTMLElement>("h2"));
  };

  #again(): void {
    this.#outcomes = undefined;
    void this.#focus(() => this.#input);
  }

  // ---- rendering

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
        ? html`<div class=${this.#frame}>${this.#header(t.title, "")}${instead}</div>`
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
    const isMultiple = profile.roles.multiple;
    const hasNoRole = this.#missing === "role";
    return html`<form class=${this.#frame} novalidate aria-labelledby="heading" @submit=${this.#submit}>
      ${this.#header(t.title, t.text)}
      <div class="body">
        ${status === "signed_out" ? signedOutNotice(m) : nothing}
        ${this.#failure && status !== "signed_out" ? failureNotice(t.notSent, this.#failure, m) : nothing}
        ${addressBox({
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
        })}
        <div class="field">
          <span class="label" id="roles-label">${isMultiple ? m.roles : m.role}</span>
          ${roleOptions({
            roles: this.#roles ?? [],
            chosen: this.#roleIds,
            isMultiple,
            isInvalid: hasNoRole,
            labelledBy: "roles-label",
            describedBy: hasNoRole ? "roles-error" : undefined,
            reason: (decision) => roleReason(decision, { action: "invite", subject: null, m, words }),
            onChoose: (chosen) => {
              this.#roleIds = chosen;
              if (hasNoRole) this.#missing = undefined;
              this.requestUpdate();
            },
          })}
          ${
            hasNoRole
              ? html`<p class="error-text" id="roles-error">${icon("error")}<span>${t.chooseRole}</span></p>`
              : nothing
          }
        </div>
      </div>
      <footer part="footer">
        <span class="start" role="status"
          >${ready < this.#chips.length ? t.ready(ready, this.#chips.length) : nothing}</span
        >
        ${
          this.inDialog
            ? html`<button type="button" class="btn" @click=${() => this.requestClose()}>${m.cancel}</button>`
            : nothing
        }
        <button type="submit" class="btn primary" aria-busy=${this.#isBusy ? "true" : nothing}>
          ${this.#isBusy ? html`<span class="spinner"></span>${t.sending}` : t.send(ready)}
        </button>
      </footer>
    </form>`;
  }

  #results(outcomes: readonly InvitationOutcome[]): TemplateResult {
    const { m, words } = this.#about;
    const t = this.#t;
    const sent = outcomes.filter(({ result }) => result === "sent").length;
    const roles = words.list(this.#roleIds.map((id) => words.roleName(id)));
    return html`<div class=${this.#frame}>
      ${this.#header(t.resultTitle(sent, outcomes.length), t.resultText(roles, this.#chips.length > 0))}
      <div class="body">
        ${outcomeList({
          outcomes,
          t,
          m,
          words,
          onOpen: (userId) => this.#open(userId),
          onCorrect: (address) => this.#correct(address),
        })}
      </div>
      <footer part="footer">
        <button type="button" class="btn" @click=${() => this.#again()}>${t.more}</button>
        <button type="button" class="btn primary" @click=${() => this.#close()}>${t.done}</button>
      </footer>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "invite-form": InviteForm;
  }
}
