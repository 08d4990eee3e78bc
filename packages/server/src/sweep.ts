import { sql } from "kysely";
import { rankOf } from "./database/status-sql.js";
import { transact, type Database } from "./database/database.js";
import type { Clock } from "./options.js";

/**
 * Writes what time has changed, and clears what time has made useless. No reading depends on it: it keeps the rows that are
 * due few. A change of a person's facts by the clock moves their version, like one by a manager. Answers how many users changed.
 */
export const sweep = async (services: { database: Database; clock?: Clock }): Promise<number> => {
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
        version = version + 1, updated_at = ${now}
      where id in (select id from users where status_due <= ${now} and deleted_at is null and status_rank <> ${rankOf("removed")}
        order by id limit 10000 for update skip locked)`.execute(transaction);
    await transaction.deleteFrom("sessions").where("expires_at", "<=", now).execute();
    await transaction.deleteFrom("links").where("expires_at", "<=", now).execute();
    await transaction.deleteFrom("idempotency").where("expires_at", "<=", now).execute();
    return Number(changed.numAffectedRows ?? 0n);
  });
};
