import { canonical, type PortalProfile, type SignedIn } from "@usherkit/contract";
import type { OpenCall, OpenHandler, Services } from "../context.js";
import type { Database, Transaction } from "../database/database.js";
import { spokenBy } from "../http/language.js";
import { HttpProblem } from "../http/problem.js";
import { hashToken } from "../http/secret.js";
import { refusedAtSignIn } from "../tenants/kept-out.js";
import { lockRow } from "../users/lock-row.js";
import { isTemporaryOver, temporaryIsOver } from "./credential.js";
import { findDevice } from "./device.js";
import { recorded, writeEvent } from "./events.js";
import { countFailure, forgiveFailures, isExhausted, type Suspect } from "./failures.js";
import { completeSignIn, nextStep } from "./next-step.js";
import { openSession, readSessionCookie, sessionCookie, toldToken } from "./session.js";

/** A hash that nothing verifies against: who is unknown must take as long to refuse as who is known. */
const dummies = new WeakMap<Services["hasher"], Promise<string>>();
const dummyHash = ({ hasher }: Services): Promise<string> => {
  const known = dummies.get(hasher) ?? hasher.hash("nobody has this password");
  dummies.set(hasher, known);
  // One that could not be made (the hasher was busy) is made at the next call.
  known.catch(() => dummies.delete(hasher));
  return known;
};

/** A tenant by its id, which is no secret: `GET /profile` tells it to everybody. */
export const findTenant = (
  database: Database | Transaction,
  id: string,
): Promise<{ id: string; name: string; profile: PortalProfile } | undefined> =>
  database
    .selectFrom("tenants")
    .innerJoin("portals", "portals.id", "tenants.portal_id")
    .select(["tenants.id", "tenants.name", "portals.profile"])
    .where("tenants.id", "=", id)
    .executeTakeFirst();

/**
 * By user name, else by address. Removed people and contacts are nobody. It answers little, so that reading the answer takes as
 * long for somebody as for nobody.
 */
export const findBySignInName = async (database: Database | Transaction, tenantId: string, key: string) => {
  const rows = await database
    .selectFrom("users")
    .leftJoin("credentials", "credentials.user_id", "users.id")
    .select(["users.id", "users.username_key", "credentials.hash"])
    .where("users.tenant_id", "=", tenantId)
    .where("users.deleted_at", "is", null)
    .where((where) => where.or([where("username_key", "=", key), where("email_key", "=", key)]))
    .execute();
  return rows.find((row) => row.username_key === key) ?? rows[0];
};

/** Ends the session whose cookie came with a sign-in: the browser has another one from here on. */
const endSessionOfCookie = async (transaction: Transaction, services: Services, request: Request): Promise<void> => {
  const token = readSessionCookie(services, request);
  if (token !== undefined)
    await transaction.deleteFrom("sessions").where("token_hash", "=", hashToken(token)).execute();
};

interface Attempt {
  readonly call: OpenCall<"signIn">;
  readonly profile: PortalProfile;
  readonly suspect: Suspect;
  readonly limited: { address: string | null; person: string; tenantId: string };
  readonly person: { id: string; hash: string };
}

/** Lets somebody in whose password is right. A refusal is an outcome of the transaction, not an error in it. */
const enter = async (
  transaction: Transaction,
  { call, profile, suspect, limited, person }: Attempt,
): Promise<{ body: SignedIn; cookies: string[] } | HttpProblem> => {
  const { services, request, source, now } = call;
  const row = await lockRow(transaction, person.id);
  const present = await transaction
    .selectFrom("credentials")
    .select("hash")
    .where("user_id", "=", person.id)
    .executeTakeFirst();
  // Who was deleted, or whose password was changed while the hash was worked out, must try again.
  if (!row || row.deleted_at || present?.hash !== person.hash) return new HttpProblem("invalid_credentials");
  const isKnownBrowser = suspect.device !== undefined;
  const refusal = refusedAtSignIn(row, profile, request, now, isKnownBrowser);
  if (refusal) return refusal;
  if (row.registration !== "registered") return new HttpProblem("invalid_credentials");
  if (isTemporaryOver(row, now)) return temporaryIsOver();
  const next = nextStep(row, profile, now, { mfa: false });
  // Before the second factor nothing is forgiven, or its codes could be guessed without end.
  if (next !== "verify_mfa") await forgiveFailures(transaction, suspect);
  if (!isKnownBrowser) await services.limiter.giveBack(transaction, "signIn", limited);
  const spoken = spokenBy(request, profile);
  if (spoken.language !== undefined)
    await transaction.updateTable("users").set(spoken).where("id", "=", row.id).execute();
  await endSessionOfCookie(transaction, services, request);
  const session = await openSession(transaction, { user: row, next, hours: profile.sessionHours, now, source });
  const cookies = [sessionCookie(services, session.token, session.expiresAt)];
  if (next === null) cookies.push(await completeSignIn(transaction, call, row));
  const token = toldToken(services, request, session.token);
  return { body: { token, expiresAt: session.expiresAt.toISOString(), next }, cookies };
};

/**
 * Checks a password. A wrong one teaches nothing: unknown, locked and without a password are all `invalid_credentials`, answered
 * by the same statements. Only the right one is told that the account is locked or not active; and not even that once a locked
 * account has met as many wrong ones as locked it, or a lock would be no end to guessing.
 */
export const signIn: OpenHandler<"signIn"> = async (call) => {
  const { services, request, network, source, body, now } = call;
  const { database, limiter } = services;
  const tenant = await findTenant(database, body.tenant);
  if (!tenant) throw new HttpProblem("invalid_credentials");
  const { id: tenantId, profile } = tenant;
  const key = canonical(body.username);
  const found = await findBySignInName(database, tenantId, key);
  const device = await findDevice(services, request, { tenantId, userId: found?.id ?? "" }, now);
  const limited = { address: network, person: key, tenantId };
  if (device === undefined) await limiter.take("signIn", limited, now);

  const suspect = { tenantId, userId: found?.id ?? null, subject: found?.id ?? hashToken(key), device };
  const { lockout } = profile.credential;
  const isOver = await isExhausted(database, suspect, lockout, now);
  const isRight = await services.hasher.verify(
    found?.hash ?? (await dummyHash(services)),
    body.password,
    network ?? undefined,
  );
  if (!found?.hash || !isRight || isOver) {
    await recorded(services, source, (transaction) => countFailure(transaction, suspect, lockout, now));
    throw new HttpProblem("invalid_credentials");
  }
  const attempt = { call, profile, suspect, limited, person: { id: found.id, hash: found.hash } };
  const outcome = await recorded(services, source, (transaction) => enter(transaction, attempt));
  if (outcome instanceof HttpProblem) throw outcome;
  return outcome;
};

export const signOut: OpenHandler<"signOut"> = async ({ services, source, caller, now }) => {
  const cookies = [sessionCookie(services, "", new Date(0))];
  const session = caller?.session;
  if (!caller || !session) return { body: undefined, cookies };
  await recorded(services, source, async (transaction) => {
    await transaction.deleteFrom("sessions").where("token_hash", "=", session.tokenHash).execute();
    const { tenantId, id } = caller;
    await writeEvent(transaction, { tenantId, userId: id, actorId: id, type: "sign_out", now });
  });
  return { body: undefined, cookies };
};
