import { isEmail } from "@usherkit/sdk";

/** `Ada <ada@x.example>`, `"Lovelace, Ada" <ada@x.example>`, or a run of text up to a separator. Bounded, so that a pasted megabyte stays linear. */
const pattern = /(?:"[^"\n]{0,128}"|[^<>,;，；、\n"@]){0,128}<([^<>\n]*)>|[^\s,;，；、<>]+/gu;

/** What separates two addresses as one types. */
export const isSeparator = (key: string): boolean => key === "Enter" || key === "," || key === ";";

/**
 * The addresses of a typed or pasted list, in order, as they stand there: between commas, semicolons, spaces and new lines,
 * and inside `Name <address>`. What isn't an address is given back too, so that nothing typed is lost.
 */
export const parseAddresses = (text: string): string[] =>
  [...text.matchAll(pattern)]
    .map(([whole, inside]) => (inside?.includes("@") ? inside : whole).trim().replace(/^mailto:|^["']+|["']+$/gi, ""))
    .filter((address) => address !== "");

/** A space ends an address that is whole; before that it may belong to a name: "Ada Lovelace <…". */
export const endsAddress = (typed: string): boolean =>
  /[,;，；、\n>]\s*$/u.test(typed) || (/\s$/.test(typed) && isEmail(typed));

/** What the field would hold, where a list or a whole address was pasted: an input of one line would run its lines together. */
export const pastedList = (event: ClipboardEvent): string | undefined => {
  const { target } = event;
  if (!(target instanceof HTMLInputElement)) return undefined;
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  const { value, selectionStart, selectionEnd } = target;
  const whole = value.slice(0, selectionStart ?? value.length) + pasted + value.slice(selectionEnd ?? value.length);
  return /[\s,;，；、<]/u.test(pasted.trim()) || isEmail(whole) ? whole : undefined;
};
