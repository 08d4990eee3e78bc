import { html, nothing, type TemplateResult } from "lit";
import type { PortalProfile, User } from "@usherkit/sdk";
import { when } from "../internal/format.js";
import { badge, statusWords } from "../internal/identity.js";
import type { CommonMessages } from "../internal/messages/common.js";
import type { UserEditorMessages } from "../internal/messages/user-editor.js";
import { safeHref } from "../internal/safe-href.js";
import type { Words } from "../internal/words.js";

/** An instant in one line, with its zone. */
export const instantText = (instant: string, m: CommonMessages, words: Words): string => {
  const { date, time, zone } = when(instant, words);
  return `${m.at(date, time)} ${zone}`;
};

/** How the person stands, in the portal's words, and when what happened. */
export const userFacts = (
  user: User,
  about: { profile: PortalProfile; t: UserEditorMessages; m: CommonMessages; words: Words },
): TemplateResult => {
  const { profile, t, m, words } = about;
  const { label, meaning, helpUrl } = statusWords(user.status, profile, m);
  const columnLabel = (id: string) => profile.columns.find((column) => column.id === id)?.label;
  const status = columnLabel("status") ?? m.fields.status;
  return html`<section class="section" part="section">
    <h3>${status}</h3>
    <div class="standing">
      ${badge(user.status, label)}
      <p class="help">
        ${meaning}
        ${
          user.lock
            ? html`${t.lockedSince(instantText(user.lock.since, m, words))}.
              ${user.lock.until ? `${t.unlocksAt(instantText(user.lock.until, m, words))}.` : nothing}`
            : nothing
        }
        ${helpUrl ? html`<a href=${safeHref(helpUrl)} target="_blank" rel="noopener">${m.help(status)}</a>` : nothing}
      </p>
    </div>
    <dl class="facts">
      ${(["lastSignInAt", "createdAt", "updatedAt"] as const).map(
        (key) =>
          html`<div>
            <dt>${columnLabel(key) ?? m.fields[key]}</dt>
            <dd>${user[key] === null ? m.never : instantText(user[key], m, words)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
};
