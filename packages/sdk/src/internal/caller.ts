import type { Backend, CallOptions, MalformedRow, OperationId } from "@usherkit/contract";
import type { Emitter } from "../events.js";
import { isUsherError, UsherError } from "../usher-error.js";

/** The last argument of every method. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** For an unsafe call: a key of one's own, so that the same call made later by hand is the same call. */
  readonly idempotencyKey?: string | undefined;
}

export interface Caller {
  /**
   * Calls an operation of the back end, whichever it is; `work` answers undefined where the back end has no such method.
   * Throws UsherError and nothing else.
   */
  readonly call: <Value>(
    name: OperationId,
    work: (backend: Backend, options: CallOptions) => Promise<Value> | undefined,
    options?: RequestOptions,
  ) => Promise<Value>;
  /** The same for a list, with the rows that were left out of the answer. */
  readonly callForRows: <Value extends object>(
    name: OperationId,
    work: (backend: Backend, options: CallOptions) => Promise<Value> | undefined,
    options?: RequestOptions,
  ) => Promise<Value & { malformed: readonly MalformedRow[] }>;
  readonly emit: Emitter["emit"];
  /** Tells `session.ended`, once until a call succeeds again. */
  readonly endSession: () => void;
}

/** 401s that leave the session as it is: a wrong password, and an action that asks for a fresher sign-in (RFC 9470). */
const keepsSession = ({ code, decision }: UsherError): boolean =>
  code === "invalid_credentials" || code === "step_up_required" || decision?.state === "stepUp";

/** Operations of those who aren't signed in: their success or failure says nothing of a session. */
const sessionless = new Set<OperationId>([
  "getHealth",
  "getOpenApi",
  "getProfile",
  "signIn",
  "requestPasswordReset",
  "changeCredential",
  "signUp",
]);

export const createCaller = (backend: Backend, { emit }: Emitter): Caller => {
  let hasEnded = false;
  const endSession = () => {
    if (hasEnded) return;
    hasEnded = true;
    emit("session.ended", {});
  };

  const call: Caller["call"] = async (name, work, options) => {
    try {
      const running = work(backend, {
        ...options,
        onMalformed: (rows) => {
          emit("malformed", { operation: name, rows });
        },
      });
      if (!running)
        throw new UsherError({
          code: "unsupported",
          outcome: "not_sent",
          operation: name,
          decision: { state: "unsupported", reason: "backend_unsupported" },
        });
      const value = await running;
      if (!sessionless.has(name)) hasEnded = false;
      return value;
    } catch (error) {
      // What an adapter throws of its own may hold anything: it goes no further.
      if (!isUsherError(error)) throw new UsherError({ code: "failed", outcome: "unknown", operation: name });
      if (error.status === 401 && !sessionless.has(name) && !keepsSession(error)) endSession();
      throw error;
    }
  };

  const callForRows: Caller["callForRows"] = async (name, work, options) => {
    let malformed: readonly MalformedRow[] = [];
    const value = await call(
      name,
      (on, { onMalformed, ...rest }) =>
        work(on, {
          ...rest,
          onMalformed: (rows) => {
            malformed = rows;
            onMalformed?.(rows);
          },
        }),
      options,
    );
    return { ...value, malformed };
  };

  return { call, callForRows, emit, endSession };
};
