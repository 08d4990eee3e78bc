import { wordsFor, type Words } from "./words.js";
import type { PortalProfile } from "@usherkit/sdk";

/** A table of messages: a function of the portal's words, so that its terms stand in every sentence. */
export type MessageFactory<Table extends object = object> = (words: Words) => Table;

/** What a language brings, by the names of the tables. What it leaves out stays English. */
export type Language = Readonly<Record<string, MessageFactory>>;

const languages = new Map<string, Language>();
const base = (locale: string): string => /^[a-z]*/i.exec(locale)?.[0].toLowerCase() ?? "";

/** Adds a language, or adds to it: `registerMessages("de", { common: (w) => ({ cancel: "Abbrechen" }) })`. */
export const registerMessages = (locale: string, tables: Language): void => {
  languages.set(base(locale), { ...languages.get(base(locale)), ...tables });
};

const isSpoken = (locale: string): boolean => base(locale) === "en" || languages.has(base(locale));

/** The first wish that there are words for; a tag that is none is passed over. */
export const chooseLocale = (wishes: readonly (string | null | undefined)[]): string => {
  for (const wish of wishes) {
    try {
      if (wish && isSpoken(wish) && Intl.getCanonicalLocales(wish)[0]) return wish;
    } catch {
      // A malformed tag of the host's: the next wish.
    }
  }
  return "en";
};

/** The messages of one portal in one language, made once for each table. */
export class MessageBook {
  readonly words: Words;
  readonly #tables = new Map<MessageFactory, object>();

  constructor(profile: PortalProfile | undefined, locale: string) {
    this.words = wordsFor(profile, locale);
  }

  /** The table `name`, whose English is `english`. */
  get<Table extends object>(name: string, english: MessageFactory<Table>): Table {
    const found = this.#tables.get(english);
    if (found) return found as Table;
    const table = { ...english(this.words), ...languages.get(base(this.words.locale))?.[name]?.(this.words) };
    this.#tables.set(english, table);
    return table;
  }
}
