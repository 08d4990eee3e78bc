import { canonical, type InvitationQuery, type InvitationSortKey, type LinkState } from "@usherkit/contract";
import { sql, type RawBuilder } from "kysely";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import type { ActorHandler } from "../context.js";
import { enforce } from "../http/problem.js";
import { hashToken } from "../http/secret.js";
import { readCursor, writeCursor } from "../users/cursor.js";
import { likePattern } from "../users/list.js";
import {
  invitationOf,
  invitationRows,
  invitationsSeenBy,
  invitationTargetOf,
  type InvitationRow,
} from "./invitation.js";

type Condition = RawBuilder<boolean>;
const all = (conditions: Condition[]): Condition => sql<boolean>`${sql.join(conditions, sql` and `)}`;

const columns: Record<InvitationSortKey, { key: RawBuilder<unknown>; type: RawBuilder<unknown> }> = {
  email: { key: sql`(invitations.email_key collate "und-x-icu")`, type: sql`text` },
  sentAt: { key: sql`invitations.sent_at`, type: sql`timestamptz` },
  expiresAt: { key: sql`invitations.expires_at`, type: sql`timestamptz` },
};
const keyOf: Record<InvitationSortKey, (row: InvitationRow) => string> = {
  email: (row) => row.email_key,
  sentAt: (row) => row.sent_at.toISOString(),
  expiresAt: (row) => row.expires_at.toISOString(),
};

/** A link is in the first of these states that fits, as `linkStateOf` says of a row. */
const isLink = (state: LinkState, now: Date): Condition => {
  const isLeft = sql`invitations.used_at is null and invitations.revoked_at is null and invitations.replaced_at is null`;
  switch (state) {
    case "used":
      return sql`(invitations.used_at is not null)`;
    case "revoked":
      return sql`(invitations.used_at is null and invitations.revoked_at is not null)`;
    case "replaced":
      return sql`(invitations.used_at is null and invitations.revoked_at is null and invitations.replaced_at is not null)`;
    case "expired":
      return sql`(${isLeft} and invitations.expires_at <= ${now}::timestamptz)`;
    case "open":
      return sql`(${isLeft} and invitations.expires_at > ${now}::timestamptz)`;
  }
};

/** What a query leaves of the invitations that the caller sees. */
const filtersOf = ({ search = "", link = [] }: InvitationQuery, now: Date): Condition[] => [
  ...canonical(search)
    .split(/\s+/u)
    .filter((word) => word !== "")
    .map((word): Condition => sql`invitations.email_key like ${likePattern(word)}`),
  ...(link.length > 0
    ? [
        sql<boolean>`(${sql.join(
          link.map((state) => isLink(state, now)),
          sql` or `,
        )})`,
      ]
    : []),
];

const list = async (
  { services, caller, now }: Pick<Parameters<ActorHandler<"listInvitations">>[0], "services" | "caller" | "now">,
  query: InvitationQuery,
) => {
  const { database } = services;
  const authority = authorityOf(caller, await readTenantFacts(database, caller, now), now);
  enforce(authority.decide("listInvitations", null));
  const { cursor: cursorText, limit = 50, total: isCounted, sort = "-sentAt", ...filters } = query;
  const hash = hashToken(JSON.stringify([caller.tenantId, caller.id, filters])).slice(0, 16);
  const cursor = cursorText === undefined ? undefined : readCursor(cursorText, sort, hash);
  const backwards = cursor?.direction === "previous";
  const isDescending = sort.startsWith("-") !== backwards;
  const name = sort.replace("-", "") as InvitationSortKey;
  const { key, type } = columns[name];
  const isWanted = all([
    sql`invitations.tenant_id = ${caller.tenantId}`,
    invitationsSeenBy(caller, now),
    ...filtersOf(filters, now),
  ]);
  let rowsQuery = invitationRows(database, caller, now).where(isWanted);
  if (cursor)
    rowsQuery = rowsQuery.where(
      sql<boolean>`(${key}, invitations.id) ${sql.raw(isDescending ? "<" : ">")} (cast(${cursor.key} as ${type}), ${cursor.id})`,
    );
  const direction = isDescending ? "desc" : "asc";
  const [found, total] = await Promise.all([
    rowsQuery
      .orderBy(key, direction)
      .orderBy("invitations.id", direction)
      .limit(limit + 1)
      .execute(),
    isCounted
      ? database
          .selectFrom("invitations")
          .select(sql<number>`count(*)::int`.as("value"))
          .where(isWanted)
          .executeTakeFirstOrThrow()
      : undefined,
  ]);
  const hasMore = found.length > limit;
  const rows = found.slice(0, limit);
  if (backwards) rows.reverse();
  const cursorAt = (row: InvitationRow | undefined, way: "next" | "previous") =>
    row ? writeCursor({ direction: way, sort, key: keyOf[name](row), id: row.id, now: now.toISOString(), hash }) : null;
  return {
    body: {
      items: rows.map((row) => ({
        ...invitationOf(row, now),
        access: authority.report(invitationTargetOf(row, now)),
      })),
      nextCursor: hasMore || backwards ? cursorAt(rows.at(-1), "next") : null,
      previousCursor: cursor && (hasMore || !backwards) ? cursorAt(rows[0], "previous") : null,
      ...(total && { total: { value: total.value, exact: true } }),
    },
  };
};

/** The invitations that were sent, newest first unless one asks otherwise: a row per invite (docs/portals.md, NF-4). */
export const listInvitations: ActorHandler<"listInvitations"> = (call) => list(call, call.query);
export const searchInvitations: ActorHandler<"searchInvitations"> = (call) => list(call, call.body);
