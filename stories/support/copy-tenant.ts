import { CompiledQuery } from "kysely";
import type { Database } from "@usherkit/server";

/** In the order in which they point at each other. What a tenant has besides (sessions, links, mails) nobody needs twice. */
const tables = ["tenants", "users", "credentials", "mfa_devices", "events", "invitations"];
const ofUsers = new Set(["credentials", "mfa_devices"]);
/** Columns that hold an id or must be unique over all tenants: in the copy they bear its name at their end. */
const renamed = new Set(["id", "user_id", "parent_id", "actor_id", "lock_by", "sent_by", "token_hash"]);

/**
 * A tenant once more, with its people and all that has happened to them, and a profile of its own. A past is played through the
 * API once and copied in a few milliseconds for each story that begins with it; a copy is as separate as any other tenant.
 */
export const copyTenant = async (database: Database, from: string, to: string, profileId: string): Promise<void> => {
  const { rows } = await database.executeQuery<{ table_name: string; column_name: string }>(
    CompiledQuery.raw(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and is_generated = 'NEVER' and table_name = any($1)`,
      [tables],
    ),
  );
  for (const table of tables) {
    const columns = rows.filter(({ table_name }) => table_name === table).map(({ column_name }) => column_name);
    const values = columns.map((column) => {
      if (column === "tenant_id" || (table === "tenants" && column === "id")) return "$2";
      if (column === "portal_id") return "$3";
      return renamed.has(column) ? `${column} || '-' || $2` : column;
    });
    const where = ofUsers.has(table)
      ? "user_id in (select id from users where tenant_id = $1)"
      : `${table === "tenants" ? "id" : "tenant_id"} = $1`;
    await database.executeQuery(
      CompiledQuery.raw(
        // Each parameter is told its type once: not every table uses every one.
        `with given as (select $1::text, $2::text, $3::text)
         insert into ${table} (${columns.join(", ")}) select ${values.join(", ")} from ${table} where ${where}`,
        [from, to, profileId],
      ),
    );
  }
};
