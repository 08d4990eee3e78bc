import type { Caller, Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import { hashToken, newToken } from "../http/secret.js";
import { queueMail } from "../mail/queue.js";
import { invitationMail } from "../mail/templates.js";

const day = 86_400_000;

/** What was sent, and what it replaced. */
export interface SentInvitation {
  readonly id: string;
  readonly expiresAt: Date;
  readonly replacedSentAt: Date | null;
}

/**
 * Sends one invitation: the open one to the same address, if there is one, is replaced and its link dies. The index of open
 * invitations makes two at once wait for each other, so there is never a second open one.
 */
export const sendInvitation = async (
  transaction: Transaction,
  services: Services,
  caller: Caller,
  input: { email: string; emailKey: string; userId: string | null; roleIds: string[]; now: Date },
): Promise<SentInvitation> => {
  const { profile } = caller;
  const token = newToken();
  const id = crypto.randomUUID();
  const expiresAt = new Date(input.now.getTime() + (profile.invitation?.linkDays ?? 7) * day);
  const values = {
    id,
    tenant_id: caller.tenantId,
    email: input.email,
    email_key: input.emailKey,
    user_id: input.userId,
    role_ids: input.roleIds,
    token_hash: hashToken(token),
    sent_at: input.now,
    sent_by: caller.id,
    expires_at: expiresAt,
  };
  let replacedSentAt: Date | null = null;
  for (let isSent = false; !isSent;) {
    const replaced = await transaction
      .updateTable("invitations")
      .set({ replaced_at: input.now })
      .where("tenant_id", "=", caller.tenantId)
      .where("email_key", "=", input.emailKey)
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .where("replaced_at", "is", null)
      .returning("sent_at")
      .executeTakeFirst();
    replacedSentAt = replaced?.sent_at ?? replacedSentAt;
    const inserted = await transaction
      .insertInto("invitations")
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    isSent = inserted !== undefined;
  }
  const mail = invitationMail({
    profile,
    tenantName: caller.tenantName,
    senderName: caller.displayName,
    link: services.linkTo("invitation", caller.tenantId, token),
    expiresAt,
  });
  await queueMail(transaction, {
    tenantId: caller.tenantId,
    userId: input.userId,
    kind: "invitation",
    to: input.email,
    ...mail,
    isCharged: true,
    sealer: services.sealer,
    now: input.now,
  });
  return { id, expiresAt, replacedSentAt };
};
