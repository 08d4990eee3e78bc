import { canonical, type Attributes, type PortalProfile } from "@usherkit/contract";
import { sql, type Kysely, type Migration } from "kysely";
import type { Schema } from "./schema.js";
import { searchText } from "./search-text.js";

const batch = 1000;

interface StoredUser {
  readonly id: string;
  readonly username: string;
  readonly username_key: string;
  readonly email: string | null;
  readonly email_key: string | null;
  readonly given_name: string;
  readonly family_name: string;
  readonly attributes: Attributes;
  readonly search_text: string;
  readonly holds_identity: boolean;
  readonly created_at: Date;
}

interface Tenant {
  readonly id: string;
  readonly profile: PortalProfile;
}

/**
 * Gives a person the keys of today. A key that another one holds stays theirs: the person keeps the one of before, which nobody else
 * can come to have, and their history tells it, for a manager to give them another address or user name.
 */
const moveKeys = async (database: Kysely<Schema>, tenantId: string, user: StoredUser): Promise<void> => {
  const isFree = async (key: string): Promise<boolean> => {
    if (!user.holds_identity) return true;
    const holder = await database
      .selectFrom("users")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("holds_identity", "=", true)
      .where("id", "<>", user.id)
      .where((where) => where.or([where("username_key", "=", key), where("email_key", "=", key)]))
      .executeTakeFirst();
    return holder === undefined;
  };
  const shared: string[] = [];
  const keyOf = async (field: "username" | "email", value: string | null, before: string | null) => {
    if (value === null || canonical(value) === before) return before;
    if (await isFree(canonical(value))) return canonical(value);
    shared.push(field);
    return before;
  };
  const username_key = (await keyOf("username", user.username, user.username_key)) ?? user.username_key;
  const email_key = await keyOf("email", user.email, user.email_key);
  if (username_key !== user.username_key || email_key !== user.email_key)
    await database.updateTable("users").set({ username_key, email_key }).where("id", "=", user.id).execute();
  if (shared.length > 0)
    await database
      .insertInto("events")
      .values({
        id: crypto.randomUUID(),
        tenant_id: tenantId,
        user_id: user.id,
        actor_id: null,
        type: "identity_shared",
        details: JSON.stringify({ changed: shared }),
        at: new Date(),
      })
      .execute();
};

const searchTextOf = ({ profile }: Tenant, user: StoredUser): string =>
  searchText(profile, { ...user, givenName: user.given_name, familyName: user.family_name });

/** The eldest first: of two who come to have one key it is theirs. */
const rewriteUsers = async (database: Kysely<Schema>, tenant: Tenant): Promise<void> => {
  let after: StoredUser | undefined;
  for (;;) {
    const rest = after && sql`and (created_at, id) > (${after.created_at}, ${after.id})`;
    const { rows } = await sql<StoredUser>`
      select id, username, username_key, email, email_key, given_name, family_name, attributes, search_text, holds_identity, created_at
      from users where tenant_id = ${tenant.id} ${rest ?? sql``} order by created_at, id limit ${batch}`.execute(
      database,
    );
    const fresh = rows
      .map((user) => ({ id: user.id, before: user.search_text, search_text: searchTextOf(tenant, user) }))
      .filter(({ before, search_text }) => before !== search_text);
    if (fresh.length > 0)
      await sql`update users set search_text = fresh.search_text
        from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as fresh(id text, search_text text)
        where users.id = fresh.id`.execute(database);
    for (const user of rows) await moveKeys(database, tenant.id, user);
    after = rows.at(-1);
    if (rows.length < batch) return;
  }
};

/**
 * An invitation's key is that of the contact whom it invites. Of two open ones to one mailbox the later has replaced the earlier, as
 * if it had been known for one when it was sent.
 */
const rewriteInvitations = async (database: Kysely<Schema>): Promise<void> => {
  let after = "";
  for (;;) {
    const rows = await database
      .selectFrom("invitations")
      .leftJoin("users", "users.id", "invitations.user_id")
      .selectAll("invitations")
      .select(["users.email as user_email", "users.email_key as user_key"])
      .where("invitations.id", ">", after)
      .orderBy("invitations.id")
      .limit(batch)
      .execute();
    for (const row of rows) {
      const isTheirs = row.user_email !== null && canonical(row.user_email) === canonical(row.email);
      const email_key = (isTheirs && row.user_key) || canonical(row.email);
      if (email_key === row.email_key) continue;
      const isOpen = !row.used_at && !row.replaced_at && !row.revoked_at;
      const other = isOpen
        ? await database
            .selectFrom("invitations")
            .select(["id", "sent_at"])
            .where("tenant_id", "=", row.tenant_id)
            .where("email_key", "=", email_key)
            .where("used_at", "is", null)
            .where("replaced_at", "is", null)
            .where("revoked_at", "is", null)
            .executeTakeFirst()
        : undefined;
      const isLater = other !== undefined && other.sent_at <= row.sent_at;
      if (other && isLater)
        await database
          .updateTable("invitations")
          .set({ replaced_at: row.sent_at })
          .where("id", "=", other.id)
          .execute();
      await database
        .updateTable("invitations")
        .set({ email_key, ...(other && !isLater && { replaced_at: other.sent_at }) })
        .where("id", "=", row.id)
        .execute();
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < batch) return;
  }
};

/** What people are found by, and told apart by, is folded anew: `searchable` and `canonical` have become truer to people's languages. */
export const foldedKeys: Migration = {
  up: async (database: Kysely<Schema>) => {
    const tenants = await database
      .selectFrom("tenants")
      .innerJoin("portals", "portals.id", "tenants.portal_id")
      .select(["tenants.id", "portals.profile"])
      .execute();
    for (const tenant of tenants) await rewriteUsers(database, tenant);
    await rewriteInvitations(database);
  },
};
