import { syncProfiles } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { registrarProfile, TestPortal, type Client } from "../support/portal.js";

const permissions = ["users.manage", "domains.manage", "dns.manage", "billing.manage", "read"];
const creditUnion = {
  scope: "tenant",
  actions: ["list", "view", "create", "edit", "delete", "restore", "setRoles"],
  rowActions: { actions: [] },
  credential: { onCreate: ["welcome"] },
  deletion: { mode: "keep" },
  roles: {
    items: [
      { id: "admin", permissions },
      { id: "owner", name: "Primary contact", description: "One.", permissions, primary: true },
    ],
  },
  rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin", "owner"] } }],
};
const any = { "If-Match": "*" };

describeOnDatabases("the primary contact (CU-1)", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let owner: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.of(
      store.database,
      registrarProfile({ id: `p${crypto.randomUUID().slice(0, 8)}`, ...creditUnion }),
      {
        roleIds: ["owner"],
      },
    );
    owner = await portal.manager();
  });
  afterAll(() => store.close());

  const holders = () =>
    store.database
      .selectFrom("users")
      .select("username")
      .where("tenant_id", "=", portal.tenantId)
      .where("is_primary", "=", true)
      .execute();

  it("is the first person of a tenant, where it is made so, and nobody grants or withdraws it", async () => {
    expect(await holders()).toEqual([{ username: "ndlamini" }]);
    const { id } = await portal.onboard(owner, "helper", ["admin"]);
    const helper = portal.client((await portal.signIn("helper")).body.token);
    const attempts = [
      await owner.call("PUT", `/users/${id}/roles`, { roleIds: ["owner"] }, any),
      await owner.call("PUT", `/users/${portal.managerId}/roles`, { roleIds: ["admin"] }, any),
      await helper.call("PUT", `/users/${portal.managerId}/roles`, { roleIds: ["billing"] }, any),
      // Where no other role could be set, the one that is there isn't set again either.
      await helper.call("PUT", `/users/${portal.managerId}/roles`, { roleIds: ["owner"] }, any),
      await owner.call("POST", "/users", {
        username: "second",
        email: "second@haldenmedia.example",
        givenName: "Second",
        familyName: "Owner",
        roleIds: ["owner"],
      }),
    ];
    for (const answer of attempts)
      expect([answer.status, answer.body.decision]).toEqual([
        403,
        { state: "denied", reason: "target_protected", remedy: { kind: "contact_support" } },
      ]);
    const roles = (await owner.call("GET", "/roles")).body.items;
    expect(roles.find((role: { id: string }) => role.id === "owner").assignable.reason).toBe("target_protected");
    expect(await holders()).toEqual([{ username: "ndlamini" }]);
  });

  it("is one in the database, whatever the code does", async () => {
    const { id } = await portal.create(owner, "intruder");
    const steal = () => store.database.updateTable("users").set({ is_primary: true }).where("id", "=", id).execute();
    await expect(steal()).rejects.toMatchObject({ code: "23505" });
    // Who was removed holds it no more, and does not get it back while another has it.
    await portal.onboard(owner, "stand-in", ["admin"]);
    const standIn = portal.client((await portal.signIn("stand-in")).body.token);
    expect((await standIn.call("DELETE", `/users/${portal.managerId}`, undefined, any)).status).toBe(200);
    await steal();
    const restored = await standIn.call("POST", `/users/${portal.managerId}/restore`, {});
    expect([restored.status, restored.body.decision?.reason]).toEqual([403, "target_protected"]);
    expect(portal.errors).toEqual([]);
  });

  it("follows the profile, which is refused where two people hold the role", async () => {
    const own = await TestPortal.open(store.database, {
      scope: "tenant",
      roles: { items: [{ id: "admin" }, { id: "second", name: "Second", description: "Two.", permissions }] },
    });
    const by = await own.manager();
    await own.create(by, "one", ["second"]);
    const holderNow = async () =>
      (
        await store.database
          .selectFrom("users")
          .select("username")
          .where("tenant_id", "=", own.tenantId)
          .where("is_primary", "=", true)
          .execute()
      ).map(({ username }) => username);
    const sync = (primary: string) =>
      syncProfiles(store.database, [
        {
          ...own.profile,
          roles: {
            ...own.profile.roles,
            items: own.profile.roles.items.map((role) => ({ ...role, primary: role.id === primary })),
          },
        },
      ]);
    await sync("admin");
    expect(await holderNow()).toEqual(["ndlamini"]);
    await sync("second");
    expect(await holderNow()).toEqual(["one"]);
    await own.create(by, "dns", ["dns_operator"]);
    await own.create(by, "dns2", ["dns_operator"]);
    await expect(sync("dns_operator")).rejects.toThrow(
      `Two people of the tenant "${own.tenantId}" hold "dns_operator"`,
    );
    expect(await holderNow(), "and nothing of it is stored").toEqual(["one"]);
  });
});
