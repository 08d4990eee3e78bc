import { createTenant, SetupError } from "@usherkit/server";
import { expect, it } from "vitest";
import { describeOnDatabases } from "../support/databases.js";
import { password, quickArgon2, TestPortal } from "../support/portal.js";

describeOnDatabases("a new tenant", (kind) => {
  it("is refused in words that say what to do: an id that is taken, a profile that isn't there, nobody who manages", async () => {
    const store = await kind.open();
    const portal = await TestPortal.open(store.database);
    const make = (changes: { id?: string; profileId?: string; roleIds?: string[] }) =>
      createTenant(
        { database: store.database, hasher: quickArgon2 },
        {
          id: changes.id ?? "another",
          name: "Another",
          profileId: changes.profileId ?? portal.profile.id,
          manager: {
            username: "first",
            email: "first@another.example",
            givenName: "First",
            familyName: "Manager",
            password,
            roleIds: changes.roleIds ?? ["admin"],
          },
        },
      ).catch((error: unknown) => (error instanceof SetupError ? error.message : error));
    expect(await make({ id: portal.tenantId })).toBe(
      `There is a tenant "${portal.tenantId}" already: give this one another id.`,
    );
    expect(await make({ profileId: "nowhere" })).toBe('There is no portal profile "nowhere": call syncProfiles first.');
    expect(await make({ roleIds: ["billing"] })).toMatch(/must be a manager/);
    expect((await portal.signIn("ndlamini")).status).toBe(200);
    expect(await make({})).toMatchObject({ tenantId: "another" });
    await store.close();
  });

  it("can ask its first manager for another password at once, and lets a temporary one run out", async () => {
    const store = await kind.open();
    const portal = await TestPortal.open(store.database);
    await createTenant(
      { database: store.database, hasher: quickArgon2, clock: () => portal.now },
      {
        id: "temporary",
        name: "Temporary",
        profileId: portal.profile.id,
        manager: {
          username: "first",
          email: "first@temporary.example",
          givenName: "First",
          familyName: "Manager",
          password,
          temporary: true,
          roleIds: ["admin"],
        },
      },
    );
    const signIn = () => portal.call("POST", "/sign-in", { tenant: "temporary", username: "first", password });
    const { token, next } = (await signIn()).body;
    expect(next).toBe("set_credential");
    const closed = await portal.client(token).call("GET", "/users");
    expect([closed.status, closed.body.code]).toEqual([401, "sign_in_incomplete"]);
    portal.now = new Date(portal.now.getTime() + 73 * 3_600_000);
    expect((await signIn()).body.errors).toEqual([{ pointer: "/password", code: "expired" }]);
    await store.close();
  });
});
