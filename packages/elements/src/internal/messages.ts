import { wordsFor, type Words } from "./words.js";
import type { Known, LanguageTables } from "./messages/tables.js";
import type { PortalProfile } from "@usherkit/sdk";

/** A table of messages: a function of the portal's words, so that its terms stand in every sentence. */
export type MessageFactory<Table extends object = object> = (words: Words) => Table;

/** What a language brings, by the names of the tables. What it leaves out stays English. */
export type Language = Readonly<Record<string, MessageFactory>>;

/** The languages that come with the elements: each a file of its own, loaded when somebody reads it. */
const files = new Map<string, () => Promise<{ language: Language }>>([
  ["de", () => import("./messages/de/index.js")],
  ["ar", () => import("./messages/ar/index.js")],
]);

/** By lower-case tag; what lies on top comes last. */
const languages = new Map<string, Language[]>([["en", []]]);

/** "de-AT": `de`, `de-at`. */
const tagsOf = (locale: string): Set<string> => {
  const tag = locale.toLowerCase();
  return new Set([tag.replace(/-.*/, ""), tag]);
};
const base = (locale: string): string => locale.toLowerCase().replace(/-.*/, "");
const layersOf = (tag: string): Language[] => languages.get(tag) ?? [];

/**
 * Adds a language (BCP 47), or adds to it: `registerMessages("de", { common: (words) => ({ cancel: "Abbrechen" }) })`. What it leaves
 * out stays English. The portal's profile must offer the language.
 */
export const registerMessages = <Given extends LanguageTables>(locale: string, tables: Given & Known<Given>): void => {
  const tag = locale.toLowerCase();
  languages.set(tag, [...layersOf(tag), tables]);
};

export const hasWords = (locale: string): boolean => [...tagsOf(locale)].some((tag) => languages.has(tag));

/** Loads the words of a language where they come with the elements. Where the file can't be had, the language is none of theirs. */
export const loadLanguage = async (locale: string): Promise<void> => {
  const tag = base(locale);
  const file = files.get(tag);
  if (!file) return;
  try {
    const { language } = await file();
    // Beneath what the host has registered; and once is enough, however many have asked.
    if (files.has(tag)) languages.set(tag, [language, ...layersOf(tag)]);
  } catch (error) {
    reportError(error);
  }
  files.delete(tag);
};

/** The first wish that there are words for and that the portal offers; a tag that is none is passed over. */
export const chooseLocale = (
  wishes: readonly (string | null | undefined)[],
  offered?: readonly string[],
): string | undefined => {
  for (const wish of wishes) {
    try {
      if (
        wish &&
        (files.has(base(wish)) || hasWords(wish)) &&
        (!offered || offered.some((language) => base(language) === base(wish))) &&
        Intl.getCanonicalLocales(wish)[0]
      )
        return wish;
    } catch {
      // A malformed tag of the host's: the next wish.
    }
  }
  return undefined;
};

/** What is added to an English table by code that is loaded later. */
const additions = new Map<MessageFactory, MessageFactory[]>();

/** Adds to an English table what only later code says: `common` is wanted by the first rows of a list, and half of it isn't. */
export const addMessages = (to: MessageFactory, more: MessageFactory): void => {
  additions.set(to, [...(additions.get(to) ?? []), more]);
};

/** The messages of one portal in one language, made once for each table. */
export class MessageBook {
  readonly words: Words;
  /** With how many additions each was made. */
  readonly #tables = new Map<MessageFactory, { readonly table: object; readonly parts: number }>();

  constructor(profile: PortalProfile | undefined, locale: string) {
    this.words = wordsFor(profile, locale);
  }

  /** The table `name`, whose English is `english`. */
  get<Table extends object>(name: string, english: MessageFactory<Table>): Table {
    const found = this.#tables.get(english);
    const more = additions.get(english) ?? [];
    if (found?.parts === more.length) return found.table as Table;
    const table = english(this.words);
    for (const part of more) Object.assign(table, part(this.words));
    for (const tag of tagsOf(this.words.locale))
      for (const language of layersOf(tag)) Object.assign(table, language[name]?.(this.words));
    this.#tables.set(english, { table, parts: more.length });
    return table;
  }
}
