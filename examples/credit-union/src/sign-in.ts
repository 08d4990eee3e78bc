import { isUsherError, type NextStep, type PublicProfile } from "@usherkit/sdk";
import { Hono } from "hono";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { keepAddress } from "@usherkit/server/node";
import type { Bank } from "./bank.js";
import { forBrowser, forgetSession, keepSession, readSession } from "./guards.js";
import { page } from "./layout.js";
import { forgottenPage, newPacPage, signInPage, type PacErrors } from "./sign-in-pages.js";
import type { BankSession } from "./sessions.js";
import { credentialText, refusalText } from "./words.js";

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Where to go after the sign-in: a page of online banking, and nowhere else. */
const targetIn = ({ url, path }: Bank, wanted: string): string => {
  const target = new URL(URL.canParse(wanted, url) ? wanted : url, url);
  const isOurs = target.origin === new URL(url).origin && target.pathname.startsWith(`${path}/`);
  return isOurs ? target.pathname + target.search : `${path}/`;
};

/** The pages before the accounts: sign in, change the PAC, whom to ask who has forgotten it, sign out. */
export const signInRoutes = (bank: Bank): Hono => {
  const { path, sessions } = bank;
  const readProfile = (): Promise<PublicProfile> => bank.client().account.profile(bank.tenantId);

  const showSignIn = async (
    context: Context,
    { status = 200, ...options }: Parameters<typeof signInPage>[2] & { status?: 200 | 401 },
  ): Promise<Response> => {
    const body = signInPage(await readProfile(), path, options);
    return context.html(page({ title: "Sign in", path, body }), status);
  };

  /** Opens the accounts, or what must be done before: each under a session of its own. */
  const proceed = async (
    context: Context,
    begun: Pick<BankSession, "username" | "token" | "expiresAt">,
    next: NextStep | null,
    target: string,
  ): Promise<Response> => {
    const pending = { ...begun, userId: undefined, authenticatedAt: bank.now() };
    if (next === "set_credential") {
      keepSession(bank, context, sessions.open(pending));
      return context.redirect(`${path}/pac`, 303);
    }
    // A second factor is not among what Tidewater asks.
    if (next !== null)
      return showSignIn(context, { status: 401, problem: refusalText(await readProfile(), { code: next }) });
    const session = sessions.open(pending);
    const report = await bank.report(session);
    sessions.end(session.id);
    if ("refused" in report)
      return showSignIn(context, { status: 401, problem: refusalText(await readProfile(), report.refused) });
    keepSession(bank, context, sessions.open({ ...session, userId: report.actor.id }));
    return context.redirect(target, 303);
  };

  const app = new Hono();
  // Our forms are short: what is longer is refused before it is read.
  const limited = bodyLimit({
    maxSize: 16 * 1024,
    onError: (context) => context.text("This is too long.\n", 413),
  });
  app.use((context, next) => {
    const { raw } = context.req;
    return limited(context, () => {
      // A body that doesn't say its length is read, and put into another request.
      keepAddress(raw, context.req.raw);
      return next();
    });
  });

  app.get("/sign-in", async (context) => {
    // `again`: what they are about to do needs a fresh sign-in.
    if (readSession(bank, context) && context.req.query("again") === undefined)
      return context.redirect(`${path}/`, 303);
    const reason = context.req.query("reason");
    return showSignIn(context, {
      target: context.req.query("return") ?? "",
      problem: reason === undefined ? undefined : refusalText(await readProfile(), { code: reason }),
    });
  });

  app.post("/sign-in", async (context) => {
    const form = await context.req.parseBody();
    const username = textOf(form["username"]).trim();
    const password = textOf(form["pac"]);
    const target = textOf(form["return"]);
    const old = readSession(bank, context);
    if (old) sessions.end(old.id);
    try {
      const { token, expiresAt, next } = await bank
        .client(undefined, forBrowser(context, bank.handler))
        .account.signIn({ tenant: bank.tenantId, username, password });
      if (token === null) throw new Error("The API told this server no token.");
      const begun = { username, token, expiresAt: new Date(expiresAt) };
      return await proceed(context, begun, next, targetIn(bank, target));
    } catch (error) {
      if (!isUsherError(error)) throw error;
      const refused = error.code === "invalid_request" ? { code: "invalid_credentials" } : error;
      const profile = await readProfile();
      const isOver = error.errors?.some(({ code }) => code === "expired") ?? false;
      const problem = isOver ? credentialText(profile, "expired") : refusalText(profile, refused);
      return showSignIn(context, { status: 401, username, target, problem });
    }
  });

  app.get("/forgotten", async (context) => {
    const body = forgottenPage(await readProfile(), path);
    return context.html(page({ title: "Forgotten your PAC?", path, body }));
  });

  const showNewPac = async (
    context: Context,
    session: BankSession,
    rest: { errors?: PacErrors; problem?: string; status?: 422 } = {},
  ): Promise<Response> => {
    const { status, ...wrong } = rest;
    const isForced = session.userId === undefined;
    const body = newPacPage(await readProfile(), path, { username: session.username, isForced, ...wrong });
    return context.html(page({ title: "Choose a new PAC", path, body }), status ?? 200);
  };

  app.get("/pac", async (context) => {
    const session = readSession(bank, context);
    return session ? showNewPac(context, session) : context.redirect(`${path}/sign-in`, 303);
  });

  app.post("/pac", async (context) => {
    const session = readSession(bank, context);
    if (!session) return context.redirect(`${path}/sign-in`, 303);
    const form = await context.req.parseBody();
    const password = textOf(form["pac"]);
    const profile = await readProfile();
    if (password !== textOf(form["again"]))
      return showNewPac(context, session, { errors: { again: credentialText(profile, "different") }, status: 422 });
    const current = session.userId === undefined ? {} : { currentPassword: textOf(form["current"]) };
    try {
      const client = bank.client(session, forBrowser(context, bank.handler));
      const { next, token } = await client.account.changeCredential({ password, ...current });
      sessions.end(session.id);
      return await proceed(context, { ...session, token: token ?? session.token }, next, `${path}/`);
    } catch (error) {
      if (!isUsherError(error)) throw error;
      if (error.status === 401) {
        sessions.end(session.id);
        return context.redirect(`${path}/sign-in?reason=${error.code}`, 303);
      }
      const wrong = (pointer: string): string | undefined => {
        const code = error.errors?.find((each) => each.pointer === pointer)?.code;
        return code && credentialText(profile, code);
      };
      const pac = wrong("/password");
      const present = wrong("/currentPassword");
      const errors = { ...(pac && { pac }), ...(present && { current: present }) };
      const problem = pac ?? present ?? refusalText(profile, error);
      return showNewPac(context, session, pac || present ? { errors, status: 422 } : { problem, status: 422 });
    }
  });

  app.post("/sign-out", async (context) => {
    const session = readSession(bank, context);
    if (session) {
      sessions.end(session.id);
      await bank.client(session).account.signOut();
    }
    forgetSession(bank, context);
    return context.redirect(`${path}/sign-in`, 303);
  });

  return app;
};
