import { expect, it } from "vitest";
import { describeOnDatabases } from "../support/databases.js";
import { TestPortal } from "../support/portal.js";

describeOnDatabases("the search", (kind) => {
  it("looks in an attribute that says so, and in no other", async () => {
    const store = await kind.open();
    const portal = await TestPortal.open(store.database, {
      attributes: [
        { id: "ward", label: "Ward", type: "text", searchable: true },
        { id: "desk", label: "Desk", type: "text" },
      ],
    });
    const manager = await portal.manager();
    const { user } = (
      await manager.call("POST", "/users", {
        username: "ines",
        email: "ines@haldenmedia.example",
        givenName: "Inês",
        familyName: "Couto",
        roleIds: ["billing"],
        attributes: { ward: "Cardiology", desk: "Northlight" },
      })
    ).body;
    const found = async (text: string): Promise<string[]> =>
      (await manager.call("GET", `/users?search=${text}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await found("cardio")).toEqual([user.id]);
    expect(await found("northlight")).toEqual([]);
    expect(await found("couto")).toEqual([user.id]);
  });
});
