import * as z from "zod/mini";

/** No NUL (PostgreSQL refuses it), no lone surrogate (stored as U+FFFD without a word). */
export const isStorable = (value: string): boolean => !value.includes("\0") && value.isWellFormed();

/** An id as the server makes it (UUID). Checked before it is put into a URL, so `..` never walks to another endpoint. */
export const id = z.string().check(z.regex(/^[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?$/));

/** An instant: RFC 3339, UTC, milliseconds at most. */
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/));

const emailPattern =
  /^[^\s\p{Cf}@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u;

/**
 * Whether one can write to it: a local part, `@`, a domain with at least one dot; space around it doesn't count. 254
 * characters at most (RFC 5321, section 4.5.3.1). Characters that nobody sees (zero width, direction) are none of an
 * address: two that look the same would be two people.
 */
export const isEmail = (value: string): boolean => {
  const address = value.trim();
  return (
    address.length <= 254 &&
    isStorable(address) &&
    !/\p{Cc}/u.test(address) &&
    emailPattern.test(address) &&
    !address.includes("..") &&
    !/^\.|\.@/.test(address)
  );
};

/**
 * The one form under which two spellings of an address or user name are the same: NFKC, lower case by the root locale.
 * Databases and JavaScript lower some letters differently (İ), so this is the only place that does it.
 */
export const canonical = (value: string): string => value.trim().normalize("NFKC").toLowerCase().normalize("NFC");

/** The form in which people are searched: canonical and without accents, so that "ines" finds "Inês". */
export const searchable = (value: string): string =>
  canonical(value)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC");
