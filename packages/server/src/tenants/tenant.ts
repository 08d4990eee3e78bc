import type { AccountGrant, Attributes, PortalProfile } from "@usherkit/contract";
import { canManage } from "@usherkit/contract/policy";
import { sql } from "kysely";
import { writeEvent } from "../account/events.js";
import { transact, type Database } from "../database/database.js";
import type { Clock, Hasher } from "../options.js";
import { credentialUntil } from "../account/credential.js";
import { newUserRow } from "../users/new-user.js";
import { roleRank } from "../users/role-rank.js";

/**
 * Stores the profiles that the server is started with. Where one changed its roles, what is derived from them is worked out
 * again for the users of its tenants.
 */
export const syncProfiles = async (database: Database, profiles: readonly PortalProfile[]): Promise<void> => {
  for (const profile of profiles) {
    await transact(database, async (transaction) => {
      const values = { id: profile.id, profile: JSON.stringify(profile) };
      await transaction
        .insertInto("portals")
        .values(values)
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ profile: values.profile }))
        .execute();
      const combinations = await transaction
        .selectFrom("users")
        .select(["users.tenant_id", "users.role_ids"])
        .distinct()
        .innerJoin("tenants", "tenants.id", "users.tenant_id")
        .where("tenants.portal_id", "=", profile.id)
        .execute();
      for (const { tenant_id, role_ids } of combinations) {
        const derived = { role_rank: roleRank(profile, role_ids), can_manage: canManage(profile, role_ids) };
        await transaction
          .updateTable("users")
          .set(derived)
          .where("tenant_id", "=", tenant_id)
          .where(sql<boolean>`role_ids = ${role_ids}::text[]`)
          .where((where) =>
            where.or([where("role_rank", "<>", derived.role_rank), where("can_manage", "<>", derived.can_manage)]),
          )
          .execute();
      }
    });
  }
};

/**
 * A new tenant with its first manager, who is nobody's child and signs in with the given password. `accounts`: those open to them,
 * which nobody here could grant them, as nobody holds one before (`syncAccounts` makes the accounts themselves).
 */
export const createTenant = async (
  services: { database: Database; hasher: Hasher; clock?: Clock },
  input: {
    id: string;
    name: string;
    profileId: string;
    manager: {
      username: string;
      email: string;
      givenName: string;
      familyName: string;
      password: string;
      roleIds: string[];
      attributes?: Attributes;
      accounts?: readonly AccountGrant[];
    };
  },
): Promise<{ tenantId: string; managerId: string }> => {
  const now = services.clock?.() ?? new Date();
  const { password, attributes = {}, accounts = [], ...person } = input.manager;
  const hash = await services.hasher.hash(password);
  return transact(services.database, async (transaction) => {
    const { profile } = await transaction
      .selectFrom("portals")
      .select("profile")
      .where("id", "=", input.profileId)
      .executeTakeFirstOrThrow(
        () => new Error(`There is no portal profile "${input.profileId}": call syncProfiles first.`),
      );
    if (!canManage(profile, person.roleIds))
      throw new Error(`The first person of a tenant must be a manager: give one of the roles with "users.manage".`);
    await transaction
      .insertInto("tenants")
      .values({ id: input.id, portal_id: input.profileId, name: input.name, created_at: now })
      .execute();
    const row = newUserRow({
      tenantId: input.id,
      profile,
      now,
      parentId: null,
      registration: "registered",
      credential: "set",
      person: { ...person, attributes },
    });
    await transaction
      .insertInto("users")
      .values({ ...row, accounts: JSON.stringify(accounts), credential_until: credentialUntil(profile, now) })
      .execute();
    await transaction.insertInto("credentials").values({ user_id: row.id, hash, set_at: now }).execute();
    await writeEvent(transaction, { tenantId: input.id, userId: row.id, actorId: null, type: "create", now });
    return { tenantId: input.id, managerId: row.id };
  });
};
