import { plainForm } from "./common-passwords.js";

const lettersAndDigits = (text: string): string => plainForm(text).replace(/[^\p{L}\p{N}]/gu, "");

/** Each name whole, and its words: "Acme Ltd" is "acmeltd", "acme" and "ltd". One of two letters says nothing. */
const wordsOf = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])
    .map(lettersAndDigits)
    .filter((word) => Array.from(word).length >= 3);

/**
 * Whether a password is one of these names, or several, with nothing beside but digits, signs and at most three letters:
 * "Acme2026!" of the tenant Acme.
 */
export const isMadeOfNames = (password: string, names: readonly string[]): boolean => {
  const whole = lettersAndDigits(password);
  const words = wordsOf(names).toSorted((one, other) => other.length - one.length);
  let rest = whole;
  // Three letters stand in many a word: "Ana" in "banana".
  for (const word of words) if (Array.from(word).length > 3) rest = rest.replaceAll(word, "");
  const letters = rest.replace(/\p{N}/gu, "");
  return words.includes(letters) || (rest !== whole && Array.from(letters).length <= 3);
};
