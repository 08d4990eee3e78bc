import { brandSheet, type Brand } from "./brand.js";
import { isPageName, pageOf } from "./page.js";
import { digest, files } from "./pages.js";
import { pathOf } from "./path.js";

/** How the account pages are served. `tenantId`: the tenant that the address names; null where it names none. */
export interface AccountPagesOptions {
  /** The path below which they answer; `/account` without it. `links` of `createHandler` must lead there: see `accountLinks`. */
  readonly basePath?: string;
  /** The API, of the same origin, as the elements' `base-url` names it; `/v1` without it. */
  readonly baseUrl?: string;
  /** Where people go once they are signed in, and back to from these pages; `/` without it. */
  readonly next?: string | ((tenantId: string | null) => string | undefined);
  /** The dress. Without one the pages are plain. */
  readonly brand?: Brand | ((tenantId: string | null) => Brand | undefined);
}

/** Under this the pages work: nothing inline, nothing from elsewhere. */
const policy = [
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

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  text: "text/plain; charset=utf-8",
};

const headersOf = (kind: string): Record<string, string> => ({
  "Content-Type": types[kind] ?? "application/octet-stream",
  "Content-Security-Policy": policy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-cache",
});

/** Answers with a text; nothing but its head where that was asked for. */
const answer = (
  request: Request,
  kind: string,
  text: string,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response =>
  new Response(request.method === "HEAD" ? null : text, { status, headers: { ...headersOf(kind), ...headers } });

const notFound = (request: Request): Response => answer(request, "text", "There is no such page.\n", { status: 404 });

/** The `ETag` of every file: all change together. A compressing proxy writes `W/` before it, so `If-None-Match` is searched for it. */
const unchanged = `"${digest}"`;
const fileAnswer = (request: Request, name: string, text: string): Response => {
  const headers = { ETag: unchanged };
  const kind = name.split(".").at(-1) ?? "";
  if (!request.headers.get("If-None-Match")?.includes(unchanged)) return answer(request, kind, text, { headers });
  return new Response(null, { status: 304, headers: { ...headersOf(kind), ...headers } });
};

/**
 * The pages on which people sign in, set and change their password, sign up by an invitation, set up an authenticator and see their
 * sessions, as a function of a request: mount it on the origin of `publicUrl`, beside the API. Every file is inside, and nothing is
 * read from the disk. Elsewhere than below `basePath` it answers 404.
 */
export const accountPages = (options: AccountPagesOptions = {}): ((request: Request) => Promise<Response>) => {
  const path = pathOf(options.basePath);
  const { baseUrl = "/v1", next, brand } = options;
  const brandOf = (tenantId: string | null): Brand => (typeof brand === "function" ? brand(tenantId) : brand) ?? {};
  const nextOf = (tenantId: string | null): string => (typeof next === "function" ? next(tenantId) : next) ?? "/";
  // Makes the brand's style sheet once at the start, so that a wrong brand stops the server and not a person's sign-in.
  if (typeof brand === "object") brandSheet(brand);

  const respond = (request: Request): Response => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== path && !pathname.startsWith(`${path}/`)) return notFound(request);
    if (request.method !== "GET" && request.method !== "HEAD")
      return new Response(null, { status: 405, headers: { Allow: "GET, HEAD" } });
    const rest = pathname.slice(path.length + 1);
    const tenantId = searchParams.get("tenant");
    if (rest === "brand.css") return answer(request, "css", brandSheet(brandOf(tenantId)));
    const file = Object.hasOwn(files, rest) ? files[rest] : undefined;
    if (file !== undefined) return fileAnswer(request, rest, file);
    // With the slash at its end or without: frameworks differ in which of the two they let through.
    const name = rest.replace(/\/$/, "");
    if (!isPageName(name)) return notFound(request);
    return answer(
      request,
      "html",
      pageOf(name, { path, baseUrl, next: nextOf(tenantId), brand: brandOf(tenantId), tenantId }),
    );
  };
  return async (request) => Promise.resolve(respond(request));
};
