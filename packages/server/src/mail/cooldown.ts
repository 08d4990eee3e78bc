import { defaultMailCooldownSeconds, type PortalProfile } from "@usherkit/contract";
import { cooldownOf } from "@usherkit/contract/policy";
import { sql } from "kysely";
import type { Transaction } from "../database/database.js";
import { HttpProblem } from "../http/problem.js";
import { addressCounter, hashAddress, readCounter, type LinkMailKind } from "./counters.js";

/** Reset mails that anybody may cause to one person in a day. */
const resetsPerDay = 10;

interface Address {
  readonly tenantId: string;
  /** The canonical form of the address. */
  readonly addressKey: string;
}

const countOf = async (transaction: Transaction, { tenantId, addressKey }: Address, kind: LinkMailKind, now: Date) =>
  readCounter(transaction, tenantId, addressCounter(kind, hashAddress(tenantId, addressKey)), now);

/**
 * When a mail of a kind was last queued to an address, whatever became of it and of the person since. Those who ask about one
 * address wait for each other until their transactions end.
 */
export const lastMailTo = async (
  transaction: Transaction,
  address: Address,
  kind: LinkMailKind,
  now: Date,
): Promise<Date | null> => {
  const { tenantId, addressKey } = address;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId} ${addressKey}`}, 0))`.execute(transaction);
  return (await countOf(transaction, address, kind, now)).lastAt;
};

/** When a mail of a kind was last queued to the present address of a person, whose row the caller has locked. */
export const lastMailAt = async (
  transaction: Transaction,
  userId: string,
  kind: LinkMailKind,
): Promise<Date | null> => {
  const user = await transaction
    .selectFrom("users")
    .select(["tenant_id", "email_key"])
    .where("id", "=", userId)
    .executeTakeFirst();
  if (!user || user.email_key === null) return null;
  const address = { tenantId: user.tenant_id, addressKey: user.email_key };
  return (await countOf(transaction, address, kind, new Date(0))).lastAt;
};

/** Throws `too_many_requests` where a mail of this kind must wait for the one before to the same address. */
export const requireMailPause = async (
  transaction: Transaction,
  input: Address & { kind: LinkMailKind; profile: PortalProfile; now: Date },
): Promise<void> => {
  const { profile, kind, now } = input;
  const until = cooldownOf(profile, await lastMailTo(transaction, input, kind, now), now)?.remedy?.until;
  if (until === undefined) return;
  const seconds = Math.ceil((Date.parse(until) - now.getTime()) / 1000);
  throw new HttpProblem("too_many_requests", { headers: { "Retry-After": seconds.toString() } });
};

/**
 * Whether a request that anybody can make may mail one more reset to an address: one in the profile's cooldown (a minute at least)
 * and ten in a day. The caller has locked the person's row.
 */
export const mayMailReset = async (
  transaction: Transaction,
  input: Address & { profile: PortalProfile; now: Date },
): Promise<boolean> => {
  const { profile, now } = input;
  const { count, lastAt } = await countOf(transaction, input, "reset", now);
  if (!lastAt) return true;
  const seconds = Math.max(profile.credential.mailCooldownSeconds ?? 0, defaultMailCooldownSeconds);
  return count < resetsPerDay && now.getTime() - lastAt.getTime() >= seconds * 1000;
};
