import { wordingOf } from "@usherkit/contract/profile-issues";
import type * as z from "zod/mini";

/** One thing wrong in a value, and the keys and indexes that lead there. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const kinds: Readonly<Record<string, string>> = {
  string: "a text in double quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object in braces",
  record: "an object in braces",
};

/** By the `params.code` of a check of the contract's own. */
const own: Readonly<Record<string, string>> = {
  invalid_text: "There is a character in this text that can't be stored.",
  invalid_email: "One can't write to this address.",
  invalid_username: "A user name is one word, without spaces.",
};

const alternatives = (nouns: readonly string[]): string =>
  new Intl.ListFormat("en", { type: "disjunction" }).format(nouns);

const quoted = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value));

/** What is expected, as a noun; undefined where that doesn't say it. */
const expectedBy = (issue: Issue): string | undefined => {
  if (issue.code === "invalid_type") return kinds[issue.expected];
  if (issue.code !== "invalid_value") return undefined;
  const values = alternatives(quoted(issue.values));
  return issue.values.length > 1 ? `one of ${values}` : values;
};

const expected = (noun: string): string => `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)} is expected here.`;

const sizeWords = (issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string => {
  const [least, bound] =
    issue.code === "too_small"
      ? (["least", Number(issue.minimum)] as const)
      : (["most", Number(issue.maximum)] as const);
  const isNothing = least === "least" && bound === 1;
  if (issue.origin === "string")
    return isNothing ? "Words are missing here." : `At ${least} ${bound} characters are expected here.`;
  if (issue.origin === "array")
    return isNothing ? "At least one entry is expected here." : `At ${least} ${bound} entries are expected here.`;
  return `A number of at ${least} ${bound} is expected here.`;
};

const wordsOf = (issue: Issue): string => {
  const noun = expectedBy(issue);
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) return "This field is required.";
  if (noun !== undefined) return expected(noun);
  if (issue.code === "too_small" || issue.code === "too_big") return sizeWords(issue);
  if (issue.code === "custom") return own[String(issue.params?.["code"])] ?? `${issue.message}.`;
  const wording = issue.code === "invalid_format" ? wordingOf(issue.pattern ?? "") : undefined;
  return wording ?? `${issue.message}.`;
};

/** Which of the shapes of a union is meant: told by a literal, `"shape": "form"`. Undefined: it says none of them. */
const isAnother = (issue: Issue): boolean =>
  issue.code === "invalid_value" && issue.path.length === 1 && typeof issue.path[0] === "string";

/** Of a union that nothing fits, the alternative that is meant, or else came farthest, says best what is wrong. */
const unionFindings = (issue: z.core.$ZodIssueInvalidUnion, path: Path): Finding[] => {
  const depth = (alternative: readonly Issue[]) => Math.max(0, ...alternative.map((each) => each.path.length));
  const meant = issue.errors.filter((alternative) => !alternative.some(isAnother));
  const [best] = [...meant].sort((a, b) => depth(b) - depth(a));
  if (best && depth(best) > 0) return best.flatMap((each) => findings(each, path));
  const literals = issue.errors.flatMap((alternative) => alternative.filter(isAnother));
  const [first] = literals;
  if (meant.length === 0 && first) {
    const values = literals.flatMap((each) => (each.code === "invalid_value" ? quoted(each.values) : []));
    return [{ path: [...path, ...first.path], message: expected(alternatives(values)) }];
  }
  const name = path.findLast((key) => typeof key === "string");
  const nouns = new Set(issue.errors.flatMap((alternative) => alternative.flatMap((each) => expectedBy(each) ?? [])));
  const listed = [...nouns].map((noun) => (noun === kinds["array"] && name ? `${noun} of ${name}` : noun));
  // A list first: what is quoted stands at the end of a sentence better than at its beginning.
  const message = listed.length > 0 ? expected(alternatives(listed.reverse())) : `${issue.message}.`;
  return [{ path, message }];
};

/** What a schema finds wrong, in words for who wrote it. */
export const findings = (issue: Issue, prefix: Path = []): Finding[] => {
  const path = [...prefix, ...issue.path];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((name) => ({ path: [...path, name], message: "There is no such field." }));
    case "invalid_union":
      return unionFindings(issue, path);
    case "invalid_key":
    case "invalid_element":
      return issue.issues.flatMap((each) => findings(each, path));
    default:
      return [{ path, message: wordsOf(issue) }];
  }
};
