import { createClient, isUsherError, type Client, type Session } from "@usherkit/sdk";
import { createHandler, type Handler, type HandlerOptions } from "@usherkit/server";
import { parse } from "hono/utils/cookie";
import { BankSessions, type BankSession } from "./sessions.js";
import type { Refusal } from "./words.js";

/** What Tidewater's server is configured with. */
export interface BankOptions extends Pick<
  HandlerOptions,
  "database" | "hasher" | "clock" | "links" | "sealer" | "clientAddress"
> {
  /** Where people reach online banking, without a slash at its end: `https://bank.example/credit-union`. */
  readonly url: string;
  /** Whose users sign in here. */
  readonly tenantId: string;
}

/** Online banking's own sign-in, and the user management behind it. */
export interface Bank {
  readonly url: string;
  /** The path of `url`: `/credit-union`. */
  readonly path: string;
  readonly tenantId: string;
  readonly now: () => Date;
  readonly sessions: BankSessions;
  /** Usherkit's API, which believes whom our sign-in names. */
  readonly handler: Handler;
  /** The API from within this server: as nobody, or as who has signed in. `fetch`: in place of the plain handler. */
  client(session?: BankSession, fetch?: Handler): Client;
  /** Who is behind a session, asked anew each time, so that what a manager changes holds at once; or why they are out. */
  report(session: BankSession): Promise<Session | { readonly refused: Refusal }>;
}

/** It holds an id and nothing else; what that stands for, this server alone knows. */
export const cookieName = "tidewater_session";

export const createBank = ({ url, tenantId, clock, ...options }: BankOptions): Bank => {
  const { origin, pathname: path } = new URL(url);
  const now = clock ?? (() => new Date());
  const sessions = new BankSessions(now);
  const handler = createHandler({
    ...options,
    clock: now,
    publicUrl: origin,
    authenticate: (request) => {
      const id = parse(request.headers.get("Cookie") ?? "", cookieName)[cookieName];
      const session = sessions.find(id);
      return Promise.resolve(
        session?.userId === undefined
          ? null
          : { tenantId, userId: session.userId, authenticatedAt: session.authenticatedAt },
      );
    },
  });
  const client: Bank["client"] = (session, fetch = handler) =>
    createClient({
      baseUrl: `${origin}/v1`,
      fetch,
      language: "en",
      ...(session && { auth: { getToken: () => Promise.resolve(session.token) } }),
    });
  return {
    url,
    path,
    tenantId,
    now,
    sessions,
    handler,
    client,
    report: async (session) => {
      try {
        return await client(session).session.get();
      } catch (error) {
        if (!isUsherError(error) || (error.status !== 401 && error.status !== 403)) throw error;
        sessions.end(session.id);
        return { refused: error };
      }
    },
  };
};
