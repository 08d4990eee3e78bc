import { allowed, type Decision } from "@usherkit/contract";
import { decide, type Question, type UserTarget } from "@usherkit/contract/policy";
import { describe, expect, test } from "vitest";
import { now, profileOf, questionOf, targetOf } from "./support/questions.js";

const rules = [{ effect: "allow", actions: "*", actor: { roles: ["admin", "helper", "owner"] } }];
const profileWith = (changes: Record<string, unknown> = {}) =>
  profileOf({
    scope: "tenant",
    actions: ["list", "view", "edit", "unlock", "setTemporaryPassword", "resetMfa", "sendPasswordReset", "delete"],
    features: ["statements", "wires"].map((id) => ({ id, label: id })),
    accountLevels: ["view", "transfer"].map((id) => ({ id, label: id })),
    roles: {
      items: [
        { id: "admin", features: ["statements"] },
        { id: "helper", name: "Helper", description: "Helps.", permissions: ["users.manage", "read"] },
        { id: "owner", name: "Owner", description: "One.", permissions: ["users.manage", "read"], primary: true },
      ],
    },
    rules,
    ...changes,
  });
const profile = profileWith();
const holders = { admin: { count: 1, names: ["Ada"] }, helper: { count: 2, names: ["Bea", "Bo"] } };
const helper = { id: "me", roleIds: ["helper"], authenticatedAt: now };

const ask = (action: Question["action"], target: Partial<UserTarget>, changes: Partial<Question> = {}): Decision =>
  decide(
    questionOf({
      profile,
      facts: { managers: 3, holders },
      actor: helper,
      action,
      target: targetOf({ roleIds: ["read_only"], ...target }),
      ...changes,
    }),
  );
const moved = { proposal: { movesAddress: true } };
const askAda = { kind: "ask_role", roleIds: ["admin"], names: ["Ada"], count: 1 };

/** What somebody holds that a helper doesn't, and how the decision names it. */
const more: readonly [string, Partial<UserTarget>, object][] = [
  [
    "a permission of a role",
    { roleIds: ["read_only", "billing"] },
    { roleId: "billing", permission: "billing.manage" },
  ],
  ["a feature of their own", { featureIds: ["wires"] }, { featureId: "wires" }],
  ["an account", { accounts: [{ id: "payroll", level: "view" }] }, { accountId: "payroll", level: "view" }],
  ["the primary role", { roleIds: ["owner"] }, { roleId: "owner" }],
];

describe.each(more)("somebody who holds %s that the actor doesn't", (_name, target, params) => {
  test("gets a temporary credential by mail, and none can be set without an address", () => {
    expect(ask("setTemporaryPassword", target)).toEqual({ state: "allowed", params: { delivery: "email" } });
    expect(ask("setTemporaryPassword", { ...target, hasEmail: false })).toMatchObject({
      state: "denied",
      reason: "outranked",
      params,
    });
  });

  test("is edited but for the address, and keeps the second factor", () => {
    expect(ask("edit", target)).toMatchObject({ state: "allowed", params: { except: "email" } });
    const denied = { state: "denied", reason: "outranked", params };
    expect(ask("edit", target, moved)).toMatchObject(denied);
    expect(ask("resetMfa", target)).toMatchObject(denied);
  });

  test("is unlocked, deleted and mailed a link as anybody else", () => {
    for (const action of ["delete", "sendPasswordReset"] as const) expect(ask(action, target)).toEqual(allowed);
  });

  test("is taken over where the rule that allows it says so by name", () => {
    const open = (action: string) =>
      profileWith({
        rules: [{ effect: "allow", actions: [action], actor: { roles: ["helper"] }, takesOver: true }, ...rules],
      });
    const free = { state: "allowed", params: { takesOver: true } };
    expect(
      ask("setTemporaryPassword", { ...target, hasEmail: false }, { profile: open("setTemporaryPassword") }),
    ).toEqual(free);
    expect(ask("resetMfa", target, { profile: open("resetMfa") })).toEqual(free);
    expect(ask("edit", target, { profile: open("edit") })).toEqual(free);
    expect(ask("edit", target, { profile: open("edit"), ...moved })).toEqual(free);
    expect(ask("resetMfa", target, { profile: open("edit") }).state).toBe("denied");
  });
});

describe("somebody who holds no more than the actor", () => {
  const every = ["setTemporaryPassword", "edit", "resetMfa"] as const;

  test("is helped in full", () => {
    const level = (name: string) => [{ id: "payroll", level: name }];
    const actor = { ...helper, featureIds: ["wires"], accounts: level("transfer") };
    for (const action of every) {
      expect(ask(action, {})).toEqual(allowed);
      const equal = { featureIds: ["wires"], accounts: level("transfer") };
      expect(ask(action, equal, { actor, ...moved })).toEqual(allowed);
      expect(ask(action, { accounts: level("view") }, { actor, ...moved })).toEqual(allowed);
    }
    expect(
      ask("resetMfa", { accounts: level("transfer") }, { actor: { ...actor, accounts: level("view") } }).state,
    ).toBe("denied");
  });

  test("holds a role's feature by whatever way the actor has it", () => {
    const target = { featureIds: ["statements"] };
    expect(ask("resetMfa", target).state).toBe("denied");
    expect(ask("resetMfa", target, { actor: { ...helper, roleIds: ["admin"] } })).toEqual(allowed);
    expect(ask("resetMfa", { roleIds: ["owner"] }, { actor: { ...helper, roleIds: ["owner"] } })).toEqual(allowed);
  });

  test("is oneself, whatever one holds: only the own credential, second factor and lock are somebody else's to change", () => {
    const self = { id: "me", roleIds: ["owner"], accounts: [{ id: "payroll", level: "view" }] };
    expect(ask("edit", self, moved)).toEqual(allowed);
    for (const action of ["setTemporaryPassword", "resetMfa"] as const)
      expect(ask(action, self)).toMatchObject({ state: "denied", reason: "self_action" });
  });

  test("holds nothing by a feature or an account level that the profile no longer has", () => {
    const gone = { featureIds: ["flying"], accounts: [{ id: "payroll", level: "own" }] };
    for (const action of every) expect(ask(action, gone, moved)).toEqual(allowed);
  });

  test("is a contact, who holds what an invitation has given: nothing yet", () => {
    const contact = targetOf({ roleIds: [] });
    const target = { ...contact, facts: { ...contact.facts, registration: "contact" as const } };
    expect(ask("edit", target, moved)).toEqual(allowed);
  });
});

describe("who could instead", () => {
  test("is who holds as much, else support", () => {
    const billing = { roleIds: ["billing"] };
    for (const action of ["resetMfa", "edit"] as const) expect(ask(action, billing, moved).remedy).toEqual(askAda);
    expect(ask("edit", billing).remedy).toEqual(askAda);
    expect(ask("setTemporaryPassword", { ...billing, hasEmail: false }).remedy).toEqual(askAda);
    expect(ask("resetMfa", { roleIds: ["owner"] }).remedy).toEqual({ kind: "contact_support" });
  });

  test("is everybody who could have a credential mailed, of one's own", () => {
    const own = { effect: "deny", actions: ["setTemporaryPassword"], target: { relation: "self" } };
    const self = profileWith({ rules: [{ ...own, reason: "self_action", remedy: "ask_role" }, ...rules] });
    const remedy = (hasEmail: boolean) =>
      ask(
        "setTemporaryPassword",
        { id: "me", roleIds: ["owner"], hasEmail },
        { profile: self, actor: { ...helper, roleIds: ["owner"] } },
      ).remedy;
    expect(remedy(true)).toMatchObject({ kind: "ask_role", roleIds: ["admin", "helper"] });
    expect(remedy(false)).toEqual({ kind: "contact_support" });
  });
});

test("a fresh sign-in is asked for with what the action is limited to", () => {
  const stepUp = profileWith({ stepUp: { actions: ["setTemporaryPassword", "edit"], maxAgeSeconds: 300 } });
  const actor = { ...helper, authenticatedAt: new Date(now.getTime() - 301_000) };
  const target = { roleIds: ["billing"] };
  expect(ask("setTemporaryPassword", target, { profile: stepUp, actor })).toEqual({
    state: "stepUp",
    reason: "policy",
    params: { maxAgeSeconds: 300, delivery: "email" },
  });
  expect(ask("edit", target, { profile: stepUp, actor }).params).toEqual({ maxAgeSeconds: 300, except: "email" });
  expect(ask("edit", target, { profile: stepUp, actor, ...moved })).toMatchObject({ state: "denied" });
});

test("a body is refused wherever the report refuses, also one that changes nothing", () => {
  const target = { roleIds: ["owner"] };
  const roles = profileWith({ actions: ["list", "view", "setRoles"], rules });
  const reported = ask("setRoles", target, { profile: roles });
  expect(reported).toMatchObject({ state: "denied", reason: "target_protected" });
  for (const roleIds of [["owner"], ["read_only"], []])
    expect(ask("setRoles", target, { profile: roles, proposal: { roleIds } })).toEqual(reported);
});
