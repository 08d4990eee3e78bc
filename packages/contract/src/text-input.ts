import * as z from "zod/mini";
import { isEmail, isStorable } from "./text.js";

/** Text that every database keeps as it was typed. Length is counted in code points: an emoji of two surrogates is one. */
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

/** An address by the same rule. */
export const email = line(254).check(z.refine(isEmail, { params: { code: "invalid_email" } }));
