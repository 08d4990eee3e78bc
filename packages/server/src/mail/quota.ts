import { mailLimitsOf } from "@usherkit/contract";
import type { Caller } from "../context.js";
import type { Transaction } from "../database/database.js";
import { HttpProblem } from "../http/problem.js";
import { addToCounter, readCounter } from "./counters.js";

/** The mails that the caller has caused in a transaction that isn't settled yet. */
const charges = new WeakMap<Transaction, number>();

/** Counts one more mail against the quotas of the caller and their tenant, when the transaction is settled. */
export const chargeMail = (transaction: Transaction): void => {
  charges.set(transaction, (charges.get(transaction) ?? 0) + 1);
};

const quotasOf = ({ id, profile }: Pick<Caller, "id" | "profile">) => {
  const { senderPerDay, tenantPerDay } = mailLimitsOf(profile);
  return [
    { counter: `sender:${id}`, limit: senderPerDay },
    { counter: "tenant", limit: tenantPerDay },
  ];
};

/** How many mails the caller may still cause, and when that becomes more. Others may use it up before the transaction ends. */
export const mailsLeft = async (
  transaction: Transaction,
  caller: Caller,
  now: Date,
): Promise<{ left: number; until: Date }> => {
  let fewest = { left: Infinity, until: now };
  for (const { counter, limit } of quotasOf(caller)) {
    const { count, dayEndsAt } = await readCounter(transaction, caller.tenantId, counter, now);
    const left = Math.max(0, limit - count);
    if (left < fewest.left) fewest = { left, until: dayEndsAt };
  }
  return fewest;
};

/**
 * Takes the mails of a transaction from the quotas of the caller and their tenant; throws `too_many_requests` where they are used
 * up. It comes last in a transaction: the counters are rows for which all others of the tenant wait until it ends.
 */
export const settleMails = async (transaction: Transaction, caller: Caller, now: Date): Promise<void> => {
  const mails = charges.get(transaction);
  if (mails === undefined) return;
  for (const { counter, limit } of quotasOf(caller)) {
    if (await addToCounter(transaction, { tenantId: caller.tenantId, counter, mails, now, limit })) continue;
    const { dayEndsAt } = await readCounter(transaction, caller.tenantId, counter, now);
    const wait = Math.ceil((dayEndsAt.getTime() - now.getTime()) / 1000);
    throw new HttpProblem("too_many_requests", {
      headers: { "Retry-After": wait.toString() },
    });
  }
};
