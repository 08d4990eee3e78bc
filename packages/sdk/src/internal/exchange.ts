import ky from "ky";
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
  /** Sent as JSON; undefined: none. */
  readonly body: object | undefined;
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

/** What an answer says, or what stood in the way of one. */
type Failure = Refusal | (Omit<UsherErrorFacts, "outcome"> & { readonly status?: undefined });

/** Statuses of a server that may well answer a moment later. */
const transient = new Set([408, 425, 429, 502, 503, 504]);
const isTransient = ({ status, code }: Failure): boolean =>
  status === undefined ? code === "network" : transient.has(status) || code === "idempotency_key_in_use";

/** Whether the answer says for sure that nothing was done. A gateway's 502 says nothing of what stands behind it. */
const isDefinite = ({ status, code, isProblem }: Refusal): boolean =>
  (status >= 400 && status < 500 && status !== 408 && code !== "idempotency_key_in_use") ||
  status === 501 ||
  (status === 503 && isProblem && code !== "outcome_unknown");

/** 401s that a fresh token may cure; a wrong password or a step that is missing is none of them. */
const isStale = ({ status, code, decision }: Failure): boolean =>
  status === 401 && (code === "unauthenticated" || code === "invalid_token") && decision?.state !== "stepUp";

/** Node's names for a connection that never came about. */
const unconnected = new Set<unknown>(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);
const neverLeft = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null && "code" in cause && unconnected.has(cause.code);
};

/** Milliseconds before a retry: 200, then 800, each shortened at random so that clients don't come back in step. */
const backoff = (retry: number): number => 200 * 4 ** (retry - 1) * (0.5 + Math.random() / 2);

/**
 * Carries one call over the wire, with its retries, under one deadline. ky makes the requests and runs the retries; whether
 * and when is decided here. The errors that leave name the operation and hold nothing of the request, its address, its
 * token or its answer's words: ky's own, which hold them all, end here.
 */
export const createExchange =
  ({ fetch, tokens, timeout }: ExchangeOptions) =>
  async (call: Call): Promise<{ text: string; status: number }> => {
    const deadline = openDeadline(timeout, call.signal);
    const source = call.isAuthorized ? tokens : undefined;
    let token: Token | undefined;
    let isRenewed = false;
    let delay = 0;
    let text = "";
    // What would be true of the call if it ended now.
    let outcome: Outcome = "not_sent";
    let failure: Failure = { code: "invalid_request" };

    const tokenOf = (work: Promise<Token>): Promise<Token> => {
      failure = { code: "token_unavailable" };
      return until(work, deadline.signal);
    };

    const authorize = async ({ headers }: Request): Promise<void> => {
      deadline.signal.throwIfAborted();
      if (source) token ??= await tokenOf(source.current());
      failure = { code: "invalid_request" };
      if (typeof token?.value === "string") headers.set("Authorization", `Bearer ${token.value}`);
    };

    /** One try with its body: ky hands the answer out before that has come. */
    const attempt = async (request: Request): Promise<Response> => {
      const before = outcome;
      outcome = "unknown";
      failure = { code: "network" };
      try {
        const response = await until(fetch(request), deadline.signal);
        text = await until(response.text(), deadline.signal);
        if (response.ok) return response;
        const refusal = refusalOf(response.status, response.headers, text);
        failure = refusal;
        // A refusal says nothing of an earlier try that is still in doubt.
        if (call.isSafe || (before !== "unknown" && isDefinite(refusal))) outcome = "rejected";
        return response;
      } catch (error) {
        if (neverLeft(error)) outcome = before;
        throw error;
      }
    };

    const shouldRetry = async ({ retryCount }: { retryCount: number }): Promise<boolean> => {
      if (deadline.cause()) return false;
      const refused = failure;
      if (source && token && !isRenewed && isStale(refused)) {
        isRenewed = true;
        delay = 0;
        token = await tokenOf(source.renew(token));
        failure = refused;
        return token.value !== null;
      }
      const retry = retryCount - Number(isRenewed);
      // A timer may fire a little early; Retry-After may not.
      delay = refused.retryAfter === undefined ? backoff(retry) : refused.retryAfter * 1000 + 5;
      // Coming back earlier than asked would be rude, and later than the deadline of no use.
      return call.isRepeatable && retry <= mostRetries && isTransient(refused) && delay < deadline.remaining();
    };

    try {
      const { status } = await ky(call.url, {
        method: call.method,
        headers: call.headers,
        json: call.body,
        // Some edge runtimes know no credentials and throw at the word.
        ...("credentials" in Request.prototype && { credentials: "same-origin" }),
        // The API never redirects, and a redirect elsewhere would take the body with it.
        redirect: "manual",
        signal: deadline.signal,
        // ky's own timer covers one try, and ends with its headers.
        timeout: false,
        // ky always gives a Request; its type allows more.
        fetch: (request) => attempt(request instanceof Request ? request : new Request(request)),
        hooks: { beforeRequest: [authorize] },
        // One more than ours, for a token that was renewed.
        retry: { limit: mostRetries + 1, methods: [call.method], shouldRetry, delay: () => delay },
      });
      return { text, status };
    } catch {
      const cause = deadline.cause();
      throw new UsherError({ ...(cause ? { code: cause } : failure), operation: call.operation, outcome });
    } finally {
      deadline.close();
    }
  };
