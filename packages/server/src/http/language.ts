import type { PortalProfile } from "@usherkit/contract";
import { parseAccept } from "hono/utils/accept";

/** A range, then the same ever shorter: "zh-Hant-TW", "zh-Hant", "zh" (RFC 4647, section 3.4). */
const shortened = (range: string): string[] => {
  const parts = range.split("-");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
};

/**
 * The best of `offered` for an `Accept-Language` (RFC 9110, section 12.5.4), by the lookup of RFC 4647, section 3.4; beyond it,
 * who asks for "de" is given "de-CH" rather than another language. Undefined where none fits: `*` asks for none.
 */
export const lookupLanguage = (accept: string | null | undefined, offered: readonly string[]): string | undefined => {
  const wishes = parseAccept((accept ?? "").slice(0, 1000)).map(({ type, q }) => ({ tag: type.toLowerCase(), q }));
  const refused = new Set(wishes.filter(({ q }) => q === 0).map(({ tag }) => tag));
  const open = offered.filter((language) => !refused.has(language.toLowerCase()));
  for (const { tag, q } of wishes) {
    if (q === 0 || tag === "*") continue;
    const ranges = shortened(tag);
    for (const range of ranges) {
      const found = open.find((language) => language.toLowerCase() === range);
      if (found !== undefined) return found;
    }
    const near = open.find((language) => shortened(language.toLowerCase()).at(-1) === ranges.at(-1));
    if (near !== undefined) return near;
  }
  return undefined;
};

/** The language that a person's browser asks for, of those that the portal speaks, as the column that keeps it. */
export const spokenBy = (request: Request, { languages }: PortalProfile): { language?: string } => {
  const language = lookupLanguage(request.headers.get("Accept-Language"), languages);
  return language === undefined ? {} : { language };
};
