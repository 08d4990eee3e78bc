import * as z from "zod/mini";
import { Decision } from "./decision.js";

/** Every code that the reference server answers. Stable: a client may branch on it. */
export const problemCodes = [
  "invalid_request",
  "invalid_json",
  "payload_too_large",
  "unsupported_media_type",
  "unauthenticated",
  "invalid_credentials",
  "account_locked",
  "account_inactive",
  "sign_in_incomplete",
  "step_up_required",
  "forbidden",
  "origin_refused",
  "not_found",
  "method_not_allowed",
  "conflict",
  "email_taken",
  "username_taken",
  "removed_user",
  "not_applicable",
  "version_required",
  "version_mismatch",
  "idempotency_key_reused",
  "idempotency_key_in_use",
  "invalid_token",
  "invalid_cursor",
  "too_many_requests",
  "unsupported",
  "internal",
  "unavailable",
  "outcome_unknown",
] as const;
export type ProblemCode = (typeof problemCodes)[number] | (string & {});

/** One wrong field. `pointer`: RFC 6901 into the body, or `#/query/NAME`. */
export const ProblemError = z.strictObject({ pointer: z.string(), code: z.string() });
export type ProblemError = z.infer<typeof ProblemError>;

/** RFC 9457, with a stable `code`, the request's id, the fields that are wrong and the decision where one refused. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
  code: z.string(),
  requestId: z.string(),
  errors: z.optional(z.array(ProblemError)),
  decision: z.optional(Decision),
});
export type Problem = z.infer<typeof Problem>;

/** The status with which the server answers a decision that refuses. */
export const decisionStatus = { denied: 403, notApplicable: 409, unsupported: 501, stepUp: 401 } as const;

/** The entries of `errors[]` at most: what is wrong beyond them is told once these are right. */
export const maxProblemErrors = 100;

interface Issue {
  readonly code?: string | undefined;
  readonly path?: readonly PropertyKey[] | undefined;
  readonly keys?: readonly string[];
  readonly params?: Record<string, unknown> | undefined;
  readonly input?: unknown;
}

/** A path as a pointer (RFC 6901). */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((token) => `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The code of an issue that is about one value. */
const codeOf = ({ code, params, input }: Issue): string => {
  const own = params?.["code"];
  if (typeof own === "string") return own;
  return code === "invalid_type" && input === undefined ? "required" : (code ?? "invalid");
};

/**
 * The issues of a schema as `errors[]`: a pointer and a code a field, never the value that was sent; `maxProblemErrors` of them
 * at most, whatever was sent.
 */
export const problemErrors = (issues: readonly Issue[], prefix = ""): ProblemError[] => {
  const errors: ProblemError[] = [];
  for (const issue of issues) {
    const pointer = prefix + pointerTo(issue.path ?? []);
    const isUnknown = issue.code === "unrecognized_keys";
    // An unknown key is told as a field of its own: one issue of the schema may hold any number of them.
    for (const name of isUnknown ? (issue.keys ?? []) : [undefined]) {
      if (errors.length >= maxProblemErrors) return errors;
      if (name === undefined) errors.push({ pointer, code: codeOf(issue) });
      else errors.push({ pointer: pointer + pointerTo([name]), code: "unknown_field" });
    }
  }
  return errors;
};
