import { migrate, openDatabase, pglitePool } from "@usherkit/server";
import type { PostgresPool } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quickArgon2, registrarProfile, TestPortal } from "../support/portal.js";
import { openPglite } from "../support/pglite.js";

// What takes the same statements and the same hashes takes the same time: `npm run timing` measures that.
describe("known and unknown names", () => {
  const statements: string[] = [];
  let hashes = 0;
  let pool: PostgresPool;
  let portal: TestPortal;
  beforeAll(async () => {
    const plain = pglitePool(await openPglite());
    pool = {
      connect: async () => {
        const client = await plain.connect();
        const query = (text: string, parameters: readonly unknown[]) => {
          statements.push(text);
          return client.query(text, parameters);
        };
        return { query: query as typeof client.query, release: () => client.release() };
      },
      end: () => plain.end(),
    };
    const database = openDatabase(pool);
    await migrate(database);
    const hasher = {
      hash: quickArgon2.hash,
      verify: (hash: string, password: string) => {
        hashes += 1;
        return quickArgon2.verify(hash, password);
      },
    };
    portal = await TestPortal.of(database, registrarProfile({ id: "same" }), { hasher });
    const manager = await portal.manager();
    await portal.onboard(manager, "known");
    await portal.create(manager, "provisioned");
    await manager.call("POST", `/users/${(await portal.onboard(manager, "locked")).id}/lock`, {});
  });
  afterAll(() => pool.end());

  const workOf = async (
    path: string,
    body: object,
  ): Promise<{ statements: string[]; hashes: number; status: number }> => {
    statements.length = 0;
    hashes = 0;
    const { status } = await portal.call("POST", path, { tenant: portal.tenantId, ...body });
    return { statements: [...statements], hashes, status };
  };
  const names = ["known", "known@haldenmedia.example", "provisioned", "locked", "ndlamini"];

  it("are refused by the same statements and one hash at the sign-in", async () => {
    const nobody = await workOf("/sign-in", { username: "nobody", password: "not it" });
    expect([nobody.status, nobody.hashes]).toEqual([401, 1]);
    expect(nobody.statements.length).toBeGreaterThan(5);
    for (const username of names)
      expect(await workOf("/sign-in", { username, password: "not it" }), username).toEqual(nobody);
  });

  it("are taken down by the same statements where a reset is asked for", async () => {
    const nobody = await workOf("/password-reset-requests", { username: "nobody" });
    expect([nobody.status, nobody.hashes]).toEqual([202, 0]);
    for (const username of names)
      expect(await workOf("/password-reset-requests", { username }), username).toEqual(nobody);
  });
});
