import { sql } from "kysely";
import { defaultEventDays, sweepEvents } from "./account/sweep-events.js";
import { rankOf } from "./database/status-sql.js";
import { transact, type Database } from "./database/database.js";
import { sweepMail } from "./mail/sweep-mail.js";
import type { Clock } from "./options.js";

/** Whether a change by the clock is one like a manager's. A reset that runs out is none: a stranger may have asked for it. */
const isSeen = (now: Date) =>
  sql`coalesce(lock_until <= ${now} or (credential_until <= ${now} and credential = 'set') or (invited_until <= ${now} and registration = 'invited'), false)`;

/** No profile's window of failed sign-ins is longer. */
const day = 86_400_000;

/**
 * Writes what time has changed, and clears what time has made useless. No reading depends on it: it keeps the rows that are
 * due few. A lock, a credential or an invitation that runs out moves a person's version, like a change by a manager. What was mailed is kept for 30 days,
 * the history for `eventDays`; a call deletes 5,000 rows of each at most. Answers how many users changed.
 */
export const sweep = async (services: {
  database: Database;
  clock?: Clock;
  /** Days for which the history is kept; 400 without it. */
  eventDays?: number;
}): Promise<number> => {
  const now = services.clock?.() ?? new Date();
  return transact(services.database, async (transaction) => {
    const changed = await sql`
      update users set
        lock_kind = case when lock_until <= ${now} then null else lock_kind end,
        lock_since = case when lock_until <= ${now} then null else lock_since end,
        lock_by = case when lock_until <= ${now} then null else lock_by end,
        lock_until = case when lock_until <= ${now} then null else lock_until end,
        credential = case when credential = 'set' and credential_until <= ${now} then 'expired' else credential end,
        credential_until = case when credential = 'set' and credential_until <= ${now} then null else credential_until end,
        recovery_requested_at = case when recovery_until <= ${now} then null else recovery_requested_at end,
        recovery_opened_at = case when recovery_until <= ${now} then null else recovery_opened_at end,
        recovery_until = case when recovery_until <= ${now} then null else recovery_until end,
        registration = case when registration = 'invited' and invited_until <= ${now} then 'contact' else registration end,
        invited_until = case when invited_until <= ${now} then null else invited_until end,
        version = version + case when ${isSeen(now)} then 1 else 0 end, updated_at = case when ${isSeen(now)} then ${now} else updated_at end
      where id in (select id from users where status_due <= ${now} and deleted_at is null and status_rank <> ${rankOf("removed")}
        order by id limit 10000 for update skip locked)`.execute(transaction);
    await transaction.deleteFrom("sessions").where("expires_at", "<=", now).execute();
    await transaction.deleteFrom("links").where("expires_at", "<=", now).execute();
    await transaction.deleteFrom("devices").where("expires_at", "<=", now).execute();
    await transaction.deleteFrom("rate_limits").where("full_at", "<=", now).execute();
    await transaction
      .deleteFrom("failures")
      .where("since", "<=", new Date(now.getTime() - day))
      .execute();
    await transaction.deleteFrom("idempotency").where("expires_at", "<=", now).execute();
    await sweepMail(transaction, now);
    await sweepEvents(transaction, services.eventDays ?? defaultEventDays, now);
    return Number(changed.numAffectedRows ?? 0n);
  });
};
