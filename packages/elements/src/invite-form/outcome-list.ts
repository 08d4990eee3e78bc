/* eslint lit-a11y/no-redundant-role: "off" -- Safari drops the role of a list without bullets */
import { html, nothing, type TemplateResult } from "lit";
import type { InvitationOutcome } from "@usherkit/sdk";
import { when } from "../internal/format.js";
import { icon } from "../internal/icons.js";
import { mail } from "../internal/identity.js";
import type { CommonMessages } from "../internal/messages/common.js";
import type { InviteFormMessages } from "../internal/messages/invite-form.js";
import { userIcon } from "../internal/more-icons.js";
import { reasonText } from "../internal/reason.js";
import { supportLink } from "../internal/support.js";
import type { Words } from "../internal/words.js";

const kinds = { sent: "ok", duplicate: "known", already_user: "known" } as const;
const kindOf = (result: string): string => (kinds as Readonly<Record<string, string>>)[result] ?? "bad";
export const outcomeIcon = (result: string) =>
  icon(result === "sent" ? "check-circle" : kindOf(result) === "known" ? userIcon : "error");

interface OutcomeList {
  readonly outcomes: readonly InvitationOutcome[];
  readonly onOpen: (userId: string) => void;
  readonly onCorrect: (address: string) => void;
  readonly t: InviteFormMessages;
  readonly m: CommonMessages;
  readonly words: Words;
}

/** One line an address: what became of it, and what to do about it. */
const outcomeList = (view: OutcomeList): TemplateResult => {
  const { t, m, words } = view;
  const text = ({ result, invitation, replacedSentAt, decision }: InvitationOutcome): string => {
    if (decision) return reasonText(decision, { action: "invite", subject: null, m, words });
    if (result !== "sent") return t.result[result] ?? t.notInvited;
    if (replacedSentAt) return t.sentAgain(when(replacedSentAt, words).date);
    if (!invitation) return t.result["sent"] ?? "";
    const { date, time, zone } = when(invitation.expiresAt, words);
    return t.until(`${m.at(date, time)} ${zone}`);
  };
  const remedy = ({ email, result, userId }: InvitationOutcome) => {
    const button = (label: string, act: () => void) =>
      html`<button type="button" class="btn sm" aria-label="${label}: ${email}" @click=${act}>${label}</button>`;
    // Whoever was removed is opened in vain: only support brings them back (docs/portals.md, NF-7).
    if (result === "removed_user" && words.support) return supportLink(words.support, t.contact, "btn sm");
    if (userId !== undefined) return button(t.open, () => view.onOpen(userId));
    if (result === "malformed") return button(t.correct, () => view.onCorrect(email));
    return nothing;
  };
  return html`<ul class="outcomes" part="outcomes" role="list">
    ${view.outcomes.map(
      (outcome) =>
        html`<li class=${kindOf(outcome.result)}>
          ${outcomeIcon(outcome.result)}<span class="what"
            ><b>${mail(outcome.email)}</b><span class="sub">${text(outcome)}</span></span
          >${remedy(outcome)}
        </li>`,
    )}
  </ul>`;
};

/** What became of them all, and the ways on. */
export const resultsFrame = (
  view: OutcomeList & {
    readonly frame: string;
    readonly header: TemplateResult;
    readonly onMore: () => void;
    readonly onDone: () => void;
  },
): TemplateResult =>
  html`<div class=${view.frame}>
    ${view.header}
    <div class="body">${outcomeList(view)}</div>
    <footer part="footer">
      <button type="button" class="btn" @click=${view.onMore}>${view.t.more}</button>
      <button type="button" class="btn primary" @click=${view.onDone}>${view.t.done}</button>
    </footer>
  </div>`;
