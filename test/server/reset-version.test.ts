import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

describeOnDatabases("a request for a reset that a stranger makes", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  it("takes no edit from a manager who is at work on the person", async () => {
    const { id } = await portal.onboard(manager, "edited");
    const read = (await manager.call("GET", `/users/${id}`)).body;
    await portal.call("POST", "/password-reset-requests", { tenant: portal.tenantId, username: "edited" });
    await portal.mailTo("edited@haldenmedia.example");
    const seen = (await manager.call("GET", `/users/${id}`)).body;
    expect([seen.status, seen.version, seen.updatedAt]).toEqual(["recovery", read.version, read.updatedAt]);
    const version = { "If-Match": `"${String(read.version)}"` };
    expect((await manager.call("PATCH", `/users/${id}`, { givenName: "Edda" }, version)).status).toBe(200);
  });
});
