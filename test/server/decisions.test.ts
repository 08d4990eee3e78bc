import { userActions, type Decision, type User, type UserAction } from "@usherkit/contract";
import { addContacts, createHandler } from "@usherkit/server";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { quickArgon2, registrarProfile, TestPortal, type Client } from "../support/portal.js";

const requests: Record<UserAction, [method: string, path: string, body?: object]> = {
  view: ["GET", ""],
  edit: ["PATCH", "", { givenName: "Changed" }],
  delete: ["DELETE", ""],
  restore: ["POST", "/restore", {}],
  activate: ["POST", "/activate", {}],
  deactivate: ["POST", "/deactivate", {}],
  lock: ["POST", "/lock", {}],
  unlock: ["POST", "/unlock", {}],
  sendPasswordReset: ["POST", "/password-reset", {}],
  setTemporaryPassword: ["POST", "/temporary-password", {}],
  resetMfa: ["POST", "/mfa-reset", {}],
  resendWelcome: ["POST", "/welcome-email", {}],
  invite: ["POST", "/invite", {}],
  setRoles: ["PUT", "/roles", { roleIds: ["read_only"] }],
  setFeatures: ["PUT", "/features", { featureIds: [] }],
  setAccounts: ["PUT", "/accounts", { accounts: [] }],
  revokeSessions: ["POST", "/sessions/revoke", {}],
};
const statusOf: Record<Decision["state"], number[]> = {
  allowed: [200, 204],
  denied: [403],
  notApplicable: [409],
  unsupported: [501],
  stepUp: [401],
};

/** How a person comes into each state that a decision may depend on, by the real events. */
const makers: Record<string, (portal: TestPortal, by: Client, name: string) => Promise<User>> = {
  provisioned: (portal, by, name) => portal.create(by, name),
  active: (portal, by, name) => portal.onboard(by, name),
  auto_locked: async (portal, by, name) => {
    const user = await portal.onboard(by, name);
    for (let attempt = 0; attempt < 5; attempt += 1) await portal.signIn(name, "wrong password");
    return user;
  },
  locked_by_admin: async (portal, by, name) => {
    const user = await portal.onboard(by, name);
    await by.call("POST", `/users/${user.id}/lock`, {});
    return user;
  },
  recovery: async (portal, by, name) => {
    const user = await portal.onboard(by, name);
    await by.call("POST", `/users/${user.id}/password-reset`, {});
    return user;
  },
  awaiting_new_password: async (portal, by, name) => {
    const user = await portal.onboard(by, name);
    await by.call("POST", `/users/${user.id}/password-reset`, {});
    const { token } = await portal.mailTo(`${name}@haldenmedia.example`);
    await portal.call("POST", "/credentials", { token });
    return user;
  },
  "active with a second factor": async (portal, by, name) => {
    const user = await portal.onboard(by, name);
    await enrol(portal, name);
    return user;
  },
};

const enrol = async (portal: TestPortal, name: string): Promise<TOTP> => {
  const self = portal.client((await portal.signIn(name)).body.token);
  const { secret } = (await self.call("POST", "/mfa", {})).body;
  const totp = new TOTP({ secret, digits: 6, period: 30, algorithm: "SHA1" });
  const answer = await self.call("POST", "/mfa", { code: totp.generate({ timestamp: portal.now.getTime() }) });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return totp;
};

describeOnDatabases("the report and the server", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let admin: Client;
  let count = 0;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    admin = await portal.manager();
  });
  afterAll(() => store.close());

  const attempt = async (by: Client, user: User, action: UserAction) => {
    const [method, path, body] = requests[action];
    return by.call(method, `/users/${user.id}${path}`, body, { "If-Match": "*" });
  };

  it("agree for every actor, target and action of the registrar", async () => {
    await portal.onboard(admin, "hugo", ["admin"]);
    for (const role of ["domain_manager", "dns_operator", "billing", "read_only"])
      await portal.onboard(admin, role, [role]);
    const others: Client[] = [];
    for (const name of ["hugo", "domain_manager", "dns_operator", "billing", "read_only"])
      others.push(portal.client((await portal.signIn(name)).body.token));
    const disagreements: unknown[] = [];
    let asked = 0;
    for (const [state, make] of Object.entries(makers)) {
      const fresh = async () => make(portal, admin, `t${(count += 1).toString()}`);
      let target = await fresh();
      for (const action of userActions) {
        const seen: User = (await admin.call("GET", `/users/${target.id}`)).body;
        const listed: User = (await admin.call("GET", `/users?search=${seen.username}`)).body.items[0];
        expect(seen.access).toEqual(listed.access);
        const reported: Decision = seen.access?.actions[action] ?? { state: "unsupported", reason: "policy" };
        for (const other of others) {
          asked += 1;
          const answer = await attempt(other, target, action);
          if (answer.status !== 404) disagreements.push([state, action, "somebody else's child", answer.status]);
        }
        asked += 1;
        const answer = await attempt(admin, target, action);
        const isEqual =
          reported.state === "allowed" || JSON.stringify(answer.body.decision) === JSON.stringify(reported);
        if (!statusOf[reported.state].includes(answer.status) || !isEqual)
          disagreements.push([state, action, reported, answer.status, answer.body]);
        if (answer.status < 300 && action !== "view") target = await fresh();
      }
    }
    // Nobody is their own child: an Admin has no way to themself.
    for (const action of userActions) {
      asked += 1;
      const [method, path, body] = requests[action];
      const answer = await admin.call(method, `/users/${portal.managerId}${path}`, body, { "If-Match": "*" });
      if (answer.status !== 404) disagreements.push(["self", action, answer.status]);
    }
    expect(disagreements).toEqual([]);
    expect(asked).toBe(Object.keys(makers).length * userActions.length * 6 + userActions.length);
  }, 120_000);

  it("agree for every state and action of a portal that uses all of them", async () => {
    const profile = registrarProfile({
      id: `p${crypto.randomUUID().slice(0, 8)}`,
      scope: "tenant",
      actions: ["list", "create", "listInvitations", ...userActions],
      rowActions: { actions: [] },
      deletion: { mode: "keep" },
      features: [{ id: "reports", label: "Reports" }],
      accountLevels: [{ id: "view", label: "View" }],
      invitation: { linkDays: 7, contacts: true, roleIds: ["billing"] },
      rules: [
        { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
        { effect: "allow", actions: ["view", "list"], actor: { roles: ["read_only"] } },
        { effect: "deny", actions: ["lock"], target: { roles: ["dns_operator"] }, reason: "policy", remedy: "none" },
      ],
    });
    const every = await TestPortal.of(store.database, profile);
    const manager = await every.manager();
    await every.onboard(manager, "reader", ["read_only"]);
    const reader = every.client((await every.signIn("reader")).body.token);
    const contact = async (name: string): Promise<User> => {
      const [id] = await addContacts(
        { database: store.database, clock: () => every.now },
        {
          tenantId: every.tenantId,
          people: [{ givenName: "C", familyName: "C", email: `${name}@haldenmedia.example` }],
        },
      );
      return (await manager.call("GET", `/users/${id ?? ""}`)).body;
    };
    const after = async (user: User, method: string, path: string): Promise<User> => {
      await manager.call(method, `/users/${user.id}${path}`, method === "POST" ? {} : undefined, { "If-Match": "*" });
      return user;
    };
    const states: typeof makers = {
      ...makers,
      "a protected role": (_portal, by, name) => every.onboard(by, name, ["dns_operator"]),
      inactive: async (_portal, by, name) => after(await every.onboard(by, name), "POST", "/deactivate"),
      removed: async (_portal, by, name) => after(await every.onboard(by, name), "DELETE", ""),
      contact: (_portal, _by, name) => contact(name),
      invited: async (_portal, _by, name) => after(await contact(name), "POST", "/invite"),
    };
    const disagreements: unknown[] = [];
    const seen = new Set<string>();
    for (const [state, make] of Object.entries(states)) {
      const fresh = async () => make(every, manager, `e${(count += 1).toString()}`);
      let target = await fresh();
      for (const action of userActions)
        for (const actor of [reader, manager]) {
          const { access }: User = (await actor.call("GET", `/users/${target.id}`)).body;
          const reported = access?.actions[action];
          const [method, path, body] = requests[action];
          const answer = await actor.call(method, `/users/${target.id}${path}`, body, { "If-Match": "*" });
          const isEqual =
            reported?.state === "allowed" || JSON.stringify(answer.body.decision) === JSON.stringify(reported);
          if (!reported || !statusOf[reported.state].includes(answer.status) || !isEqual)
            disagreements.push([state, action, reported, answer.status, answer.body]);
          if (reported?.state === "denied" && !reported.remedy) disagreements.push([state, action, "no remedy"]);
          if (reported) seen.add(`${action} ${reported.state}`);
          if (answer.status < 300 && action !== "view") target = await fresh();
        }
    }
    expect(disagreements).toEqual([]);
    const missing = userActions
      .filter((action) => action !== "view")
      .flatMap((action) => [`${action} allowed`, `${action} denied`])
      .filter((pair) => !seen.has(pair));
    expect(missing, "each was allowed to somebody and denied to another").toEqual([]);
    expect(every.errors).toEqual([]);
  }, 180_000);

  it("agree on the collection and on what a role may be given", async () => {
    const reader = portal.client((await portal.signIn("read_only")).body.token);
    for (const client of [admin, reader]) {
      const { actions: collection } = (await client.call("GET", "/session")).body;
      const answers = {
        list: await client.call("GET", "/users"),
        listInvitations: await client.call("GET", "/invitations"),
        invite: await client.call("POST", "/invitations", { emails: ["x"], roleIds: ["billing"] }),
        create: await client.call("POST", "/users", {
          username: `c${(count += 1).toString()}`,
          email: `c${count.toString()}@halden.example`,
          givenName: "C",
          familyName: "C",
          roleIds: ["billing"],
        }),
      };
      for (const [action, answer] of Object.entries(answers)) {
        expect([action, answer.status < 300]).toEqual([action, collection[action].state === "allowed"]);
        if (answer.status >= 300) expect(answer.body.decision).toEqual(collection[action]);
      }
    }
    const roles = (await admin.call("GET", "/roles")).body.items;
    expect(roles.map((role: { assignable: Decision }) => role.assignable.state)).toEqual(Array(5).fill("allowed"));
    const readers = (await reader.call("GET", "/roles")).body.items;
    expect(readers[0].assignable).toMatchObject({ state: "denied", reason: "missing_permission" });
  });

  it("agree on step-up, outranked roles, and evaluate what a proposal would do", async () => {
    const strict = await TestPortal.open(store.database, {
      scope: "tenant",
      stepUp: { actions: ["delete"], maxAgeSeconds: 300 },
      roles: {
        multiple: false,
        items: [{ id: "helper", name: "Helper", description: "Helps.", permissions: ["users.manage", "read"] }],
      },
      rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin", "helper"] } }],
    });
    const manager = await strict.manager();
    const user = await strict.onboard(manager, "someone");
    await strict.onboard(manager, "helper", ["helper"]);
    const helper = strict.client((await strict.signIn("helper")).body.token);
    const refused = await helper.call("PUT", `/users/${user.id}/roles`, { roleIds: ["admin"] }, { "If-Match": "*" });
    expect([refused.status, refused.body.decision]).toMatchObject([
      403,
      { reason: "outranked", params: { roleId: "admin" } },
    ]);
    const evaluated = await helper.call("POST", "/access/evaluate", {
      action: "setRoles",
      userIds: [user.id, crypto.randomUUID()],
      proposal: { roleIds: ["admin"] },
    });
    expect(evaluated.body.decisions[0]).toEqual(refused.body.decision);
    expect(evaluated.body.decisions[1]).toEqual({ state: "denied", reason: "out_of_scope", remedy: { kind: "none" } });
    strict.pass(301_000);
    const seen: User = (await manager.call("GET", `/users/${user.id}`)).body;
    const stale = await manager.call("DELETE", `/users/${user.id}`, undefined, { "If-Match": "*" });
    expect([stale.status, stale.body.code, stale.body.decision]).toEqual([
      401,
      "step_up_required",
      seen.access?.actions["delete"],
    ]);
    expect(stale.headers.get("WWW-Authenticate")).toContain("max_age=300");
    const again = await strict.manager();
    expect((await again.call("DELETE", `/users/${user.id}`, undefined, { "If-Match": "*" })).status).toBe(204);
  });

  it("make a person enrol again from scratch after a reset of the second factor (RP-6)", async () => {
    const user = await portal.onboard(admin, "factor");
    const totp = await enrol(portal, "factor");
    portal.pass(60_000);
    const half = (await portal.signIn("factor")).body;
    expect(half.next).toBe("verify_mfa");
    const self = portal.client(half.token);
    expect((await self.call("POST", "/mfa", { code: "000000" })).body.errors).toEqual([
      { pointer: "/code", code: "wrong" },
    ]);
    const code = totp.generate({ timestamp: portal.now.getTime() });
    expect((await self.call("POST", "/mfa", { code })).body).toMatchObject({ next: null });
    const replay = portal.client((await portal.signIn("factor")).body.token);
    expect((await replay.call("POST", "/mfa", { code })).status, "a code works once").toBe(422);
    expect((await admin.call("POST", `/users/${user.id}/mfa-reset`, {})).body.mfa).toBe("required");
    const fresh = (await portal.signIn("factor")).body;
    expect(fresh.next).toBe("enrol_mfa");
    const enrolling = portal.client(fresh.token);
    expect((await enrolling.call("GET", "/session")).status).toBe(401);
    const { secret } = (await enrolling.call("POST", "/mfa", {})).body;
    const renewed = new TOTP({ secret, digits: 6, period: 30, algorithm: "SHA1" });
    const done = await enrolling.call("POST", "/mfa", { code: renewed.generate({ timestamp: portal.now.getTime() }) });
    expect(done.body).toMatchObject({ next: null });
    expect(portal.errors).toEqual([]);
  });

  it("cost a fixed number of queries, however many rows a page has", async () => {
    const counted = async (limit: number): Promise<number> => {
      let queries = 0;
      const probe = store.database.withPlugin({
        transformQuery: ({ node }) => {
          queries += 1;
          return node;
        },
        transformResult: ({ result }) => Promise.resolve(result),
      });
      const handler = createHandler({
        database: probe,
        hasher: quickArgon2,
        clock: () => portal.now,
        publicUrl: "http://portal.test",
      });
      const response = await handler(
        new Request(`http://portal.test/v1/users?limit=${limit.toString()}&total=true`, {
          headers: { Authorization: `Bearer ${admin.token}` },
        }),
      );
      const body = (await response.json()) as { items: unknown[] };
      expect(body.items).toHaveLength(limit);
      return queries;
    };
    expect(await counted(1)).toBe(await counted(20));
    expect(await counted(20)).toBeLessThanOrEqual(4);
  });
});
