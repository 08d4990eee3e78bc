import {
  credentials,
  mfaStates,
  registrations,
  statuses,
  type PortalProfile,
  type Rule,
  type StateFacts,
} from "@usherkit/contract";
import type { Database } from "@usherkit/server";
import fc from "fast-check";

export const now = new Date("2026-11-21T12:00:00.000Z");
const minute = 60_000;
/** Before, at and after the instant, by the least that a clock tells; and never. */
const instants = [null, -1, 0, 1].map((offset) => (offset === null ? null : new Date(now.getTime() + offset)));

const roleIds = ["admin", "domain_manager", "billing"] as const;
const roles = fc.subarray([...roleIds]);

export type ViewPolicy = Pick<PortalProfile, "rules" | "scope"> & Partial<Pick<PortalProfile, "stepUp">>;

/** A condition that a rule may have: most lack any one of them, or few rules would be about anybody. */
const maybe = <Value>(value: fc.Arbitrary<Value>, weight = 1): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value });

const target: fc.Arbitrary<NonNullable<Rule["target"]>> = fc.record({
  roles: maybe(roles),
  notRoles: maybe(roles),
  relation: maybe(fc.constantFrom("self", "child", "other")),
  facts: maybe(
    fc.record({
      active: maybe(fc.boolean(), 2),
      registration: maybe(fc.subarray([...registrations]), 2),
      status: maybe(fc.subarray([...statuses]), 3),
      mfa: maybe(fc.subarray([...mfaStates]), 2),
    }),
    2,
  ),
});

const rule: fc.Arbitrary<Rule> = fc
  .record({
    effect: fc.constantFrom("allow", "deny"),
    actions: fc.constantFrom<Rule["actions"]>("*", ["view"], ["edit", "view"], ["view"], ["edit"]),
    actor: maybe(fc.record({ roles: maybe(roles), notRoles: maybe(roles) })),
    target: maybe(target, 20),
  })
  .map((given) => ({ ...given, ...(given.effect === "deny" && { reason: "policy", remedy: "none" as const }) }));

/** Rules on `view` of every shape; the list itself is open to everybody, unless a rule on `*` refuses it. */
export const policies: fc.Arbitrary<ViewPolicy> = fc
  .record({
    rules: fc.array(rule, { maxLength: 5 }),
    allowsAll: fc.constantFrom(true, true, true, false),
    scope: fc.constantFrom<PortalProfile["scope"]>("tenant", "tenant", "tenant", "tenant", "children"),
    isStepUp: fc.integer({ min: 0, max: 19 }).map((value) => value === 0),
  })
  .map(({ rules, allowsAll, scope, isStepUp }) => ({
    scope,
    rules: [
      ...rules,
      ...(allowsAll ? [{ effect: "allow" as const, actions: ["view" as const] }] : []),
      { effect: "allow", actions: ["list"] },
    ],
    ...(isStepUp && { stepUp: { actions: ["view" as const], maxAgeSeconds: 60 } }),
  }));

export interface Person {
  readonly id: string;
  readonly roleIds: string[];
  readonly parentId: string | null;
  readonly lastSignInAt: Date | null;
  readonly mfa: (typeof mfaStates)[number];
  readonly facts: StateFacts;
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null;
const instant = fc.constantFrom(...instants);

const facts: fc.Arbitrary<StateFacts> = fc
  .record({
    active: fc.boolean(),
    lock: fc.constantFrom(null, null, "auto" as const, "admin" as const),
    lockUntil: instant,
    credential: fc.constantFrom(...credentials),
    credentialUntil: instant,
    recoveryUntil: instant,
    isOpened: fc.boolean(),
    registration: fc.constantFrom(...registrations, "registered" as const),
    invitedUntil: instant,
    isDeleted: fc.integer({ min: 0, max: 4 }).map((value) => value === 0),
  })
  .map((given) => ({
    active: given.active,
    lock: given.lock && { kind: given.lock, since: now.toISOString(), until: iso(given.lockUntil), by: null },
    credential: given.credential,
    credentialUntil: given.credential === "set" ? iso(given.credentialUntil) : null,
    recovery: given.recoveryUntil && {
      requestedAt: now.toISOString(),
      openedAt: given.isOpened ? now.toISOString() : null,
      until: given.recoveryUntil.toISOString(),
    },
    registration: given.registration,
    invitedUntil: given.registration === "invited" ? iso(given.invitedUntil) : null,
    deletedAt: given.isDeleted ? now.toISOString() : null,
  }));

/** People in every state, children of nobody or of one of the callers; ids differ in their order from names. */
export const people = (prefix: string, callerIds: readonly string[], count: number): Person[] =>
  fc
    .sample(
      fc.record({
        roleIds: roles,
        parentId: fc.constantFrom(null, ...callerIds),
        lastSignInAt: fc.constantFrom(null, now, new Date(now.getTime() - 5 * minute)),
        mfa: fc.constantFrom(...mfaStates),
        facts,
      }),
      { seed: 7, numRuns: count },
    )
    .map((person, index) => ({ id: `${prefix}-${((index * 7) % count).toString().padStart(3, "0")}`, ...person }));

const plain: StateFacts = {
  active: true,
  lock: null,
  credential: "set",
  credentialUntil: null,
  recovery: null,
  registration: "registered",
  invitedUntil: null,
  deletedAt: null,
};

/** People who can sign in, each with roles of their own; the last one is their own parent. */
export const callers = (prefix: string): Person[] =>
  [["admin"], ["billing"], ["domain_manager", "billing"], []].map((held, index) => ({
    id: `${prefix}-caller-${index.toString()}`,
    roleIds: held,
    parentId: index === 0 ? null : `${prefix}-caller-${(index === 3 ? 3 : index - 1).toString()}`,
    lastSignInAt: null,
    mfa: "none",
    facts: plain,
  }));

const dateOf = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

/** Writes people as they are, whatever could have brought them there. Their address is `ID@corvane.example`. */
export const insertPeople = async (database: Database, tenantId: string, all: readonly Person[]): Promise<void> => {
  await database
    .insertInto("users")
    .values(
      all.map(({ id, roleIds: held, parentId, lastSignInAt, mfa, facts: state }, index) => ({
        id,
        tenant_id: tenantId,
        username: id,
        username_key: id,
        email: `${id}@corvane.example`,
        email_key: `${id}@corvane.example`,
        given_name: `Given ${(index % 5).toString()}`,
        family_name: `Family ${(index % 3).toString()}`,
        active: state.active,
        lock_kind: state.lock?.kind ?? null,
        lock_since: dateOf(state.lock?.since),
        lock_until: dateOf(state.lock?.until),
        lock_by: null,
        credential: state.credential,
        credential_until: dateOf(state.credentialUntil),
        recovery_requested_at: dateOf(state.recovery?.requestedAt),
        recovery_opened_at: dateOf(state.recovery?.openedAt),
        recovery_until: dateOf(state.recovery?.until),
        registration: state.registration,
        invited_until: dateOf(state.invitedUntil),
        mfa,
        role_ids: held,
        role_rank: index % 4,
        can_manage: held.includes("admin"),
        parent_id: parentId,
        last_sign_in_at: lastSignInAt,
        created_at: new Date(now.getTime() - (index % 4) * minute),
        updated_at: new Date(now.getTime() - (index % 2) * minute),
        deleted_at: dateOf(state.deletedAt),
        search_text: `${id}@corvane.example`,
      })),
    )
    .execute();
};
