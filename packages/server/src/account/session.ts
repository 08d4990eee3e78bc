import type { NextStep } from "@usherkit/contract";
import type { Caller, Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { hashToken, newToken } from "../http/secret.js";
import { displayNameOf } from "../users/user.js";

const cookieName = (secure: boolean): string => (secure ? "__Host-usher_session" : "usher_session");
const isSecure = (request: Request): boolean => new URL(request.url).protocol === "https:";

/** The cookie of our own sign-in: HttpOnly, this site only. An empty token ends it. */
export const sessionCookie = (request: Request, token: string, expiresAt: Date): string => {
  const secure = isSecure(request);
  return `${cookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=${expiresAt.toUTCString()}${secure ? "; Secure" : ""}`;
};

const readCookie = (request: Request): string | undefined => {
  const name = cookieName(isSecure(request));
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return undefined;
};

/** The token of a request, and whether it came by a cookie (then the request must prove where it was made). */
export const readToken = (request: Request): { token: string; byCookie: boolean } | undefined => {
  const bearer = /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  if (bearer) return { token: bearer, byCookie: false };
  const token = readCookie(request);
  return token ? { token, byCookie: true } : undefined;
};

const callers = ({ database }: Services) =>
  database
    .selectFrom("users")
    .innerJoin("tenants", "tenants.id", "users.tenant_id")
    .innerJoin("portals", "portals.id", "tenants.portal_id")
    .selectAll("users")
    .select(["portals.profile", "tenants.name as tenant_name"])
    .where("users.deleted_at", "is", null)
    .where("users.active", "=", true)
    .where("users.registration", "=", "registered")
    // An auto-lock stops sign-ins only: or anybody could throw anybody out.
    .where((where) => where.or([where("lock_kind", "is", null), where("lock_kind", "=", "auto")]));

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
  authenticatedAt,
  session,
});

/** Who is behind a token, with their tenant and its profile: one query a request. */
export const findCaller = async (services: Services, token: string, now: Date): Promise<Caller | null> => {
  const tokenHash = await hashToken(token);
  const row = await callers(services)
    .innerJoin("sessions", "sessions.user_id", "users.id")
    .select(["sessions.next", "sessions.authenticated_at", "sessions.expires_at"])
    .where("sessions.token_hash", "=", tokenHash)
    .where("sessions.expires_at", ">", now)
    .executeTakeFirst();
  return row ? callerOf(row, row.authenticated_at, { tokenHash, next: row.next, expiresAt: row.expires_at }) : null;
};

/** Who the portal's own sign-in vouches for. */
export const findVouched = async (
  services: Services,
  vouched: { tenantId: string; userId: string },
  now: Date,
): Promise<Caller | null> => {
  const row = await callers(services)
    .where("users.id", "=", vouched.userId)
    .where("users.tenant_id", "=", vouched.tenantId)
    .executeTakeFirst();
  return row ? callerOf(row, now, null) : null;
};

/** A new session; with a `next` step it opens that step alone. */
export const openSession = async (
  transaction: Transaction,
  input: { user: Pick<UserRow, "id" | "tenant_id">; next: NextStep | null; hours: number; now: Date },
): Promise<{ token: string; expiresAt: Date }> => {
  const token = newToken();
  const expiresAt = new Date(input.now.getTime() + input.hours * 3_600_000);
  await transaction
    .insertInto("sessions")
    .values({
      token_hash: await hashToken(token),
      tenant_id: input.user.tenant_id,
      user_id: input.user.id,
      next: input.next,
      created_at: input.now,
      authenticated_at: input.now,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt };
};
