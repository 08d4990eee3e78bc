import { extendProfile, PortalProfile } from "@usherkit/contract";
import { profileIssues } from "@usherkit/contract/profile-issues";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { profileOf, registrar } from "./support/questions.js";

const everybody = { effect: "allow", actions: "*" };

describe("a profile that extends another", () => {
  test("merges objects, merges lists by id, and replaces the rest", () => {
    const base = {
      name: "A",
      terms: { user: "user", users: "users" },
      languages: ["en"],
      list: [{ id: "a", x: 1, y: 1 }, { id: "b" }],
    };
    expect(
      extendProfile(base, {
        name: "B",
        terms: { user: "partner" },
        languages: ["de"],
        list: [{ id: "c" }, { id: "a", x: 2 }],
      }),
    ).toEqual({
      name: "B",
      terms: { user: "partner", users: "users" },
      languages: ["de"],
      list: [{ id: "a", x: 2, y: 1 }, { id: "b" }, { id: "c" }],
    });
  });

  test("empties a list by an empty list, and leaves what it doesn't name", () => {
    expect(extendProfile({ list: [{ id: "a" }], rest: 1 }, { list: [] })).toEqual({ list: [], rest: 1 });
  });

  test("leaves both as they were", () => {
    const base = { list: [{ id: "a", x: 1 }], terms: { user: "u" } };
    const before = structuredClone(base);
    extendProfile(base, { list: [{ id: "a", x: 2 }], terms: { user: "v" } });
    expect(base).toEqual(before);
  });

  test.each(["__proto__", "constructor", "toString"])("can't smuggle a field in by %s", (key) => {
    const source: unknown = JSON.parse(`{"${key}": {"scope": "tenant", "polluted": true}}`);
    const merged = extendProfile(registrar, source);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    const parsed = z.safeParse(PortalProfile, merged);
    expect(parsed.success && parsed.data.scope).not.toBe("tenant");
  });

  test("adds Sales to a network's groups and keeps the rest", () => {
    const sales = { id: "sales", name: "Sales", description: "Sells.", permissions: ["read"] };
    const { roles } = profileOf({ id: "partners", roles: { items: [sales] } });
    expect(roles.items.map(({ id }) => id)).toEqual([
      "admin",
      "domain_manager",
      "dns_operator",
      "billing",
      "read_only",
      "sales",
    ]);
    expect(roles.multiple).toBe(false);
  });
});

describe("a profile", () => {
  test("of the registrar is right", () => {
    expect(profileIssues(profileOf())).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["an unknown field", { colour: "red" }, ""],
    ["an unknown action", { actions: ["fly"] }, "actions.0"],
    ["a scope that is none", { scope: "world" }, "scope"],
    ["a status that is none", { statuses: [{ id: "asleep", label: "a", meaning: "b" }] }, "statuses.6.id"],
    ["a link that is a script", { roles: { helpUrl: "javascript:alert(1)" } }, "roles.helpUrl"],
    ["a lock after one failure", { credential: { lockout: { attempts: 1 } } }, "credential.lockout.attempts"],
    ["half an hour", { sessionHours: 0.5 }, "sessionHours"],
    ["a sort that is none", { defaultSort: "shoeSize" }, "defaultSort"],
    ["a key with a dot", { id: "a.b" }, "id"],
  ])("with %s is refused, and told where", (_name, difference, path) => {
    const parsed = z.safeParse(PortalProfile, extendProfile(registrar, difference));
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  test.each<[string, object, string]>([
    ["no role that manages", { roles: { items: [{ id: "admin", permissions: ["read"] }] } }, "roles.items"],
    [
      "a rule about a role that isn't there",
      { rules: [{ effect: "allow", actions: "*", actor: { roles: ["boss"] } }] },
      "rules.0.actor.roles.0",
    ],
    [
      "a rule about a target's role that isn't there",
      { rules: [{ effect: "allow", actions: "*", target: { notRoles: ["boss"] } }] },
      "rules.0.target.notRoles.0",
    ],
    [
      "a rule about an action that isn't used",
      { rules: [{ effect: "allow", actions: ["deactivate"] }] },
      "rules.0.actions.0",
    ],
    ["a refusal without a reason", { rules: [everybody, { effect: "deny", actions: "*", remedy: "none" }] }, "rules.1"],
    [
      "a refusal without a remedy",
      { rules: [everybody, { effect: "deny", actions: "*", reason: "policy" }] },
      "rules.1",
    ],
    [
      "a role with a permission that isn't there",
      { roles: { items: [{ id: "billing", permissions: ["read", "fly"] }] } },
      "roles.items.3.permissions.1",
    ],
    [
      "a role with a feature that isn't there",
      { roles: { items: [{ id: "billing", features: ["wires"] }] } },
      "roles.items.3.features.0",
    ],
    [
      "two primary contacts",
      {
        roles: {
          items: [
            { id: "admin", primary: true },
            { id: "billing", primary: true },
          ],
        },
      },
      "roles.items.3.primary",
    ],
    ["a confirmation of an action that isn't used", { confirmations: [{ id: "deactivate" }] }, "confirmations.0"],
    [
      "features to grant and none there",
      { actions: ["list", "view", "setFeatures"], rowActions: { actions: [] } },
      "actions.2",
    ],
    [
      "accounts to open and no level",
      { actions: ["list", "view", "setAccounts"], rowActions: { actions: [] } },
      "actions.2",
    ],
    ["contacts without a role to sign up to", { invitation: { contacts: true } }, "invitation"],
    ["an invitation to a role that isn't there", { invitation: { roleIds: ["boss"] } }, "invitation.roleIds.0"],
    ["what the server makes never changed", { credential: { mustChange: false } }, "credential.mustChange"],
    [
      "a final password that must be changed",
      { credential: { managersMayType: true, onCreate: ["password"] } },
      "credential.onCreate",
    ],
    [
      "a rule that nobody can meet",
      {
        rules: [
          { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
          {
            effect: "deny",
            actions: ["lock"],
            target: { roles: ["billing"], notRoles: ["billing"] },
            reason: "policy",
            remedy: "none",
          },
        ],
      },
      "rules.1",
    ],
    [
      "a rule about a state in which nobody asks",
      {
        rules: [
          { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
          {
            effect: "deny",
            actions: ["unlock"],
            target: { facts: { status: ["active"] } },
            reason: "policy",
            remedy: "none",
          },
        ],
      },
      "rules.1",
    ],
    [
      "a rule that others always answer before",
      {
        rules: [
          { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
          { effect: "allow", actions: ["lock"], actor: { roles: ["admin"] } },
        ],
      },
      "rules.1",
    ],
    ["a translation into a language that it doesn't speak", { translations: { fr: { name: "N" } } }, "translations.fr"],
    [
      "a translation that changes more than words",
      { translations: { de: { scope: "tenant" } } },
      "translations.de.scope",
    ],
    [
      "a translation of numbers",
      { translations: { de: { credential: { minLength: 4 } } } },
      "translations.de.credential.minLength",
    ],
    [
      "a translation of a role's permissions",
      { translations: { de: { roles: { items: [{ id: "billing", permissions: ["users.manage"] }] } } } },
      "translations.de.roles.items.3.permissions.0",
    ],
    [
      "a translation of a role that isn't there",
      { translations: { de: { roles: { items: [{ id: "boss", name: "Chef" }] } } } },
      "translations.de.roles.items.5",
    ],
    ["a row action that isn't used", { rowActions: { actions: ["deactivate"] } }, "rowActions.actions.0"],
    [
      "a step-up for an action that isn't used",
      { stepUp: { actions: ["deactivate"], maxAgeSeconds: 60 } },
      "stepUp.actions.0",
    ],
    [
      "a field that a role edits which isn't there",
      { fields: [{ id: "email", editableBy: ["boss"] }] },
      "fields.3.editableBy.0",
    ],
    [
      "an attribute that a role edits which isn't there",
      { attributes: [{ id: "telephone", editableBy: ["boss"] }] },
      "attributes.0.editableBy.0",
    ],
    [
      "a column of a field that isn't there",
      { columns: [{ id: "shoe", label: "Shoe", fields: ["shoeSize"] }] },
      "columns.7.fields.0",
    ],
    [
      "typed temporary passwords that nobody may type",
      { credential: { onCreate: ["password"], mustChange: false, managersMayType: false } },
      "credential.mustChange credential.onCreate",
    ],
    [
      "an attribute that is a standard field",
      { attributes: [{ id: "email", label: "E", type: "text" }] },
      "attributes.1.id",
    ],
    [
      "a choice without options",
      { attributes: [{ id: "size", label: "Size", type: "select" }] },
      "attributes.1.options",
    ],
    ["a record kept for nothing", { deletion: { mode: "erase", reserve: true } }, "deletion.reserve"],
  ])("with %s is refused, and told where", (_name, difference, path) => {
    const paths = profileIssues(profileOf({ ...difference })).map((issue) => issue.path.join("."));
    expect(paths).toEqual(path.split(" "));
  });

  test.each<[string, (profile: PortalProfile) => PortalProfile, string]>([
    [
      "role",
      (profile) => ({
        ...profile,
        roles: { ...profile.roles, items: [...profile.roles.items, ...profile.roles.items.slice(0, 1)] },
      }),
      "roles.items.5.id",
    ],
    [
      "column",
      (profile) => ({ ...profile, columns: [...profile.columns, ...profile.columns.slice(0, 1)] }),
      "columns.7.id",
    ],
    ["field", (profile) => ({ ...profile, fields: [...profile.fields, ...profile.fields.slice(0, 1)] }), "fields.4.id"],
    [
      "attribute",
      (profile) => ({ ...profile, attributes: [...profile.attributes, ...profile.attributes] }),
      "attributes.1.id",
    ],
    [
      "status",
      (profile) => ({ ...profile, statuses: [...profile.statuses, ...profile.statuses.slice(0, 1)] }),
      "statuses.6.id",
    ],
  ])("that has a %s twice is refused, and told where", (_name, twice, path) => {
    expect(profileIssues(twice(profileOf())).map((issue) => issue.path.join("."))).toEqual([path]);
  });
});
