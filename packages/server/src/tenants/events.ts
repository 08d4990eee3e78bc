import type { AuditEvent } from "@usherkit/contract";
import { canManage } from "@usherkit/contract/policy";
import { sql } from "kysely";
import type { ActorHandler } from "../context.js";
import { enforce } from "../http/problem.js";
import { hashToken } from "../http/secret.js";
import { readCursor, writeCursor } from "../users/cursor.js";
import { displayNameOf } from "../users/user.js";

const sort = "-createdAt";

/** The name of who did it; empty where their record is gone. */
const actorNameOf = (row: { given_name: string | null; family_name: string | null; username: string | null }): string =>
  row.username === null
    ? ""
    : displayNameOf({ given_name: row.given_name ?? "", family_name: row.family_name ?? "", username: row.username });

/** What happened in the tenant, newest first, to managers: about people whom they may see, and about nobody in particular. */
export const listEvents: ActorHandler<"listEvents"> = async ({ services, caller, query, now }) => {
  const { database } = services;
  if (!canManage(caller.profile, caller.roleIds))
    enforce({ state: "denied", reason: "missing_permission", remedy: { kind: "contact_support" } });
  const { cursor: cursorText, limit = 50, ...filters } = query;
  const hash = hashToken(JSON.stringify(["events", caller.tenantId, caller.id, filters])).slice(0, 16);
  const cursor = cursorText === undefined ? undefined : readCursor(cursorText, sort, hash);
  let rows = database
    .selectFrom("events")
    .leftJoin("users as actor", "actor.id", "events.actor_id")
    .selectAll("events")
    .select(["actor.given_name", "actor.family_name", "actor.username"])
    .where("events.tenant_id", "=", caller.tenantId);
  if (filters.type?.length) rows = rows.where("events.type", "in", filters.type);
  if (filters.userId !== undefined) rows = rows.where("events.user_id", "=", filters.userId);
  if (cursor) rows = rows.where(sql<boolean>`(events.at, events.id) < (${cursor.key}::timestamptz, ${cursor.id})`);
  const found = await rows
    .orderBy("events.at", "desc")
    .orderBy("events.id", "desc")
    .limit(limit + 1)
    .execute();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    body: {
      items: items.map(
        (row): AuditEvent => ({
          id: row.id,
          at: row.at.toISOString(),
          type: row.type,
          actor: row.actor_id === null ? null : { id: row.actor_id, displayName: actorNameOf(row) },
          details: row.details,
          userId: row.user_id,
          address: row.address,
          requestId: row.request_id,
        }),
      ),
      nextCursor:
        found.length > limit && last
          ? writeCursor({
              direction: "next",
              sort,
              key: last.at.toISOString(),
              id: last.id,
              now: now.toISOString(),
              hash,
            })
          : null,
      previousCursor: null,
    },
  };
};
