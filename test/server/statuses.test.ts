import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

describeOnDatabases("the six statuses (RP-3)", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
  });
  afterAll(async () => {
    await store?.close();
  });

  const statusOf = async (id: string) => (await manager.call("GET", `/users/${id}`)).body.status;

  it("a new user is provisioned until the welcome mail's link is used, then active", async () => {
    const user = await portal.create(manager, "ada");
    expect(user).toMatchObject({ status: "provisioned", parentId: portal.managerId, version: 1 });
    const { token } = await portal.mailTo("ada@haldenmedia.example");
    expect((await portal.call("POST", "/credentials", { token })).status).toBe(200);
    expect(await statusOf(user.id)).toBe("provisioned");
    expect((await portal.call("POST", "/credentials", { token, password })).body).toMatchObject({ changed: true });
    expect(await statusOf(user.id)).toBe("active");
    expect((await portal.call("POST", "/credentials", { token, password })).status).toBe(410);
    expect((await portal.signIn("ada")).body.next).toBeNull();
  });

  it("wrong passwords lock the account whatever the address; an admin unlocks it", async () => {
    const user = await portal.onboard(manager, "bo");
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await statusOf(user.id)).toBe("active");
      expect((await portal.signIn("bo", "wrong password")).body.code).toBe("invalid_credentials");
    }
    expect(await statusOf(user.id)).toBe("auto_locked");
    expect((await portal.signIn("bo", "wrong password")).body.code).toBe("invalid_credentials");
    expect((await portal.signIn("bo")).body.code).toBe("account_locked");
    const unlocked = await manager.call("POST", `/users/${user.id}/unlock`, {});
    expect(unlocked.body).toMatchObject({ id: user.id, status: "active", lock: null });
    expect((await portal.signIn("bo")).status).toBe(200);
  });

  it("a lock by an admin ends sessions and lasts until it is undone; twice is 409", async () => {
    const user = await portal.onboard(manager, "cy");
    const { token } = (await portal.signIn("cy")).body;
    const locked = await manager.call("POST", `/users/${user.id}/lock`, {});
    expect(locked.body).toMatchObject({ status: "locked_by_admin", lock: { kind: "admin", by: portal.managerId } });
    expect((await portal.client(token).call("GET", "/session")).status).toBe(401);
    expect((await portal.signIn("cy")).body.code).toBe("account_locked");
    const again = await manager.call("POST", `/users/${user.id}/lock`, {});
    expect([again.status, again.body.decision]).toEqual([
      409,
      { state: "notApplicable", reason: "wrong_state", params: { status: "locked_by_admin" } },
    ]);
    await manager.call("POST", `/users/${user.id}/unlock`, {});
    expect((await manager.call("POST", `/users/${user.id}/unlock`, {})).status).toBe(409);
    expect((await portal.client(token).call("GET", "/session")).status, "the session stays ended").toBe(401);
  });

  it("a requested reset is recovery, opened it awaits a password, set it is active", async () => {
    const user = await portal.onboard(manager, "di");
    const request = { tenant: portal.tenantId, username: "di" };
    expect((await portal.call("POST", "/password-reset-requests", request)).status).toBe(202);
    const { token } = await portal.mailTo("di@haldenmedia.example");
    expect(await statusOf(user.id)).toBe("recovery");
    expect((await portal.signIn("di")).status, "the present password goes on working").toBe(200);
    await portal.call("POST", "/credentials", { token });
    expect(await statusOf(user.id)).toBe("awaiting_new_password");
    const fresh = "a new password here";
    expect((await portal.call("POST", "/credentials", { token, password: fresh })).status).toBe(200);
    expect(await statusOf(user.id)).toBe("active");
    expect((await portal.signIn("di")).status).toBe(401);
    expect((await portal.signIn("di", fresh)).status).toBe(200);
  });

  it("says the same of a reset for somebody who doesn't exist", async () => {
    const known = await portal.call("POST", "/password-reset-requests", {
      tenant: portal.tenantId,
      username: "ndlamini",
    });
    const unknown = await portal.call("POST", "/password-reset-requests", {
      tenant: portal.tenantId,
      username: "nobody",
    });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
  });

  it("a password that is too old must be changed at the next sign-in, which opens nothing else", async () => {
    const user = await portal.onboard(manager, "ed");
    portal.pass(365 * 86_400_000);
    manager = await portal.manager();
    // The manager's own has expired on the same day.
    const changed = await manager.call("POST", "/credentials", { password: "another long one" });
    expect(changed.body.next).toBeNull();
    expect(await statusOf(user.id)).toBe("awaiting_new_password");
    const signedIn = await portal.signIn("ed");
    expect(signedIn.body.next).toBe("set_credential");
    const half = portal.client(signedIn.body.token);
    expect((await half.call("GET", "/session")).body.code).toBe("sign_in_incomplete");
    expect((await half.call("POST", "/credentials", { password })).body.errors).toEqual([
      { pointer: "/password", code: "same_as_present" },
    ]);
    expect((await half.call("POST", "/credentials", { password: "yet another one" })).body.next).toBeNull();
    expect(await statusOf(user.id)).toBe("active");
    expect((await half.call("GET", "/session")).status).toBe(200);
    expect(portal.errors).toEqual([]);
  });
});
