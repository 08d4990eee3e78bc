/**
 * The places in which a character that nobody sees by itself changes what one sees. Each is a literal, so that a bundler can
 * leave them out.
 */
const meaningful = [
  // U+200C and U+200D join letters, or keep them apart, in these scripts alone. Two of them do no more than one.
  /(?<=[\p{sc=Arab}\p{sc=Syrc}\p{sc=Nkoo}\p{sc=Mong}\p{sc=Adlm}\p{sc=Rohg}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Tibt}\p{sc=Mymr}\p{sc=Khmr}\p{sc=Java}]\p{M}*)[\u200c\u200d](?![\u200c\u200d])/gu,
  // Between two emoji U+200D makes one of them; the first may have a presentation or a skin colour.
  /(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})/gu,
  // Variants of ideographs (names in Japan differ by them), of emoji, of Mongolian letters.
  /(?<=\p{Ideographic})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|(?<=\p{Emoji})[\ufe0e\ufe0f]|(?<=\p{sc=Mong})[\u180b-\u180d\u180f]/gu,
];

/** Controls, changes of direction, zero width, tags, fillers, annotations, and the braille pattern without a dot. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2028\u2029\u2800\ufff9-\ufffb]/gu;

/** Takes out the characters that nobody sees. Joiners and variation selectors stay where the script or an emoji needs them. */
export const withoutInvisible = (text: string): string => {
  const kept = new Set(meaningful.flatMap((places) => Array.from(text.matchAll(places), ({ index }) => index)));
  return text.replace(invisible, (character: string, index: number) => (kept.has(index) ? character : ""));
};

/** A letter, digit or sign: marks and joiners alone are nothing that one could read. */
const seen = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * More marks on one letter than any language writes, which spill over the lines around. Of those that all scripts share, Vietnamese has
 * two, Greek with all its accents three; the stacks of Tibetan and Khmer are marks of their own scripts, and higher.
 */
const flood = /(?:(?=\p{M})\p{sc=Zinh}){5}|\p{M}{9}/u;

/** Whether all of a text can be seen, there is something to see, and it stays in its line. */
export const isVisible = (text: string): boolean =>
  withoutInvisible(text) === text && seen.test(text) && !flood.test(text.normalize("NFD"));

/** Whether a text has what every mail program makes a link of: `://` or `www.`, in whichever width it is written. */
export const hasLink = (text: string): boolean => /:\/\/|www\./i.test(text.normalize("NFKC"));

/** A letter that runs from right to left. */
const rightToLeft =
  /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{sc=Mand}\p{sc=Adlm}\p{sc=Rohg}]/u;

/**
 * A name as it stands in the text of a sentence, where no element can hold it: apart from the sentence, whose signs it would turn
 * around where its letters run from right to left (UAX 9: FSI and PDI).
 */
export const isolated = (name: string): string => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name);
