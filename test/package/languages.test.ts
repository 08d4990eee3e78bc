import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { directionOf } from "../../packages/elements/src/internal/direction.js";
import { MessageBook, type Language, type MessageFactory } from "../../packages/elements/src/internal/messages.js";
import { language as ar } from "../../packages/elements/src/internal/messages/ar/index.js";
import { language as de } from "../../packages/elements/src/internal/messages/de/index.js";
import { wordsFor, type Words } from "../../packages/elements/src/internal/words.js";
import { filesBelow } from "./support/files.js";

const folder = new URL("../../packages/elements/src/internal/messages/", import.meta.url);

/** The English tables, by the names under which elements ask for them. */
const english: Record<string, MessageFactory> = {};
for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== "translation.ts")) {
  const name = file.replace(/\.ts$/, "").replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const module: Record<string, MessageFactory> = await import(new URL(file, folder).href);
  const table = module[name];
  // What is said of actions is no table of its own: it is added to the common one by the code that says it.
  if (table && name !== "actionMessages") english[name] = table;
}
const translations: Record<string, Language> = { de, ar };

describe("the direction of a language", () => {
  it.each([
    [
      "ar",
      "ar-EG",
      "he",
      "fa",
      "ur",
      "ckb",
      "ps",
      "sd",
      "yi",
      "dv",
      "ug",
      "syr",
      "nqo",
      "ff-Adlm",
      "rhg",
      "pa-Arab",
      "uz-Arab",
      "ks",
    ],
  ])("is from right to left of %s and their like", (...languages) => {
    expect(languages.filter((language) => directionOf(language) !== "rtl")).toEqual([]);
  });

  it("is from left to right of the others, and follows the script that a tag names", () => {
    const languages = ["en", "de", "tr", "ku", "az", "hi", "ja", "sd-Deva", "yi-Latn", "en-US", "pa", "uz", "und"];
    expect(languages.filter((language) => directionOf(language) !== "ltr")).toEqual([]);
    expect(directionOf("en-Hebr")).toBe("rtl");
  });
});

const keysOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([name, inner]) => [name, keysOf(inner)]),
      )
    : typeof value === "function"
      ? "function"
      : typeof value;

const whom = { name: "Inês", isSelf: false };
const about = { action: "lock", subject: whom, roles: ["Admin"], status: "x", fields: ["x"], before: ["a"], after: [] };
/** What messages are given, of every shape that there is: one of them fits. */
const givens = (count: number): unknown[][] => [
  [count, count + 1, "Inês"],
  ["Inês", count, "x"],
  [count, false],
  [["Inês"], count],
  ["12", count],
  ["missing_permission", about],
  [about],
  ["required", "Name", "x@y"],
  [true, "x"],
  [["Inês"], "x"],
];

/** Everything that a table says, each message with whatever fits it. */
const saidBy = (value: unknown, count: number): string[] => {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((inner) => saidBy(inner, count));
  if (typeof value === "function")
    return givens(count).flatMap((given) => {
      try {
        return saidBy(value(...given), count);
      } catch {
        return [];
      }
    });
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap((inner) => saidBy(inner, count))
    : [];
};

/** What a table says without being given anything. */
const plainIn = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(plainIn)
      : [];

/** Words whose plural rules tell which forms they are given. */
const listening = (locale: string): { words: Words; forms: Set<string>[] } => {
  const plain = wordsFor(undefined, locale);
  const forms: Set<string>[] = [];
  return {
    forms,
    words: {
      ...plain,
      plural: (count, given) => {
        forms.push(new Set(Object.keys(given)));
        return plain.plural(count, given);
      },
    },
  };
};

describe("the languages of the elements", () => {
  it("are asked for by the names that the tables have", () => {
    const asked = new Set(
      filesBelow("packages/elements/src")
        .filter((file) => file.endsWith(".ts"))
        .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/messages\("(\w+)"/g)].map(([, name]) => name)),
    );
    expect([...asked].sort()).toEqual(Object.keys(english).sort());
  });

  describe.each(Object.keys(translations))("%s", (locale) => {
    const language = translations[locale] ?? {};

    it("has every table, with the keys of the English one", () => {
      expect(Object.keys(language).sort()).toEqual(Object.keys(english).sort());
      const words = wordsFor(undefined, locale);
      // With what code that is loaded later adds to a table.
      const book = new MessageBook(undefined, "en");
      for (const [name, table] of Object.entries(english))
        expect([name, keysOf(language[name]?.(words))]).toEqual([name, keysOf(book.get(name, table))]);
    });

    it("counts in every form that the language has", () => {
      const { words, forms } = listening(locale);
      for (const table of Object.values(language))
        for (const count of [0, 1, 2, 3, 11, 100]) saidBy(table(words), count);
      expect(forms.length).toBeGreaterThan(20);
      const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
      for (const given of forms) expect([...given]).toEqual(expect.arrayContaining(pluralCategories));
    });
  });

  it("says nothing in Arabic that is English", () => {
    const latin = Object.values(ar)
      .flatMap((table) => plainIn(table(wordsFor(undefined, "ar"))))
      .filter((text) => /[a-z]/i.test(text) && !/\p{Script=Arabic}/u.test(text));
    // The portal's own words, which have no Arabic here; what is typed in Latin letters; and MFA.
    expect([...new Set(latin)].sort()).toEqual([
      "MFA",
      "name@company.com",
      "password",
      "role",
      "roles",
      "user",
      "users",
    ]);
  });
});
