import { sql } from "kysely";
import type { Transaction } from "../database/database.js";
import { dayMilliseconds } from "./counters.js";

/** How long what was sent, or given up, is kept: the subject and the address, and when. */
const mailDays = 30;
/** How long counters are kept after their last mail: longer than their day, and than any sensible cooldown. */
const counterDays = 31;
/** Rows of each kind that one sweep deletes at most, so that no transaction grows long. */
export const sweepBatch = 5_000;

/** Deletes old mails and counters, the oldest first. */
export const sweepMail = async (transaction: Transaction, now: Date): Promise<void> => {
  const before = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  await sql`
    delete from mails where id in (select id from mails where coalesce(sent_at, failed_at) < ${before(mailDays)}
      order by coalesce(sent_at, failed_at) limit ${sweepBatch} for update skip locked)`.execute(transaction);
  await sql`
    delete from mail_counters where (tenant_id, counter) in (select tenant_id, counter from mail_counters
      where last_at < ${before(counterDays)} order by last_at limit ${sweepBatch} for update skip locked)`.execute(
    transaction,
  );
};
