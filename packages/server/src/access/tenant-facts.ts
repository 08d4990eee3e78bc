import type { TenantFacts } from "@usherkit/contract/policy";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.js";
import { namedTo, type Viewer } from "../users/visible.js";

/**
 * What decisions need to know of the caller's tenant, in one query whatever the number of rows asked about: how many managers
 * there are, and who among them holds each role (at most two names, of people whose names this caller may be told). The index
 * of managers alone is read, so it costs the same at any size.
 */
export const readTenantFacts = async (
  database: Database | Transaction,
  caller: Viewer,
  now: Date,
): Promise<TenantFacts> => {
  const { rows } = await sql<{ role_id: string | null; count: number; names: string[]; managers: number }>`
    with managers as (
      select id, role_ids, given_name || ' ' || family_name as name, created_at, ${namedTo(caller, now)} as is_named
      from users where tenant_id = ${caller.tenantId} and is_manager)
    select null as role_id, 0 as count, array[]::text[] as names, (select count(*)::int from managers) as managers
    union all
    select role_id, count(*)::int, 
      coalesce((array_agg(name::text order by created_at, id) filter (where is_named))[1:2], array[]::text[]), 0
    from managers, unnest(role_ids) as role_id group by role_id`.execute(database);
  return {
    managers: rows.find((row) => row.role_id === null)?.managers ?? 0,
    holders: Object.fromEntries(
      rows.flatMap(({ role_id, count, names }) => (role_id === null ? [] : [[role_id, { count, names }]])),
    ),
  };
};
