import type { Database } from "../database/database.js";
import { hashToken, newToken } from "../http/secret.js";
import type { Clock } from "../options.js";

/** By which people, and the scanners of code hosts, know what it is. */
const prefix = "uk_";

/**
 * Makes a secret key with which the portal's server asks for tokens (`POST /embed-tokens`) of people of this tenant, and of no
 * other. It is told this once and stored hashed; a tenant may have several, so that one can be replaced without a pause.
 */
export const createTenantKey = async (
  services: { database: Database; clock?: Clock },
  tenantId: string,
): Promise<string> => {
  const key = `${prefix}${newToken()}`;
  await services.database
    .insertInto("tenant_keys")
    .values({ tenant_id: tenantId, key_hash: hashToken(key), created_at: services.clock?.() ?? new Date() })
    .execute();
  return key;
};

/** The tenant whose key it is; undefined where it is nobody's. */
export const tenantOfKey = async (database: Database, key: string): Promise<string | undefined> => {
  const found = await database
    .selectFrom("tenant_keys")
    .select("tenant_id")
    .where("key_hash", "=", hashToken(key))
    .executeTakeFirst();
  return found?.tenant_id;
};
