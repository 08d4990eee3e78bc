import * as z from "zod/mini";

// What the parts of a portal profile are made of.

export const patterns = {
  key: /^[a-z][A-Za-z0-9_-]{0,63}$/,
  permission: /^[a-z][A-Za-z0-9_.-]{0,63}$/,
  /** An address of the web, or a path of the same site: `//` and `/\` would lead to another site. */
  url: /^(?:https?:\/\/|\/(?![/\\]))[^\s]+$/,
  language: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
};

/** A name for machines. */
export const key = z.string().check(z.regex(patterns.key));
/** Words for people, 1 to 500 characters. */
export const words = z.string().check(z.minLength(1), z.maxLength(500));
export const url = z.string().check(z.regex(patterns.url));
export const positive = z.int().check(z.minimum(1));
/** A language, BCP 47. */
export const language = z.string().check(z.regex(patterns.language));
