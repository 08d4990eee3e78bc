import * as z from "zod/mini";
import { hasInvisible, trimUnseen, withoutIgnorable } from "./invisible.js";

/** No NUL (PostgreSQL refuses it), no lone surrogate (stored as U+FFFD without a word). */
export const isStorable = (value: string): boolean => !value.includes("\0") && value.isWellFormed();

/** An id as the server makes it (UUID). Checked before it is put into a URL, so `..` never walks to another endpoint. */
export const id = z.string().check(z.regex(/^[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?$/));

/** An instant: RFC 3339, UTC, milliseconds at most. */
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/));

/** The length of a text in characters (code points), as everything here counts it: an emoji of two surrogates is one. */
export const lengthOf = (value: string): number => Array.from(value).length;

/** A calendar day, `2026-02-28`: one that there is. */
export const isDate = (value: string): boolean => {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

/**
 * The local part: letters, digits and accents of every script, and the signs that RFC 5322, section 3.2.3, allows. Other signs and
 * marks come from around an address: bullets, quotation marks, apostrophes of a typesetter.
 */
const emailPattern =
  /^(?![\p{M}.])(?:(?![\u02b0-\u02ff])[\p{L}\p{M}\p{Nd}!#$%&'*+/=?^_`{|}~.-]){1,64}(?<!\.)@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u;

/** The form of a domain in which mail is sent to it (IDNA, `xn--`), with no label too long; undefined: it is none. */
const asciiDomain = (domain: string): string | undefined => {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  const { hostname } = new URL(`http://${domain}`);
  // A number is an address of the internet's, not a name.
  return /^[\d.]+$/.test(hostname) || /[^.]{64}/.test(hostname) ? undefined : hostname;
};

/**
 * Whether one can write to it: a local part, `@`, a domain with at least one dot; what nobody sees around it doesn't count. 254
 * characters at most (RFC 5321, section 4.5.3.1), with the domain as mail systems write it. Characters that nobody sees (zero
 * width, direction) are none of an address: two that look the same would be two people.
 */
export const isEmail = (value: string): boolean => {
  const address = trimUnseen(value);
  if (address.length > 254 || hasInvisible(address) || !emailPattern.test(address) || address.includes(".."))
    return false;
  const [local = "", domain = ""] = address.split("@");
  const host = asciiDomain(domain);
  return host !== undefined && local.length + host.length < 254;
};

/**
 * The one form under which two spellings of an address or user name are the same: NFKC, lower case by the root locale, nothing that
 * nobody sees, one small sigma, and of an address the domain as mail systems write it. Databases and JavaScript lower some letters
 * differently (İ), so this is the only place that does it.
 */
export const canonical = (value: string): string => {
  const name = withoutIgnorable(trimUnseen(value))
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("ς", "σ");
  const at = name.lastIndexOf("@") + 1;
  return at > 0 ? name.slice(0, at) + (asciiDomain(name.slice(at)) ?? name.slice(at)) : name;
};
