import { commonPasswordHashes } from "./common-password-hashes.js";

const encoder = new TextEncoder();

/** FNV-1a, 32 bits: nothing secret is hashed. One password in 400,000 is refused because it has the hash of a common one. */
export const hashOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(word)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
};

let known: ReadonlySet<number> | undefined;
const commonHashes = (): ReadonlySet<number> => {
  if (known) return known;
  const bytes = Uint8Array.from(atob(commonPasswordHashes), (char) => char.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  known = new Set(Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true)));
  return known;
};

/** The form in which passwords are compared: what capitals and wide letters hide is the same word. */
export const plainForm = (password: string): string => password.normalize("NFKC").toLowerCase();

const decoration = String.raw`[\p{N}\p{P}\p{S}\s]`;
const decorated = new RegExp(`^${decoration}{0,4}(.*?)${decoration}{0,6}$`, "su");

/** A word without the digits and signs that people put around it: "password" of "password2026!". */
export const undecorated = (plain: string): string => decorated.exec(plain)?.[1] ?? plain;

/** The shortest part of which a text is nothing but repeats; the text itself where there is none. */
const unitOf = (text: string): string => {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at);
};

/** Rows of keys, the alphabet and the digits: who runs a finger along one has chosen nothing. */
const rows = [
  ...["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"],
  ...["qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"],
];
const steps = new Set(
  rows.flatMap((row) => {
    const keys = Array.from(row);
    return keys.flatMap((key, index) => {
      const next = keys[index + 1];
      return next === undefined ? [] : [key + next, next + key];
    });
  }),
);

/** How many characters stand in no run of four or more: along a row, one way, or of one character. */
const outsideRuns = (text: string): number => {
  const chars = Array.from(text);
  let outside = 0;
  let run = 1;
  const end = (): void => {
    if (run < 4) outside += run;
    run = 1;
  };
  for (let index = 1; index < chars.length; index += 1) {
    const [before = "", last = "", char = ""] = [chars[index - 2], chars[index - 1], chars[index]];
    const isRepeat = char === last && (run < 2 || last === before);
    const isStep = steps.has(last + char) && (run < 2 || (before !== char && steps.has(before + last)));
    if (isRepeat || isStep) run += 1;
    else end();
  }
  end();
  return outside;
};

/** A year of the last or this century, or a day of one written with eight digits, in any order. */
const isDate = (text: string): boolean => {
  const [day, month, year] = ["(?:0[1-9]|[12]\\d|3[01])", "(?:0[1-9]|1[0-2])", "(?:19|20)\\d\\d"];
  return new RegExp(`^(?:${year}|${day}${month}${year}|${month}${day}${year}|${year}${month}${day})$`).test(text);
};

const isCommon = (word: string): boolean => word.length >= 4 && commonHashes().has(hashOf(word));

/**
 * Whether a password is among those that are tried first: one of the most common, also with digits or signs around it or between
 * its letters, or twice; a short part repeated; a run along the keys; a date.
 */
export const isEasilyGuessed = (password: string): boolean => {
  const plain = plainForm(password);
  const unit = unitOf(plain);
  if (Array.from(unit).length <= 3 || outsideRuns(plain) <= 2 || isDate(plain)) return true;
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, "");
  return [plain, unit, letters, undecorated(plain), undecorated(letters)].some((form) => isCommon(form));
};
