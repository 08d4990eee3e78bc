import { trimUnseen, withoutIgnorable } from "./invisible.js";
import { withoutLink } from "./link.js";

/** The commas and semicolons of the languages that have their own, and what separates columns. */
const separators = ",;،؛、，；﹐﹑﹔|｜\\t";

/** Whether a typed character or key (`Enter`) completes an address: a separator, or the end of a line. */
export const isAddressSeparator = (text: string): boolean =>
  text === "Enter" || new RegExp(`^[${separators}\n]$`, "u").test(text);

/**
 * Matches the characters that wrap an address: brackets and quotation marks of every script, colons after a word. A quotation
 * mark between two letters is no wrapping: an address with a typesetter's apostrophe is told as wrong, and not cut to somebody else's.
 */
const quotes = '[\\p{Pi}\\p{Pf}"„‚״＂]';
const around = new RegExp(
  `(?:[\\s${separators}\\p{Ps}\\p{Pe}<>:：]|(?<![\\p{L}\\p{N}])${quotes}|${quotes}(?![\\p{L}\\p{N}]))+`,
  "u",
);

/** Bullets and points at the ends: no address begins with a dash or star, or ends with a sign. */
const ends = /^[^\p{L}\p{N}@_+]+|[^\p{L}\p{M}\p{N}@]+$/gu;

/** A sign that keeps machines from reading an address: it is one that somebody tried to write. */
const spelledAt = /[([{]\s{0,2}(?:at|ät|ett|ad)\s{0,2}[)\]}]/i;

/** The result of `readAddressList`. */
export interface AddressList {
  /** In order, as they stand there; what somebody tried to write as one too, right or wrong. */
  readonly addresses: readonly string[];
  /** How many words beside them were left out: names and headings. */
  readonly left: number;
}

/** Several addresses that only a slash or bar holds together. */
const apart = (token: string): string[] => (/@.*@/.test(token) ? token.split(/[/|&]/) : [token]);

/** Whether a word without `@` was meant as an address: it ends as another one of the list does, after at least two dots. */
const isAttempt = (word: string, endings: ReadonlySet<string>): boolean =>
  !/^www\./i.test(word) && endings.has(/\.[^.]+\.([^.]+)$/u.exec(word)?.[1]?.toLowerCase() ?? "");

/**
 * The addresses of a typed or pasted list, whatever stands between and around them: a line each, `Name <address>; …`, columns of a
 * table, bullets. Words without `@` beside addresses are names or headings, and only counted. Where there is no address at all, each
 * word is somebody's attempt at one, so that nothing typed is lost.
 */
export const readAddressList = (text: string): AddressList => {
  const tokens = text
    .replace(/[＠﹫]/g, "@")
    .replace(/mailto:[^\s<>"]+/gi, (link) => ` ${withoutLink(link)} `)
    // Kept in one piece, or its parts would be three words.
    .replace(new RegExp(`(\\S)\\s?${spelledAt.source}\\s?(\\S)`, "giu"), "$1\u0001$2")
    .split(around)
    .flatMap(apart)
    .map((token) => trimUnseen(withoutIgnorable(token)).replace(ends, "").replaceAll("\u0001", "(at)"))
    .filter((token) => /[\p{L}\p{N}]/u.test(token));
  const endings = new Set(
    tokens.filter((token) => token.includes("@")).map((token) => token.slice(token.lastIndexOf(".") + 1).toLowerCase()),
  );
  const isAddress = (token: string) => token.includes("@") || token.includes("(at)") || isAttempt(token, endings);
  const addresses =
    endings.size > 0 || tokens.some((token) => token.includes("(at)")) ? tokens.filter(isAddress) : tokens;
  return { addresses, left: tokens.length - addresses.length };
};
