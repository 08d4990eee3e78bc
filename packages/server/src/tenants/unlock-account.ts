import { canonical } from "@usherkit/contract";
import { recorded, writeEvent } from "../account/events.js";
import { clearFailures } from "../account/failures.js";
import { findBySignInName } from "../account/sign-in.js";
import type { Database } from "../database/database.js";
import type { Clock } from "../options.js";
import { SetupError } from "../setup-error.js";
import { lockRow } from "../users/lock-row.js";

/**
 * Takes any lock off a person's account, by the operator's own hand: for the tenant in which no manager can sign in any more.
 * `username`: their user name or address. Their credential stays. Answers whether the account was locked; throws where nobody of
 * the tenant has the name.
 */
export const unlockAccount = async (
  services: { database: Database; clock?: Clock },
  { tenantId, username }: { tenantId: string; username: string },
): Promise<boolean> => {
  const now = services.clock?.() ?? new Date();
  return recorded(services, { requestId: null, address: null, agent: null }, async (transaction) => {
    const found = await findBySignInName(transaction, tenantId, canonical(username));
    const row = found && (await lockRow(transaction, found.id));
    if (!row) throw new SetupError(`Nobody of the tenant "${tenantId}" signs in as "${username}".`);
    await clearFailures(transaction, row);
    if (row.lock_kind === null) return false;
    await transaction
      .updateTable("users")
      .set({
        lock_kind: null,
        lock_since: null,
        lock_until: null,
        lock_by: null,
        version: row.version + 1,
        updated_at: now,
      })
      .where("id", "=", row.id)
      .execute();
    await writeEvent(transaction, { tenantId, userId: row.id, actorId: null, type: "unlock", now });
    return true;
  });
};
