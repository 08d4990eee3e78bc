import type { Action, AuditEvent } from "@usherkit/contract";
import { actions } from "@usherkit/contract";
import { sql } from "kysely";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import type { ActorHandler } from "../context.js";
import { enforce, invalid } from "../http/problem.js";
import { readCursor, writeCursor } from "./cursor.js";
import { findUser } from "./find.js";
import { listUsers } from "./list.js";
import { displayNameOf, targetOf, userOf } from "./user.js";

const list = async (
  { services, caller, now }: Pick<Parameters<ActorHandler<"listUsers">>[0], "services" | "caller" | "now">,
  query: Parameters<ActorHandler<"listUsers">>[0]["query"],
) => {
  const authority = authorityOf(caller, { managers: 0, holders: {} }, now);
  const decision = authority.decide("list", null);
  // Whom to ask is looked up only for who is refused.
  if (decision.state !== "allowed")
    enforce(authorityOf(caller, await readTenantFacts(services.database, caller.tenantId), now).decide("list", null));
  return { body: await listUsers(services.database, caller, query, now) };
};

export const getUsers: ActorHandler<"listUsers"> = (call) => list(call, call.query);
export const searchUsers: ActorHandler<"searchUsers"> = (call) => list(call, call.body);

export const getUser: ActorHandler<"getUser"> = async ({ services, caller, id, now }) => {
  const { row, authority } = await findUser(services.database, caller, id, now);
  return {
    body: { ...userOf(row, caller.profile, now), access: authority.report(targetOf(row)) },
    version: row.version,
  };
};

/** What happened to one person, newest first. */
export const listUserEvents: ActorHandler<"listUserEvents"> = async ({ services, caller, id, query, now }) => {
  await findUser(services.database, caller, id, now);
  const limit = query.limit ?? 50;
  const hash = `events ${id}`;
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, "-createdAt", hash);
  let rows = services.database
    .selectFrom("events")
    .leftJoin("users as actor", "actor.id", "events.actor_id")
    .selectAll("events")
    .select(["actor.given_name", "actor.family_name", "actor.username"])
    .where("events.tenant_id", "=", caller.tenantId)
    .where("events.user_id", "=", id);
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
      items: items.map((row): AuditEvent => ({
        id: row.id,
        at: row.at.toISOString(),
        type: row.type,
        actor:
          row.actor_id === null
            ? null
            : {
                id: row.actor_id,
                displayName:
                  row.username === null
                    ? ""
                    : displayNameOf({
                        given_name: row.given_name ?? "",
                        family_name: row.family_name ?? "",
                        username: row.username,
                      }),
              },
        details: row.details,
      })),
      nextCursor:
        found.length > limit && last
          ? writeCursor({
              direction: "next",
              sort: "-createdAt",
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

const isAction = (name: string): name is Action => (actions as readonly string[]).includes(name);

/** Asks for decisions without doing anything: the same answer as the report, also for a proposal. Who may not be seen is `denied`, like who isn't there. */
export const evaluateAccess: ActorHandler<"evaluateAccess"> = async ({ services, caller, body, now }) => {
  const { action, userIds, proposal } = body;
  if (!isAction(action)) throw invalid({ pointer: "/action", code: "unknown_action" });
  const rows = await services.database
    .selectFrom("users")
    .selectAll()
    .where("tenant_id", "=", caller.tenantId)
    .where("id", "in", userIds)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const authority = authorityOf(caller, await readTenantFacts(services.database, caller.tenantId), now);
  const decisions = userIds.map((id) => {
    const row = byId.get(id);
    if (!row || authority.decide("view", targetOf(row)).state !== "allowed")
      return { state: "denied" as const, reason: "out_of_scope", remedy: { kind: "none" as const } };
    return authority.decide(action, targetOf(row), proposal);
  });
  return { body: { decisions } };
};
