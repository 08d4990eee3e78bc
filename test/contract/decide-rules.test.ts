import { allowed } from "@usherkit/contract";
import { decide } from "@usherkit/contract/policy";
import { describe, expect, test } from "vitest";
import { at, factsOf, lock, now, profileOf, questionOf, targetOf } from "./support/questions.js";

describe("rules", () => {
  const rules = (...list: object[]) =>
    profileOf({
      scope: "tenant",
      actions: ["list", "create", "view", "edit", "delete", "lock", "setRoles", "sendPasswordReset"],
      roles: {
        items: [
          { id: "admin", permissions: ["users.manage", "read", "billing.manage", "domains.manage", "dns.manage"] },
        ],
      },
      rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }, ...list],
    });

  test("a deny wins over an allow that stands before it, with its reason and remedy", () => {
    const profile = rules({
      effect: "deny",
      actions: ["delete"],
      target: { roles: ["billing"] },
      reason: "target_protected",
      remedy: "contact_support",
    });
    expect(decide(questionOf({ profile, action: "delete" }))).toEqual({
      state: "denied",
      reason: "target_protected",
      remedy: { kind: "contact_support" },
    });
    expect(decide(questionOf({ profile, action: "delete", target: targetOf({ roleIds: ["read_only"] }) }))).toEqual(
      allowed,
    );
    expect(decide(questionOf({ profile, action: "lock" }))).toEqual(allowed);
  });

  test("of a relation hold for that relation alone", () => {
    const profile = rules({
      effect: "deny",
      actions: ["delete", "lock"],
      target: { relation: "self" },
      reason: "self_action",
    });
    expect(
      decide(questionOf({ profile, action: "lock", target: targetOf({ id: "me", parentId: null }) })),
    ).toMatchObject({ reason: "self_action" });
    expect(decide(questionOf({ profile, action: "lock" }))).toEqual(allowed);
  });

  test("about some targets refuse nothing of the collection", () => {
    const profile = rules({ effect: "deny", actions: "*", target: { relation: "self" }, reason: "self_action" });
    for (const action of ["list", "create"] as const)
      expect(decide(questionOf({ profile, action, target: null }))).toEqual(allowed);
  });

  test("of facts look at the facts as they are now", () => {
    const profile = rules({
      effect: "deny",
      actions: ["edit"],
      target: { facts: { status: ["auto_locked"] } },
      reason: "policy",
    });
    const until = (minutes: number) => factsOf({ lock: { ...lock("auto"), until: at(minutes) } });
    expect(decide(questionOf({ profile, action: "edit", target: targetOf({ facts: until(1) }) }))).toMatchObject({
      reason: "policy",
    });
    expect(decide(questionOf({ profile, action: "edit", target: targetOf({ facts: until(-1) }) }))).toEqual(allowed);
  });

  test("with notRoles spare those who hold one of them", () => {
    const profile = rules({ effect: "deny", actions: ["edit"], actor: { notRoles: ["admin"] }, reason: "policy" });
    expect(decide(questionOf({ profile, action: "edit" }))).toEqual(allowed);
  });

  test("name only roles whose holders could: not those that another rule refuses, nor the actor's own", () => {
    const profile = profileOf({
      scope: "tenant",
      rules: [
        { effect: "allow", actions: ["edit"], actor: { roles: ["admin", "billing"] } },
        { effect: "deny", actions: ["edit"], actor: { roles: ["billing"] }, reason: "policy", remedy: "ask_role" },
      ],
    });
    const holders = { admin: { count: 1, names: ["Ada"] }, billing: { count: 3, names: ["Bea", "Bo"] } };
    const actor = { id: "me", roleIds: ["billing"], authenticatedAt: now };
    expect(decide(questionOf({ profile, action: "edit", actor, facts: { managers: 1, holders } })).remedy).toEqual({
      kind: "ask_role",
      roleIds: ["admin"],
      names: ["Ada"],
      count: 1,
    });
    const stranger = { id: "me", roleIds: ["read_only"], authenticatedAt: now };
    expect(
      decide(questionOf({ profile, action: "edit", actor: stranger, facts: { managers: 1, holders } })).remedy,
    ).toMatchObject({
      roleIds: ["admin"],
    });
  });

  test("on oneself send to another holder of one's own role, where there is one", () => {
    const profile = rules({
      effect: "deny",
      actions: ["sendPasswordReset"],
      target: { relation: "self" },
      reason: "self_action",
      remedy: "ask_role",
    });
    const self = targetOf({ id: "me", roleIds: ["admin"] });
    const ask = (count: number) =>
      decide(
        questionOf({
          profile,
          action: "sendPasswordReset",
          target: self,
          facts: { managers: count, holders: { admin: { count, names: ["Ada", "Grace"].slice(0, count) } } },
        }),
      );
    expect(ask(2)).toMatchObject({ reason: "self_action", remedy: { kind: "ask_role", roleIds: ["admin"], count: 1 } });
    expect(ask(1)).toMatchObject({ reason: "self_action", remedy: { kind: "contact_support" } });
  });
});
