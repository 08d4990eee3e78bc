import { registerMessages, type MessageFactory } from "@usherkit/elements";
// The English tables are no part of the public surface; what is made of them here is no part of a package.
import { common } from "../../packages/elements/src/internal/messages/common.js";
import { inviteForm } from "../../packages/elements/src/internal/messages/invite-form.js";
import { pendingInvites } from "../../packages/elements/src/internal/messages/pending-invites.js";
import { userEditor } from "../../packages/elements/src/internal/messages/user-editor.js";
import { userTable } from "../../packages/elements/src/internal/messages/user-table.js";

/**
 * 40 % longer, between brackets: what is cut off shows, and so does what comes from no table. The letters stay: what is laid
 * into a sentence has to be found in it again.
 */
const pseudo = (text: string): string =>
  text.trim() === "" || text.startsWith("⟦") ? text : `⟦${text}${"·".repeat(Math.ceil(text.length * 0.4))}⟧`;

const longer = (value: unknown): unknown => {
  if (typeof value === "string") return pseudo(value);
  if (Array.isArray(value)) return value.map(longer);
  if (typeof value === "function") return (...given: unknown[]): unknown => longer(value(...given));
  if (typeof value !== "object" || value === null || "strings" in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, longer(inner)]));
};

const tableOf =
  (english: MessageFactory): MessageFactory =>
  (words) =>
    Object(longer(english(words)));

/** A real code, because `lang` has to be one, of a language that no portal speaks: Latin. */
export const pseudoLanguage = "la";

export const registerPseudo = (): void => {
  registerMessages(pseudoLanguage, {
    common: tableOf(common),
    inviteForm: tableOf(inviteForm),
    pendingInvites: tableOf(pendingInvites),
    userEditor: tableOf(userEditor),
    userTable: tableOf(userTable),
  });
};
