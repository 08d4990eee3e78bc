import { createTenant } from "@usherkit/server";
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
      ).catch((error: unknown) => (error instanceof Error ? error.message : error));
    expect(await make({ id: portal.tenantId })).toBe(
      `There is a tenant "${portal.tenantId}" already: give this one another id.`,
    );
    expect(await make({ profileId: "nowhere" })).toBe('There is no portal profile "nowhere": call syncProfiles first.');
    expect(await make({ roleIds: ["billing"] })).toMatch(/must be a manager/);
    expect((await portal.signIn("ndlamini")).status).toBe(200);
    expect(await make({})).toMatchObject({ tenantId: "another" });
    await store.close();
  });
});
