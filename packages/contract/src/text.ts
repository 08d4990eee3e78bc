import * as z from "zod/mini";

const isStorable = (value: string): boolean => !value.includes("\0") && value.isWellFormed();

/**
 * Text that every database keeps as it was typed: no NUL (PostgreSQL refuses it) and no lone surrogate (stored as U+FFFD
 * without a word). Length is counted in UTF-16 code units.
 */
export const text = (options: { min?: number; max: number }) =>
  z
    .string()
    .check(
      z.minLength(options.min ?? 0),
      z.maxLength(options.max),
      z.refine(isStorable, { params: { code: "invalid_text" } }),
    );

/** One line of text; space around it is taken off. Names, titles. */
export const line = (max: number, min = 1) =>
  z.string().check(
    z.trim(),
    z.minLength(min),
    z.maxLength(max),
    z.refine((value) => isStorable(value) && !/[\p{Cc}\u2028\u2029]/u.test(value), {
      params: { code: "invalid_text" },
    }),
  );

/** An id as the server makes it (UUID). Checked before it is put into a URL, so `..` never walks to another endpoint. */
export const id = z.string().check(z.regex(/^[0-9a-z](?:[0-9a-z_-]{0,62}[0-9a-z])?$/i));

/** An instant: RFC 3339, UTC, milliseconds at most. */
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/));

const emailPattern =
  /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])$/u;

/** An address one can write to: a local part, `@`, a domain with at least one dot. 254 characters at most (RFC 5321, section 4.5.3.1). */
export const email = line(254).check(
  z.refine((value) => emailPattern.test(value) && !value.includes("..") && !/^\.|\.@/.test(value), {
    params: { code: "invalid_email" },
  }),
);

export const isEmail = (value: string): boolean => z.safeParse(email, value).success;

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
