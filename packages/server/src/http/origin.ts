import type { HandlerOptions } from "../options.js";
import { HttpProblem } from "./problem.js";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** `publicUrl` alone says which origin is ours: the request's Host header is its sender's to write (DNS rebinding). */
const isOwn = (origin: string, { publicUrl }: HandlerOptions): boolean => origin === new URL(publicUrl).origin;

/** Whether a page of our own origin sends the request. */
export const isOwnPage = (request: Request, options: HandlerOptions): boolean => {
  const origin = request.headers.get("Origin");
  return origin !== null && isOwn(origin, options);
};

/** Sandboxed pages and files all say "null": it is nobody's, and never listed. */
const isListed = (origin: string, { origins }: HandlerOptions): boolean =>
  origin !== "null" && (origins?.includes(origin) ?? false);

/** Whether pages of an origin may call: it is ours, or listed. */
export const isKnownOrigin = (origin: string, options: HandlerOptions): boolean =>
  isOwn(origin, options) || isListed(origin, options);

/**
 * Whether a request comes from a page of this origin. A browser names the origin in every request to another one, and leaves it out
 * of a GET to its own: so a request without `Origin` counts as one of ours, and of no other.
 */
export const isFromOrigin = (request: Request, origin: string, options: HandlerOptions): boolean =>
  (request.headers.get("Origin") ?? new URL(options.publicUrl).origin) === origin;

/** A page of an origin that isn't listed changes nothing, and reads nothing with a token. */
export const requireKnownOrigin = (request: Request, options: HandlerOptions): void => {
  const origin = request.headers.get("Origin");
  if (origin === null || isKnownOrigin(origin, options)) return;
  if (!safe.has(request.method) || request.headers.has("Authorization")) throw new HttpProblem("origin_refused");
};

/** Whether the request bears what a browser adds by itself, whichever site's page has caused it. */
export const isSentByBrowser = (request: Request): boolean =>
  request.headers.has("Cookie") ||
  /^(?:basic|digest|negotiate|ntlm)\b/i.test(request.headers.get("Authorization") ?? "");

/** An unsafe request with a cookie must come from our own pages, and by a script of theirs. */
export const requireOwnOrigin = (request: Request, options: HandlerOptions): void => {
  if (safe.has(request.method)) return;
  const origin = request.headers.get("Origin");
  if (origin === null || !isOwn(origin, options) || !request.headers.has("X-Usherkit"))
    throw new HttpProblem("origin_refused");
};

/** For a listed origin, what lets its pages read the answer; undefined for any other. Cookies are never among it. */
export const corsHeaders = (request: Request, options: HandlerOptions): Record<string, string> | undefined => {
  const origin = request.headers.get("Origin");
  if (origin === null || !isListed(origin, options)) return undefined;
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": "ETag, Retry-After, Location, X-Request-Id",
    Vary: "Origin",
    ...(request.method === "OPTIONS" && {
      "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE",
      "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, If-Match, X-Usherkit",
      "Access-Control-Max-Age": "600",
    }),
  };
};
