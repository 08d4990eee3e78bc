import { operations, type Operation } from "@usherkit/contract";
import { syncAccounts } from "@usherkit/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pglite, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Answer, type Client } from "../support/portal.js";

const bodies: Record<string, object> = {
  updateUser: { givenName: "Changed" },
  setRoles: { roleIds: ["billing"] },
  setFeatures: { featureIds: ["reports"] },
  setAccounts: { accounts: [{ id: "payroll", level: "view" }] },
  unlockUser: { resetCredential: true },
};
const withId = Object.entries<Operation>(operations).filter(([, { path }]) => path.includes("{id}"));
const every = {
  actions: [
    ...["list", "create", "invite", "listInvitations", "view", "edit", "delete", "restore", "activate", "deactivate"],
    ...["lock", "unlock", "sendPasswordReset", "setTemporaryPassword", "resetMfa", "resendWelcome", "setRoles"],
    ...["setFeatures", "setAccounts", "revokeSessions"],
  ],
  rowActions: { actions: [] },
  features: [{ id: "reports", label: "Reports" }],
  accountLevels: [{ id: "view", label: "View" }],
};

describe("another tenant's people", () => {
  let store: TestDatabase;
  let manager: Client;
  const ids: Record<"users" | "invitations", string[]> = { users: [], invitations: [] };

  beforeAll(async () => {
    store = await pglite.open();
    const own = await TestPortal.open(store.database, every);
    const other = await TestPortal.open(store.database, every);
    await syncAccounts({ database: store.database }, other.tenantId, [{ id: "payroll", name: "Payroll" }]);
    manager = await own.manager();
    await own.onboard(manager, "hugo", ["admin"]);
    const colleague = own.client((await own.signIn("hugo")).body.token);
    for (const [portal, by] of [
      [other, await other.manager()],
      [own, colleague],
    ] as const) {
      ids.users.push((await portal.onboard(by, "child")).id);
      const sent = await by.call("POST", "/invitations", { emails: ["someone@else.example"], roleIds: ["billing"] });
      ids.invitations.push(sent.body.outcomes[0].invitation.id);
    }
    ids.users.push(other.managerId, own.managerId);
  });
  afterAll(() => store.close());

  const comparable = ({ status, headers, body }: Answer) => ({
    status,
    headers: [...headers].filter(([name]) => name !== "x-request-id"),
    body: { ...body, requestId: "" },
  });

  it.each(withId)("are as unknown as nobody: %s", async (name, { method, path }) => {
    const kind = path.startsWith("/users") ? "users" : "invitations";
    const body = method === "GET" || method === "DELETE" ? undefined : (bodies[name] ?? {});
    const ask = (id: string, headers: Record<string, string> = { "If-Match": "*" }) =>
      manager.call(method, path.replace("{id}", id), body, headers);
    for (const headers of [{ "If-Match": "*" }, { "If-Match": '"7"' }, {}] as Record<string, string>[]) {
      const nobody = comparable(await ask(crypto.randomUUID(), headers));
      expect(nobody.status).toBe(operations[name as "updateUser"].version && !headers["If-Match"] ? 428 : 404);
      for (const id of ids[kind]) {
        // Oneself is out of scope here too, but is no stranger: a session says who one is.
        expect(comparable(await ask(id, headers))).toEqual(nobody);
      }
    }
  });

  it("are not told from nobody by a question about what one may do with them", async () => {
    const userIds = [crypto.randomUUID(), ...ids.users];
    const { decisions } = (await manager.call("POST", "/access/evaluate", { action: "delete", userIds })).body;
    expect(new Set(decisions.map((decision: object) => JSON.stringify(decision))).size).toBe(1);
    expect(decisions[0]).toEqual({ state: "denied", reason: "out_of_scope", remedy: { kind: "none" } });
  });
});

describe("a person's history", () => {
  it("names the fields that changed and the roles before and after, and holds no value and no secret", async () => {
    const store = await pglite.open();
    const portal = await TestPortal.open(store.database, every);
    const manager = await portal.manager();
    const user = await portal.onboard(manager, "storied");
    const any = { "If-Match": "*" };
    const patch = {
      email: "hidden@haldenmedia.example",
      username: "storied2",
      givenName: "Zoe",
      attributes: { telephone: "+49 30 77" },
    };
    await manager.call("PATCH", `/users/${user.id}`, patch, any);
    await manager.call("PATCH", `/users/${user.id}`, { familyName: "Test", attributes: { telephone: null } }, any);
    await manager.call("PUT", `/users/${user.id}/roles`, { roleIds: ["read_only"] }, any);
    const { temporaryPassword } = (await manager.call("POST", `/users/${user.id}/temporary-password`, {})).body;
    const events = (await manager.call("GET", `/users/${user.id}/events`)).body.items;
    const told = events.map(({ type, details }: { type: string; details: object }) => [type, details]);
    expect(told).toEqual([
      ["setTemporaryPassword", { credential: "temporary" }],
      ["setRoles", { from: ["billing"], to: ["read_only"] }],
      ["edit", { changed: ["telephone"] }],
      ["edit", { changed: ["givenName", "username", "email", "telephone"] }],
      ["complete_onboarding", {}],
      ["create", { roleIds: ["billing"] }],
    ]);
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`hidden@|Zoe|\\+49|argon2|${temporaryPassword}`));
    expect(portal.errors).toEqual([]);
    await store.close();
  });
});
