import {
  decisionStatus,
  maxProblemErrors,
  type Decision,
  type Problem,
  type problemCodes,
  type ProblemCode,
  type ProblemError,
} from "@usherkit/contract";
import { lookupLanguage } from "./language.js";
import { problemTitles } from "./problem-titles.js";

const statuses: Readonly<Record<(typeof problemCodes)[number], number>> = {
  invalid_json: 400,
  invalid_cursor: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  sign_in_incomplete: 401,
  step_up_required: 401,
  forbidden: 403,
  account_locked: 403,
  account_inactive: 403,
  origin_refused: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  email_taken: 409,
  username_taken: 409,
  removed_user: 409,
  not_applicable: 409,
  idempotency_key_in_use: 409,
  invalid_token: 410,
  version_mismatch: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid_request: 422,
  idempotency_key_reused: 422,
  version_required: 428,
  too_many_requests: 429,
  internal: 500,
  unsupported: 501,
  unavailable: 503,
  outcome_unknown: 503,
};
const statusOf = (code: ProblemCode): number => new Map<string, number>(Object.entries(statuses)).get(code) ?? 500;

/** In the best of our languages for an `Accept-Language`. */
const titleOf = (code: ProblemCode, acceptLanguage: string | null): { title: string; language: string } => {
  const language = lookupLanguage(acceptLanguage, Object.keys(problemTitles)) ?? "en";
  const titles = problemTitles[language];
  return { title: titles?.[code] ?? titles?.["internal"] ?? code, language };
};

/** A refusal on its way to the client; the one place where codes become statuses. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly errors: ProblemError[] | undefined;
  readonly decision: Decision | undefined;
  /** In place of the code's own. */
  readonly status: number | undefined;
  /** The portal's own words to the person. */
  readonly detail: string | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    options: {
      errors?: ProblemError[];
      decision?: Decision;
      status?: number;
      detail?: string | undefined;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(code);
    this.code = code;
    this.status = options.status;
    this.detail = options.detail;
    this.errors = options.errors?.slice(0, maxProblemErrors);
    this.decision = options.decision;
    this.headers = options.headers ?? {};
  }
}

const decisionCode = {
  denied: "forbidden",
  notApplicable: "not_applicable",
  unsupported: "unsupported",
  stepUp: "step_up_required",
} as const;

/** Throws what a decision refuses, with the decision itself in the answer. */
export const enforce = (decision: Decision): void => {
  if (decision.state === "allowed") return;
  const headers: Record<string, string> = {};
  if (decision.state === "stepUp") {
    // RFC 9470, section 3: the challenge says how fresh the sign-in must be.
    const maxAge = decision.params?.["maxAgeSeconds"];
    headers["WWW-Authenticate"] =
      `Bearer error="insufficient_user_authentication"${typeof maxAge === "number" ? `, max_age=${maxAge.toString()}` : ""}`;
  }
  throw new HttpProblem(decisionCode[decision.state], { decision, headers });
};

export const invalid = (...errors: ProblemError[]): HttpProblem => new HttpProblem("invalid_request", { errors });
export const notFound = (): HttpProblem => new HttpProblem("not_found");

export const problemResponse = (
  problem: HttpProblem,
  requestId: string,
  acceptLanguage: string | null = null,
): Response => {
  const status = problem.status ?? statusOf(problem.code);
  const { title, language } = titleOf(problem.code, acceptLanguage);
  const body: Problem = {
    type: `urn:usherkit:problem:${problem.code}`,
    title,
    status: problem.decision && problem.decision.state !== "allowed" ? decisionStatus[problem.decision.state] : status,
    ...(problem.detail !== undefined && { detail: problem.detail }),
    code: problem.code,
    requestId,
    ...(problem.errors && { errors: problem.errors }),
    ...(problem.decision && { decision: problem.decision }),
  };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { "Content-Type": "application/problem+json", "Content-Language": language, ...problem.headers },
  });
};
