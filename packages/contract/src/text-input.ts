import * as z from "zod/mini";
import { trimUnseen } from "./invisible.js";
import { isEmail, isStorable } from "./text.js";
import { hasLink, isVisible } from "./visible-text.js";

const invalidText = { params: { code: "invalid_text" } };

/** Text that every database keeps as it was typed. Length is counted in code points: an emoji of two surrogates is one. */
export const text = (options: { min?: number; max: number }) =>
  z.string().check(z.minLength(options.min ?? 0), z.maxLength(options.max), z.refine(isStorable, invalidText));

/** One line of text, all of which can be seen; space around it is taken off. */
export const line = (max: number, min = 1) =>
  z.string().check(
    z.trim(),
    z.minLength(min),
    z.maxLength(max),
    z.refine(
      (value) => isStorable(value) && !/[\p{Cc}\u2028\u2029]/u.test(value) && (value === "" || isVisible(value)),
      invalidText,
    ),
  );

/** A name that stands in mails to other people: one line, and no link. */
export const personName = line(100).check(z.refine((value) => !hasLink(value), invalidText));

/** A family name: empty for somebody who has one name alone, where the profile doesn't require it. */
export const familyName = line(100, 0).check(z.refine((value) => !hasLink(value), invalidText));

/** An address by the rule of `isEmail`; what nobody sees around it is taken off. */
export const email = z
  .string()
  .check(
    z.overwrite(trimUnseen),
    z.minLength(1),
    z.maxLength(254),
    z.refine(isEmail, { params: { code: "invalid_email" } }),
  );
