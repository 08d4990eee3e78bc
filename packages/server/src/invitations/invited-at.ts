import type { Database, Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";

/** When those of the rows who are invited were: by the id, the invitation that is not used, replaced or revoked. */
export const readInvitedAt = async (
  database: Database | Transaction,
  tenantId: string,
  rows: readonly UserRow[],
): Promise<ReadonlyMap<string, Date>> => {
  const ids = rows.filter(({ registration }) => registration === "invited").map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const found = await database
    .selectFrom("invitations")
    .select(["user_id", "sent_at"])
    .where("tenant_id", "=", tenantId)
    .where("user_id", "in", ids)
    .where("used_at", "is", null)
    .where("replaced_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
  return new Map(found.flatMap(({ user_id: id, sent_at: sentAt }) => (id === null ? [] : [[id, sentAt] as const])));
};
