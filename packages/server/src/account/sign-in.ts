import { canonical, factsAt, type PortalProfile, type SignedIn } from "@usherkit/contract";
import type { OpenHandler, Services } from "../context.js";
import { transact, type Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { spokenBy } from "../http/language.js";
import { HttpProblem } from "../http/problem.js";
import { refusedAtSignIn } from "../tenants/kept-out.js";
import { factsOf } from "../users/user.js";
import { lockRow } from "../users/lock-row.js";
import { isTemporaryOver, temporaryIsOver } from "./credential.js";
import { writeEvent } from "./events.js";
import { completeSignIn, nextStep } from "./next-step.js";
import { openSession, sessionCookie } from "./session.js";

/** A hash that nothing verifies against: who is unknown must take as long to refuse as who is known. */
const dummies = new WeakMap<Services["hasher"], Promise<string>>();
const dummyHash = ({ hasher }: Services): Promise<string> => {
  const known = dummies.get(hasher) ?? hasher.hash("nobody has this password");
  dummies.set(hasher, known);
  return known;
};

/** By user name, else by address. Removed people and contacts are nobody. */
export const findBySignInName = async (services: Services, tenantId: string, name: string) => {
  const key = canonical(name);
  const rows = await services.database
    .selectFrom("users")
    .innerJoin("tenants", "tenants.id", "users.tenant_id")
    .innerJoin("portals", "portals.id", "tenants.portal_id")
    .leftJoin("credentials", "credentials.user_id", "users.id")
    .selectAll("users")
    .select(["portals.profile", "tenants.name as tenant_name", "credentials.hash"])
    .where("users.tenant_id", "=", tenantId)
    .where("users.deleted_at", "is", null)
    .where((where) => where.or([where("username_key", "=", key), where("email_key", "=", key)]))
    .execute();
  return rows.find((row) => row.username_key === key) ?? rows[0];
};

/** The columns of who has proven who they are. */
export const noFailures = { failed_attempts: 0, failed_since: null };

type Lockout = PortalProfile["credential"]["lockout"];

const isLocked = (row: UserRow, now: Date): boolean => factsAt(factsOf(row), now).lock !== null;

const isInWindow = (row: UserRow, { windowMinutes }: Lockout, now: Date): boolean =>
  row.failed_since !== null && row.failed_since.getTime() > now.getTime() - windowMinutes * 60_000;

/** Whether a locked account has met as many wrong tries since as locked it: none is looked at before the window is over. */
const isExhausted = (row: UserRow, lockout: Lockout, now: Date): boolean =>
  isLocked(row, now) && isInWindow(row, lockout, now) && row.failed_attempts >= lockout.attempts;

/**
 * Counts a failure, per account and not per address, in the database; enough of them within the window lock the account until
 * somebody unlocks it, a reset by mail is completed, or the profile's time is over.
 */
export const countFailure = async (
  transaction: Transaction,
  row: UserRow,
  lockout: Lockout,
  now: Date,
): Promise<void> => {
  const isFresh = isInWindow(row, lockout, now);
  const failures = isFresh ? row.failed_attempts + 1 : 1;
  const locks = failures >= lockout.attempts && !isLocked(row, now);
  const until = lockout.lockMinutes === undefined ? null : new Date(now.getTime() + lockout.lockMinutes * 60_000);
  await transaction
    .updateTable("users")
    .set({
      failed_attempts: locks ? 0 : failures,
      failed_since: locks ? null : isFresh ? row.failed_since : now,
      ...(locks && {
        lock_kind: "auto" as const,
        lock_since: now,
        lock_until: until,
        lock_by: null,
        version: row.version + 1,
        updated_at: now,
      }),
    })
    .where("id", "=", row.id)
    .execute();
  if (locks)
    await writeEvent(transaction, { tenantId: row.tenant_id, userId: row.id, actorId: null, type: "auto_lock", now });
};

/**
 * Checks a password. Who gives a wrong one learns nothing: unknown, locked and without a password are all
 * `invalid_credentials`. Only the right one is told that the account is locked or not active; and not even that once a locked
 * account has met as many wrong ones as locked it, or a lock would be no end to guessing.
 */
export const signIn: OpenHandler<"signIn"> = async ({ services, request, body, now }) => {
  const found = await findBySignInName(services, body.tenant, body.username);
  const isRight = await services.hasher.verify(found?.hash ?? (await dummyHash(services)), body.password);
  if (!found?.hash) throw new HttpProblem("invalid_credentials");
  const { profile, hash } = found;

  // A refusal is an outcome of the transaction, not an error in it: the failure that it counts must be stored.
  const outcome = await transact(services.database, async (transaction): Promise<SignedIn | HttpProblem> => {
    const row = await lockRow(transaction, found.id);
    const present = await transaction
      .selectFrom("credentials")
      .select("hash")
      .where("user_id", "=", found.id)
      .executeTakeFirst();
    // Who was deleted, or whose password was changed while the hash was worked out, must try again.
    if (!row || row.deleted_at || present?.hash !== hash) return new HttpProblem("invalid_credentials");
    const { lockout } = profile.credential;
    if (!isRight || isExhausted(row, lockout, now)) {
      await countFailure(transaction, row, lockout, now);
      return new HttpProblem("invalid_credentials");
    }
    const refusal = refusedAtSignIn(row, profile, request, now);
    if (refusal) return refusal;
    if (row.registration !== "registered") return new HttpProblem("invalid_credentials");
    if (isTemporaryOver(row, now)) return temporaryIsOver();
    const next = nextStep(row, profile, now, { mfa: false });
    await transaction
      .updateTable("users")
      // Before the second factor nothing is forgiven, or its codes could be guessed without end.
      .set({ version: row.version, ...spokenBy(request, profile), ...(next !== "verify_mfa" && noFailures) })
      .where("id", "=", row.id)
      .execute();
    const session = await openSession(transaction, { user: row, next, hours: profile.sessionHours, now });
    if (next === null) await completeSignIn(transaction, row, now);
    return { token: session.token, expiresAt: session.expiresAt.toISOString(), next };
  });
  if (outcome instanceof HttpProblem) throw outcome;
  return {
    body: outcome,
    headers: { "Set-Cookie": sessionCookie(services, outcome.token, new Date(outcome.expiresAt)) },
  };
};

export const signOut: OpenHandler<"signOut"> = async ({ services, caller }) => {
  if (caller?.session)
    await services.database.deleteFrom("sessions").where("token_hash", "=", caller.session.tokenHash).execute();
  return { body: undefined, headers: { "Set-Cookie": sessionCookie(services, "", new Date(0)) } };
};
