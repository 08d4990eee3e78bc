import type { Action } from "@usherkit/contract";
import { actions } from "@usherkit/contract";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import type { ActorHandler } from "../context.js";
import { enforce, invalid } from "../http/problem.js";
import { findUser } from "./find.js";
import { listUsers } from "./list.js";
import { showUser } from "./shown.js";
import { targetOf } from "./user.js";
import { hiddenUser, requireFreshView } from "./visible.js";

const list = async (
  { services, caller, now }: Pick<Parameters<ActorHandler<"listUsers">>[0], "services" | "caller" | "now">,
  query: Parameters<ActorHandler<"listUsers">>[0]["query"],
) => {
  const authority = authorityOf(caller, { managers: 0, holders: {} }, now);
  const decision = authority.decide("list", null);
  // Whom to ask is looked up only for who is refused.
  if (decision.state !== "allowed")
    enforce(authorityOf(caller, await readTenantFacts(services.database, caller, now), now).decide("list", null));
  requireFreshView(caller, now);
  return { body: await listUsers(services.database, caller, query, now) };
};

export const getUsers: ActorHandler<"listUsers"> = (call) => list(call, call.query);
export const searchUsers: ActorHandler<"searchUsers"> = (call) => list(call, call.body);

export const getUser: ActorHandler<"getUser"> = async ({ services, caller, id, now }) => {
  const { row, authority } = await findUser(services.database, caller, id, now);
  return { body: await showUser(services.database, { caller, authority, now }, row), version: row.version };
};

const isAction = (name: string): name is Action => (actions as readonly string[]).includes(name);

/** Asks for decisions without doing anything: the same answer as the report, also for a proposal. Who may not be seen is `denied`, like who isn't there. */
export const evaluateAccess: ActorHandler<"evaluateAccess"> = async ({ services, caller, body, now }) => {
  const { action, userIds, proposal } = body;
  if (!isAction(action)) throw invalid({ pointer: "/action", code: "unknown_action" });
  requireFreshView(caller, now);
  const rows = await services.database
    .selectFrom("users")
    .selectAll()
    .where("tenant_id", "=", caller.tenantId)
    .where("id", "in", userIds)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const authority = authorityOf(caller, await readTenantFacts(services.database, caller, now), now);
  const decisions = userIds.map((id) => {
    const row = byId.get(id);
    if (!row || authority.decide("view", targetOf(row)).state !== "allowed") return hiddenUser;
    return authority.decide(action, targetOf(row), proposal);
  });
  return { body: { decisions } };
};
