import { html, nothing, type TemplateResult } from "lit";
import type { Decision, Invitation, InvitationAction } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import { when } from "../internal/format.js";
import { icon } from "../internal/icons.js";
import { mail } from "../internal/identity.js";
import type { CommonMessages } from "../internal/messages/common.js";
import type { PendingInvitesMessages } from "../internal/messages/pending-invites.js";
import type { Words } from "../internal/words.js";

export interface InviteRow {
  readonly invitation: Invitation;
  readonly isBusy: boolean;
  readonly reason: (action: InvitationAction, decision: Decision) => string;
  readonly onAct: (action: InvitationAction, invitation: Invitation, trigger: HTMLElement) => void;
  readonly t: PendingInvitesMessages;
  readonly m: CommonMessages;
  readonly words: Words;
}

const hour = 3_600_000;

/** A checkmark, or a dash; for assistive technology a word (docs/portals.md, NF-4). */
const yesNo = (is: boolean, m: CommonMessages) =>
  is
    ? html`<span class="yes">${icon("check")}<span class="visually-hidden">${m.yes}</span></span>`
    : html`<span class="muted" aria-hidden="true">–</span><span class="visually-hidden">${m.no}</span>`;

const linkCell = ({ link, expiresAt, endedAt }: Invitation, t: PendingInvitesMessages, words: Words) => {
  if (link === "expired") return html`<span class="badge warning"><span>${t.links.expired}</span></span>`;
  if (link !== "open")
    return html`<span class="when"
      ><span class="muted">${t.links[link]}</span
      >${endedAt === null ? nothing : html`<span class="sub">${when(endedAt, words).date}</span>`}</span
    >`;
  const hours = (Date.parse(expiresAt) - Date.now()) / hour;
  const left = hours < 24 ? t.inTime(Math.max(0, Math.round(hours)), "hour") : t.inTime(Math.round(hours / 24), "day");
  return html`<span class="when"><span>${when(expiresAt, words).date}</span><span class="sub">${left}</span></span>`;
};

/** One invitation: a row of the table, a card where it is narrow. */
export const inviteRow = (row: InviteRow): TemplateResult => {
  const { invitation, t, m, words } = row;
  const { id, email, sentAt, sentBy } = invitation;
  const sent = when(sentAt, words);
  const button = (action: InvitationAction, label: string, name: string, kind: string, isBusy = false) => {
    const { isShown, denied } = control(invitation, action);
    if (!isShown) return nothing;
    const click = (event: Event) => {
      if (!denied && !isBusy) row.onAct(action, invitation, event.currentTarget as HTMLElement);
    };
    return html`<button
      type="button"
      class="btn sm ${denied ? "" : kind}"
      aria-label=${name}
      aria-disabled=${denied ? "true" : nothing}
      aria-describedby=${denied ? `why-${action}-${id}` : nothing}
      aria-busy=${isBusy ? "true" : nothing}
      @click=${click}
    >
      ${isBusy ? html`<span class="spinner"></span>` : nothing}${label}
    </button>`;
  };
  const why = (action: InvitationAction) => {
    const { denied } = control(invitation, action);
    return denied
      ? html`<span class="why" id="why-${action}-${id}"
          >${icon("info")}<span>${row.reason(action, denied)}</span></span
        >`
      : nothing;
  };
  const acts = [
    button("resend", m.actions.resend, t.resendTo(email), "", row.isBusy),
    button("revoke", `${m.actions.revoke}…`, t.revokeOf(email), "quiet danger-quiet"),
    why("resend"),
    why("revoke"),
  ];
  return html`<tr role="row">
    <td role="cell" class="c-name">${mail(email)}</td>
    <td role="cell" class="p2" data-label=${m.role}>
      ${m.rolesOf(invitation.roleIds.map((roleId) => words.roleName(roleId)))}
    </td>
    <td role="cell" class="p2" data-label="${t.sent} (${words.zone.label})">
      <span class="when"
        ><span>${sent.date} <span class="muted">${sent.time}</span></span
        >${sentBy ? html`<span class="sub">${t.sentBy(sentBy.displayName)}</span>` : nothing}</span
      >
    </td>
    <td role="cell" data-label=${t.link}>${linkCell(invitation, t, words)}</td>
    <td role="cell" data-label=${t.signupCompleted}><span>${yesNo(invitation.signupCompleted, m)}</span></td>
    <td role="cell" data-label=${t.userCreated}><span>${yesNo(invitation.userCreated, m)}</span></td>
    <td role="cell" class="c-acts">
      ${acts.some((act) => act !== nothing) ? html`<div class="acts">${acts}</div>` : nothing}
    </td>
  </tr>`;
};
