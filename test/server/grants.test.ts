import type { User } from "@usherkit/contract";
import { syncAccounts } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

const creditUnion = {
  scope: "tenant",
  actions: ["list", "view", "create", "edit", "delete", "setRoles", "setFeatures", "setAccounts"],
  rowActions: { actions: [] },
  features: [
    { id: "statements", label: "Statements" },
    { id: "transfers", label: "Transfers", description: "Between accounts" },
    { id: "wires", label: "Wires" },
  ],
  accountLevels: [
    { id: "view", label: "View" },
    { id: "transfer", label: "Transfer" },
  ],
  roles: {
    items: [
      { id: "admin", features: ["statements", "transfers"] },
      { id: "domain_manager", permissions: ["read"], features: ["statements"] },
    ],
  },
  rules: [
    { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
    { effect: "allow", actions: ["list", "view", "setFeatures", "setAccounts"], actor: { roles: ["domain_manager"] } },
  ],
};
const any = { "If-Match": "*" };

describeOnDatabases("features and accounts (CU-3)", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let clerk: Client;
  let clerkId: string;

  const sync = (ids: string[]) =>
    syncAccounts(
      { database: store.database, clock: () => portal.now },
      portal.tenantId,
      ids.map((id) => ({ id, name: `Account ${id}` })),
    );

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, creditUnion);
    await sync(["payroll", "operating", "savings"]);
    manager = await portal.manager();
    clerkId = (await portal.onboard(manager, "clerk", ["domain_manager"])).id;
    clerk = portal.client((await portal.signIn("clerk")).body.token);
  });
  afterAll(() => store.close());

  const put = (by: Client, id: string, path: "features" | "accounts", body: object, headers = any) =>
    by.call("PUT", `/users/${id}/${path}`, body, headers);
  const read = async (id: string): Promise<User> => (await manager.call("GET", `/users/${id}`)).body;
  /** What somebody has who may grant everything, set where the API has nobody yet who holds it. */
  const hold = async (id: string, columns: { features?: string[]; accounts?: object[] }) => {
    await store.database
      .updateTable("users")
      .set({
        ...(columns.features && { features: JSON.stringify(columns.features) }),
        ...(columns.accounts && { accounts: JSON.stringify(columns.accounts) }),
      })
      .where("id", "=", id)
      .execute();
  };

  it("come by a role and directly, in the user, the session and the list of roles", async () => {
    const user = await portal.onboard(manager, "granted", ["domain_manager"]);
    expect(user.features).toEqual([{ id: "statements", source: "role" }]);
    const answer = await put(manager, user.id, "features", { featureIds: ["transfers", "statements", "transfers"] });
    const features = [
      { id: "statements", source: "role" },
      { id: "statements", source: "direct" },
      { id: "transfers", source: "direct" },
    ];
    expect([answer.status, answer.body.features, answer.body.version]).toEqual([200, features, user.version + 1]);
    const session = await portal.client((await portal.signIn("granted")).body.token).call("GET", "/session");
    expect(session.body.features).toEqual(features);
    const roles = (await manager.call("GET", "/roles")).body.items;
    expect(roles.map((role: { features?: string[] }) => role.features)).toContainEqual(["statements"]);
    const same = await put(manager, user.id, "features", { featureIds: ["statements", "transfers"] });
    expect(same.body.version, "nothing changed").toBe(user.version + 1);
    const lost = await manager.call("PUT", `/users/${user.id}/roles`, { roleIds: ["billing"] }, any);
    expect(lost.body.features, "what a role gave goes with it").toEqual(features.slice(1));
    const event = (await manager.call("GET", `/users/${user.id}/events`)).body.items.find(
      ({ type }: { type: string }) => type === "setFeatures",
    );
    expect(event.details).toEqual({ from: [], to: ["statements", "transfers"] });
  });

  it("are refused where the portal or the tenant has none such, and where a version is missing or old", async () => {
    const { id } = await portal.create(manager, "wrong");
    const unknown = await put(manager, id, "features", { featureIds: ["transfers", "flying"] });
    expect([unknown.status, unknown.body.errors]).toEqual([
      422,
      [{ pointer: "/featureIds/1", code: "unknown_feature" }],
    ]);
    await hold(portal.managerId, { accounts: [{ id: "payroll", level: "transfer" }] });
    const accounts = [
      { id: "payroll", level: "own" },
      { id: "vault", level: "view" },
      { id: "payroll", level: "view" },
    ];
    expect((await put(manager, id, "accounts", { accounts })).body.errors).toEqual([
      { pointer: "/accounts/0/level", code: "unknown_level" },
      { pointer: "/accounts/1/id", code: "unknown_account" },
      { pointer: "/accounts/2/id", code: "repeated" },
    ]);
    expect((await put(manager, id, "accounts", { accounts: [] }, {} as typeof any)).status).toBe(428);
    expect((await put(manager, id, "features", { featureIds: [] }, { "If-Match": '"99"' })).status).toBe(412);
    expect((await read(id)).features).toEqual([]);
  });

  it("are nobody's to give who doesn't hold them, by the call, the question and the lists alike", async () => {
    await hold(portal.managerId, {
      accounts: [
        { id: "payroll", level: "transfer" },
        { id: "operating", level: "view" },
      ],
    });
    const { id } = await portal.onboard(manager, "target");
    const evaluate = async (action: string, proposal: object) =>
      (await clerk.call("POST", "/access/evaluate", { action, userIds: [id], proposal })).body.decisions[0];

    const refused = await put(clerk, id, "features", { featureIds: ["statements", "transfers"] });
    expect(refused.body).toMatchObject({
      status: 403,
      decision: { reason: "outranked", params: { featureId: "transfers" }, remedy: { kind: "ask_role" } },
    });
    expect(await evaluate("setFeatures", { featureIds: ["transfers"] })).toEqual(refused.body.decision);
    expect((await put(clerk, id, "features", { featureIds: ["statements"] })).status).toBe(200);
    await put(manager, id, "features", { featureIds: ["statements", "transfers"] });
    const kept = await put(clerk, id, "features", { featureIds: ["transfers"] });
    expect(kept.status, "what was there may stay").toBe(200);

    const level = async (by: Client, grants: [string, string][]) =>
      put(by, id, "accounts", { accounts: grants.map(([account, name]) => ({ id: account, level: name })) });
    expect((await level(clerk, [["payroll", "view"]])).body.decision.params).toEqual({
      accountId: "payroll",
      level: "view",
    });
    expect(await evaluate("setAccounts", { accounts: [{ id: "payroll", level: "view" }] })).toMatchObject({
      reason: "outranked",
    });
    const given = await level(manager, [
      ["operating", "view"],
      ["payroll", "transfer"],
    ]);
    expect(given.body.accounts, "in the tenant's order").toEqual([
      { id: "payroll", level: "transfer" },
      { id: "operating", level: "view" },
    ]);
    expect((await level(manager, [["operating", "transfer"]])).status).toBe(403);
    expect((await level(manager, [["savings", "view"]])).status).toBe(403);
    expect((await level(clerk, [["payroll", "view"]])).status, "less than was there").toBe(200);

    const features = (await clerk.call("GET", "/features")).body.items;
    expect(
      features.map((one: { id: string; roleIds: string[]; grantable: { state: string } }) => [
        one.id,
        one.roleIds,
        one.grantable.state,
      ]),
    ).toEqual([
      ["statements", ["admin", "domain_manager"], "allowed"],
      ["transfers", ["admin"], "denied"],
      ["wires", [], "denied"],
    ]);
    const accounts = (await manager.call("GET", "/accounts")).body.items;
    expect(
      accounts.map((one: { name: string; levels: { id: string; grantable: { state: string } }[] }) => [
        one.name,
        one.levels.map((each) => `${each.id} ${each.grantable.state}`),
      ]),
    ).toEqual([
      ["Account payroll", ["view allowed", "transfer allowed"]],
      ["Account operating", ["view allowed", "transfer denied"]],
      ["Account savings", ["view denied", "transfer denied"]],
    ]);
    const own = portal.client((await portal.signIn("target")).body.token);
    expect((await own.call("GET", "/accounts")).body.items, "their own, and no others").toMatchObject([
      { id: "payroll" },
    ]);
    expect((await own.call("GET", "/session")).body.accounts).toEqual([{ id: "payroll", level: "view" }]);
  });

  it("are reported for each user as the server then answers", async () => {
    const { id } = await portal.create(manager, "reported");
    const seen = (await clerk.call("GET", `/users/${id}`)).body.access.actions;
    expect([seen.setFeatures.state, seen.setAccounts.state, seen.setRoles.state]).toEqual([
      "allowed",
      "allowed",
      "denied",
    ]);
    const user = portal.client((await portal.onboard(manager, "plain"), (await portal.signIn("plain")).body.token));
    expect((await put(user, id, "features", { featureIds: [] })).status).toBe(404);
    expect((await put(clerk, clerkId, "accounts", { accounts: [{ id: "savings", level: "view" }] })).status).toBe(403);
  });

  it("go with an account that the host closes, and its history says so", async () => {
    const { id } = await portal.create(manager, "closing");
    await hold(portal.managerId, { accounts: [{ id: "savings", level: "transfer" }] });
    await put(manager, id, "accounts", { accounts: [{ id: "savings", level: "view" }] });
    const before = await read(id);
    await sync(["operating", "payroll"]);
    expect(await read(id)).toMatchObject({ accounts: [], version: before.version + 1 });
    const [event] = (await manager.call("GET", `/users/${id}/events`)).body.items;
    expect(event).toMatchObject({ type: "setAccounts", actor: null, details: { to: [] } });
    expect((await manager.call("GET", "/accounts")).body.items.map((one: { id: string }) => one.id)).toEqual([
      "operating",
      "payroll",
    ]);
    await expect(sync(["payroll", "payroll"])).rejects.toThrow("accounts[1]");
    expect(portal.errors).toEqual([]);
  });
});
