import { UsherError, type Outcome, type UsherErrorFacts } from "../usher-error.js";
import { openDeadline, until } from "./deadline.js";
import { refusalOf, type Refusal } from "./refusal.js";
import type { Token, Tokens } from "./tokens.js";

/** Any `fetch`: the platform's, or a handler plugged straight in. It is always given a whole Request. */
export type Fetch = (request: Request) => Promise<Response>;

export interface Call {
  readonly operation: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  /** It changes nothing. */
  readonly isSafe: boolean;
  /** A second try does no harm: it is safe, or the server knows the repeat by its key. */
  readonly isRepeatable: boolean;
  /** Whether a bearer token goes with it. */
  readonly isAuthorized: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface ExchangeOptions {
  readonly fetch: Fetch;
  readonly tokens: Tokens | undefined;
  /** Milliseconds over all tries, waits and bodies. */
  readonly timeout: number;
}

const mostRetries = 2;

/** Statuses of a server that may well answer a moment later. */
const transient = new Set([408, 425, 429, 502, 503, 504]);
const isTransient = ({ status, code }: Refusal): boolean => transient.has(status) || code === "idempotency_key_in_use";

/** Whether the answer says for sure that nothing was done. A gateway's 502 says nothing of what stands behind it. */
const isDefinite = ({ status, code, isProblem }: Refusal): boolean =>
  (status >= 400 && status < 500 && status !== 408 && code !== "idempotency_key_in_use") ||
  status === 501 ||
  (status === 503 && isProblem);

/** 401s that a fresh token may cure; a wrong password or a step that is missing is none of them. */
const isStale = ({ status, code, decision }: Refusal): boolean =>
  status === 401 && (code === "unauthenticated" || code === "invalid_token") && decision?.state !== "stepUp";

/** Node's names for a connection that never came about. */
const unconnected = new Set<unknown>(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);
const neverLeft = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null && "code" in cause && unconnected.has(cause.code);
};

/** Milliseconds before a retry: 200, then 800, each shortened at random so that clients don't come back in step. */
const backoff = (retry: number): number => 200 * 4 ** (retry - 1) * (0.5 + Math.random() / 2);

/** What became of one try. */
type Try =
  { readonly text: string; readonly status: number } | { readonly refusal: Refusal } | { readonly lost: unknown };

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<void>((resolve) => {
    // A timer may fire a little early; Retry-After may not.
    timer = setTimeout(resolve, milliseconds + 5);
  });
  return until(waited, signal).finally(() => {
    clearTimeout(timer);
  });
};

/**
 * Carries one call over the wire, with its retries, under one deadline. The errors that leave name the operation and hold
 * nothing of the request, its address, its token or its answer's words.
 */
export const createExchange = ({ fetch, tokens, timeout }: ExchangeOptions) => {
  return async (call: Call): Promise<{ text: string; status: number }> => {
    const deadline = openDeadline(timeout, call.signal);
    /** What would be true of the call if it ended now. */
    let outcome: Outcome = "not_sent";

    const fail = (facts: Omit<UsherErrorFacts, "outcome" | "operation">): UsherError =>
      new UsherError({ ...facts, operation: call.operation, outcome });

    /** The work's result; where it fails, an error of ours, with the deadline's code if that was why. */
    const orFail = async <Value>(work: Promise<Value>, code: UsherErrorFacts["code"]): Promise<Value> => {
      try {
        return await until(work, deadline.signal);
      } catch {
        // Whatever a host's function threw may name the token or the person: it goes no further.
        throw fail({ code: deadline.cause() ?? code });
      }
    };

    const attempt = async (token: Token | undefined): Promise<Try> => {
      const before = outcome;
      let isSent = false;
      try {
        const request = new Request(call.url, {
          method: call.method,
          headers:
            typeof token?.value === "string"
              ? { ...call.headers, Authorization: `Bearer ${token.value}` }
              : call.headers,
          ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
          // Some edge runtimes know no credentials and throw at the word.
          ...("credentials" in Request.prototype && { credentials: "same-origin" as const }),
          // The API never redirects, and a redirect elsewhere would take the body with it.
          redirect: "manual",
          signal: deadline.signal,
        });
        isSent = true;
        outcome = "unknown";
        const response = await until(fetch(request), deadline.signal);
        const text = await until(response.text(), deadline.signal);
        if (response.ok) return { text, status: response.status };
        const refusal = refusalOf(response.status, response.headers, text);
        // A refusal says nothing of an earlier try that is still in doubt.
        if (call.isSafe || (before !== "unknown" && isDefinite(refusal))) outcome = "rejected";
        return { refusal };
      } catch (error) {
        if (!isSent) throw fail({ code: "invalid_request" });
        if (neverLeft(error)) outcome = before;
        return { lost: error };
      }
    };

    try {
      if (deadline.cause()) throw fail({ code: "aborted" });
      const known = call.isAuthorized ? tokens : undefined;
      let token = known && (await orFail(known.current(), "token_unavailable"));
      let isRenewed = false;
      for (let retry = 1; ;) {
        const result = await attempt(token);
        if ("text" in result) return result;
        const refusal = "refusal" in result ? result.refusal : undefined;
        const error = fail(refusal ?? { code: deadline.cause() ?? "network" });
        if (deadline.cause()) throw error;
        if (known && token && refusal && !isRenewed && isStale(refusal)) {
          isRenewed = true;
          token = await orFail(known.renew(token), "token_unavailable");
          if (token.value === null) throw error;
          continue;
        }
        if (!call.isRepeatable || retry > mostRetries || (refusal && !isTransient(refusal))) throw error;
        const delay = refusal?.retryAfter === undefined ? backoff(retry) : refusal.retryAfter * 1000;
        // Coming back earlier than asked would be rude, and later than the deadline of no use.
        if (delay >= deadline.remaining()) throw error;
        await orFail(wait(delay, deadline.signal), "aborted");
        retry += 1;
      }
    } finally {
      deadline.close();
    }
  };
};
