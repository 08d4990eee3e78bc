import { factsAt, type PortalProfile } from "@usherkit/contract";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { lockRow } from "../users/lock-row.js";
import { factsOf } from "../users/user.js";
import { forgetDevice } from "./device.js";
import { writeEvent, writeRepeatedEvent } from "./events.js";

type Lockout = PortalProfile["credential"]["lockout"];

/**
 * Whose failures are counted together: those of one account (`userId`), or of a name that is nobody's (`userId` null, `subject` a
 * hash of the name); from one known browser (`device`), or from all strangers.
 */
export interface Suspect {
  readonly tenantId: string;
  readonly userId: string | null;
  readonly subject: string;
  readonly device?: string | undefined;
}

const minute = 60_000;

const windowStart = ({ windowMinutes }: Lockout, now: Date): Date => new Date(now.getTime() - windowMinutes * minute);

export const isLocked = (row: UserRow, now: Date): boolean => factsAt(factsOf(row), now).lock !== null;

const lockAccount = async (
  transaction: Transaction,
  userId: string,
  { lockMinutes, windowMinutes }: Lockout,
  now: Date,
): Promise<void> => {
  const row = await lockRow(transaction, userId);
  if (!row || row.deleted_at || isLocked(row, now)) return;
  const minutes = lockMinutes === undefined ? windowMinutes : lockMinutes;
  await transaction
    .updateTable("users")
    .set({
      lock_kind: "auto",
      lock_since: now,
      lock_until: minutes === null ? null : new Date(now.getTime() + minutes * minute),
      lock_by: null,
      version: row.version + 1,
      updated_at: now,
    })
    .where("id", "=", row.id)
    .execute();
  await writeEvent(transaction, { tenantId: row.tenant_id, userId: row.id, actorId: null, type: "auto_lock", now });
};

/** Failures of names that are nobody's are told in a few lines of history a window, however many names are tried. */
const strangersLines = 16;

const sameOf = ({ userId, subject }: Suspect): string =>
  userId ?? `nobody ${(subject.charCodeAt(0) % strangersLines).toString()}`;

/**
 * Counts a failed sign-in, code or present password. Enough of them within the window lock the account against strangers, and
 * end the trust in a known browser that they came from. It costs the same two statements for everybody, also for a name that is
 * nobody's, but for the one failure that locks.
 */
export const countFailure = async (
  transaction: Transaction,
  suspect: Suspect,
  lockout: Lockout,
  now: Date,
  step: "sign_in" | "code" | "present_credential" = "sign_in",
): Promise<void> => {
  const { tenantId, userId, subject, device = "" } = suspect;
  const since = windowStart(lockout, now);
  const counted = await transaction
    .insertInto("failures")
    .values({ tenant_id: tenantId, subject, device, failed: 1, since: now })
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "subject", "device"]).doUpdateSet({
        failed: sql<number>`case when failures.since > ${since} then failures.failed + 1 else 1 end`,
        since: sql<Date>`case when failures.since > ${since} then failures.since else ${now} end`,
      }),
    )
    .returning("failed")
    .executeTakeFirstOrThrow();
  await writeRepeatedEvent(
    transaction,
    { tenantId, userId, actorId: null, type: "sign_in_failed", now, details: { step } },
    sameOf(suspect),
  );
  if (counted.failed % lockout.attempts !== 0 || userId === null) return;
  await lockAccount(transaction, userId, lockout, now);
  if (device !== "") await forgetDevice(transaction, { tenantId, userId, tokenHash: device });
};

/**
 * Whether as many tries as locked the account have failed again while it was locked: none is looked at before the window is over,
 * or a lock would be no end to guessing.
 */
export const isExhausted = async (
  database: Database | Transaction,
  { tenantId, subject, device = "" }: Suspect,
  lockout: Lockout,
  now: Date,
): Promise<boolean> => {
  const row = await database
    .selectFrom("failures")
    .select("failed")
    .where("tenant_id", "=", tenantId)
    .where("subject", "=", subject)
    .where("device", "=", device)
    .where("since", ">", windowStart(lockout, now))
    .executeTakeFirst();
  return (row?.failed ?? 0) >= 2 * lockout.attempts;
};

/** A right credential forgives the failures before it: those of the same browser, or those of strangers. */
export const forgiveFailures = async (
  transaction: Transaction,
  { tenantId, subject, device = "" }: Suspect,
): Promise<void> => {
  await transaction
    .deleteFrom("failures")
    .where("tenant_id", "=", tenantId)
    .where("subject", "=", subject)
    .where("device", "=", device)
    .execute();
};

/** Whoever unlocks an account or gives it a new credential begins the count anew, wherever the failures came from. */
export const clearFailures = async (
  transaction: Transaction,
  { id, tenant_id }: Pick<UserRow, "id" | "tenant_id">,
): Promise<void> => {
  await transaction.deleteFrom("failures").where("tenant_id", "=", tenant_id).where("subject", "=", id).execute();
};
