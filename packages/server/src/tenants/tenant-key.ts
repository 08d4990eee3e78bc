import type { Selectable } from "kysely";
import { writeEvent } from "../account/events.js";
import { transact, type Database, type Transaction } from "../database/database.js";
import type { TenantKeyTable } from "../database/schema.js";
import { hashToken, newToken } from "../http/secret.js";
import type { Clock } from "../options.js";
import { SetupError } from "../setup-error.js";

/** By which people, and the scanners of code hosts, know what it is. */
const prefix = "uk_";

interface KeyServices {
  readonly database: Database;
  readonly clock?: Clock;
}

/** How a key is made. */
export interface TenantKeyOptions {
  /** What it is for, to be told from the others. */
  readonly name?: string;
  /** When it stops working; without it, when it is revoked. */
  readonly expiresAt?: Date;
  /** The origins for whose pages it may ask tokens; without it, all of `HandlerOptions.origins` and the server's own. */
  readonly origins?: readonly string[];
}

/** A key as it can be listed: everything but the secret itself. */
export interface TenantKey {
  readonly id: string;
  readonly name: string;
  readonly origins: readonly string[] | null;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/**
 * Makes a secret key with which the portal's server asks for tokens (`POST /embed-tokens`) of people of this tenant, and of no
 * other. `key` is told this once and stored hashed; a tenant may have several, so that one can be replaced without a pause.
 */
export const createTenantKey = async (
  services: KeyServices,
  tenantId: string,
  { name = "", expiresAt, origins }: TenantKeyOptions = {},
): Promise<{ id: string; key: string }> => {
  const now = services.clock?.() ?? new Date();
  if (expiresAt && expiresAt <= now) throw new SetupError("A key must expire after this instant.");
  const wrong = origins?.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (wrong !== undefined) throw new SetupError(`"${wrong}" is no origin: write it as "https://portal.example".`);
  const id = crypto.randomUUID();
  const key = `${prefix}${newToken()}`;
  const row = { id, tenant_id: tenantId, key_hash: hashToken(key), name, created_at: now };
  await transact(services.database, async (transaction) => {
    const tenant = await transaction.selectFrom("tenants").select("id").where("id", "=", tenantId).executeTakeFirst();
    if (!tenant) throw new SetupError(`There is no tenant "${tenantId}".`);
    await transaction
      .insertInto("tenant_keys")
      .values({ ...row, expires_at: expiresAt ?? null, origins: origins ? [...origins] : null })
      .execute();
    const details = { keyId: id, name };
    await writeEvent(transaction, { tenantId, userId: null, actorId: null, type: "create_key", now, details });
  });
  return { id, key };
};

/** The keys of a tenant, the oldest first, those that were revoked or have expired too. */
export const listTenantKeys = async ({ database }: KeyServices, tenantId: string): Promise<TenantKey[]> => {
  const rows = await database
    .selectFrom("tenant_keys")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    origins: row.origins,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  }));
};

/** Ends a key, and every token that was asked for with it. Throws where the tenant has no such key; one that is revoked stays so. */
export const revokeTenantKey = async (services: KeyServices, tenantId: string, id: string): Promise<void> => {
  const now = services.clock?.() ?? new Date();
  await transact(services.database, async (transaction) => {
    const key = await transaction
      .selectFrom("tenant_keys")
      .select("revoked_at")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (!key) throw new SetupError(`The tenant "${tenantId}" has no key "${id}".`);
    if (key.revoked_at) return;
    await transaction
      .updateTable("tenant_keys")
      .set({ revoked_at: now })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await transaction
      .updateTable("sessions")
      .set({ ended_at: now })
      .where("tenant_id", "=", tenantId)
      .where("key_id", "=", id)
      .where("ended_at", "is", null)
      .execute();
    const details = { keyId: id };
    await writeEvent(transaction, { tenantId, userId: null, actorId: null, type: "revoke_key", now, details });
  });
};

/** A key that works: its id, its tenant and the origins that it is for. */
export type WorkingKey = Pick<Selectable<TenantKeyTable>, "id" | "tenant_id" | "origins">;

const workingKeys = (on: Database | Transaction, now: Date) =>
  on
    .selectFrom("tenant_keys")
    .select(["id", "tenant_id", "origins", "last_used_at"])
    .where("revoked_at", "is", null)
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", now)]));

/** Milliseconds between two notes of a key's last use. */
const usedEvery = 60_000;

/** The key that a portal's server sent; undefined where it is none, was revoked or has expired. Notes its use once a minute. */
export const useKey = async (database: Database, key: string, now: Date): Promise<WorkingKey | undefined> => {
  const found = await workingKeys(database, now).where("key_hash", "=", hashToken(key)).executeTakeFirst();
  if (!found) return undefined;
  const { id, tenant_id: tenantId, last_used_at: last } = found;
  if (last && now.getTime() - last.getTime() < usedEvery) return found;
  await transact(database, async (transaction) => {
    const update = transaction
      .updateTable("tenant_keys")
      .set({ last_used_at: now })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id);
    if (last) {
      await update.execute();
      return;
    }
    const { numUpdatedRows } = await update.where("last_used_at", "is", null).executeTakeFirst();
    const details = { keyId: id };
    if (numUpdatedRows > 0n)
      await writeEvent(transaction, { tenantId, userId: null, actorId: null, type: "first_use_key", now, details });
  });
  return found;
};

/** Whether a key still works, until this transaction ends: whoever revokes it waits, and then ends what was begun with it. */
export const holdKey = async (transaction: Transaction, key: WorkingKey, now: Date): Promise<boolean> => {
  const held = await workingKeys(transaction, now)
    .where("tenant_id", "=", key.tenant_id)
    .where("id", "=", key.id)
    .forShare()
    .executeTakeFirst();
  return held !== undefined;
};
