import "../internal/messages/action-messages.js";
import { initialState, Task, TaskStatus } from "@lit/task";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Client, Invitation, InvitationAction, InvitationSortKey, Page } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import { ClientController } from "../internal/client-controller.js";
import { ColumnRoomController, type MeasuredColumn } from "../internal/column-room-controller.js";
import { ConfirmController } from "../internal/confirm-dialog.js";
import { face, failedFace, sessionFace } from "../internal/face.js";
import { icon } from "../internal/icons.js";
import { pendingInvites } from "../internal/messages/pending-invites.js";
import { failureTitle } from "../internal/notices.js";
import { pageSizeOf } from "../internal/page-size.js";
import { errorText, reasonText } from "../internal/reason.js";
import { refusalFace } from "../internal/refusal-face.js";
import { baseStyles } from "../internal/styles/base.styles.js";
import { dialogStyles } from "../internal/styles/dialog.styles.js";
import { formStyles } from "../internal/styles/form.styles.js";
import { tableStyles } from "../internal/styles/table.styles.js";
import { tokenStyles } from "../internal/styles/tokens.styles.js";
import { ToastController } from "../internal/toast.js";
import { userTableStyles } from "../user-table/user-table.styles.js";
import { inviteRow } from "./invite-row.js";
import { invitesPager, invitesToolbar, type InvitesFrame, type Place, type Question } from "./invites-frame.js";
import { pendingInvitesStyles } from "./pending-invites.styles.js";

const start: Place = { cursor: undefined, from: 0 };

const columns: readonly MeasuredColumn[] = [
  { id: "email", priority: 1, breaks: { min: 196, max: 420 } },
  { id: "role", priority: 2 },
  { id: "sent", priority: 2 },
  { id: "link", priority: 1 },
  { id: "signup", priority: 1 },
  { id: "created", priority: 1 },
];

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
  static override styles = [
    tokenStyles,
    baseStyles,
    dialogStyles,
    formStyles,
    tableStyles,
    userTableStyles,
    pendingInvitesStyles,
  ];

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
    args: () =>
      [this.#about.client, this.#isAllowed, this.#question, this.#place, this.pageSize, this.#revision] as const,
    task: async ([client, isAllowed, { search, link, sort }, { cursor, from }, limit], { signal }) => {
      if (!client || !isAllowed) return initialState;
      const term = search.trim();
      const [page, open] = await Promise.all([
        client.invitations.list(
          {
            ...(term && { search: term }),
            ...(link && { link: [link] }),
            sort,
            ...(cursor !== undefined && { cursor }),
            limit,
            total: true,
          },
          { signal },
        ),
        term || link ? undefined : client.invitations.list({ link: ["open"], limit: 1, total: true }, { signal }),
      ]);
      this.#from = page.previousCursor === null ? 0 : from;
      this.#open = open?.total?.value;
      return (this.#page = page);
    },
  });
  readonly #room = new ColumnRoomController(
    this,
    () => columns,
    () => [this.#page, this.#about.words, this.density],
  );
  #question: Question = { search: "", link: undefined, sort: "-sentAt" };
  #open: number | undefined;
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

  #ask(change: Partial<Question>): void {
    this.#question = { ...this.#question, ...change };
    this.#go({ ...start });
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
    let sent: Invitation | undefined;
    const failure = await this.#run("resend", invitation, (fresh) => (sent = fresh));
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
      // The row of the old link has no button any more: on to that of the new one, and the page stays where it is.
      await this.#load.taskComplete.catch(() => undefined);
      await this.updateComplete;
      const next = sent && this.renderRoot.querySelector<HTMLElement>(`[id="resend-${sent.id}"]`);
      (next ?? this.#panel)?.focus({ preventScroll: true });
    }
  }

  async #run(action: InvitationAction, invitation: Invitation, onDone?: (answer: Invitation) => void) {
    const { client, m, words } = this.#about;
    if (!client) return undefined;
    try {
      const answer = await client.invitations[action](invitation);
      onDone?.(answer);
      return undefined;
    } catch (error) {
      const failure = errorText(error, { action, subject: null, m, words });
      return { title: failureTitle(failure, this.#t.notDone, m), ...failure, canRetry: true };
    }
  }

  // ---- rendering

  get #frame(): InvitesFrame {
    return {
      question: this.#question,
      t: this.#t,
      m: this.#about.m,
      onAsk: (change) => {
        this.#ask(change);
      },
      onGo: (place) => {
        this.#go(place);
      },
    };
  }

  protected override willUpdate(): void {
    this.pageSize = pageSizeOf(this.pageSize, 50);
  }

  protected override render(): TemplateResult {
    const { m, words, direction } = this.#about;
    const instead = this.#face();
    return html`<div class="usher" part="base" lang=${words.locale} dir=${direction}>
      ${instead ? nothing : invitesToolbar(this.#frame)}
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
    return this.#page.items.length === 0 && this.#page.previousCursor === null && this.#open !== undefined
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
    const { items, total } = page;
    const isLoading = this.#load.status === TaskStatus.PENDING;
    const { left, isNarrow } = this.#room;
    const numbered = ([number, word]: readonly [string, string]) => html`<strong>${number}</strong> ${word}`;
    const { sort } = this.#question;
    const head = (id: string, label: unknown, key?: InvitationSortKey) => {
      const isSorted = key !== undefined && sort.replace("-", "") === key;
      const isDescending = sort.startsWith("-");
      return html`<th
        scope="col"
        data-column=${id}
        class=${id === "actions" ? "c-actions" : left.has(id) ? "left" : ""}
        aria-sort=${isSorted ? (isDescending ? "descending" : "ascending") : nothing}
      >
        ${
          key === undefined
            ? label
            : html`<button
                type="button"
                class="sort ${isSorted ? "sorted" : ""}"
                @click=${() => {
                  this.#ask({ sort: isSorted && !isDescending ? `-${key}` : key });
                }}
              >
                <span>${label}</span>${isSorted ? icon(isDescending ? "arrow-down" : "arrow-up") : nothing}
              </button>`
        }
      </th>`;
    };
    return html`<div class="strip">
        <span role="status"
          >${total ? numbered(t.total(total.value, total.exact)) : nothing}${
            this.#open === undefined ? nothing : html`, ${numbered(t.open(this.#open))}`
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
        role=${isNarrow ? "list" : nothing}
        aria-label=${t.title}
        aria-busy=${isLoading ? "true" : nothing}
      >
        <thead>
          <tr>
            ${head("email", t.email, "email")}${head("role", m.role)}${head(
              "sent",
              html`${t.sent} <span class="zone">${words.zone.label}</span>`,
              "sentAt",
            )}${head("link", t.link, "expiresAt")}${head("signup", t.signupCompleted)}${head(
              "created",
              t.userCreated,
            )}${head("actions", html`<span class="visually-hidden">${t.actions}</span>`)}
          </tr>
        </thead>
        <tbody role=${isNarrow ? "none" : nothing}>
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
                left,
                isNarrow,
              }),
          )}
        </tbody>
      </table>
      ${items.length === 0 ? face("search", t.noMatch, t.noMatchText) : invitesPager(page, this.#from, this.pageSize, this.#frame)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "pending-invites": PendingInvites;
  }
}
