import { registerMessages, type MessageFactory } from "@usherkit/elements";
// The English tables are no part of the public surface; what is made of them here is no part of a package.
import { common } from "../../packages/elements/src/internal/messages/common.js";
import { inviteForm } from "../../packages/elements/src/internal/messages/invite-form.js";
import { pendingInvites } from "../../packages/elements/src/internal/messages/pending-invites.js";
import { userEditor } from "../../packages/elements/src/internal/messages/user-editor.js";
import { userTable } from "../../packages/elements/src/internal/messages/user-table.js";

const accents = new Map(
  [..."aåbƀcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqɋrŕsštţuûvṽwŵxẋyýzžAÅEÉIÎOÖUÛ".matchAll(/(.)(.)/gu)].map(
    ([, plain = "", accented = ""]) => [plain, accented],
  ),
);

/** Every letter another that reads the same, 40 % more of them, between brackets: what is cut off or left English shows. */
const pseudo = (text: string): string => {
  if (text.trim() === "" || text.startsWith("⟦")) return text;
  const length = Math.ceil(text.length * 0.4);
  return `⟦${[...text].map((letter) => accents.get(letter) ?? letter).join("")}${"·".repeat(length)}⟧`;
};

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

/** The language `qps` (a code kept for private use), which nobody speaks. */
export const registerPseudo = (): void => {
  registerMessages("qps", {
    common: tableOf(common),
    inviteForm: tableOf(inviteForm),
    pendingInvites: tableOf(pendingInvites),
    userEditor: tableOf(userEditor),
    userTable: tableOf(userTable),
  });
};
