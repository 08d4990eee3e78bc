import type { Decision, ProblemCode, ProblemError } from "@usherkit/contract";

/**
 * What is known of the call's effect. `not_sent`: nothing left this client. `rejected`: the server answered, and nothing
 * was changed. `unknown`: no answer that says; it may have been carried out.
 */
export type Outcome = "not_sent" | "rejected" | "unknown";

/** What the SDK itself says, beside the codes of the API's problems. */
export const clientCodes = [
  "aborted",
  "timeout",
  "network",
  "malformed_response",
  "token_unavailable",
  "unexpected_status",
  "failed",
] as const;
export type UsherErrorCode = ProblemCode | (typeof clientCodes)[number];

/** The facts of an error. `retryAfter` in seconds; `operation`: the name in the contract's table. */
export interface UsherErrorFacts {
  code: UsherErrorCode;
  outcome: Outcome;
  operation?: string | undefined;
  status?: number | undefined;
  requestId?: string | undefined;
  errors?: readonly ProblemError[] | undefined;
  decision?: Decision | undefined;
  detail?: string | undefined;
  retryAfter?: number | undefined;
}

// The registry of symbols is one for all copies of this module, which `instanceof` is not.
const brand = Symbol.for("usherkit.error");

/**
 * What every failed call throws. It holds no body, no URL, no header and no `cause`, so that it can be logged as it is:
 * `decision`, whose remedy may name people, and `detail` are there to read but are not enumerable.
 */
export class UsherError extends Error {
  readonly code: UsherErrorCode;
  readonly outcome: Outcome;
  readonly operation: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Which fields were wrong: a pointer (RFC 6901) into the body and a code each, never a value. */
  readonly errors: readonly ProblemError[] | undefined;
  /** Seconds until it is worth trying again. */
  readonly retryAfter: number | undefined;
  declare readonly decision: Decision | undefined;
  /** What the portal says to who is kept out, in its words: "You are not a member of an Account" (docs/portals.md, CO-4). */
  declare readonly detail: string | undefined;

  constructor(facts: UsherErrorFacts) {
    const status = facts.status === undefined ? "" : `${facts.status.toString()}, `;
    super(`${facts.operation ?? "Usherkit"}: ${facts.code} (${status}${facts.outcome})`);
    this.code = facts.code;
    this.outcome = facts.outcome;
    this.operation = facts.operation;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.errors = facts.errors;
    this.retryAfter = facts.retryAfter;
    Object.defineProperty(this, "decision", { value: facts.decision });
    Object.defineProperty(this, "detail", { value: facts.detail });
  }

  override get name(): string {
    return "UsherError";
  }

  get [brand](): true {
    return true;
  }
}

/** Whether a thrown value is an UsherError, of whichever copy of the SDK. */
export const isUsherError = (value: unknown): value is UsherError =>
  typeof value === "object" && value !== null && brand in value;
