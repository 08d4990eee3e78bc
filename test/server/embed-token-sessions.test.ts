import { createTenantKey } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Answer, type Client } from "../support/portal.js";

describeOnDatabases("a portal that says when somebody signed in there", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let key: string;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, {
      actions: ["list", "create", "view", "edit", "delete", "lock", "unlock", "activate", "deactivate"],
      stepUp: { actions: ["delete"], maxAgeSeconds: 300 },
    });
    manager = await portal.manager();
    ({ key } = await createTenantKey({ database: store.database }, portal.tenantId));
  });
  afterAll(() => store.close());

  const ask = (body: object): Promise<Answer> =>
    portal.call("POST", "/embed-tokens", { origin: "http://portal.test", ...body }, { Authorization: `Bearer ${key}` });
  const ended = {
    status: 401,
    code: "unauthenticated",
    errors: [{ pointer: "/authenticatedAt", code: "ended" }],
  };

  it("gets none for a session from before a new password, or before they were switched off and on", async () => {
    const { id: userId } = await portal.onboard(manager, "steady");
    const address = "steady@haldenmedia.example";
    portal.pass(1000);
    const reset = async () => {
      await portal.call("POST", "/password-reset-requests", { tenant: portal.tenantId, username: "steady" });
      const { token } = await portal.mailTo(address);
      expect((await portal.call("POST", "/credentials", { token, password: `${password} 2` })).status).toBe(200);
    };
    const offAndOn = async () => {
      expect((await manager.call("POST", `/users/${userId}/deactivate`, {})).status).toBe(200);
      expect((await manager.call("POST", `/users/${userId}/activate`, {})).status).toBe(200);
    };
    for (const end of [reset, offAndOn]) {
      const authenticatedAt = portal.now.toISOString();
      expect((await ask({ userId, authenticatedAt })).status).toBe(201);
      portal.pass(1000);
      await end();
      expect((await ask({ userId, authenticatedAt })).body).toMatchObject(ended);
      expect((await ask({ username: "steady", authenticatedAt })).body).toMatchObject(ended);
      // Signed in again.
      expect((await ask({ userId, authenticatedAt: portal.now.toISOString() })).status).toBe(201);
      portal.pass(1000);
    }
    for (const authenticatedAt of ["yesterday", "2026-13-01T00:00:00Z", 5, null])
      expect((await ask({ userId, authenticatedAt })).status).toBe(422);
    expect(portal.errors).toEqual([]);
  });

  it("gets a token that is as fresh as that sign-in, and no fresher where it doesn't say", async () => {
    const { id: userId } = await portal.onboard(manager, "brisk", ["admin"]);
    const signedInAt = portal.now;
    const remove = async (authenticatedAt?: string): Promise<Answer> => {
      const body = { userId, ...(authenticatedAt !== undefined && { authenticatedAt }) };
      const brisk = portal.client((await ask(body)).body.token);
      const child = await portal.create(brisk, `child${crypto.randomUUID().slice(0, 8)}`);
      return brisk.call("DELETE", `/users/${child.id}`, undefined, { "If-Match": "*" });
    };
    const stale = { status: 401, code: "step_up_required", decision: { state: "stepUp" } };
    expect((await remove()).body).toMatchObject(stale);
    expect((await remove(signedInAt.toISOString())).status).toBe(204);
    portal.pass(301_000);
    expect((await remove(signedInAt.toISOString())).body).toMatchObject(stale);
    expect((await remove(portal.now.toISOString())).status).toBe(204);
    // A clock that is ahead makes nothing fresher for longer.
    const ahead = new Date(portal.now.getTime() + 3_600_000).toISOString();
    const { token } = (await ask({ userId, authenticatedAt: ahead })).body;
    portal.pass(301_000);
    manager = await portal.manager();
    const child = await portal.create(portal.client(token), "last");
    const late = await portal.client(token).call("DELETE", `/users/${child.id}`, undefined, { "If-Match": "*" });
    expect(late.body).toMatchObject(stale);
  });

  it("goes on for who was locked by wrong sign-ins, which anybody could make; not for who an Admin locked", async () => {
    const { id: userId } = await portal.onboard(manager, "thrown");
    const authenticatedAt = portal.now.toISOString();
    portal.pass(1000);
    for (let attempt = 0; attempt < 5; attempt += 1) await portal.signIn("thrown", `${password}!`);
    expect((await manager.call("GET", `/users/${userId}`)).body.status).toBe("auto_locked");
    const { status, body } = await ask({ userId, authenticatedAt });
    expect(status).toBe(201);
    expect((await portal.client(body.token).call("GET", "/session")).status).toBe(200);
    expect((await portal.signIn("thrown")).body.code).toBe("account_locked");
    expect((await manager.call("POST", `/users/${userId}/lock`, {})).status).toBe(200);
    expect((await ask({ userId, authenticatedAt })).body).toMatchObject({ status: 403, code: "account_locked" });
  });
});
