/** The scripts of living languages that are written from right to left (ISO 15924). */
const rightToLeft: ReadonlySet<string | undefined> = new Set(
  "Adlm Arab Aran Hebr Mand Nkoo Rohg Samr Syrc Thaa".split(" "),
);

/**
 * Which way a language (BCP 47) is written, by its script: the one its tag names, else the one it is usually written in.
 * `getTextInfo` would say it, but Firefox hasn't got it, and it takes Dhivehi for a language from left to right.
 */
export const directionOf = (locale: string): "ltr" | "rtl" =>
  rightToLeft.has(new Intl.Locale(locale).maximize().script) ? "rtl" : "ltr";
