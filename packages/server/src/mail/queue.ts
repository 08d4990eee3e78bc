import type { Transaction } from "../database/database.js";

/** Puts a mail into the queue, in the transaction of the change that causes it: both happen or neither. */
export const queueMail = async (
  transaction: Transaction,
  mail: {
    tenantId: string;
    userId: string | null;
    kind: "welcome" | "reset" | "invitation" | "credential" | "notice";
    to: string;
    subject: string;
    body: string;
    now: Date;
  },
): Promise<void> => {
  await transaction
    .insertInto("mails")
    .values({
      id: crypto.randomUUID(),
      tenant_id: mail.tenantId,
      user_id: mail.userId,
      kind: mail.kind,
      recipient: mail.to,
      subject: mail.subject,
      body: mail.body,
      created_at: mail.now,
      next_try_at: mail.now,
    })
    .execute();
};

/** When the last mail of a kind was queued for a person. */
export const lastMailAt = async (
  transaction: Transaction,
  userId: string,
  kind: "welcome" | "reset" | "invitation",
): Promise<Date | null> => {
  const row = await transaction
    .selectFrom("mails")
    .select("created_at")
    .where("user_id", "=", userId)
    .where("kind", "=", kind)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? null;
};

/** A mail that waits with a link or a credential that no longer works is not sent. */
export const dropUnsentMail = async (
  transaction: Transaction,
  userId: string,
  kind?: "welcome" | "reset" | "invitation" | "credential",
): Promise<void> => {
  let query = transaction.deleteFrom("mails").where("user_id", "=", userId).where("sent_at", "is", null);
  if (kind) query = query.where("kind", "=", kind);
  await query.execute();
};
