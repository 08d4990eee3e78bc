import { sql } from "kysely";
import type { Transaction } from "../database/database.js";
import { hashToken } from "../http/secret.js";

export const dayMilliseconds = 86_400_000;

export type LinkMailKind = "welcome" | "reset" | "invitation";
/** `credential`: a temporary one that somebody else made, for its person alone. */
export type MailKind = LinkMailKind | "credential" | "notice";

/** Hashes an address, so that a counter can outlive the record of the person without holding the address. */
export const hashAddress = (tenantId: string, addressKey: string): string => hashToken(`${tenantId}\n${addressKey}`);

/** Counts mails of a kind to an address. */
export const addressCounter = (kind: LinkMailKind, addressHash: string): string => `${kind}:${addressHash}`;

/** A counter as it stands. `count` is that of the day under way; where none is, it would begin now. */
export interface MailCount {
  readonly count: number;
  readonly dayEndsAt: Date;
  /** Null where nothing was ever counted. */
  readonly lastAt: Date | null;
}

/**
 * Adds to a counter, whose day begins with the first mail. With `limit`: not beyond it, and the answer is whether there was room.
 * Two transactions that add to one counter wait for each other.
 */
export const addToCounter = async (
  transaction: Transaction,
  input: { tenantId: string; counter: string; mails: number; now: Date; limit?: number },
): Promise<boolean> => {
  const { tenantId, counter, mails, now, limit } = input;
  if (limit !== undefined && mails > limit) return false;
  const dayAgo = new Date(now.getTime() - dayMilliseconds);
  const isOver = sql<boolean>`mail_counters.day_began_at <= ${dayAgo}`;
  const sum = sql<number>`case when ${isOver} then excluded.count else mail_counters.count + excluded.count end`;
  const added = await transaction
    .insertInto("mail_counters")
    .values({ tenant_id: tenantId, counter, day_began_at: now, count: mails, last_at: now })
    .onConflict((conflict) => {
      const update = conflict.columns(["tenant_id", "counter"]).doUpdateSet({
        count: sum,
        day_began_at: sql<Date>`case when ${isOver} then excluded.day_began_at else mail_counters.day_began_at end`,
        last_at: sql<Date>`excluded.last_at`,
      });
      return limit === undefined ? update : update.where(sql<boolean>`${sum} <= ${limit}`);
    })
    .returning("counter")
    .executeTakeFirst();
  return added !== undefined;
};

/** Reads a counter. */
export const readCounter = async (
  transaction: Transaction,
  tenantId: string,
  counter: string,
  now: Date,
): Promise<MailCount> => {
  const row = await transaction
    .selectFrom("mail_counters")
    .select(["count", "day_began_at", "last_at"])
    .where("tenant_id", "=", tenantId)
    .where("counter", "=", counter)
    .executeTakeFirst();
  const endOf = (beganAt: Date) => new Date(beganAt.getTime() + dayMilliseconds);
  const lastAt = row?.last_at ?? null;
  return row && endOf(row.day_began_at) > now
    ? { count: row.count, dayEndsAt: endOf(row.day_began_at), lastAt }
    : { count: 0, dayEndsAt: endOf(now), lastAt };
};
