import { createTenantKey } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const withDeactivation = {
  actions: [
    ...["list", "create", "view", "edit", "delete", "lock", "unlock", "activate", "deactivate", "revokeSessions"],
  ],
  statuses: [
    { id: "inactive", label: "Inactive", meaning: "Can't sign in.", refusal: "You are not a member of an Account." },
    { id: "locked_by_admin", refusal: "Ask an Admin." },
    { id: "auto_locked", refusal: "Wait, or ask an Admin." },
  ],
};

describeOnDatabases("tokens that a portal's server asks for (CO-4)", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let key: string;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, withDeactivation);
    manager = await portal.manager();
    ({ key } = await createTenantKey({ database: store.database }, portal.tenantId));
  });
  afterAll(() => store.close());

  const ask = (body: object, bearer: string | null = key, headers: Record<string, string> = {}) =>
    portal.call(
      "POST",
      "/embed-tokens",
      { origin: "http://portal.test", ...body },
      {
        ...(bearer !== null && { Authorization: `Bearer ${bearer}` }),
        ...headers,
      },
    );

  it("are for one person by id or user name, for fifteen minutes, and open what their session would", async () => {
    const user = await portal.onboard(manager, "embedded", ["admin"]);
    for (const body of [{ userId: user.id }, { username: "Embedded" }]) {
      const answer = await ask(body);
      expect([answer.status, Date.parse(answer.body.expiresAt) - portal.now.getTime()]).toEqual([201, 900_000]);
      expect(answer.headers.get("Cache-Control")).toBe("no-store");
      expect(answer.headers.get("Set-Cookie")).toBeNull();
      const session = await portal.client(answer.body.token).call("GET", "/session");
      expect(session.body).toMatchObject({ actor: { id: user.id }, expiresAt: answer.body.expiresAt });
    }
    const { token } = (await ask({ userId: user.id })).body;
    portal.pass(900_000);
    const late = await portal.client(token).call("GET", "/session");
    expect([late.status, late.body.code]).toEqual([401, "unauthenticated"]);
    manager = await portal.manager();
  });

  it("never work as a cookie", async () => {
    const { token } = (await ask({ userId: portal.managerId })).body;
    const answer = await portal.call("GET", "/session", undefined, { Cookie: `usher_session=${token}` });
    expect([answer.status, answer.body.code]).toEqual([401, "unauthenticated"]);
  });

  it("are refused to a wrong key, to none, to a session and to a browser; a key is no session", async () => {
    const { token } = (await portal.signIn("ndlamini")).body;
    for (const wrong of ["uk_wrong", key.slice(0, -1), token, null])
      expect((await ask({ userId: portal.managerId }, wrong)).body).toMatchObject({
        status: 401,
        code: "unauthenticated",
      });
    const browser = await ask({ userId: portal.managerId }, key, { Origin: "https://host.example" });
    expect([browser.status, browser.body.code]).toEqual([403, "origin_refused"]);
    expect((await portal.client(key).call("GET", "/session")).status).toBe(401);
    const { key_hash } = await store.database
      .selectFrom("tenant_keys")
      .select("key_hash")
      .where("tenant_id", "=", portal.tenantId)
      .executeTakeFirstOrThrow();
    expect(key_hash).not.toContain(key.slice(3));
  });

  it("know nobody of another tenant, nobody removed, and nobody who has not registered", async () => {
    const other = await TestPortal.open(store.database, withDeactivation);
    const provisioned = await portal.create(manager, "newcomer");
    const unknown = await ask({ userId: crypto.randomUUID() });
    expect(unknown.status).toBe(404);
    for (const body of [{ userId: other.managerId }, { userId: provisioned.id }, { username: "nobody" }]) {
      const answer = await ask(body);
      expect([answer.status, { ...answer.body, requestId: "" }]).toEqual([404, { ...unknown.body, requestId: "" }]);
    }
    const eitherOr = [{ pointer: "/userId", code: "id_or_username" }];
    expect((await ask({})).body.errors).toEqual(eitherOr);
    expect((await ask({ userId: portal.managerId, username: "ndlamini" })).status).toBe(422);
  });

  it("say in the portal's words why somebody gets none, and die when their person is kept out", async () => {
    const user = await portal.onboard(manager, "kept");
    const { token } = (await ask({ userId: user.id })).body;
    await manager.call("POST", `/users/${user.id}/deactivate`, {});
    const refused = await ask({ userId: user.id });
    const words = "You are not a member of an Account.";
    expect(refused.body).toMatchObject({ status: 403, code: "account_inactive", detail: words });
    const held = await portal.client(token).call("GET", "/session");
    expect(held.body).toMatchObject({ status: 401, code: "account_inactive", detail: words });
    await manager.call("POST", `/users/${user.id}/activate`, {});
    await manager.call("POST", `/users/${user.id}/lock`, {});
    expect((await ask({ userId: user.id })).body).toMatchObject({ code: "account_locked", detail: "Ask an Admin." });
    await manager.call("POST", `/users/${user.id}/unlock`, {});
    expect((await ask({ userId: user.id })).status).toBe(201);
    // An auto-lock stops sign-ins only: wrong ones throw nobody out who is signed in at the portal.
    for (let attempt = 0; attempt < 5; attempt += 1) await portal.signIn("kept", `${password}!`);
    expect((await ask({ userId: user.id })).status).toBe(201);
    expect(portal.errors).toEqual([]);
  });
});
