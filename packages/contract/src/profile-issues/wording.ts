import { patterns } from "../words.js";

const wordings: Readonly<Record<keyof typeof patterns, string>> = {
  key: "A name of a small letter, then letters, digits, _ and -, 64 at most, is expected here.",
  permission: "A name of a small letter, then letters, digits, _, - and ., 64 at most, is expected here.",
  url: "An address that starts with https://, http:// or / is expected here.",
  language: 'A language tag such as "en" or "en-GB" is expected here.',
};

const byPattern: ReadonlyMap<string, string> = new Map(
  Object.entries(wordings).map(([name, wording]) => [String(Reflect.get(patterns, name)), wording]),
);

/** What a text of a profile should have been, by the pattern (as zod writes it: `/…/`) that it doesn't have. */
export const wordingOf = (pattern: string): string | undefined => byPattern.get(pattern);
