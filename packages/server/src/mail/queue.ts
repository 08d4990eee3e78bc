import { canonical } from "@usherkit/contract";
import { sql } from "kysely";
import type { Transaction } from "../database/database.js";
import type { Sealer } from "../options.js";
import { sealText } from "../seal/sealed-text.js";
import { addressCounter, addToCounter, hashAddress, type LinkMailKind, type MailKind } from "./counters.js";
import { chargeMail } from "./quota.js";

export { lastMailAt } from "./cooldown.js";

/** Of those in one queue a tenant's next one of each kind goes in each turn, in this order. */
const ranks: Readonly<Record<MailKind, number>> = { reset: 0, credential: 0, welcome: 1, notice: 2, invitation: 3 };

/** Without what is in the first queue nobody signs in: it goes before everything else. */
const queueOf = (kind: MailKind): number => (kind === "reset" || kind === "credential" ? 0 : 1);

/** Names a mail's body to the sealer. */
export const bodyPlace = (id: string): string => `mails/${id}/body`;

/**
 * The turn of a mail that becomes ready: after the tenant's last of its kind, and not before the turn that is served now. So who
 * queues thousands waits behind their own, and nobody else does. Two at once may get the same turn, which does no harm.
 */
const nextTurn = (tenantId: string, kind: MailKind) => sql<number>`1 + greatest(
  (select max(turn) from mails where tenant_id = ${tenantId} and kind = ${kind} and turn is not null),
  (select min(turn) - 1 from mails where queue = ${queueOf(kind)} and turn is not null), 0)`;

/** Puts a mail into the queue, in the transaction of the change that causes it: both happen or neither. */
export const queueMail = async (
  transaction: Transaction,
  mail: {
    tenantId: string;
    userId: string | null;
    kind: MailKind;
    to: string;
    subject: string;
    body: string;
    /** Whether it counts against the quotas of the caller and their tenant (`settleMails`). */
    isCharged: boolean;
    /** Seals the body. A notice holds no link, and needs none. */
    sealer: Sealer | undefined;
    now: Date;
  },
): Promise<void> => {
  const { tenantId, kind, now } = mail;
  const id = crypto.randomUUID();
  const addressHash = hashAddress(tenantId, canonical(mail.to));
  await transaction
    .insertInto("mails")
    .values({
      id,
      tenant_id: tenantId,
      user_id: mail.userId,
      kind,
      recipient: mail.to,
      subject: mail.subject,
      body: await sealText(mail.sealer, mail.body, bodyPlace(id)),
      address_hash: addressHash,
      created_at: now,
      queue: queueOf(kind),
      rank: ranks[kind],
      turn: nextTurn(tenantId, kind),
      next_try_at: now,
    })
    .execute();
  if (kind !== "notice" && kind !== "credential")
    await addToCounter(transaction, { tenantId, counter: addressCounter(kind, addressHash), mails: 1, now });
  if (mail.isCharged) chargeMail(transaction);
};

/** A mail that waits with a link or a credential that no longer works is not sent. */
export const dropUnsentMail = async (
  transaction: Transaction,
  userId: string,
  kind?: LinkMailKind | "credential",
): Promise<void> => {
  let query = transaction.deleteFrom("mails").where("user_id", "=", userId).where("sent_at", "is", null);
  if (kind) query = query.where("kind", "=", kind);
  await query.execute();
};

/** Deletes what was and what will be mailed to an erased person, at whichever address of theirs. */
export const eraseMail = async (
  transaction: Transaction,
  person: { id: string; tenant_id: string; email_key: string | null },
): Promise<void> => {
  await transaction.deleteFrom("mails").where("user_id", "=", person.id).execute();
  if (person.email_key === null) return;
  await transaction
    .deleteFrom("mails")
    .where("tenant_id", "=", person.tenant_id)
    .where("address_hash", "=", hashAddress(person.tenant_id, person.email_key))
    .execute();
};
