import type { Decision, Rule } from "@usherkit/contract";
import { freshness, holds, isAbout, type Actor } from "@usherkit/contract/policy";
import { sql, type RawBuilder } from "kysely";
import type { Caller } from "../context.js";
import type { Database, Transaction } from "../database/database.js";
import { rankAt, rankOf, registrationAt } from "../database/status-sql.js";
import { enforce } from "../http/problem.js";

/** The part of a `Caller` that decides whom they may view. */
export type Viewer = Actor & Pick<Caller, "tenantId" | "profile">;

/** A condition on a row of `users`, never null; true or false where it is the same for every row. */
type Condition = RawBuilder<boolean> | boolean;

const isSql = (condition: Condition): condition is RawBuilder<boolean> => typeof condition !== "boolean";

const allOf = (conditions: readonly Condition[]): Condition => {
  if (conditions.includes(false)) return false;
  const parts = conditions.filter(isSql);
  return parts.length === 0 ? true : sql<boolean>`(${sql.join(parts, sql` and `)})`;
};

const anyOf = (conditions: readonly Condition[]): Condition => {
  if (conditions.includes(true)) return true;
  const parts = conditions.filter(isSql);
  return parts.length === 0 ? false : sql<boolean>`(${sql.join(parts, sql` or `)})`;
};

const not = (condition: Condition): Condition => (isSql(condition) ? sql<boolean>`not ${condition}` : !condition);

/** A list of one kind's members as a condition: true where it is not given, false where it is empty. */
const isOneOf = (
  column: RawBuilder<unknown>,
  values: readonly (string | number)[] | undefined,
  type: string,
): Condition =>
  values === undefined || (values.length > 0 && sql<boolean>`(${column} = any(${values}::${sql.raw(type)}[]))`);

const holdsOneOf = (roleIds: readonly string[]): Condition =>
  roleIds.length > 0 && sql<boolean>`(role_ids && ${roleIds}::text[])`;

const hasRelation = (relation: NonNullable<Rule["target"]>["relation"], callerId: string): Condition => {
  switch (relation) {
    case undefined:
      return true;
    case "self":
      return sql<boolean>`(id = ${callerId})`;
    case "child":
      // `parent_id` is tested apart, so that the condition is false and not null, and still finds the index.
      return sql<boolean>`(parent_id is not null and parent_id = ${callerId} and id <> ${callerId})`;
    case "other":
      return sql<boolean>`(id <> ${callerId} and parent_id is distinct from ${callerId})`;
  }
};

/** `isOnTarget` of the policy in SQL: whether a rule is about the person in the row. */
const isAboutRow = ({ target }: Rule, callerId: string, now: Date): Condition => {
  if (!target) return true;
  const { roles, notRoles, relation, facts } = target;
  return allOf([
    roles === undefined || holdsOneOf(roles),
    not(holdsOneOf(notRoles ?? [])),
    hasRelation(relation, callerId),
    facts?.active === undefined || sql<boolean>`(active = ${facts.active})`,
    isOneOf(registrationAt(now), facts?.registration, "text"),
    isOneOf(rankAt(now), facts?.status?.map(rankOf), "smallint"),
    isOneOf(sql`mfa`, facts?.mfa, "text"),
  ]);
};

/** The rules of an effect on `view` whose actor the caller is. */
const rulesOnView = ({ profile, roleIds }: Viewer, effect: Rule["effect"]): Rule[] =>
  profile.rules.filter(
    (rule) => rule.effect === effect && isAbout(rule, { action: "view" }) && holds(rule.actor, roleIds),
  );

/** In the order of `decide()`: scope, deny rules, allow rules, default deny, and how fresh the sign-in is. */
const isViewable = (caller: Viewer, now: Date): Condition => {
  const { id, profile } = caller;
  const isAny = (effect: Rule["effect"]) => anyOf(rulesOnView(caller, effect).map((rule) => isAboutRow(rule, id, now)));
  return allOf([
    profile.scope !== "children" || hasRelation("child", id),
    not(isAny("deny")),
    isAny("allow"),
    freshness({ action: "view", actor: caller, profile, now }).state === "allowed",
  ]);
};

const toSql = (condition: Condition): RawBuilder<boolean> =>
  isSql(condition) ? condition : sql<boolean>`${sql.raw(String(condition))}`;

/**
 * The people whom a caller may view at `now`, as a condition on the columns of `users`: true exactly where
 * `decide({ action: "view" })` is `allowed`. Undefined where the rules hide nobody from this caller. The columns are not
 * qualified, so in a join this belongs into a sub-select over `users`.
 */
export const viewLimit = (caller: Viewer, now: Date): RawBuilder<boolean> | undefined => {
  const condition = isViewable(caller, now);
  return condition === true ? undefined : toSql(condition);
};

/** `viewLimit` as SQL in every case: `true` where the rules hide nobody. */
export const visibleTo = (caller: Viewer, now: Date): RawBuilder<boolean> => toSql(isViewable(caller, now));

/**
 * The people whose names a caller may be told as somebody to ask: all but those whom a rule on `view` hides from this caller in
 * particular. A caller who may view nobody, for want of a role or by their scope, is still told whom to ask.
 */
export const namedTo = (caller: Viewer, now: Date): RawBuilder<boolean> => {
  const about = (rule: Rule): Condition => isAboutRow(rule, caller.id, now);
  const hiding = rulesOnView(caller, "deny").filter(({ target }) => target !== undefined);
  const showing = rulesOnView(caller, "allow");
  return toSql(allOf([not(anyOf(hiding.map(about))), showing.length === 0 || anyOf(showing.map(about))]));
};

/** Whether the user whom a column names is there and hidden from the caller; nobody is hidden from themself. */
export const isHidden = (userId: RawBuilder<unknown>, caller: Viewer, now: Date): RawBuilder<boolean> => {
  const limit = viewLimit(caller, now);
  if (!limit) return sql<boolean>`false`;
  return sql<boolean>`(${userId} is distinct from ${caller.id} and exists (
    select 1 from users where tenant_id = ${caller.tenantId} and id = ${userId} and not ${limit}))`;
};

/** Those of some ids that belong to people who are hidden from the caller; at most one query. */
export const readHidden = async (
  database: Database | Transaction,
  caller: Viewer,
  ids: readonly (string | null)[],
  now: Date,
): Promise<ReadonlySet<string>> => {
  const limit = viewLimit(caller, now);
  const asked = [...new Set(ids)].filter((id) => id !== null && id !== caller.id);
  if (!limit || asked.length === 0) return new Set();
  const rows = await database
    .selectFrom("users")
    .select("id")
    .where("tenant_id", "=", caller.tenantId)
    .where("id", "in", asked)
    .where(sql<boolean>`not ${limit}`)
    .execute();
  return new Set(rows.map(({ id }) => id));
};

/** The decision on anything about a person whom the caller may not view: the same as about an unknown id. */
export const hiddenUser: Decision = { state: "denied", reason: "out_of_scope", remedy: { kind: "none" } };

/**
 * Throws where the profile's `stepUp` asks for a fresher sign-in to view people. It is asked before any row is looked for, so
 * the answer is one and the same for a person who is there and for an unknown id.
 */
export const requireFreshView = (caller: Viewer, now: Date): void => {
  enforce(freshness({ action: "view", actor: caller, profile: caller.profile, now }));
};
