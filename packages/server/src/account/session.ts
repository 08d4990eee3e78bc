import type { NextStep, PortalProfile } from "@usherkit/contract";
import type { Caller, Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { cookieOf, isSecure, readCookie } from "../http/cookie.js";
import { isFromOrigin, isOwnPage } from "../http/origin.js";
import { HttpProblem } from "../http/problem.js";
import { hashToken, newToken } from "../http/secret.js";
import type { RequestSource, Vouched } from "../options.js";
import { refusedOnReturn } from "../tenants/kept-out.js";
import { displayNameOf, grantsOf } from "../users/user.js";

const cookieName = (services: Pick<Services, "publicUrl">): string =>
  isSecure(services) ? "__Host-usher_session" : "usher_session";

/** The cookie of our own sign-in. An empty token ends it. */
export const sessionCookie = (services: Services, token: string, expiresAt: Date): string =>
  cookieOf(services, cookieName(services), token, expiresAt);

/** A page of our own origin has the cookie, and is told no token that a script of its could keep: null. */
export const toldToken = (services: Services, request: Request, token: string): string | null => {
  services.gate.noteKnown(hashToken(token));
  return isOwnPage(request, services) ? null : token;
};

export const readSessionCookie = (services: Services, request: Request): string | undefined =>
  readCookie(request, cookieName(services));

export const readBearer = (request: Request): string | undefined =>
  /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];

/** A token, and whether it came by a cookie: then the request must prove where it was made. */
export interface SentToken {
  readonly token: string;
  readonly byCookie: boolean;
}

export const readToken = (services: Services, request: Request): SentToken | undefined => {
  const bearer = readBearer(request);
  if (bearer !== undefined) return { token: bearer, byCookie: false };
  const token = readSessionCookie(services, request);
  return token === undefined ? undefined : { token, byCookie: true };
};

/** The people who can have a session, with their tenant and its profile. */
export const registeredPeople = ({ database }: Services) =>
  database
    .selectFrom("users")
    .innerJoin("tenants", "tenants.id", "users.tenant_id")
    .innerJoin("portals", "portals.id", "tenants.portal_id")
    .selectAll("users")
    .select(["portals.profile", "tenants.name as tenant_name"])
    .where("users.deleted_at", "is", null)
    .where("users.registration", "=", "registered");

type CallerRow = UserRow & { profile: Caller["profile"]; tenant_name: string };

const callerOf = (row: CallerRow, authenticatedAt: Date, session: Caller["session"]): Caller => ({
  id: row.id,
  tenantId: row.tenant_id,
  tenantName: row.tenant_name,
  profile: row.profile,
  roleIds: row.role_ids,
  displayName: displayNameOf(row),
  username: row.username,
  email: row.email,
  ...grantsOf(row, row.profile),
  authenticatedAt,
  session,
});

/** Who calls, nobody, or why they are kept out. */
export type Identity = Caller | HttpProblem | null;

/** Milliseconds between two notes of a session's last use. */
const usedEvery = 60_000;
const defaultIdleMinutes = 60;

/** A session of our own sign-in that was last used before this instant has ended. */
export const idleEnd = ({ sessionIdleMinutes }: PortalProfile, now: Date): Date =>
  new Date(now.getTime() - (sessionIdleMinutes ?? defaultIdleMinutes) * 60_000);

/** A short token of a portal's page is asked for anew by who is at work: it needs no idle end. */
const isIdle = (session: { kind: string; used_at: Date }, profile: PortalProfile, now: Date): boolean =>
  session.kind === "sign_in" && session.used_at < idleEnd(profile, now);

const noteUse = async ({ database }: Services, tokenHash: string, usedAt: Date, now: Date): Promise<void> => {
  if (now.getTime() - usedAt.getTime() < usedEvery) return;
  await database.updateTable("sessions").set({ used_at: now }).where("token_hash", "=", tokenHash).execute();
};

/** Who is behind a token, with their tenant and its profile: one query a request, and one more a minute. */
export const findCaller = async (
  services: Services,
  request: Request,
  { token, byCookie }: SentToken,
  now: Date,
): Promise<Identity> => {
  const tokenHash = hashToken(token);
  const row = await registeredPeople(services)
    .innerJoin("sessions", "sessions.user_id", "users.id")
    .select([
      "sessions.id as session_id",
      "sessions.kind",
      "sessions.next",
      "sessions.authenticated_at",
      "sessions.used_at",
      "sessions.expires_at",
      "sessions.ended_at",
      "sessions.origin",
    ])
    .where("sessions.token_hash", "=", tokenHash)
    .where("sessions.expires_at", ">", now)
    .executeTakeFirst();
  if (!row || (byCookie && row.kind === "embed")) return null;
  const refusal = refusedOnReturn(row, row.profile, request, now);
  if (refusal) return refusal;
  if (row.ended_at || isIdle(row, row.profile, now)) return null;
  if (row.origin !== null && !isFromOrigin(request, row.origin, services)) return new HttpProblem("origin_refused");
  await noteUse(services, tokenHash, row.used_at, now);
  const { kind, next, session_id: id } = row;
  return callerOf(row, row.authenticated_at, { id, tokenHash, kind, next, expiresAt: row.expires_at });
};

/**
 * When a portal's own sign-in says that a person has signed in. Where it doesn't say, the epoch: no step-up takes it for fresh. A
 * clock that is ahead makes nobody's sign-in fresher than this instant.
 */
export const authenticatedAtOf = (said: Date | undefined, now: Date): Date =>
  said === undefined ? new Date(0) : said > now ? now : said;

/**
 * Who the portal's own sign-in vouches for. Where it says when they signed in, what was ended here since is over there too.
 */
export const findVouched = async (
  services: Services,
  request: Request,
  { tenantId, userId, authenticatedAt }: Vouched,
  now: Date,
): Promise<Identity> => {
  const row = await registeredPeople(services)
    .where("users.id", "=", userId)
    .where("users.tenant_id", "=", tenantId)
    .executeTakeFirst();
  if (!row) return null;
  const refusal = refusedOnReturn(row, row.profile, request, now);
  if (refusal) return refusal;
  if (authenticatedAt && row.sessions_ended_at && row.sessions_ended_at > authenticatedAt) return null;
  return callerOf(row, authenticatedAtOf(authenticatedAt, now), null);
};

/**
 * For what is a person's own: their credential, their second factor. A session of our own sign-in, and not a short token that a
 * portal's page holds.
 */
export const requireOwnSession = (caller: Caller | null) => {
  const session = caller?.session;
  if (!caller || !session) throw new HttpProblem("unauthenticated");
  if (session.kind === "embed") throw new HttpProblem("forbidden");
  return { caller, session };
};

/** Who was kept out, or whose session was ended, since the request began, writes nothing more. */
export const requireStillIn = async (transaction: Transaction, caller: Caller, now: Date): Promise<void> => {
  const { session, authenticatedAt } = caller;
  const row = await transaction
    .selectFrom("users")
    .select(["active", "lock_kind", "deleted_at", "sessions_ended_at"])
    .where("id", "=", caller.id)
    .executeTakeFirst();
  if (!row?.active || row.lock_kind === "admin" || row.deleted_at) throw new HttpProblem("unauthenticated");
  if (!session) {
    // Where the portal doesn't say when they signed in, what ended before this request is not known to be theirs.
    const since = authenticatedAt.getTime() === 0 ? now : authenticatedAt;
    if (row.sessions_ended_at && row.sessions_ended_at > since) throw new HttpProblem("unauthenticated");
    return;
  }
  const open = await transaction
    .selectFrom("sessions")
    .select("token_hash")
    .where("token_hash", "=", session.tokenHash)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!open) throw new HttpProblem("unauthenticated");
};

/** Open sessions of one person: beyond them those end that nobody has used for so many milliseconds, and none that is in use. */
const mostSessions = 50;
const leftAfter = 10 * 60_000;

const endOldest = async (transaction: Transaction, userId: string, now: Date): Promise<void> => {
  await transaction
    .updateTable("sessions")
    .set({ ended_at: now })
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .where("used_at", "<", new Date(now.getTime() - leftAfter))
    .where("token_hash", "in", (query) =>
      query
        .selectFrom("sessions")
        .select("token_hash")
        .where("user_id", "=", userId)
        .where("kind", "=", "sign_in")
        .where("ended_at", "is", null)
        .orderBy("used_at", "desc")
        .orderBy("created_at", "desc")
        .offset(mostSessions),
    )
    .execute();
};

/** A new session; with a `next` step it opens that step alone. */
export const openSession = async (
  transaction: Transaction,
  input: {
    user: Pick<UserRow, "id" | "tenant_id">;
    kind?: "sign_in" | "embed";
    next: NextStep | null;
    hours: number;
    now: Date;
    source: RequestSource;
    /** When they signed in, where that wasn't now. */
    authenticatedAt?: Date | undefined;
    /** Of `embed`: the origin whose pages alone may use it, and the key by which it was asked for. */
    bound?: { origin: string; keyId: string };
  },
): Promise<{ token: string; expiresAt: Date }> => {
  const token = newToken();
  const expiresAt = new Date(input.now.getTime() + input.hours * 3_600_000);
  await transaction
    .insertInto("sessions")
    .values({
      token_hash: hashToken(token),
      tenant_id: input.user.tenant_id,
      user_id: input.user.id,
      kind: input.kind ?? "sign_in",
      next: input.next,
      created_at: input.now,
      used_at: input.now,
      address: input.source.address,
      agent: input.source.agent,
      authenticated_at: input.authenticatedAt ?? input.now,
      expires_at: expiresAt,
      origin: input.bound?.origin ?? null,
      key_id: input.bound?.keyId ?? null,
    })
    .execute();
  if (input.kind !== "embed") await endOldest(transaction, input.user.id, input.now);
  return { token, expiresAt };
};
