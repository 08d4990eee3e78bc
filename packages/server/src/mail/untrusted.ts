import { isolated, withoutInvisible } from "@usherkit/contract";

/** Characters that a name keeps in a mail. */
const longest = 60;

/**
 * Something that people typed, as it may stand in a mail: one line, all of it visible, 60 characters at most, and nothing that a
 * mail program makes a link of. A scheme loses its colon and slashes, `www.` its dot, and what looks like a domain or an address
 * gets a space after each dot and around each `@`: "evil.example/x" becomes "evil. example x". It can still be read.
 */
export const harmless = (text: string): string => isolated(cleaned(text));

/** The same without what keeps it apart from the sentence around. */
const cleaned = (text: string): string => {
  const line = withoutInvisible(text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").normalize("NFKC"))
    // Browsers take the ideographic full stop for a dot (UTS 46, section 4); NFKC has made one of all others.
    .replaceAll("\u3002", ".")
    .replace(/:\/+|:(?=\S)|\/+|\\+/gu, " ")
    .replace(/@/gu, " @ ")
    .replace(/\.(?=\S)/gu, ". ")
    .replace(/["“”„«»‹›<>]/gu, "'")
    .replace(/ {2,}/g, " ")
    .trim();
  const characters = Array.from(line);
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`
    : line;
};

/**
 * A given name for the greeting, where nothing marks it as somebody's words: short, and made of letters. Anything else is empty,
 * and the greeting goes without a name.
 */
export const greetedName = (givenName: string): string => {
  const name = cleaned(givenName);
  return /^(?:[\p{L}\p{M}\u200c\u200d'’.-]+ ?){1,3}$/u.test(name) && Array.from(name).length <= 40
    ? isolated(name)
    : "";
};

/**
 * A user name as it stands in a mail. It is typed to sign in by, so it stays as it is, an address too; but one that holds a slash,
 * a colon or `www.` could be a link, and is made harmless.
 */
export const shownUsername = (username: string): string =>
  /[/\\:]|www\./i.test(username.normalize("NFKC")) ? harmless(username) : username;
