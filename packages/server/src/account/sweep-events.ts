import { sql } from "kysely";
import type { Transaction } from "../database/database.js";
import { sweepBatch } from "../mail/sweep-mail.js";

/** Days for which the history is kept, where the operator says nothing: a year, and a month to look at it. */
export const defaultEventDays = 400;

/** Deletes events older than so many days, the oldest first. */
export const sweepEvents = async (transaction: Transaction, days: number, now: Date): Promise<void> => {
  const before = new Date(now.getTime() - days * 86_400_000);
  await sql`
    delete from events where id in (select id from events where at < ${before} order by at limit ${sweepBatch} for update skip locked)`.execute(
    transaction,
  );
};
