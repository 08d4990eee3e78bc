import { asciiDigits } from "./digits.js";
import { withoutIgnorable } from "./invisible.js";
import { withoutLink } from "./link.js";

/** Apostrophes, what is typed for them, and the signs that stand for letters like them in transcriptions: many people leave them out. */
const apostrophes = /['’‘‛`´ʹʻʼʽʾʿˈˊˋ′‵՚׳＇｀Ꞌꞌ\u1fbd\u1fbf\u1ffe]/g;

/** Characters inside a word that join or part it: dashes, middle dots (Catalan, Katakana, Chinese), the Arabic stretch. */
const joints = /[\p{Pd}\u00ad\u2212\u00b7\u0387\u2027\u2022\u30fb\uff65\u0640]/gu;

/** Characters that separate or surround words. */
const between = /[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}"<>«»„“”״＂,،؛、，;；|/\\]+/u;

/**
 * Marks that are accents or points of a letter: those of Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac, and those of no script of
 * their own. The marks of Indic scripts, Thai, Khmer and others are vowels, and make another word; so does the voicing of kana.
 */
const accents =
  /(?=\p{M})[^\u3099\u309a](?<=[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}])/gu;

/**
 * Letters that are no other letter with a mark (Unicode decomposes none of them) and are written as this one where the keyboard has
 * none: Latin and Cyrillic letters with a stroke, hook, bar or tail; letters of one script that are written in two ways.
 */
const alike = [
  "a:ⱥɑ ae:æ b:ƀƃɓ c:ƈȼɕ d:đƌȡɖɗð dz:ǳʣ e:ɇəǝɛ f:ƒ g:ǥɠɣɡ h:ħɦⱨ hv:ƕ i:ɨıɩ j:ɉʝȷ k:ƙⱪĸ l:łƚȴɫɬɭⱡ m:ɱ n:ŋƞȵɲɳ o:øⱺɔɵ oe:œ p:ƥᵽ q:ɋʠ r:ɍɼɽɾ",
  "s:ȿʂ t:ŧƫƭȶʈⱦ th:þ u:ʉʊ v:ʋ w:ⱳƿ x:ᶍ y:ƴɏỿ z:ƶȥɀʐʑⱬʒ",
  "г:ґғҕӷӻ ж:җ з:ҙ и:і к:қҝҟӄҡ л:ӆԓԡԯ м:ӎ н:ңӈӊԣԩ о:ө п:ҧԥ р:ҏ с:ҫ т:ҭ у:үұ х:ҳӽӿһ ч:ҷҹ е:є а:ә σ:ς",
  "ا:ٱٲٳٵ ي:ىیېۍ ك:ک ه:ةہھەۃۂۀ و:ۆۇۈۋ",
  "כ:ך מ:ם נ:ן פ:ף צ:ץ וו:װ וי:ױ יי:ײ",
]
  .join(" ")
  .split(" ")
  .flatMap((row) => {
    const [base = "", letters = ""] = row.split(":");
    return Array.from(letters, (letter): [string, string] => [letter, base]);
  });
const letters = new Map(alike);

/** Hiragana for Katakana: names are typed in the one and read in the other. */
const hiragana = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 0x60);

/** The standalone Hamza, which is left out at the end of a word. */
const hamza = /ء/g;

/** Nothing that nobody sees is part of a word, joiners neither. */
const withoutUnseen = (text: string): string => withoutIgnorable(text).replace(/[\p{Cc}\p{Cf}\u2800]/gu, "");

/** One form for the spellings of a text that people take for one: case, accents, width, letters, apostrophes, joints, digits. */
const fold = (text: string): string =>
  asciiDigits(
    withoutUnseen(text)
      .replace(apostrophes, "")
      .normalize("NFKD")
      .replace(apostrophes, "")
      .replace(accents, "")
      .replace(joints, "")
      .replace(hamza, "")
      // Full case folding by the two mappings that JavaScript has: "ß" is "SS" and "ss", "ı" is "I" and "i".
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .normalize("NFKD")
      .replace(accents, "")
      .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, hiragana)
      .replace(/[^\0-\x7f]/gu, (letter) => letters.get(letter) ?? letter),
  ).normalize("NFC");

/** How Germans and Scandinavians write these letters where the keyboard has none: "Mueller", "Kjaergaard". */
const writtenOut = new Map([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ø", "oe"],
  ["å", "aa"],
]);
const writeOut = (word: string): string =>
  word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüøå]/g, (letter) => writtenOut.get(letter) ?? letter);

/** The folded spellings of a word: by its base letters, and written out where that is another. */
const spellings = (word: string): string[] => [...new Set([fold(word), fold(writeOut(word))])];

/**
 * The form in which people are stored to be searched. Each word stands in its base letters, so that "ines" finds "Inês", and written
 * out beside where Germans would: both "Muller" and "Mueller" find "Müller".
 */
export const searchable = (text: string): string =>
  text
    .split(/\s+/u)
    .map((word) => spellings(word).join(" "))
    .filter((word) => word !== "")
    .join(" ");

/** Dots, marks and signs at the ends of a word; an `@` there is part of an address. */
const ends = /^(?:(?!@)[\p{P}\p{S}])+|(?:(?!@)[\p{P}\p{S}])+$/gu;

/**
 * Splits a search into words, each with its spellings: a person matches who has every word in one of them. Characters around
 * words that are pasted from a mail or a list are dropped, and parts that a joint holds together are asked for one by one: "Al-Rashid" finds "Alrashid" and
 * "Al Rashid".
 */
export const searchWords = (question: string): string[][] => {
  const words = question
    .replace(apostrophes, "")
    .split(between)
    .flatMap((word) => withoutLink(withoutUnseen(word)).split(joints));
  const named = words.map((word) => word.replace(ends, "")).filter((word) => word !== "");
  // Somebody who asks for signs alone means them.
  const asked = named.length > 0 ? named : question.split(/\s+/u);
  return asked.map((word) => spellings(word).filter((spelling) => spelling !== "")).filter((found) => found.length > 0);
};
