import { withoutIgnorable } from "./invisible.js";

/** The scripts that names are written in today (UAX 31, table 5). Those of no table are told apart from these and not from each other. */
const recommended = [
  ...[
    "Arabic",
    "Armenian",
    "Bengali",
    "Bopomofo",
    "Cyrillic",
    "Devanagari",
    "Ethiopic",
    "Georgian",
    "Greek",
    "Gujarati",
  ],
  ...["Gurmukhi", "Han", "Hangul", "Hebrew", "Hiragana", "Kannada", "Katakana", "Khmer", "Lao", "Latin", "Malayalam"],
  ...["Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thaana", "Thai", "Tibetan"],
];

/** What Chinese, Japanese and Korean are written in, with Latin beside: UTS 39's "highly restrictive". None looks like another. */
const together = [
  ["Latin", "Han", "Hiragana", "Katakana"],
  ["Latin", "Han", "Bopomofo"],
  ["Latin", "Han", "Hangul"],
];

const classOf = (property: "sc" | "scx", scripts: readonly string[]): string =>
  scripts.map((script) => `\\p{${property}=${script}}`).join("");

/** Digits, dots and dashes are of every script (Common), accents too (Inherited). */
const wholes = [
  ...[...recommended.map((script) => [script]), ...together].map(
    (scripts) => new RegExp(`^[${classOf("scx", [...scripts, "Common", "Inherited"])}]*$`, "u"),
  ),
  new RegExp(`^[^${classOf("sc", recommended)}]*$`, "u"),
];

/**
 * Whether a name's letters are of one script, so that none of them only looks like one of another: Cyrillic "а" in Latin "olwoods"
 * (UTS 39, section 5.2). Of an address the local part and each label of the domain are looked at alone. Names that are of one script
 * each can still look alike ("аса" in Cyrillic, "aca" in Latin).
 */
export const isOfOneScript = (name: string): boolean => {
  const [local = "", ...domain] = withoutIgnorable(name).normalize("NFKC").split("@");
  const parts = [local, ...domain.flatMap((part) => part.split("."))];
  return parts.every((part) => wholes.some((whole) => whole.test(part)));
};
