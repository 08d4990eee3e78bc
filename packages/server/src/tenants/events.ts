import type { AuditEvent } from "@usherkit/contract";
import { decideTenantHistory } from "@usherkit/contract/policy";
import { sql } from "kysely";
import { readTenantFacts } from "../access/tenant-facts.js";
import { capabilities, type ActorHandler } from "../context.js";
import { enforce } from "../http/problem.js";
import { hashToken } from "../http/secret.js";
import { eventOf, eventRows, pageOfEvents, type EventRow } from "../users/history.js";
import { isHidden } from "../users/visible.js";

/**
 * What happened in the tenant, newest first, to managers: about people whom they may view, about those whose record is gone, and
 * about nobody in particular. Where managers see their own children alone, about these and themself.
 */
export const listEvents: ActorHandler<"listEvents"> = async ({ services, caller, query, now }) => {
  const { database } = services;
  const { profile } = caller;
  const facts = await readTenantFacts(database, caller, now);
  enforce(decideTenantHistory({ actor: caller, profile, capabilities, facts, now }));
  const { cursor, limit, ...filters } = query;
  const hash = hashToken(JSON.stringify(["events", caller.tenantId, caller.id, filters])).slice(0, 16);
  let rows = eventRows(database, caller, now).where(sql<boolean>`not ${isHidden(sql`events.user_id`, caller, now)}`);
  if (profile.scope === "children")
    rows = rows.where(
      sql<boolean>`(events.user_id = ${caller.id} or exists (
        select 1 from users where tenant_id = ${caller.tenantId} and id = events.user_id and parent_id = ${caller.id}))`,
    );
  if (filters.type?.length) rows = rows.where("events.type", "in", filters.type);
  if (filters.userId !== undefined) rows = rows.where("events.user_id", "=", filters.userId);
  const shape = (row: EventRow): AuditEvent => ({
    ...eventOf(row),
    userId: row.user_id,
    address: row.address,
    requestId: row.request_id,
  });
  return { body: await pageOfEvents(rows, { caller, cursor, limit, hash, now }, shape) };
};
