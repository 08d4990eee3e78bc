import type { Database } from "@usherkit/server";
import { sql } from "kysely";

interface Column {
  readonly table_name: string;
  readonly column_name: string;
}

/** What the server notes of a call itself, done or refused: how many there were, when a session was used, that one was refused. */
const notes = { tables: ["rate_limits"], columns: ["used_at"], events: ["refused"] };

/**
 * Reads every row of some tenants, of every table that there is: by its `tenant_id`, else by the `user_id` of one of theirs.
 * Without what the server notes of the call itself.
 */
export const rowsOf = async (database: Database, tenantIds: readonly string[]): Promise<() => Promise<string>> => {
  const { rows: columns } = await sql<Column>`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%' and table_name <> all(${notes.tables})
    order by table_name, ordinal_position`.execute(database);
  const has = (table: string, name: string) =>
    columns.some((column) => column.table_name === table && column.column_name === name);
  const list = sql.join(tenantIds.map((id) => sql.lit(id)));
  const ofUsers = sql`user_id in (select id from users where tenant_id in (${list}))`;
  const pairs = [...new Set(columns.map((column) => column.table_name))].flatMap((name) => {
    const where = has(name, "tenant_id") ? sql`tenant_id in (${list})` : has(name, "user_id") ? ofUsers : undefined;
    if (!where) return [];
    const told = name === "events" ? sql`and type <> all(${notes.events})` : sql``;
    const row = sql`to_jsonb(t) - ${notes.columns}::text[]`;
    return [
      sql`${sql.lit(name)}, (select json_agg(${row} order by t::text) from ${sql.table(name)} t where ${where} ${told})`,
    ];
  });
  const query = sql<{ state: string }>`select json_build_object(${sql.join(pairs)})::text as state`;
  return async () => {
    const { rows } = await query.execute(database);
    return rows[0]?.state ?? "";
  };
};
