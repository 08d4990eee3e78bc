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
