import { decisionStatus, type Decision, type Problem, type ProblemCode, type ProblemError } from "@usherkit/contract";

const titles: Record<string, [status: number, title: string]> = {
  invalid_json: [400, "The body is not JSON"],
  invalid_cursor: [400, "The cursor is not one of this list: start again without it"],
  unauthenticated: [401, "Sign in first"],
  invalid_credentials: [401, "The user name or the password is wrong"],
  sign_in_incomplete: [401, "A step of the sign-in is missing"],
  step_up_required: [401, "Sign in again to do this"],
  forbidden: [403, "This is not allowed"],
  account_locked: [403, "The account is locked"],
  account_inactive: [403, "The account is not active"],
  origin_refused: [403, "Requests from this origin are not taken"],
  not_found: [404, "There is nothing here"],
  method_not_allowed: [405, "The method is not one of this address"],
  conflict: [409, "This collides with what is there"],
  email_taken: [409, "A user has this address already"],
  username_taken: [409, "A user has this user name already"],
  removed_user: [409, "A removed user has this address or user name: contact support"],
  not_applicable: [409, "This does not apply as things stand"],
  idempotency_key_in_use: [409, "A request with this Idempotency-Key is still running"],
  invalid_token: [410, "The link was used, replaced or has run out"],
  version_mismatch: [412, "Somebody changed it in the meantime: read it again"],
  payload_too_large: [413, "The body is too large"],
  unsupported_media_type: [415, "Send JSON"],
  invalid_request: [422, "Some fields are wrong"],
  idempotency_key_reused: [422, "This Idempotency-Key was used for another request"],
  version_required: [428, "Say with If-Match which version you change"],
  too_many_requests: [429, "Too many tries: wait a moment"],
  internal: [500, "Something went wrong on our side"],
  unsupported: [501, "This portal does not do that"],
  unavailable: [503, "The service is not available at the moment"],
};

/** A refusal on its way to the client; the one place where codes become statuses. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly errors: ProblemError[] | undefined;
  readonly decision: Decision | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    options: { errors?: ProblemError[]; decision?: Decision; headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.code = code;
    this.errors = options.errors;
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

/** Throws what a decision refuses, with the decision itself in the answer (DESIGN.md, section 3). */
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

export const problemResponse = (problem: HttpProblem, requestId: string): Response => {
  const [status, title] = titles[problem.code] ?? [500, "Something went wrong on our side"];
  const body: Problem = {
    type: `urn:usherkit:problem:${problem.code}`,
    title,
    status: problem.decision && problem.decision.state !== "allowed" ? decisionStatus[problem.decision.state] : status,
    code: problem.code,
    requestId,
    ...(problem.errors && { errors: problem.errors }),
    ...(problem.decision && { decision: problem.decision }),
  };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { "Content-Type": "application/problem+json", ...problem.headers },
  });
};
