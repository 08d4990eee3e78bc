import type { Services } from "../context.js";
import type { Database, Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { cookieOf, isSecure, readCookie } from "../http/cookie.js";
import { hashToken, newToken } from "../http/secret.js";

const day = 86_400_000;
/** Since the last sign-in from it. */
const keptDays = 180;
/** Browsers of one person; the one that was added first makes room. */
const mostDevices = 20;

const cookieName = (services: Pick<Services, "publicUrl">): string =>
  isSecure(services) ? "__Host-usher_device" : "usher_device";

/** Whether a request bears a device cookie, whosesoever. */
export const hasDeviceCookie = (services: Services, request: Request): boolean =>
  readCookie(request, cookieName(services)) !== undefined;

/** The device cookie's hash; "" where the request bears none, so that both cost one and the same query. */
const hashOfCookie = (services: Services, request: Request): string => {
  const token = readCookie(request, cookieName(services));
  return token === undefined ? "" : hashToken(token);
};

/**
 * The browser that a request comes from, where this person has completed a sign-in in it before ("device cookie", OWASP). Its
 * failures are counted by themselves, so that strangers use up no tries but their own. Undefined for a stranger. `userId`: "" for
 * a name that is nobody's.
 */
export const findDevice = async (
  services: Services,
  request: Request,
  person: { tenantId: string; userId: string },
  now: Date,
): Promise<string | undefined> => {
  const found = await services.database
    .selectFrom("devices")
    .select("token_hash")
    .where("tenant_id", "=", person.tenantId)
    .where("token_hash", "=", hashOfCookie(services, request))
    .where("user_id", "=", person.userId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return found?.token_hash;
};

/**
 * Remembers that a person has completed a sign-in in this browser. Answers the cookie. People who share a browser share its
 * cookie, which is theirs by a row each.
 */
export const rememberDevice = async (
  transaction: Transaction,
  services: Services,
  request: Request,
  user: Pick<UserRow, "id" | "tenant_id">,
  now: Date,
): Promise<string> => {
  const sent = readCookie(request, cookieName(services));
  const isOurs =
    sent !== undefined &&
    (await transaction
      .selectFrom("devices")
      .select("user_id")
      .where("tenant_id", "=", user.tenant_id)
      .where("token_hash", "=", hashToken(sent))
      .executeTakeFirst()) !== undefined;
  const token = isOurs ? sent : newToken();
  const expiresAt = new Date(now.getTime() + keptDays * day);
  await transaction
    .insertInto("devices")
    .values({
      tenant_id: user.tenant_id,
      token_hash: hashToken(token),
      user_id: user.id,
      created_at: now,
      expires_at: expiresAt,
    })
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "token_hash", "user_id"]).doUpdateSet({ expires_at: expiresAt }),
    )
    .execute();
  await transaction
    .deleteFrom("devices")
    .where("user_id", "=", user.id)
    .where("token_hash", "in", (query) =>
      query
        .selectFrom("devices")
        .select("token_hash")
        .where("user_id", "=", user.id)
        .orderBy("expires_at", "desc")
        .orderBy("token_hash")
        .offset(mostDevices),
    )
    .execute();
  return cookieOf(services, cookieName(services), token, expiresAt);
};

/** A browser from which somebody guesses is no longer one that the person is known from. */
export const forgetDevice = async (
  transaction: Transaction | Database,
  device: { tenantId: string; userId: string; tokenHash: string },
): Promise<void> => {
  await transaction
    .deleteFrom("devices")
    .where("tenant_id", "=", device.tenantId)
    .where("token_hash", "=", device.tokenHash)
    .where("user_id", "=", device.userId)
    .execute();
};
