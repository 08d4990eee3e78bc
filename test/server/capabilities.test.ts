import { expect, it } from "vitest";
import { describeOnDatabases } from "../support/databases.js";
import { TestPortal } from "../support/portal.js";

describeOnDatabases("an action that no operation carries out", (kind) => {
  it("isn't reported, whatever the profile lists", async () => {
    const store = await kind.open();
    const portal = await TestPortal.open(store.database, {
      actions: ["list", "create", "export", "view", "edit"],
      rowActions: { actions: ["edit"] },
    });
    const session = await (await portal.manager()).call("GET", "/session");
    expect(session.status).toBe(200);
    expect(Object.keys(session.body.actions).sort()).toEqual(["create", "list"]);
  });
});
