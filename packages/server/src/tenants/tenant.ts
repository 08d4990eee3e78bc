import { isOfOneScript, type AccountGrant, type Attributes, type PortalProfile } from "@usherkit/contract";
import { canManage, primaryRoleOf } from "@usherkit/contract/policy";
import { sql } from "kysely";
import { writeEvent } from "../account/events.js";
import { databaseError, transact, type Database, type Transaction } from "../database/database.js";
import {
  credentialUntil,
  isCompromised,
  normalizingHasher,
  passwordFault,
  temporaryUntil,
} from "../account/credential.js";
import type { Clock, HandlerOptions, Hasher } from "../options.js";
import { SetupError } from "../setup-error.js";
import { isBorrowed } from "../users/names.js";
import { newUserRow, roleColumns } from "../users/new-user.js";

/** Works out again what follows from the roles of a tenant's people who hold just these. */
const deriveRoles = async (
  transaction: Transaction,
  profile: PortalProfile,
  tenantId: string,
  { role_ids, ...derived }: ReturnType<typeof roleColumns>,
): Promise<void> => {
  try {
    await transaction
      .updateTable("users")
      .set(derived)
      .where("tenant_id", "=", tenantId)
      .where(sql<boolean>`role_ids = ${role_ids}::text[]`)
      .where((where) =>
        where.or([
          where("role_rank", "<>", derived.role_rank),
          where("can_manage", "<>", derived.can_manage),
          where("is_primary", "<>", derived.is_primary),
        ]),
      )
      .execute();
  } catch (error) {
    if (databaseError(error)?.constraint !== "users_primary") throw error;
    const role = primaryRoleOf(profile) ?? "";
    throw new SetupError(
      `Two people of the tenant "${tenantId}" hold "${role}", which the profile makes the primary contact's.`,
    );
  }
};

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
      const found = await transaction
        .selectFrom("users")
        .select(["users.tenant_id", "users.role_ids"])
        .distinct()
        .innerJoin("tenants", "tenants.id", "users.tenant_id")
        .where("tenants.portal_id", "=", profile.id)
        .execute();
      const combinations = found.map(({ tenant_id, role_ids }) => ({
        tenant_id,
        derived: roleColumns(profile, role_ids),
      }));
      // Who is the primary contact no more makes room for who is now.
      for (const { tenant_id, derived } of combinations.toSorted(
        (a, b) => Number(a.derived.is_primary) - Number(b.derived.is_primary),
      ))
        await deriveRoles(transaction, profile, tenant_id, derived);
    });
  }
};

const findProfile = async (database: Database, id: string): Promise<PortalProfile> => {
  const { profile } = await database
    .selectFrom("portals")
    .select("profile")
    .where("id", "=", id)
    .executeTakeFirstOrThrow(() => new SetupError(`There is no portal profile "${id}": call syncProfiles first.`));
  return profile;
};

/**
 * A new tenant with its first manager, who is nobody's child and signs in with the given password. `accounts`: those open to them,
 * which nobody here could grant them, as nobody holds one before (`syncAccounts` makes the accounts themselves).
 */
export const createTenant = async (
  services: { database: Database; hasher: Hasher; clock?: Clock } & Pick<HandlerOptions, "isCompromised" | "onError">,
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
      /** It must be changed at the first sign-in, as where it stands in a log; it runs out like any temporary one. */
      temporary?: boolean;
      roleIds: string[];
      attributes?: Attributes;
      accounts?: readonly AccountGrant[];
    };
  },
): Promise<{ tenantId: string; managerId: string }> => {
  const now = services.clock?.() ?? new Date();
  const { password, temporary = false, attributes = {}, accounts = [], ...person } = input.manager;
  if (isBorrowed(person)) throw new SetupError("A user name that is an address must be the person's own address.");
  if (!isOfOneScript(person.username)) throw new SetupError("A user name must be in letters of one script.");
  const profile = await findProfile(services.database, input.profileId);
  const { username, email, givenName, familyName } = person;
  // Also where the portal's people have a PIN, its operator may begin with a password.
  const anyCharacters = { ...profile, credential: { ...profile.credential, digits: false } };
  const fault = passwordFault(anyCharacters, password, {
    username,
    email,
    names: [givenName, familyName, input.id, input.name],
  });
  if (fault !== undefined) throw new SetupError(`The first manager's password can't be used: ${fault}.`);
  if (await isCompromised(services, password))
    throw new SetupError("The first manager's password is known from a data leak.");
  const hash = await normalizingHasher(services.hasher).hash(password);
  return transact(services.database, async (transaction) => {
    if (!canManage(profile, person.roleIds))
      throw new SetupError(
        `The first person of a tenant must be a manager: give one of the roles with "users.manage".`,
      );
    const made = await transaction
      .insertInto("tenants")
      .values({ id: input.id, portal_id: input.profileId, name: input.name, created_at: now })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) throw new SetupError(`There is a tenant "${input.id}" already: give this one another id.`);
    const row = newUserRow({
      tenantId: input.id,
      profile,
      now,
      parentId: null,
      registration: "registered",
      credential: temporary ? "temporary" : "set",
      person: { ...person, attributes },
    });
    await transaction
      .insertInto("users")
      .values({
        ...row,
        accounts: JSON.stringify(accounts),
        credential_until: temporary ? temporaryUntil(profile, now) : credentialUntil(profile, now),
      })
      .execute();
    await transaction.insertInto("credentials").values({ user_id: row.id, hash, set_at: now }).execute();
    await writeEvent(transaction, { tenantId: input.id, userId: row.id, actorId: null, type: "create", now });
    return { tenantId: input.id, managerId: row.id };
  });
};
