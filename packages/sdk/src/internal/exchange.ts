import ky, { isHTTPError } from "ky";
import { isUsherError, UsherError, type Outcome, type UsherErrorFacts } from "../usher-error.js";
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
const methods = ["get", "post", "put", "patch", "delete"] as const;

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

/**
 * Carries one call over the wire, with its retries, under one deadline. ky makes the request and runs the retries; when
 * and whether is decided here, because by itself it sleeps through any Retry-After and never reads the body in time.
 * No error of ky's leaves: they carry the request, with its body and token.
 */
export const createExchange = ({ fetch, tokens, timeout }: ExchangeOptions) => {
  return async (call: Call): Promise<{ text: string; status: number }> => {
    const deadline = openDeadline(timeout, call.signal);
    let sent = false;
    let isPending = false;
    /** An unsafe try went out and nothing said what became of it. */
    let isInDoubt = false;
    let text = "";
    let retries = 0;
    let wait = 0;
    let token: Token | undefined;
    let isRenewed = false;
    let refusal: Refusal | undefined;
    let failure: unknown;

    const fail = (facts: Omit<UsherErrorFacts, "outcome" | "operation">, outcome?: Outcome): UsherError =>
      new UsherError({
        ...facts,
        operation: call.operation,
        outcome: isInDoubt ? "unknown" : (outcome ?? (sent ? "unknown" : "not_sent")),
      });

    const tokenFrom = async (work: Promise<Token>): Promise<Token> => {
      try {
        return await until(work, deadline.signal);
      } catch {
        // Whatever the host's getToken threw may name the token or the person.
        failure = fail({ code: deadline.cause() ?? "token_unavailable" }, sent ? "rejected" : "not_sent");
        throw failure;
      }
    };

    const withBody = async (request: Request): Promise<Response> => {
      sent = true;
      isPending = true;
      text = "";
      const response = await until(fetch(request), deadline.signal);
      text = await until(response.text(), deadline.signal);
      isPending = false;
      return response;
    };

    const shouldRetry = async ({ error }: { error: Error }): Promise<boolean> => {
      if (isUsherError(error) || deadline.cause() || !sent) return false;
      if (isHTTPError(error)) {
        refusal = refusalOf(error.response.status, error.response.headers, text);
        if (tokens && token && call.isAuthorized && !isRenewed && isStale(refusal)) {
          isRenewed = true;
          wait = 0;
          token = await tokenFrom(tokens.renew(token));
          return token.value !== null;
        }
        if (!call.isSafe && !isDefinite(refusal)) isInDoubt = true;
        if (!isTransient(refusal)) return false;
      } else {
        refusal = undefined;
        if (!call.isSafe && !neverLeft(error)) isInDoubt = true;
      }
      retries += 1;
      if (!call.isRepeatable || retries > mostRetries) return false;
      // A timer may fire a little early; Retry-After may not.
      wait = refusal?.retryAfter === undefined ? backoff(retries) : Math.ceil(refusal.retryAfter * 1000) + 5;
      return wait < deadline.remaining();
    };

    try {
      if (deadline.cause()) throw fail({ code: "aborted" });
      const response = await ky(call.url, {
        method: call.method,
        headers: call.headers,
        ...(call.body !== undefined && { json: call.body }),
        // Some edge runtimes know no credentials and throw at the word.
        ...("credentials" in Request.prototype && { credentials: "same-origin" as const }),
        // The API never redirects, and a redirect elsewhere would take the body with it.
        redirect: "manual",
        signal: deadline.signal,
        timeout: false,
        fetch: (request) => withBody(request as Request),
        hooks: {
          beforeRequest: [
            async (request) => {
              if (!tokens || !call.isAuthorized) return;
              if (!isRenewed) token = await tokenFrom(tokens.current());
              if (token?.value != null) request.headers.set("Authorization", `Bearer ${token.value}`);
            },
          ],
        },
        retry: {
          limit: mostRetries + 2,
          methods: [...methods],
          backoffLimit: Infinity,
          shouldRetry,
          delay: () => wait,
        },
      });
      return { text, status: response.status };
    } catch (error) {
      if (isUsherError(error)) throw error;
      if (isUsherError(failure)) throw failure;
      const cause = deadline.cause();
      if (isPending && !call.isSafe && !neverLeft(error)) isInDoubt = true;
      if (cause) throw fail({ code: cause }, isPending || !sent ? undefined : "rejected");
      if (refusal) throw fail(refusal, call.isSafe || isDefinite(refusal) ? "rejected" : "unknown");
      if (!sent) throw fail({ code: "invalid_request" });
      throw fail({ code: "network" }, neverLeft(error) ? "not_sent" : "unknown");
    } finally {
      deadline.close();
    }
  };
};
