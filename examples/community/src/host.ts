import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { isUsherError } from "@usherkit/sdk";
import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { CaseBook } from "./cases.js";
import { createDirectory, isRefusal, refusalIn, refusalText, type Refusal } from "./directory.js";
import {
  casesPage,
  communityPage,
  framed,
  profilePage,
  refusedPage,
  signInPage,
  unavailablePage,
  usersPage,
  type Frame,
} from "./pages.js";
import { PortalSessions, type PortalSession } from "./sessions.js";

/** Tallisworks Support is another company's site: it listens on an origin of its own. */
export const portVariable = "COMMUNITY_PORT";

export interface CommunityOptions {
  /** Where people reach the portal, without a slash at its end. */
  readonly url: string;
  /** Where Usherkit's API is, with its `/v1`. */
  readonly apiUrl: string;
  readonly tenantId: string;
  readonly tenantKey: () => Promise<string>;
  /** It must agree with the API's: what was ended there is compared with when somebody signed in here. */
  readonly clock?: () => Date;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Where somebody wanted to go before they were asked to sign in: one of our own pages, or the first of them. */
const home = "/cases";
const ownPages = [home, "/community", "/profile", "/users"];
const wanted = (context: Context): string => ownPages.find((path) => path === context.req.query("to")) ?? home;

const publicFolder = fileURLToPath(new URL("../public", import.meta.url));
const files = ["brand.css", "host.css", "client.js", "cases.js", "users.js", "mark.svg"];
const cookie = "tallisworks";
const sessionHours = 12;
const deviceCookie = "tallisworks_device";
const deviceSeconds = 180 * 86_400;

/** What the portal's pages may load and call beside their own: the elements and the API, of one origin. */
const pageHeaders = (api: URL): MiddlewareHandler => {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${api.origin}`,
    `connect-src 'self' ${api.origin}`,
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
  return async (context, next) => {
    await next();
    context.header("Content-Security-Policy", policy);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "same-origin");
    const isPage = context.res.headers.get("Content-Type")?.startsWith("text/html") ?? false;
    if (!context.res.headers.has("Cache-Control")) context.header("Cache-Control", isPage ? "no-store" : "no-cache");
  };
};

/** The portal: its own sign-in, its own pages, and tokens for the elements in them. */
export const createHost = async (
  options: CommunityOptions,
): Promise<(request: Request) => Response | Promise<Response>> => {
  const { tenantId, apiUrl } = options;
  const api = new URL(apiUrl);
  const own = new URL(options.url);
  const directory = createDirectory({ apiUrl, tenantId, key: await options.tenantKey(), origin: own.origin });
  const now = options.clock ?? (() => new Date());
  const sessions = new PortalSessions(now);
  const cases = new CaseBook();

  const ownCookie = { httpOnly: true, sameSite: "Lax", secure: own.protocol === "https:" } as const;

  const current = (context: Context): PortalSession | undefined => sessions.find(getCookie(context, cookie));
  const end = (context: Context): void => {
    sessions.end(getCookie(context, cookie));
    deleteCookie(context, cookie);
  };
  const show = (context: Context, frame: Frame, status: 200 | 401 | 403 | 503 = 200): Response | Promise<Response> =>
    context.html(framed(directory, frame), status);
  const showSignIn = (
    context: Context,
    rest: { username?: string; problem?: string } = {},
  ): Response | Promise<Response> =>
    show(
      context,
      { title: "Sign in", body: signInPage(api, tenantId, { to: wanted(context), ...rest }) },
      rest.problem === undefined ? 200 : 401,
    );
  const member =
    (frame: (session: PortalSession) => Omit<Frame, "session">) =>
    async (context: Context): Promise<Response> => {
      const toSignIn = () => context.redirect(`/sign-in?to=${encodeURIComponent(context.req.path)}`, 303);
      const session = current(context);
      if (!session) return toSignIn();
      try {
        // Whoever was switched off since they signed in sees no page of the community.
        await directory.session(session);
      } catch (error) {
        const refusal = refusalIn(error);
        if (!isRefusal(refusal)) throw error;
        if (refusal.code === "unauthenticated") {
          end(context);
          return toSignIn();
        }
        const body = refusedPage(refusalText(await directory.profile(), refusal));
        return show(context, { title: "No access", body, session }, 403);
      }
      return show(context, { ...frame(session), session });
    };
  /** Why the user management keeps somebody out, for a script of our pages. A session that is over there is over here. */
  const refused = async (context: Context, refusal: Refusal): Promise<Response> => {
    const isOver = refusal.code === "unauthenticated";
    if (isOver) end(context);
    return context.json(
      { code: refusal.code, text: refusalText(await directory.profile(), refusal) },
      isOver ? 401 : 403,
    );
  };

  const app = new Hono();
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    // The user management can't be reached, or this server has a fault: neither lasts for ever, and neither shows a page.
    if (!isUsherError(error)) console.error(error);
    const text = "We can’t check your login at the moment. Try again in a minute.";
    context.header("Retry-After", "60");
    return context.req.header("Accept")?.includes("text/html")
      ? show(context, { title: "Not now", body: unavailablePage(text) }, 503)
      : context.json({ code: "unavailable", text }, 503);
  });
  app.use(pageHeaders(api));
  app.use(async (context, next) => {
    // One address for all: it is the origin that the API knows.
    const { host, pathname, search } = new URL(context.req.url);
    return host === own.host ? next() : context.redirect(own.origin + pathname + search, 307);
  });
  app.use(csrf());
  // Our forms are short: what is longer is refused before it is read.
  app.use(bodyLimit({ maxSize: 16 * 1024, onError: (context) => context.text("This is too long.\n", 413) }));
  for (const file of files) app.get(`/${file}`, serveStatic({ root: publicFolder, path: file }));

  app.get("/", (context) => context.redirect(current(context) ? home : "/sign-in", 303));
  app.get("/sign-in", (context) =>
    // `again`: what they are about to do needs a fresh sign-in.
    current(context) && context.req.query("again") === undefined
      ? context.redirect(wanted(context), 303)
      : showSignIn(context),
  );
  app.post("/sign-in", async (context) => {
    const form = await context.req.parseBody();
    const username = textOf(form["username"]).trim();
    // Before the password is looked at: whatever is ended from then on ends this session too.
    const authenticatedAt = now();
    try {
      const session = await directory.signIn(username, textOf(form["password"]), {
        device: getCookie(context, deviceCookie),
        remember: (device) => {
          setCookie(context, deviceCookie, device, { ...ownCookie, maxAge: deviceSeconds });
        },
      });
      if (!session)
        return await showSignIn(context, {
          username,
          problem: refusalText(await directory.profile(), { code: "sign_in_incomplete" }),
        });
      const { id: userId, displayName: name, username: known } = session.actor;
      const until = new Date(authenticatedAt.getTime() + sessionHours * 3_600_000);
      sessions.end(getCookie(context, cookie));
      const id = sessions.open({ userId, name, username: known, authenticatedAt, until });
      setCookie(context, cookie, id, ownCookie);
      return context.redirect(wanted(context), 303);
    } catch (error) {
      const problem = refusalText(await directory.profile(), refusalIn(error));
      return showSignIn(context, { username, problem });
    }
  });
  app.post("/sign-out", (context) => {
    end(context);
    return context.redirect("/sign-in", 303);
  });

  /** For the page of who is signed in here: a token of theirs and of nobody else. The key stays in this server. */
  app.post("/session-token", async (context) => {
    const session = current(context);
    if (!session) return refused(context, { code: "unauthenticated" });
    context.header("Cache-Control", "no-store");
    try {
      return context.json(await directory.embedToken(session));
    } catch (error) {
      return refused(context, refusalIn(error));
    }
  });

  app.get(
    "/cases",
    member(() => ({ title: "Cases", current: "/cases", scripts: ["/cases.js"], body: casesPage })),
  );
  app.get("/cases.json", async (context) => {
    const session = current(context);
    if (!session) return refused(context, { code: "unauthenticated" });
    context.header("Cache-Control", "no-store");
    try {
      const { permissions, actor } = await directory.session(session);
      const isAll = permissions.includes("cases.view_all");
      return context.json({ cases: cases.list(isAll ? undefined : actor.username) });
    } catch (error) {
      return refused(context, refusalIn(error));
    }
  });
  app.post("/cases", async (context) => {
    const session = current(context);
    if (!session) return refused(context, { code: "unauthenticated" });
    const form = await context.req.parseBody();
    const subject = textOf(form["subject"]).trim().slice(0, 120);
    if (subject === "") return context.json({ text: "Say what it is about." }, 422);
    try {
      const { permissions } = await directory.session(session);
      if (!permissions.includes("cases.raise")) return await refused(context, { code: "forbidden" });
      return context.json(cases.raise(subject, session), 201);
    } catch (error) {
      return refused(context, refusalIn(error));
    }
  });

  app.get(
    "/community",
    member(() => ({ title: "Community", current: "/community", body: communityPage })),
  );
  app.get(
    "/profile",
    member((session) => ({ title: "My Profile", current: "/profile", body: profilePage(session) })),
  );
  app.get(
    "/users",
    member(() => ({
      title: "Manage Users",
      current: "/users",
      scripts: [`${api.origin}/assets/usherkit.js`, "/users.js"],
      body: usersPage,
    })),
  );
  return (request) => app.fetch(request);
};
