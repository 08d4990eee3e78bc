import { isEmail, type ProblemError } from "@usherkit/sdk";
import { hasInvisible, lengthOf, trimUnseen } from "@usherkit/sdk/text";
import { isList, type Draft } from "./draft.js";
import { attributePrefix, rolesKey, type EditorField } from "./editor-field.js";

/** What is wrong with which field: its key and a code, the same from the server and from the check before sending. */
export type FieldProblems = Readonly<Record<string, string>>;

const codeOf = (
  { key, type, isRequired, isDigits, minLength, maxLength }: EditorField,
  draft: Draft,
): string | undefined => {
  const value = draft[key];
  if (typeof value !== "string") return undefined;
  const text = type === "secret" ? value : trimUnseen(value);
  if (text === "") return isRequired ? "required" : undefined;
  if (lengthOf(text) > maxLength) return "too_big";
  if (isDigits && !/^\p{Nd}*$/u.test(text)) return "not_digits";
  if (lengthOf(text) < (minLength ?? 0)) return "too_short";
  if (type === "email") return isEmail(text) ? undefined : "invalid_email";
  if (type === "username") return hasInvisible(text) ? "invalid_username" : undefined;
  if (type === "number") return Number.isFinite(Number(text)) ? undefined : "invalid_type";
  return undefined;
};

/** The fields that the server would refuse, as far as the form can know. */
export const checkDraft = (fields: readonly EditorField[], draft: Draft): FieldProblems => {
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const code = codeOf(field, draft);
    if (code) problems[field.key] = code;
  }
  const roleIds = draft[rolesKey];
  if (isList(roleIds) && roleIds.length === 0) problems[rolesKey] = "required";
  return problems;
};

const conflictFields: Readonly<Record<string, string>> = {
  email_taken: "email",
  username_taken: "username",
  removed_user: "email",
};

const keyOf = (pointer: string): string => {
  const tokens = pointer
    .replace(/^#?\//, "")
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  return tokens[0] === "attributes" ? attributePrefix + (tokens[1] ?? "") : (tokens[0] ?? "");
};

/** The fields that a problem of the server is about; empty where it is about none of the form's. */
export const problemFields = (
  keys: readonly string[],
  problem: { readonly code: string; readonly errors?: readonly ProblemError[] | undefined },
): FieldProblems => {
  const found: Record<string, string> = {};
  for (const { pointer, code } of problem.errors ?? []) {
    const key = keyOf(pointer);
    if (keys.includes(key)) found[key] ??= code;
  }
  const own = conflictFields[problem.code];
  if (own && Object.keys(found).length === 0 && keys.includes(own)) found[own] = problem.code;
  // The code of the whole says more than that of its field: "removed" is not "taken".
  if (own) for (const key of Object.keys(found)) found[key] = problem.code;
  return found;
};
