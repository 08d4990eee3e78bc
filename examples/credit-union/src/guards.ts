import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { parse, serialize } from "hono/utils/cookie";
import type { Handler } from "@usherkit/server";
import { keepAddress } from "@usherkit/server/node";
import { cookieName, type Bank } from "./bank.js";
import type { BankSession } from "./sessions.js";

/** Nothing inline, nothing from elsewhere, no string that becomes markup: the elements work under it. */
const contentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

export const pageHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set("Content-Security-Policy", contentSecurity);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  // Balances have no business in a cache; style sheets and modules do.
  if (!headers.has("Cache-Control"))
    headers.set("Cache-Control", /^text\/html/.test(headers.get("Content-Type") ?? "") ? "no-store" : "no-cache");
};

/**
 * What changes something must come from a page of ours: the cookie goes with requests of other pages of this site too. Browsers
 * say where a request was made in `Sec-Fetch-Site` (Fetch Metadata, section 2.3), older ones in `Origin` alone.
 */
export const sameOriginOnly =
  (bank: Bank): MiddlewareHandler =>
  async (context, next) => {
    const { method } = context.req;
    const from = context.req.header("Sec-Fetch-Site");
    const isOurs =
      from === undefined ? context.req.header("Origin") === new URL(bank.url).origin : from === "same-origin";
    if (method === "GET" || method === "HEAD" || isOurs) return next();
    return context.text("This must be sent from a page of online banking.\n", 403);
  };

/** Where people reach online banking is one address: a Host header that says another is refused (421). */
export const ownHostOnly =
  (bank: Bank): MiddlewareHandler =>
  async (context, next) => {
    if (new URL(context.req.url).host === new URL(bank.url).host) return next();
    return context.text("Online banking has another address.\n", 421);
  };

export const readSession = (bank: Bank, context: Context): BankSession | undefined =>
  bank.sessions.find(getCookie(context, cookieName));

export const keepSession = (bank: Bank, context: Context, session: BankSession): void =>
  setCookie(context, cookieName, session.id, {
    path: bank.path,
    httpOnly: true,
    sameSite: "Lax",
    secure: bank.url.startsWith("https:"),
  });

export const forgetSession = (bank: Bank, context: Context): void => {
  deleteCookie(context, cookieName, { path: bank.path });
};

/** By its ending, since over https a prefix is put before it. */
const isDeviceCookie = (name: string): boolean => name.endsWith("usher_device");

/**
 * The API as the browser behind a page would call it: from its address, and with the cookie by which it knows a browser in which
 * somebody has signed in before, and which it sets. Without them this server would be one stranger to the API, and strangers'
 * wrong guesses would keep everybody out.
 */
export const forBrowser =
  (context: Context, handler: Handler): Handler =>
  async (request) => {
    const known = Object.entries(getCookie(context)).filter(([name]) => isDeviceCookie(name));
    if (known.length > 0) request.headers.set("Cookie", known.map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await handler(keepAddress(context.req.raw, request));
    for (const cookie of response.headers.getSetCookie())
      if (isDeviceCookie(cookie.slice(0, cookie.indexOf("=")))) context.header("Set-Cookie", cookie, { append: true });
    return response;
  };

/** A request for the API as Usherkit's handler expects it: below its own path, with our cookie and no other's. */
export const apiRequest = (bank: Bank, request: Request): Request => {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(bank.path.length);
  const headers = new Headers(request.headers);
  const id = parse(headers.get("Cookie") ?? "", cookieName)[cookieName];
  headers.delete("Authorization");
  headers.delete("Cookie");
  if (id) headers.set("Cookie", serialize(cookieName, id));
  return keepAddress(request, new Request(new Request(url, request), { headers }));
};
