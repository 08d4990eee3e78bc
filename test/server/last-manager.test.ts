import { createHandler, createTenant, syncProfiles, type Database, type Hasher } from "@usherkit/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgres, type TestDatabase } from "../support/databases.js";
import { registrarProfile } from "../support/portal.js";
import { startServerProcess, type ServerProcess } from "../support/server-process.js";

const trials = 500;
const hasher: Hasher = {
  hash: (password) => Promise.resolve(`test:${password}`),
  verify: (hash, password) => Promise.resolve(hash === `test:${password}`),
};
const profile = registrarProfile({
  id: "three-admins",
  scope: "tenant",
  actions: [...["list", "create", "view", "edit", "setRoles", "lock", "unlock", "delete", "activate", "deactivate"]],
  credential: { onCreate: ["password"], managersMayType: true },
});

/** The ways by which a tenant can lose a manager. */
const ways: ((id: string) => [method: string, path: string, body?: object])[] = [
  (id) => ["DELETE", `/users/${id}`],
  (id) => ["POST", `/users/${id}/deactivate`, {}],
  (id) => ["POST", `/users/${id}/lock`, {}],
  (id) => ["PUT", `/users/${id}/roles`, { roleIds: ["billing"] }],
];

const makeTenant = async (database: Database, id: string): Promise<string[]> => {
  const { managerId } = await createTenant(
    { database, hasher },
    {
      id,
      name: "Three Admins",
      profileId: profile.id,
      manager: {
        username: "a0",
        email: "a0@halden.example",
        givenName: "A",
        familyName: "0",
        password: "correct horse battery",
        roleIds: ["admin"],
      },
    },
  );
  const handler = createHandler({
    database,
    hasher,
    publicUrl: "http://portal.test",
    authenticate: () => Promise.resolve({ tenantId: id, userId: managerId }),
  });
  const ids = [managerId];
  for (const name of ["a1", "a2"]) {
    const response = await handler(
      new Request("http://portal.test/v1/users", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          username: name,
          email: `${name}@halden.example`,
          givenName: "A",
          familyName: name,
          roleIds: ["admin"],
          password: "correct horse battery",
        }),
      }),
    );
    const body = (await response.json()) as { user: { id: string } };
    ids.push(body.user.id);
  }
  return ids;
};

describe.skipIf(postgres.isMissing)(
  "a tenant whose three Admins see each other, two server processes on PostgreSQL",
  () => {
    let store: TestDatabase;
    let servers: ServerProcess[];

    beforeAll(async () => {
      store = await postgres.open();
      await syncProfiles(store.database, [profile]);
      servers = await Promise.all([0, 1].map(() => startServerProcess("postgres", store.url ?? "")));
    });
    afterAll(async () => {
      await Promise.all(servers.map((server) => server.kill("SIGTERM")));
      await store.close();
    });

    it(`is never left without a manager: ${trials.toString()} trials of eight at once`, async () => {
      const left: number[] = [];
      const statuses = new Map<number, number>();
      for (let trial = 0; trial < trials; trial += 1) {
        const tenantId = `trial-${trial.toString()}`;
        const ids = await makeTenant(store.database, tenantId);
        const answers = await Promise.all(
          Array.from({ length: 8 }, async (_, index) => {
            // Everybody is acted on by the other two, in every way, over both processes; the way changes from trial to trial.
            const actor = ids[index % 3] ?? "";
            const target = ids[(index + 1 + (index % 2)) % 3] ?? "";
            const way = ways[(index + trial) % ways.length] ?? ways[0];
            const [method, path, body] = way?.(target) ?? ["GET", "/users"];
            return servers[index % 2]?.call({ tenantId, userId: actor }, method, path, body);
          }),
        );
        for (const answer of answers) statuses.set(answer?.status ?? 0, (statuses.get(answer?.status ?? 0) ?? 0) + 1);
        const { managers } = await store.database
          .selectFrom("users")
          .select(({ fn }) => fn.countAll<number>().as("managers"))
          .where("tenant_id", "=", tenantId)
          .where("is_manager", "=", true)
          .executeTakeFirstOrThrow();
        left.push(managers);
      }
      expect(left.filter((managers) => managers < 1)).toEqual([]);
      // The trials were real: some went through, some were refused for the last manager, and nothing broke.
      expect(left.filter((managers) => managers === 1).length).toBeGreaterThan(trials / 4);
      expect(statuses.get(200)).toBeGreaterThan(trials);
      expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    }, 600_000);

    it("says why: the last one is refused with the decision last_manager, and the database refuses too", async () => {
      const ids = await makeTenant(store.database, "alone");
      const actor = { tenantId: "alone", userId: ids[0] ?? "" };
      for (const id of ids.slice(1)) await servers[0]?.call(actor, "DELETE", `/users/${id}`);
      for (const way of ways) {
        const [method, path, body] = way(ids[0] ?? "");
        const answer = await servers[1]?.call(actor, method, path, body);
        expect([answer?.status, await answer?.json()]).toMatchObject([
          403,
          { decision: { state: "denied", reason: "last_manager" } },
        ]);
      }
      await expect(store.database.deleteFrom("users").where("tenant_id", "=", "alone").execute()).rejects.toMatchObject(
        { code: "UK001" },
      );
    });
  },
);
