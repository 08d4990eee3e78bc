import { sql } from "kysely";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import type { ActorHandler } from "../context.js";
import { enforce } from "../http/problem.js";
import { readCursor, writeCursor } from "../users/cursor.js";
import { invitationOf, invitationRows, invitationsSeenBy, invitationTargetOf } from "./invitation.js";

const sort = "-createdAt";
const hash = "invitations";

/** The invitations that were sent, newest first: a row per invite (docs/portals.md, NF-4). */
export const listInvitations: ActorHandler<"listInvitations"> = async ({ services, caller, query, now }) => {
  const { database } = services;
  const authority = authorityOf(caller, await readTenantFacts(database, caller, now), now);
  enforce(authority.decide("listInvitations", null));
  const limit = query.limit ?? 50;
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, sort, hash);
  const backwards = cursor?.direction === "previous";
  const isSeen = invitationsSeenBy(caller, now);
  let rowsQuery = invitationRows(database, caller, now)
    .where("invitations.tenant_id", "=", caller.tenantId)
    .where(isSeen);
  const countQuery = database
    .selectFrom("invitations")
    .select(sql<number>`count(*)::int`.as("value"))
    .where("tenant_id", "=", caller.tenantId)
    .where(isSeen);
  if (cursor)
    rowsQuery = rowsQuery.where(
      sql<boolean>`(invitations.sent_at, invitations.id) ${sql.raw(backwards ? ">" : "<")} (${cursor.key}::timestamptz, ${cursor.id})`,
    );
  const direction = backwards ? "asc" : "desc";
  const found = await rowsQuery
    .orderBy("invitations.sent_at", direction)
    .orderBy("invitations.id", direction)
    .limit(limit + 1)
    .execute();
  const hasMore = found.length > limit;
  const rows = found.slice(0, limit);
  if (backwards) rows.reverse();
  const cursorAt = (row: (typeof rows)[number] | undefined, way: "next" | "previous") =>
    row
      ? writeCursor({ direction: way, sort, key: row.sent_at.toISOString(), id: row.id, now: now.toISOString(), hash })
      : null;
  const total = query.total ? await countQuery.executeTakeFirstOrThrow() : undefined;
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
