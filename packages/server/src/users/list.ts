import { searchable, type Page, type Sort, type Total, type User, type UserQuery } from "@usherkit/contract";
import { sql, type RawBuilder } from "kysely";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import type { Caller } from "../context.js";
import type { Database } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { rankAt, rankOf } from "../database/status-sql.js";
import { hashToken } from "../http/secret.js";
import { readCursor, writeCursor } from "./cursor.js";
import { orderOf } from "./sort.js";
import { showUsers } from "./shown.js";
import { viewLimit } from "./visible.js";

const defaultLimit = 50;
/** `total` is exact up to here. */
const countLimit = 10_000;

type Condition = RawBuilder<boolean>;
const all = (conditions: Condition[]): Condition => sql<boolean>`${sql.join(conditions, sql` and `)}`;

/** The pattern of what holds a word, whatever signs of a pattern are in it. */
export const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/**
 * What a query leaves of the people whom the caller may view at `now`. The rules on `view` are part of the query: nobody else is
 * counted, found or paged over.
 */
const conditionsOf = (caller: Caller, query: UserQuery, now: Date): Condition[] => {
  const conditions: Condition[] = [sql`tenant_id = ${caller.tenantId}`];
  const limit = viewLimit(caller, now);
  if (limit) conditions.push(limit);
  const deleted = query.deleted ?? (query.status?.includes("removed") ? "include" : "exclude");
  if (deleted === "exclude") conditions.push(sql`deleted_at is null`);
  if (deleted === "only") conditions.push(sql`deleted_at is not null`);
  if (query.active !== undefined) conditions.push(sql`active = ${query.active}`);
  if (query.roleId?.length) conditions.push(sql`role_ids && ${query.roleId}::text[]`);
  for (const word of searchable(query.search ?? "").split(/\s+/u))
    if (word !== "") conditions.push(sql`search_text like ${likePattern(word)}`);
  return conditions;
};

/** The rows whose status the clock has not changed, and those whose it has: together all of them, each found by its index. */
const branchesOf = (query: UserQuery, sort: Sort, now: Date): { dueAt: Date | null; conditions: Condition[] }[] => {
  const wanted = query.status?.length ? query.status.map(rankOf) : undefined;
  if (!wanted && !/^-?status$/.test(sort)) return [{ dueAt: null, conditions: [] }];
  return [
    {
      dueAt: null,
      conditions: [
        sql`(status_due is null or status_due > ${now}::timestamptz or deleted_at is not null)`,
        ...(wanted ? [sql<boolean>`status_rank = any(${wanted}::smallint[])`] : []),
      ],
    },
    {
      dueAt: now,
      conditions: [
        sql`status_due <= ${now}::timestamptz and deleted_at is null`,
        ...(wanted ? [sql<boolean>`${rankAt(now)} = any(${wanted}::smallint[])`] : []),
      ],
    },
  ];
};

const countUsers = async (
  database: Database,
  conditions: Condition[],
  branches: { conditions: Condition[] }[],
): Promise<Total> => {
  const parts = branches.map(
    (branch) => sql`(select 1 from users where ${all([...conditions, ...branch.conditions])} limit ${countLimit + 1})`,
  );
  const { rows } = await sql<{ value: number }>`
    select count(*)::int as value from (select * from (${sql.join(parts, sql` union all `)}) as branches limit ${countLimit + 1}) as found`.execute(
    database,
  );
  const value = rows[0]?.value ?? 0;
  return { value: Math.min(value, countLimit), exact: value <= countLimit };
};

/**
 * One page of the users whom the caller sees, each with the report of what they may do. A fixed number of queries, whatever the
 * page's length: the rows, the tenant's facts, and the total where it is asked for.
 */
export const listUsers = async (
  database: Database,
  caller: Caller,
  query: UserQuery,
  clockNow: Date,
): Promise<Page<User>> => {
  const sort = query.sort ?? caller.profile.defaultSort;
  const { cursor: cursorText, limit = defaultLimit, total, access, ...filters } = query;
  const hash = hashToken(JSON.stringify([caller.tenantId, caller.id, filters])).slice(0, 16);
  const cursor = cursorText === undefined ? undefined : readCursor(cursorText, sort, hash);
  const now = cursor ? new Date(cursor.now) : clockNow;
  const backwards = cursor?.direction === "previous";
  // The instant in a cursor is the client's to write: it moves statuses, and never who may be viewed.
  const conditions = conditionsOf(caller, filters, clockNow);
  const branches = branchesOf(filters, sort, now);

  const parts = branches.map((branch) => {
    const { key, type, descending } = orderOf(sort, branch.dueAt);
    const direction = sql.raw(descending === backwards ? "asc" : "desc");
    const after = cursor
      ? [
          sql<boolean>`(${key}, id) ${sql.raw(descending === backwards ? ">" : "<")} (cast(${cursor.key} as ${type}), ${cursor.id})`,
        ]
      : [];
    return sql`(select *, ${key} as sort_key from users
      where ${all([...conditions, ...branch.conditions, ...after])} order by ${key} ${direction}, id ${direction} limit ${limit + 1})`;
  });
  const outer = sql.raw(orderOf(sort, null).descending === backwards ? "asc" : "desc");
  const [page, facts, counted] = await Promise.all([
    sql<UserRow & { sort_text: string }>`
      select *, sort_key::text as sort_text from (${sql.join(parts, sql` union all `)}) as branches
      order by sort_key ${outer}, id ${outer} limit ${limit + 1}`.execute(database),
    access === "none" ? null : readTenantFacts(database, caller, clockNow),
    total ? countUsers(database, conditions, branches) : null,
  ]);

  const hasMore = page.rows.length > limit;
  const rows = page.rows.slice(0, limit);
  if (backwards) rows.reverse();
  const cursorAt = (row: (typeof rows)[number] | undefined, direction: "next" | "previous") =>
    row ? writeCursor({ direction, sort, key: row.sort_text, id: row.id, now: now.toISOString(), hash }) : null;
  const authority = facts && authorityOf(caller, facts, clockNow);
  return {
    items: await showUsers(database, { caller, authority, now: clockNow, statusAt: now }, rows),
    nextCursor: hasMore || backwards ? cursorAt(rows.at(-1), "next") : null,
    previousCursor: cursor && (hasMore || !backwards) ? cursorAt(rows[0], "previous") : null,
    ...(counted && { total: counted }),
  };
};
