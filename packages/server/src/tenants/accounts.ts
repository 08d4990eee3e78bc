import { sql } from "kysely";
import { writeEvent } from "../account/events.js";
import { transact, type Database } from "../database/database.js";
import type { Clock } from "../options.js";
import { SetupError } from "../setup-error.js";

/** What a tenant opens to its people: a bank account, a store. */
export interface AccountInput {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

const idPattern = /^[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?$/;

/**
 * Makes the accounts of a tenant exactly these, in this order: what the host's own books say. Who saw one that is no longer
 * there sees it no more. Throws where an id is none, or there twice.
 */
export const syncAccounts = async (
  services: { database: Database; clock?: Clock },
  tenantId: string,
  accounts: readonly AccountInput[],
): Promise<void> => {
  const now = services.clock?.() ?? new Date();
  const ids = accounts.map(({ id }) => id);
  for (const [index, id] of ids.entries())
    if (!idPattern.test(id) || ids.indexOf(id) < index)
      throw new SetupError(
        `accounts[${index.toString()}]: the id is ${ids.indexOf(id) < index ? "there twice" : "none"}.`,
      );
  await transact(services.database, async (transaction) => {
    // Two at once, and who grants meanwhile, take turns.
    await transaction
      .selectFrom("tenants")
      .select("id")
      .where("id", "=", tenantId)
      .forUpdate()
      .executeTakeFirstOrThrow(() => new SetupError(`There is no tenant "${tenantId}".`));
    await transaction.deleteFrom("accounts").where("tenant_id", "=", tenantId).execute();
    for (const [sort, { id, name, description = null }] of accounts.entries())
      await transaction.insertInto("accounts").values({ tenant_id: tenantId, id, name, description, sort }).execute();
    const losing = await transaction
      .selectFrom("users")
      .select(["id", "accounts", "version"])
      .where("tenant_id", "=", tenantId)
      .where(
        sql<boolean>`exists (select 1 from jsonb_array_elements(accounts) as held where held->>'id' <> all(${ids}::text[]))`,
      )
      .forUpdate()
      .execute();
    for (const user of losing) {
      const kept = user.accounts.filter(({ id }) => ids.includes(id));
      await transaction
        .updateTable("users")
        .set({ accounts: JSON.stringify(kept), version: user.version + 1, updated_at: now })
        .where("id", "=", user.id)
        .execute();
      await writeEvent(transaction, {
        tenantId,
        userId: user.id,
        actorId: null,
        type: "setAccounts",
        now,
        details: { from: user.accounts, to: kept },
      });
    }
  });
};
