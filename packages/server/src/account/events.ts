import type { Transaction } from "../database/database.js";

/** Writes one line of history, in the transaction of the change that it tells of. Details never hold a secret. */
export const writeEvent = async (
  transaction: Transaction,
  event: {
    tenantId: string;
    userId: string | null;
    actorId: string | null;
    type: string;
    now: Date;
    details?: Record<string, unknown>;
  },
): Promise<void> => {
  await transaction
    .insertInto("events")
    .values({
      id: crypto.randomUUID(),
      tenant_id: event.tenantId,
      user_id: event.userId,
      actor_id: event.actorId,
      type: event.type,
      details: JSON.stringify(event.details ?? {}),
      at: event.now,
    })
    .execute();
};
