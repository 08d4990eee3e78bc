/* eslint lit-a11y/no-redundant-role: "off" -- as cards, CSS display drops the implicit roles of a table */
import { initialState, Task, TaskStatus } from "@lit/task";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Client, Invitation, InvitationAction, Page } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import { ClientController } from "../internal/client-controller.js";
import { ConfirmController } from "../internal/confirm-dialog.js";
import { face, failedFace, sessionFace } from "../internal/face.js";
import { icon } from "../internal/icons.js";
import { pendingInvites } from "../internal/messages/pending-invites.js";
import { failureTitle } from "../internal/notices.js";
import { errorText, reasonText } from "../internal/reason.js";
import { refusalFace } from "../internal/refusal-face.js";
import { baseStyles } from "../internal/styles/base.styles.js";
import { dialogStyles } from "../internal/styles/dialog.styles.js";
import { formStyles } from "../internal/styles/form.styles.js";
import { tableStyles } from "../internal/styles/table.styles.js";
import { tokenStyles } from "../internal/styles/tokens.styles.js";
import { ToastController } from "../internal/toast.js";
import { inviteRow } from "./invite-row.js";
import { pendingInvitesStyles } from "./pending-invites.styles.js";

interface Place {
  readonly cursor: string | undefined;
  /** How many rows stand before this page. */
  readonly from: number;
}

const start: Place = { cursor: undefined, from: 0 };

/**
 * One row for every invitation that was sent: how its link stands, whether the person signed up by it, and whether the address
 * has a user by now.
 *
 * @fires sign-in-required - The session has ended.
 * @csspart base - The root.
 * @csspart panel - The frame around the list.
 * @csspart table - The list.
 */
export class PendingInvites extends LitElement {
  static override styles = [tokenStyles, baseStyles, dialogStyles, formStyles, tableStyles, pendingInvitesStyles];

  /** Where the API is, with `/v1`; same site. */
  @property({ attribute: "base-url" }) baseUrl: string | undefined;
  /** The client to use in place of `base-url` and of a provider around. */
  @property({ attribute: false }) client: Client | undefined;
  /** The language to speak; else that of the page, else the portal's. */
  @property() locale: string | undefined;
  /** `comfortable` or `compact`. */
  @property({ reflect: true, useDefault: true }) density: "comfortable" | "compact" = "comfortable";
  /** Rows on a page, 1 to 200. */
  @property({ type: Number, attribute: "page-size" }) pageSize = 50;

  readonly #about = new ClientController(this, (client) => client.on("invitations.changed", () => this.#refresh()));
  readonly #confirm = new ConfirmController(this, () => this.#panel);
  readonly #toast = new ToastController(this);
  readonly #load = new Task(this, {
    args: () => [this.#about.client, this.#isAllowed, this.#place, this.pageSize, this.#revision] as const,
    task: async ([client, isAllowed, { cursor, from }, limit], { signal }) => {
      if (!client || !isAllowed) return initialState;
      const page = await client.invitations.list(
        { ...(cursor !== undefined && { cursor }), limit, total: true },
        { signal },
      );
      this.#from = page.previousCursor === null ? 0 : from;
      return (this.#page = page);
    },
  });
  #page: Page<Invitation> | undefined;
  #from = 0;
  #place = start;
  #revision = 0;
  #busy = new Set<string>();

  /** Reads the session and the list again. */
  async reload(): Promise<void> {
    await this.#about.reload();
    this.#refresh();
  }

  get #t() {
    return this.#about.messages("pendingInvites", pendingInvites);
  }
  get #isAllowed(): boolean {
    return this.#about.status === "ready" && control(this.#about.session, "listInvitations").isEnabled;
  }
  get #panel(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".panel");
  }

  #refresh(): void {
    this.#revision += 1;
    this.requestUpdate();
  }

  #go(place: Place): void {
    this.#place = place;
    this.requestUpdate();
  }

  // ---- actions

  #act = (action: InvitationAction, invitation: Invitation, trigger: HTMLElement): void => {
    const t = this.#t;
    const { email } = invitation;
    if (action === "resend") void this.#resend(invitation, trigger);
    else
      this.#confirm.ask(
        {
          title: t.revokeTitle(email),
          text: t.revokeText,
          final: t.revokeFinal,
          verb: t.revoke,
          busy: () => this.#about.m.busy.revoke ?? this.#about.m.working,
          isDangerous: true,
          run: async () => {
            const failure = await this.#run(action, invitation);
            if (!failure) this.#toast.show(t.revoked(email));
            return failure;
          },
        },
        trigger,
      );
  };

  async #resend(invitation: Invitation, trigger: HTMLElement): Promise<void> {
    if (this.#busy.has(invitation.id)) return;
    const t = this.#t;
    this.#busy.add(invitation.id);
    this.requestUpdate();
    const failure = await this.#run("resend", invitation);
    this.#busy.delete(invitation.id);
    this.requestUpdate();
    if (failure)
      this.#confirm.ask(
        {
          title: t.resendTo(invitation.email),
          text: "",
          verb: this.#about.m.tryAgain,
          busy: () => this.#about.m.busy.resend ?? this.#about.m.working,
          run: () => this.#run("resend", invitation),
        },
        trigger,
        failure,
      );
    else {
      this.#toast.show(t.resent(invitation.email));
      // The row of the old link has no button any more.
      this.#panel?.focus();
    }
  }

  async #run(action: InvitationAction, invitation: Invitation) {
    const { client, m, words } = this.#about;
    if (!client) return undefined;
    try {
      await client.invitations[action](invitation);
      return undefined;
    } catch (error) {
      const failure = errorText(error, { action, subject: null, m, words });
      return { title: failureTitle(failure, this.#t.notDone, m), ...failure, canRetry: true };
    }
  }

  // ---- rendering

  protected override render(): TemplateResult {
    const { m, words, direction } = this.#about;
    const instead = this.#face();
    return html`<div class="usher" part="base" lang=${words.locale} dir=${direction}>
      <div class="panel" part="panel" tabindex="-1" role="region" aria-label=${this.#t.title}>
        ${instead ?? (this.#page ? this.#list(this.#page) : nothing)}
      </div>
      ${this.#toast.render(m)}${this.#confirm.render(m)}
    </div>`;
  }

  /** What stands in the place of the list. The last good page stays where a later reading fails. */
  #face(): TemplateResult | undefined {
    const about = this.#about;
    const { session, status } = about;
    const t = this.#t;
    if (status !== "ready" && !(status === "loading" && this.#page))
      return sessionFace(about, t.failed) ?? this.#bones();
    const decision = session?.actions.listInvitations;
    if (!control(session, "listInvitations").isEnabled && status === "ready")
      return refusalFace(decision, about, "listInvitations");
    if (!this.#page)
      return this.#load.status === TaskStatus.ERROR
        ? failedFace(t.failed, this.#load.error, about, () => this.#refresh())
        : this.#bones();
    return this.#page.items.length === 0 && this.#page.previousCursor === null
      ? face("mail", t.emptyTitle, t.emptyText)
      : undefined;
  }

  #bones(): TemplateResult {
    return html`<div class="strip" role="status"><span class="visually-hidden">${this.#about.m.loading}</span></div>
      <table class="table" aria-hidden="true">
        <tbody>
          ${[1, 2, 3, 4].map(
            () =>
              html`<tr>
                <td><span class="bone"></span></td>
                <td class="p2"><span class="bone short"></span></td>
                <td><span class="bone short"></span></td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #list(page: Page<Invitation>): TemplateResult {
    const { m, words } = this.#about;
    const t = this.#t;
    const { items, total, nextCursor, previousCursor } = page;
    const isLoading = this.#load.status === TaskStatus.PENDING;
    const expired = items.filter(({ link }) => link === "expired").length;
    const isWhole = nextCursor === null && previousCursor === null;
    const numbered = ([number, word]: readonly [string, string]) => html`<strong>${number}</strong> ${word}`;
    const head = (label: unknown, kind: string) =>
      html`<th role="columnheader" scope="col" class=${kind}>${label}</th>`;
    return html`<div class="strip">
        <span role="status"
          >${total ? numbered(t.total(total.value, total.exact)) : nothing}${
            isWhole && expired > 0 ? html`, ${numbered(t.expired(expired))}` : nothing
          }</span
        >
        ${
          this.#load.status === TaskStatus.ERROR
            ? html`<span class="push" role="alert"
                >${t.failed}.
                <button type="button" class="link" @click=${() => this.#refresh()}>${m.tryAgain}</button></span
              >`
            : nothing
        }
      </div>
      <table
        class="table cards ${isLoading ? "stale" : ""}"
        part="table"
        role="table"
        aria-label=${t.title}
        aria-busy=${isLoading ? "true" : nothing}
      >
        <thead role="rowgroup">
          <tr role="row">
            ${head(t.email, "")}${head(m.role, "w-role p2")}
            <th role="columnheader" scope="col" class="w-sent p2" aria-sort="descending">
              ${t.sent} <span class="zone">${words.zone.label}</span>
            </th>
            ${head(t.link, "w-link")}${head(t.signupCompleted, "w-yes")}${head(t.userCreated, "w-yes")}
            ${head(html`<span class="visually-hidden">${t.actions}</span>`, "w-act")}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            items,
            ({ id }) => id,
            (invitation) =>
              inviteRow({
                invitation,
                isBusy: this.#busy.has(invitation.id),
                reason: (action, decision) => reasonText(decision, { action, subject: null, m, words }),
                onAct: this.#act,
                t,
                m,
                words,
              }),
          )}
        </tbody>
      </table>
      ${this.#pager(page)}`;
  }

  #pager({ items, total, nextCursor, previousCursor }: Page<Invitation>): TemplateResult {
    const t = this.#t;
    const from = this.#from;
    const turn = (label: string, chevron: "chevron-start" | "chevron-end", place: Place | undefined) =>
      html`<button type="button" class="btn sm" ?disabled=${!place} @click=${() => place && this.#go(place)}>
        ${chevron === "chevron-start" ? icon(chevron, "flip") : nothing}<span class="txt">${label}</span
        >${chevron === "chevron-end" ? icon(chevron, "flip") : nothing}
      </button>`;
    return html`<nav class="pager" part="pager" aria-label=${t.pages}>
      <span
        >${t.range(Math.min(from + 1, from + items.length), from + items.length)}${
          total
            ? html` ${t.of}
                <strong>${t.total(total.value, total.exact)[0]}</strong> ${t.total(total.value, total.exact)[1]}`
            : nothing
        }</span
      >
      ${
        nextCursor === null && previousCursor === null
          ? nothing
          : html`<span class="push pair"
              >${turn(
                t.previous,
                "chevron-start",
                previousCursor === null
                  ? undefined
                  : { cursor: previousCursor, from: Math.max(0, from - this.pageSize) },
              )}${turn(
                t.next,
                "chevron-end",
                nextCursor === null ? undefined : { cursor: nextCursor, from: from + items.length },
              )}</span
            >`
      }
    </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "pending-invites": PendingInvites;
  }
}
