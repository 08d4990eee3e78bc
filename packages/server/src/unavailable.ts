/** Something that the server needs can't be had at the moment. It is answered 503, with `Retry-After` in seconds. */
export class UnavailableError extends Error {
  override readonly name: string = "UnavailableError";
  readonly retryAfter: number;

  constructor(message: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter ?? 1;
  }
}

/**
 * The connection was lost while the database committed: the change may be stored or not. It is answered 503 `outcome_unknown`; a
 * repeat with the same Idempotency-Key tells.
 */
export class OutcomeUnknownError extends UnavailableError {
  override readonly name: string = "OutcomeUnknownError";
}
