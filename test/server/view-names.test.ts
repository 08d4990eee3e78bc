import type { AuditEvent, Invitation, User } from "@usherkit/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

/** A registrar of one scope whose billing staff sees everybody but the admins, and may invite, lock and edit. */
const difference = {
  scope: "tenant",
  actions: ["list", "create", "view", "edit", "setRoles", "lock", "unlock", "delete", "invite", "listInvitations"],
  rowActions: { actions: [] },
  rules: [
    {
      effect: "deny",
      actions: ["view"],
      actor: { roles: ["billing"] },
      target: { roles: ["admin"] },
      reason: "policy",
      remedy: "none",
    },
    { effect: "deny", actions: ["delete"], actor: { roles: ["billing"] }, reason: "policy", remedy: "ask_role" },
    { effect: "allow", actions: "*", actor: { roles: ["admin", "billing"] } },
    { effect: "allow", actions: ["list", "view"], actor: { roles: ["read_only"] } },
  ],
};
const ifAny = { "If-Match": "*" };

describeOnDatabases("somebody who is hidden by a rule", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let admin: Client;
  let staff: Client;
  let reader: Client;
  let staffUser: User;
  let target: User;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, difference);
    admin = await portal.manager();
    staffUser = await portal.onboard(admin, "staff");
    await portal.onboard(admin, "reader", ["read_only"]);
    target = await portal.onboard(admin, "target", ["dns_operator"]);
    staff = portal.client((await portal.signIn("staff")).body.token);
    reader = portal.client((await portal.signIn("reader")).body.token);
    await admin.call("POST", `/users/${target.id}/lock`, {});
  });
  afterAll(() => store.close());

  const get = async (by: Client, path: string) => (await by.call("GET", path)).body;

  it("isn't named as parent or locker: by id, in a list or after a change", async () => {
    const shown = async (by: Client): Promise<User[]> => [
      await get(by, `/users/${target.id}`),
      (await get(by, "/users?search=target")).items[0],
      (await by.call("PATCH", `/users/${target.id}`, {}, ifAny)).body,
    ];
    for (const user of await shown(admin))
      expect([user.parentId, user.lock?.by]).toEqual([portal.managerId, portal.managerId]);
    for (const user of await shown(staff))
      expect([user.parentId, user.lock]).toEqual([null, expect.objectContaining({ kind: "admin", by: null })]);
    const [own] = (await get(staff, "/users?search=staff")).items;
    expect(own.parentId).toBeNull();
    const added = await portal.create(staff, "added");
    expect(added.parentId, "the viewer is named to themself").toBe(staffUser.id);
  });

  it("is somebody without id and name in the history of another", async () => {
    const actors = async (by: Client): Promise<AuditEvent["actor"][]> =>
      (await get(by, `/users/${target.id}/events`)).items.map(({ actor }: AuditEvent) => actor);
    const nomvula = { id: portal.managerId, displayName: "Nomvula Dlamini" };
    const themself = { id: target.id, displayName: "Target Test" };
    expect(await actors(admin)).toEqual([nomvula, themself, nomvula]);
    const nobody = { id: null, displayName: "" };
    expect(await actors(staff)).toEqual([nobody, themself, nobody]);
  });

  it("isn't named by a remedy that says whom to ask; whoever may view nobody is told", async () => {
    const { decision } = (await staff.call("DELETE", `/users/${target.id}`, undefined, ifAny)).body;
    expect(decision.remedy).toEqual({ kind: "ask_role", roleIds: ["admin"], count: 1 });
    await portal.onboard(admin, "plain", ["domain_manager"]);
    const plain = portal.client((await portal.signIn("plain")).body.token);
    const refused = (await plain.call("GET", "/users")).body.decision;
    expect(refused.remedy).toMatchObject({ kind: "ask_role", names: ["Nomvula Dlamini"] });
  });

  it("is neither the sender nor the addressee of an invitation", async () => {
    const invite = (by: Client, name: string, roleId: string) =>
      by.call("POST", "/invitations", { emails: [`${name}@corvane.example`], roleIds: [roleId] });
    for (const [name, roleId] of [
      ["stranger", "read_only"],
      ["chief", "admin"],
    ] as const)
      await invite(admin, name, roleId);
    const { token } = await portal.mailTo("chief@corvane.example");
    const chief = { username: "chief", givenName: "Chief", familyName: "Test", password: "correct horse battery" };
    expect((await portal.call("POST", "/sign-up", { token, ...chief })).status).toBe(200);

    const seen = async (by: Client): Promise<[string, string | undefined][]> => {
      const { items, total } = await get(by, "/invitations?total=true");
      expect(total.value).toBe(items.length);
      return items.map(({ email, sentBy }: Invitation) => [email.split("@")[0], sentBy?.displayName]).toSorted();
    };
    expect(await seen(admin)).toEqual([
      ["chief", "Nomvula Dlamini"],
      ["stranger", "Nomvula Dlamini"],
    ]);
    expect(await seen(staff)).toEqual([["stranger", undefined]]);

    const { items }: { items: Invitation[] } = await get(admin, "/invitations");
    const hidden = items.find(({ email }) => email.startsWith("chief"))?.id ?? "";
    const unknown = await staff.call("POST", `/invitations/${crypto.randomUUID()}/revoke`, {});
    const refused = await staff.call("POST", `/invitations/${hidden}/revoke`, {});
    expect([refused.status, refused.body.title]).toEqual([404, unknown.body.title]);

    // One name space: that an address is taken is told, and not by whom.
    const [outcome] = (await invite(staff, "chief", "read_only")).body.outcomes;
    expect(outcome).toEqual({ email: "chief@corvane.example", result: "already_user" });
  });

  it("can't be found by a cursor that somebody forged", async () => {
    const page = await get(staff, "/users?sort=username&limit=1");
    const cursor = JSON.parse(Buffer.from(page.nextCursor, "base64url").toString());
    for (const change of [
      { key: "" },
      { key: "ndlaminh" },
      { id: portal.managerId },
      { now: "2020-01-01T00:00:00Z" },
    ]) {
      const forged = Buffer.from(JSON.stringify({ ...cursor, ...change })).toString("base64url");
      const { items } = await get(staff, `/users?sort=username&cursor=${forged}`);
      expect(items.map(({ username }: User) => username)).not.toContain("ndlamini");
    }
  });

  it("keeps the history to managers and whoever may edit; everybody reads their own", async () => {
    const path = `/users/${target.id}/events`;
    for (const [by, status] of [
      [admin, 200],
      [staff, 200],
      [reader, 403],
    ] as const)
      expect((await by.call("GET", path)).status).toBe(status);

    const { access } = await get(reader, `/users/${target.id}`);
    const { decision, code } = (await reader.call("GET", path)).body;
    expect([code, decision]).toEqual(["forbidden", access.history]);
    expect(decision).toMatchObject({ state: "denied", reason: "missing_permission", remedy: { kind: "ask_role" } });
    expect(decision.remedy.roleIds.toSorted()).toEqual(["admin"]);

    const [own] = (await get(reader, "/users?search=reader")).items;
    expect(own.access.history).toEqual({ state: "allowed" });
    expect((await reader.call("GET", `/users/${own.id}/events`)).status).toBe(200);
    expect((await get(admin, `/users/${own.id}`)).access.history).toEqual({ state: "allowed" });
  });

  it("asks for a fresh sign-in to view anybody, whether or not the id is one", async () => {
    const strict = await TestPortal.open(store.database, {
      ...difference,
      stepUp: { actions: ["view"], maxAgeSeconds: 60 },
    });
    const by = await strict.manager();
    const user = await strict.create(by, "somebody");
    const paths = ["/users", `/users/${user.id}`, `/users/${crypto.randomUUID()}`, `/users/${user.id}/events`];
    const statuses = async () => Promise.all(paths.map(async (path) => (await by.call("GET", path)).status));
    expect(await statuses()).toEqual([200, 200, 404, 200]);
    strict.pass(60_001);
    expect(await statuses()).toEqual([401, 401, 401, 401]);
    const asked = await by.call("POST", "/access/evaluate", { action: "view", userIds: [user.id] });
    expect([asked.status, asked.body.code]).toEqual([401, "step_up_required"]);
  });
});
