import type { AuditEvent } from "@usherkit/contract";
import { sql, type Selectable } from "kysely";
import type { ActorHandler, Caller } from "../context.js";
import type { Database } from "../database/database.js";
import type { EventTable } from "../database/schema.js";
import { enforce } from "../http/problem.js";
import { readCursor, writeCursor } from "./cursor.js";
import { findUser } from "./find.js";
import { displayNameOf, targetOf } from "./user.js";
import { isHidden } from "./visible.js";

const sort = "-createdAt";

export type EventRow = Selectable<EventTable> & {
  given_name: string | null;
  family_name: string | null;
  username: string | null;
  is_actor_hidden: boolean;
};

/** Events of the caller's tenant with the names of their actors, and whether an actor is hidden from the caller. */
export const eventRows = (database: Database, caller: Caller, now: Date) =>
  database
    .selectFrom("events")
    .leftJoin("users as actor", (join) =>
      join.onRef("actor.tenant_id", "=", "events.tenant_id").onRef("actor.id", "=", "events.actor_id"),
    )
    .selectAll("events")
    .select(["actor.given_name", "actor.family_name", "actor.username"])
    .select(isHidden(sql`events.actor_id`, caller, now).as("is_actor_hidden"))
    .where("events.tenant_id", "=", caller.tenantId);

/** The actor of an event: null for the system, without id and name where they are hidden, without name where they are gone. */
const actorOf = (row: EventRow): AuditEvent["actor"] => {
  if (row.actor_id === null) return null;
  if (row.is_actor_hidden) return { id: null, displayName: "" };
  if (row.username === null) return { id: row.actor_id, displayName: "" };
  const { given_name, family_name, username } = row;
  return {
    id: row.actor_id,
    displayName: displayNameOf({ given_name: given_name ?? "", family_name: family_name ?? "", username }),
  };
};

export const eventOf = (row: EventRow): AuditEvent => ({
  id: row.id,
  at: row.at.toISOString(),
  type: row.type,
  actor: actorOf(row),
  details: row.details,
});

interface PageOfEvents {
  readonly caller: Caller;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly hash: string;
  readonly now: Date;
}

type EventRows = ReturnType<typeof eventRows>;

/** One page of `rows`, newest first, each as `shape` makes it. `hash` binds a cursor to the question that it continues. */
export const pageOfEvents = async <Item>(
  rows: EventRows,
  { caller, cursor: cursorText, limit = 50, hash, now }: PageOfEvents,
  shape: (row: EventRow) => Item,
) => {
  const cursor = cursorText === undefined ? undefined : readCursor(cursorText, sort, hash);
  const asked = cursor
    ? // The cursor names an event by its id alone: the sequence that orders events of one instant stays in the database.
      rows.where(
        sql<boolean>`(events.at, events.sequence) < (select last.at, last.sequence from events as last
          where last.tenant_id = ${caller.tenantId} and last.id = ${cursor.id})`,
      )
    : rows;
  const found = await asked
    .orderBy("events.at", "desc")
    .orderBy("events.sequence", "desc")
    .limit(limit + 1)
    .execute();
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  const nextCursor =
    last === undefined
      ? null
      : writeCursor({
          direction: "next",
          sort,
          key: last.at.toISOString(),
          id: last.id,
          now: now.toISOString(),
          hash,
        });
  return { items: items.map(shape), nextCursor, previousCursor: null };
};

/** What happened to one person, newest first. 404 whom the caller may not view, 403 whose history they may not read. */
export const listUserEvents: ActorHandler<"listUserEvents"> = async ({ services, caller, id, query, now }) => {
  const { row: user, authority } = await findUser(services.database, caller, id, now);
  enforce(authority.history(targetOf(user)));
  const rows = eventRows(services.database, caller, now).where("events.user_id", "=", id);
  return { body: await pageOfEvents(rows, { caller, ...query, hash: `events ${id}`, now }, eventOf) };
};
