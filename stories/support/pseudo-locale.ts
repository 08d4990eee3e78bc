import type { PortalProfile } from "@usherkit/contract";
import { registerMessages, type LanguageTables } from "@usherkit/elements";
import type { MessageFactory } from "../../packages/elements/src/internal/messages.js";
// The English tables are no part of the public surface; what is made of them here is no part of a package.
import { actionMessages } from "../../packages/elements/src/internal/messages/action-messages.js";
import { common } from "../../packages/elements/src/internal/messages/common.js";
import { editorGrants } from "../../packages/elements/src/internal/messages/editor-grants.js";
import { editorSections } from "../../packages/elements/src/internal/messages/editor-sections.js";
import { inviteForm } from "../../packages/elements/src/internal/messages/invite-form.js";
import { pendingInvites } from "../../packages/elements/src/internal/messages/pending-invites.js";
import { rowControls } from "../../packages/elements/src/internal/messages/row-controls.js";
import { tableOverlays } from "../../packages/elements/src/internal/messages/table-overlays.js";
import { userActions } from "../../packages/elements/src/internal/messages/user-actions.js";
import { userEditor } from "../../packages/elements/src/internal/messages/user-editor.js";
import { userHistory } from "../../packages/elements/src/internal/messages/user-history.js";
import { userTable } from "../../packages/elements/src/internal/messages/user-table.js";
import type { Words } from "../../packages/elements/src/internal/words.js";

/** The tag that others use for it too: English with accents. */
export const pseudoLanguage = "en-XA";

/** Every table of the elements, by the name that they ask for it with. */
const tables = {
  // Its second half comes with the code that says it, under the same name.
  common: (words: Words) => ({ ...common(words), ...actionMessages(words) }),
  editorGrants,
  editorSections,
  inviteForm,
  pendingInvites,
  rowControls,
  tableOverlays,
  userActions,
  userEditor,
  userHistory,
  userTable,
};

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = "àƀçđéƒǧħíĵķĺɱñöþɋŕšţûṽŵẋýžÀƁÇĐÉƑǦĦÍĴĶĹṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";
const accents = new Map([...letters].map((letter, index) => [letter, [...accented][index] ?? letter]));

/** What is between brackets is pseudo already, and what was laid into the sentence is data: both stay as they are. */
const accent = (text: string, data: readonly string[]): string => {
  const [first, ...rest] = data;
  if (first !== undefined)
    return text
      .split(first)
      .map((part) => accent(part, rest))
      .join(first);
  return text
    .split(/(⟦[^]*⟧)/)
    .map((part) => (part.startsWith("⟦") ? part : [...part].map((letter) => accents.get(letter) ?? letter).join("")))
    .join("");
};

/** Of so many dots, with places to break where words would have them. */
const filler = (length: number): string => "·".repeat(length).replace(/·{6}(?=·)/g, "$& ");

/**
 * 40 % longer, with accents, between brackets: what is cut off shows, and so does what comes from no table. `data`: what was
 * laid into the sentence.
 */
export const pseudo = (text: string, data: readonly string[] = []): string =>
  !/\p{L}/u.test(text) || /^⟦[^⟧]*⟧$/.test(text)
    ? text
    : `⟦${accent(text, data)}${filler(Math.ceil(text.length * 0.4))}⟧`;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The strings of whatever was given to a message, the longest first. */
const stringsOf = (value: unknown): string[] => {
  if (typeof value === "string") return value.length > 1 ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return isRecord(value) ? Object.values(value).flatMap(stringsOf) : [];
};

const longer = (value: unknown, data: readonly string[] = []): unknown => {
  if (typeof value === "string") return pseudo(value, data);
  if (Array.isArray(value)) return value.map((inner: unknown) => longer(inner, data));
  if (typeof value === "function")
    return (...given: unknown[]): unknown =>
      longer(
        value(...given),
        stringsOf(given).sort((one, other) => other.length - one.length),
      );
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, longer(inner, data)]));
};

const tableOf =
  (english: MessageFactory): MessageFactory =>
  (words) =>
    Object(longer(english(words)));

export const registerPseudo = (): void => {
  const longerTables: LanguageTables = Object.fromEntries(
    Object.entries(tables).map(([name, english]) => [name, tableOf(english)]),
  );
  registerMessages(pseudoLanguage, longerTables);
};

/** Under these names a profile keeps words for people; all of `terms` is words. */
const wordNames = new Set(["label", "name", "help", "text", "meaning", "refusal", "description", "inactiveToggle"]);

const wordsOf = (value: unknown, isTerm = false): unknown => {
  if (Array.isArray(value)) return value.map((entry: unknown) => wordsOf(entry, isTerm));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === "string" && (isTerm || wordNames.has(name))
        ? pseudo(inner)
        : wordsOf(inner, isTerm || name === "terms"),
    ]),
  );
};

/** The profile as one that speaks the pseudo-language too: every word of its own is told from what is written into the code. */
export const withPseudo = (profile: PortalProfile): PortalProfile => {
  const { id: _id, translations = {}, languages, ...rest } = profile;
  const words = wordsOf(rest);
  return {
    ...profile,
    languages: [...languages, pseudoLanguage],
    translations: { ...translations, ...(isRecord(words) && { [pseudoLanguage]: words }) },
  };
};
