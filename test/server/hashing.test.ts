import type { Hasher } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, quickArgon2, registrarProfile, TestPortal, type Client } from "../support/portal.js";

/** Counts what is hashed: each costs a real server some 20 ms of a core. */
class CountingHasher implements Hasher {
  hashed = 0;
  hash(text: string): Promise<string> {
    this.hashed += 1;
    return quickArgon2.hash(text);
  }
  verify(hash: string, text: string): Promise<boolean> {
    return quickArgon2.verify(hash, text);
  }
}

describeOnDatabases("what hashes a credential", (kind) => {
  let store: TestDatabase;
  const hasher = new CountingHasher();
  let portal: TestPortal;
  let manager: Client;
  let viewer: Client;
  let targetId: string;

  beforeAll(async () => {
    store = await kind.open();
    const profile = registrarProfile({
      id: `p${crypto.randomUUID().slice(0, 8)}`,
      scope: "tenant",
      actions: [
        "list",
        "create",
        "view",
        "edit",
        "lock",
        "unlock",
        "setTemporaryPassword",
        "setRoles",
        "resendWelcome",
      ],
      rowActions: { actions: [] },
      credential: { onCreate: ["welcome", "temporary"], managersMayType: true },
      rules: [
        { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
        { effect: "allow", actions: ["list", "view", "unlock"], actor: { roles: ["billing"] } },
      ],
    });
    portal = await TestPortal.of(store.database, profile, { hasher });
    manager = await portal.manager();
    await portal.onboard(manager, "viewer");
    viewer = portal.client((await portal.signIn("viewer")).body.token);
    targetId = (await portal.onboard(manager, "target")).id;
    await manager.call("POST", `/users/${targetId}/lock`, {});
  });
  afterAll(() => store.close());

  const hashedBy = async (run: () => Promise<{ status: number }>): Promise<[status: number, hashed: number]> => {
    const before = hasher.hashed;
    const { status } = await run();
    return [status, hasher.hashed - before];
  };

  it("decides first: nothing is hashed for whoever may not, or where nobody is", async () => {
    const unknown = crypto.randomUUID();
    const person = { username: "new", email: "new@corvane.example", givenName: "N", familyName: "P" };
    const asked: [by: Client, path: string, body: object, status: number][] = [
      [viewer, `/users/${targetId}/temporary-password`, {}, 403],
      [viewer, `/users/${targetId}/temporary-password`, { password }, 403],
      // One of the two that it does is not enough.
      [viewer, `/users/${targetId}/unlock`, { resetCredential: true }, 403],
      [viewer, "/users", { ...person, roleIds: ["billing"], credential: "temporary" }, 403],
      [manager, `/users/${unknown}/temporary-password`, {}, 404],
      [manager, `/users/${unknown}/unlock`, { resetCredential: true }, 404],
      // Nobody is locked.
      [manager, `/users/${portal.managerId}/unlock`, { resetCredential: true }, 409],
    ];
    for (const [by, path, body, status] of asked)
      expect([path, ...(await hashedBy(() => by.call("POST", path, body)))]).toEqual([path, status, 0]);
  });

  it("hashes once where it may", async () => {
    const path = `/users/${targetId}`;
    const run = (way: string, body: object) => hashedBy(() => manager.call("POST", `${path}/${way}`, body));
    expect(await run("temporary-password", {})).toEqual([200, 1]);
    expect(await run("unlock", { resetCredential: true })).toEqual([200, 1]);
    await manager.call("POST", `${path}/lock`, {});
    expect(await run("unlock", {})).toEqual([200, 0]);
  });
});
