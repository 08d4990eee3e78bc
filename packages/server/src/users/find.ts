import type { Action, Decision } from "@usherkit/contract";
import type { Proposal } from "@usherkit/contract/policy";
import { authorityOf, type Authority } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import type { Caller } from "../context.js";
import type { Database, Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { enforce, HttpProblem, notFound } from "../http/problem.js";
import { lastMailAt } from "../mail/queue.js";
import { showUser } from "./shown.js";
import { grantsOf, targetOf } from "./user.js";
import { requireFreshView } from "./visible.js";

/** A user whom the caller may see; any other is 404, byte for byte that of an unknown id. */
export const findUser = async (
  database: Database,
  caller: Caller,
  id: string,
  now: Date,
): Promise<{ row: UserRow; authority: Authority }> => {
  requireFreshView(caller, now);
  const row = await database
    .selectFrom("users")
    .selectAll()
    .where("tenant_id", "=", caller.tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw notFound();
  const authority = authorityOf(caller, await readTenantFacts(database, caller, now), now);
  if (authority.decide("view", targetOf(row)).state !== "allowed") throw notFound();
  return { row, authority };
};

/**
 * Refuses what would be refused anyway, before work that is slow by design, such as hashing: anybody could ask for it else. The
 * change itself decides again, under its lock.
 */
export const requireBefore = async (
  database: Database,
  caller: Caller,
  { id, actions, now }: { id: string; actions: readonly Action[]; now: Date },
): Promise<void> => {
  const { row, authority } = await findUser(database, caller, id, now);
  for (const action of actions) enforce(authority.decide(action, targetOf(row)));
};

/** The actions by which a tenant may lose a manager: they take turns in a tenant. */
const losingActions: ReadonlySet<Action> = new Set<Action>(["delete", "deactivate", "lock", "setRoles"]);

const mailKinds = new Map<Action, "welcome" | "reset" | "invitation">([
  ["resendWelcome", "welcome"],
  ["sendPasswordReset", "reset"],
  ["invite", "invitation"],
]);

/** A caller as they are now: who lost a role or a grant while the request waited acts without it. */
export const refreshed = async (transaction: Transaction, caller: Caller): Promise<Caller> => {
  const row = await transaction
    .selectFrom("users")
    .select(["role_ids", "features", "accounts"])
    .where("id", "=", caller.id)
    .executeTakeFirst();
  if (!row) throw new HttpProblem("unauthenticated");
  return { ...caller, roleIds: row.role_ids, ...grantsOf(row, caller.profile) };
};

/** What a change works on: the locked row, and the answer with which it ends. */
export interface Change {
  readonly row: UserRow;
  /** The caller as they are now. */
  readonly actor: Caller;
  /** The answer that allowed the action. */
  readonly decision: Decision;
  /** Decides again for this very request; throws where it is refused. */
  readonly require: (action: Action, proposal?: Proposal) => Decision;
}

/** Locks a user for a change, in the order tenant, user; checks `view`, the version where one is named, and the action. */
export const lockUser = async (
  transaction: Transaction,
  caller: Caller,
  input: { id: string; action: Action; version?: number | null; proposal?: Proposal; now: Date },
): Promise<Change> => {
  if (losingActions.has(input.action))
    await transaction.selectFrom("tenants").select("id").where("id", "=", caller.tenantId).forUpdate().execute();
  const actor = await refreshed(transaction, caller);
  requireFreshView(actor, input.now);
  const row = await transaction
    .selectFrom("users")
    .selectAll()
    .where("tenant_id", "=", caller.tenantId)
    .where("id", "=", input.id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  const authority = authorityOf(actor, await readTenantFacts(transaction, actor, input.now), input.now);
  const mailKind = mailKinds.get(input.action);
  const target = targetOf(row, mailKind ? await lastMailAt(transaction, row.id, mailKind) : null);
  if (authority.decide("view", target).state !== "allowed") throw notFound();
  const require: Change["require"] = (action, proposal) => {
    const decision = authority.decide(action, target, proposal);
    enforce(decision);
    return decision;
  };
  const decision = require(input.action, input.proposal);
  if (input.version !== undefined && input.version !== null && input.version !== row.version)
    throw new HttpProblem("version_mismatch");
  return { row, actor, decision, require };
};

/** The user after a change, as the API shows them, with the report. */
export const readUser = async (transaction: Transaction, caller: Caller, id: string, now: Date) => {
  const row = await transaction.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const authority = authorityOf(caller, await readTenantFacts(transaction, caller, now), now);
  return showUser(transaction, { caller, authority, now }, row);
};
