import { profileIssues } from "@usherkit/contract/profile-issues";
import { describe, expect, test } from "vitest";
import { profileOf } from "./support/questions.js";

const messages = (difference: Record<string, unknown>): string[] =>
  profileIssues(profileOf(difference)).map(({ path, message }) => `${path.join(".")}: ${message}`);

const role = (index: number) => ({
  id: `role${index}`,
  name: `Role ${index}`,
  description: "One of many.",
  permissions: [],
});

/** So many roles beside the registrar's five, each with a rule of its own; a person has several. */
const manyRoles = (count: number, rules: readonly object[] = []): Record<string, unknown> => {
  const items = Array.from({ length: count }, (_, index) => role(index));
  const own = items.map(({ id }) => ({
    effect: "allow",
    actions: "*",
    actor: { roles: [id] },
    target: { roles: [id] },
  }));
  return { roles: { multiple: true, items }, rules: [...own, ...rules] };
};

/** How long the quickest of three takes, in milliseconds. */
const least = (run: () => unknown): number =>
  Math.min(
    ...Array.from({ length: 3 }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );

describe("a rule that never applies", () => {
  test("is told to be so by itself or by those before it", () => {
    const issues = (second: object) =>
      profileIssues(profileOf({ rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }, second] })).map(
        ({ message }) => message,
      );
    expect(issues({ effect: "allow", actions: ["lock"], actor: { roles: ["admin"], notRoles: ["admin"] } })).toEqual([
      "This rule can never apply: no actor, target and state meet it.",
    ]);
    expect(issues({ effect: "allow", actions: ["lock"], actor: { roles: ["admin"] } })).toEqual([
      "This rule can never apply: other rules always answer first.",
    ]);
    expect(issues({ effect: "allow", actions: ["lock"], actor: { roles: ["billing"] } })).toEqual([]);
  });

  test.each([
    [
      "by what others answer",
      { effect: "allow", actions: ["lock"], actor: { roles: ["role1"] }, target: { roles: ["role1"] } },
    ],
    ["whoever acts on whom", { effect: "allow", actions: ["lock"], actor: { roles: ["role1"], notRoles: ["role1"] } }],
  ])("is found among 20 roles of which one has several: %s", (_name, dead) => {
    expect(messages(manyRoles(20, [dead]))).toEqual([expect.stringMatching(/^rules\.20: This rule can never apply/)]);
  });

  test("is not one that needs three roles at once, and a fourth missing", () => {
    const lacking = (id: string) => ({
      effect: "deny",
      actions: ["lock"],
      actor: { notRoles: [id] },
      reason: "policy",
      remedy: "none",
    });
    const rules = [
      lacking("domain_manager"),
      lacking("dns_operator"),
      lacking("billing"),
      { effect: "allow", actions: ["lock"], actor: { roles: ["billing"], notRoles: ["read_only"] } },
      { effect: "allow", actions: ["view"], actor: { roles: ["admin"] } },
    ];
    expect(messages({ roles: { multiple: true }, rules })).toEqual([]);
  });

  test("costs less than 300 ms to look for where there is none", () => {
    const profile = profileOf();
    expect(least(() => profileIssues(profile))).toBeLessThan(300);
  });

  test("costs less than two seconds to find among 20 roles of which one has several", () => {
    const everybody = { effect: "allow", actions: "*" };
    const profile = profileOf(manyRoles(20, [everybody, everybody]));
    expect(least(() => profileIssues(profile))).toBeLessThan(2000);
  });
});
