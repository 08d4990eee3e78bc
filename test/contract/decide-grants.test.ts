import { allowed } from "@usherkit/contract";
import { decide, type Question } from "@usherkit/contract/policy";
import { describe, expect, test } from "vitest";
import { now, profileOf, questionOf, targetOf } from "./support/questions.js";

describe("grants", () => {
  const profile = profileOf({
    scope: "tenant",
    rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin", "domain_manager"] } }],
  });
  const actor = { id: "me", roleIds: ["domain_manager"], authenticatedAt: now };
  test("no one grants what they don't hold, to somebody there or somebody new", () => {
    for (const [action, target] of [
      ["setRoles", targetOf()],
      ["create", null],
    ] as const) {
      const denied = decide(
        questionOf({ profile, actor, action, target, proposal: { roleIds: ["dns_operator", "admin"] } }),
      );
      expect(denied).toMatchObject({ state: "denied", reason: "outranked", params: { roleId: "admin" } });
      expect(decide(questionOf({ profile, actor, action, target, proposal: { roleIds: ["dns_operator"] } }))).toEqual(
        allowed,
      );
    }
  });
  test("one is sent to whom it can be asked of, not to others who don't hold it either", () => {
    const holders = { admin: { count: 1, names: ["Ada"] }, domain_manager: { count: 4, names: ["Bea", "Bo"] } };
    const question = questionOf({ profile, actor, action: "setRoles", proposal: { roleIds: ["admin"] } });
    expect(decide({ ...question, facts: { managers: 1, holders } }).remedy).toEqual({
      kind: "ask_role",
      roleIds: ["admin"],
      names: ["Ada"],
      count: 1,
    });
  });
  test("what the person has already is no grant", () => {
    expect(
      decide(questionOf({ profile, actor, action: "setRoles", proposal: { roleIds: ["billing", "read_only"] } })),
    ).toEqual(allowed);
  });
});

describe("grants of features and accounts", () => {
  const profile = profileOf({
    scope: "tenant",
    actions: ["view", "list", "setFeatures", "setAccounts"],
    features: ["statements", "transfers", "wires"].map((id) => ({ id, label: id })),
    accountLevels: ["view", "transfer", "own"].map((id) => ({ id, label: id })),
    roles: { items: [{ id: "admin", features: ["statements", "transfers"] }] },
    rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin", "domain_manager"] } }],
  });
  const holders = { admin: { count: 1, names: ["Ada"] }, domain_manager: { count: 2, names: ["Bea", "Bo"] } };
  const ask = (changes: Partial<Question>, held: Partial<Question["actor"]> = {}) =>
    decide(
      questionOf({
        profile,
        facts: { managers: 1, holders },
        actor: { id: "me", roleIds: ["domain_manager"], authenticatedAt: now, ...held },
        ...changes,
      }),
    );

  test("a feature is given by who has it; who has it by their role is named", () => {
    const proposal = { featureIds: ["statements", "transfers"] };
    expect(ask({ action: "setFeatures", proposal }, { featureIds: ["statements"] })).toEqual({
      state: "denied",
      reason: "outranked",
      params: { featureId: "transfers" },
      remedy: { kind: "ask_role", roleIds: ["admin"], names: ["Ada"], count: 1 },
    });
    expect(ask({ action: "setFeatures", proposal }, { featureIds: ["transfers", "statements"] })).toEqual(allowed);
    expect(ask({ action: "setFeatures", proposal: { featureIds: ["wires"] } })).toMatchObject({
      remedy: { kind: "contact_support" },
    });
  });

  test("a role is given by who has its features too", () => {
    const generous = profileOf({
      scope: "tenant",
      features: [{ id: "wires", label: "Wires" }],
      roles: { items: [{ id: "billing", features: ["wires"] }] },
    });
    const give = (held: Partial<Question["actor"]> = {}) => {
      const actor = { id: "me", roleIds: ["admin"], authenticatedAt: now, ...held };
      const proposal = { roleIds: ["billing"] };
      return decide(questionOf({ profile: generous, actor, action: "create", target: null, proposal }));
    };
    expect(give()).toMatchObject({ reason: "outranked", params: { roleId: "billing", featureId: "wires" } });
    expect(give({ featureIds: ["wires"] })).toEqual(allowed);
  });

  test("what was there may stay, and may always be taken away", () => {
    const target = targetOf({ featureIds: ["wires"], accounts: [{ id: "payroll", level: "own" }] });
    expect(ask({ action: "setFeatures", target, proposal: { featureIds: ["wires"] } })).toEqual(allowed);
    expect(ask({ action: "setFeatures", target, proposal: { featureIds: [] } })).toEqual(allowed);
    for (const level of ["own", "transfer", "view"])
      expect(ask({ action: "setAccounts", target, proposal: { accounts: [{ id: "payroll", level }] } })).toEqual(
        allowed,
      );
    expect(ask({ action: "setAccounts", target, proposal: { accounts: [] } })).toEqual(allowed);
  });

  test.each([
    ["view", "allowed"],
    ["transfer", "allowed"],
    ["own", "denied"],
  ])("an account is opened as far as it is open to the actor: %s is %s", (level, state) => {
    const accounts = [{ id: "payroll", level }];
    const held = { accounts: [{ id: "payroll", level: "transfer" }] };
    expect(ask({ action: "setAccounts", proposal: { accounts } }, held).state).toBe(state);
    expect(ask({ action: "setAccounts", target: null, proposal: { accounts } }, held).state).toBe(state);
    expect(ask({ action: "setAccounts", proposal: { accounts } })).toMatchObject({
      reason: "outranked",
      params: { accountId: "payroll", level },
    });
  });

  test("without a proposal it is allowed: some body of the request could succeed", () => {
    expect(ask({ action: "setFeatures" })).toEqual(allowed);
    expect(ask({ action: "setAccounts" })).toEqual(allowed);
  });
});

describe("the primary contact (CU-1)", () => {
  const withPrimary = (multiple: boolean) =>
    profileOf({
      scope: "tenant",
      actions: ["view", "list", "create", "invite", "edit", "delete", "setRoles"],
      roles: {
        multiple,
        items: [{ id: "admin" }, { id: "owner", name: "O", description: "O", permissions: ["read"], primary: true }],
      },
    });
  const refused = { state: "denied", reason: "target_protected", remedy: { kind: "contact_support" } };
  const owner = targetOf({ roleIds: ["owner"] });

  test.each([true, false])("is made nobody, and nobody is unmade it (several roles: %s)", (multiple) => {
    const ask = (changes: Partial<Question>) => decide(questionOf({ profile: withPrimary(multiple), ...changes }));
    for (const action of ["create", "invite"] as const) {
      expect(ask({ action, target: null, proposal: { roleIds: ["owner"] } })).toEqual(refused);
      expect(ask({ action, target: null, proposal: { roleIds: ["billing"] } })).toEqual(allowed);
    }
    expect(ask({ action: "setRoles", proposal: { roleIds: ["owner"] } })).toEqual(refused);
    expect(ask({ action: "setRoles", target: owner, proposal: { roleIds: ["admin"] } })).toEqual(refused);
    // Where nothing else could be set, what is there isn't set again either.
    const unchanged = ask({ action: "setRoles", target: owner, proposal: { roleIds: ["owner"] } });
    expect(unchanged).toEqual(multiple ? allowed : refused);
    expect(ask({ action: "edit", target: owner }).state).toBe("allowed");
  });

  test("keeps the role beside others where a person may have several", () => {
    const proposal = { roleIds: ["owner", "billing"] };
    expect(decide(questionOf({ profile: withPrimary(true), action: "setRoles", target: owner, proposal }))).toEqual(
      allowed,
    );
    const ask = (multiple: boolean) =>
      decide(questionOf({ profile: withPrimary(multiple), action: "setRoles", target: owner }));
    expect([ask(true), ask(false)]).toEqual([allowed, refused]);
  });
});
