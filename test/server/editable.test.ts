import { expect, it } from "vitest";
import { describeOnDatabases } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

describeOnDatabases("a field that only some roles may change", (kind) => {
  const profile = {
    scope: "tenant",
    attributes: [{ id: "costCentre", label: "Cost centre", type: "text", required: true, editableBy: ["billing"] }],
    rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin", "billing"] } }],
  };
  const person = (name: string, more: object = {}) => ({
    username: name,
    email: `${name}@haldenmedia.example`,
    givenName: "New",
    familyName: "Person",
    roleIds: ["read_only"],
    ...more,
  });
  const attributes = { costCentre: "4711" };
  const fault = { code: "invalid_request", errors: [{ pointer: "/attributes/costCentre", code: "not_editable" }] };

  it("is refused to the others, of somebody new as of somebody there, and nothing is stored", async () => {
    const store = await kind.open();
    const portal = await TestPortal.open(store.database, profile);
    const admin = await portal.manager();
    await portal.onboard(admin, "payer");
    const payer: Client = portal.client((await portal.signIn("payer")).body.token);

    // Required, but not of who may not fill it in.
    const refused = await admin.call("POST", "/users", person("refused", { attributes }));
    expect([refused.status, refused.body]).toMatchObject([422, fault]);
    expect((await admin.call("GET", "/users?search=refused")).body.items).toEqual([]);
    const { user } = (await admin.call("POST", "/users", person("plain"))).body;
    const change = (by: Client) => by.call("PATCH", `/users/${user.id}`, { attributes }, { "If-Match": "*" });
    const kept = await change(admin);
    expect([kept.status, kept.body]).toMatchObject([422, fault]);
    expect((await admin.call("GET", `/users/${user.id}`)).body.attributes).toEqual({});

    expect((await change(payer)).body.attributes).toEqual(attributes);
    const created = await payer.call("POST", "/users", person("whole", { attributes }));
    expect(created.body.user.attributes).toEqual(attributes);
    await store.close();
  });
});
