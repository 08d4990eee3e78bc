import type { Transaction } from "../database/database.js";

/** Every invite to an address that has a user says so, however that user came about, and after they are gone (NF-4). */
export const markInvitationsSeen = async (
  transaction: Transaction,
  tenantId: string,
  emailKey: string | null,
): Promise<void> => {
  if (emailKey === null) return;
  await transaction
    .updateTable("invitations")
    .set({ user_seen: true })
    .where("tenant_id", "=", tenantId)
    .where("email_key", "=", emailKey)
    .where("user_seen", "=", false)
    .execute();
};
