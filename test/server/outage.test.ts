import { createServer, type Server, type Socket } from "node:net";
import { createTenant, migrate, syncProfiles } from "@usherkit/server";
import { argon2Hasher, openPostgres } from "@usherkit/server/node";
import { createClient, isUsherError } from "@usherkit/sdk";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres } from "../../scripts/internal/postgres.mjs";
import { postgres, type TestDatabase } from "../support/databases.js";
import { registrarProfile, TestPortal, type Client } from "../support/portal.js";
import { startServerProcess } from "../support/server-process.js";

const restarts = 5;

describe.skipIf(postgres.isMissing)("a database that goes away, on PostgreSQL", () => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await postgres.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const endConnections = (): Promise<unknown> =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
      store.database,
    );

  /** As a client reads: one of the connections that were ended may be lent out before that is known, and the 503 says to try again. */
  const answered = async (path: string) => {
    for (let tries = 0; ; tries += 1) {
      const answer = await manager.call("GET", path);
      if (answer.status !== 503 || tries === 20) return answer;
      expect(answer.headers.get("Retry-After")).toBe("1");
    }
  };

  it("is 503 with Retry-After in the middle of a statement, and the next call is answered", async () => {
    const slow = sql`select pg_sleep(30)`.execute(store.database).catch((error: unknown) => error);
    const searches = Array.from({ length: 12 }, () => manager.call("POST", "/users/search", { search: "a" }));
    await endConnections();
    const answers = await Promise.all(searches);
    expect(await slow).toMatchObject({ name: "UnavailableError" });
    for (const { status, headers, body } of answers)
      if (status !== 200) expect([status, body.code, headers.get("Retry-After")]).toEqual([503, "unavailable", "1"]);
    expect((await manager.call("GET", "/session")).status).toBe(200);
  });

  it("rolls back in the middle of a transaction, and says so", async () => {
    const before = (await manager.call("GET", "/users?total=true")).body.total;
    const failed = store.database
      .transaction()
      .execute(async (transaction) => {
        await sql`update users set given_name = 'Lost' where tenant_id = ${portal.tenantId}`.execute(transaction);
        await endConnections();
        await sql`select 1`.execute(transaction);
      })
      .catch((error: unknown) => error);
    expect(await failed).toMatchObject({ name: "UnavailableError" });
    expect((await answered("/users?search=lost")).body.items).toEqual([]);
    expect((await answered("/users?total=true")).body.total).toEqual(before);
  });

  it("is 503 where it can't be reached or doesn't speak PostgreSQL, and readyz says so", async () => {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.end("sixteen bytes...");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const nowhere = openPostgres(`postgres://nobody@127.0.0.1:${port.toString()}/x`);
    try {
      const handler = portal.handlerWith({ database: nowhere.database });
      const ask = (path: string) => handler(new Request(`http://portal.test/v1${path}`));
      const answer = await ask("/profile?tenant=any");
      expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "1"]);
      const [health, ready] = [await ask("/healthz"), await ask("/readyz")];
      expect([health.status, ready.status, ready.headers.get("Retry-After")]).toEqual([200, 503, "2"]);
      expect(await ready.json()).toEqual({ status: "unavailable", database: "unavailable" });
    } finally {
      await nowhere.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it("is 503 where every connection waits, and not a fault of ours", async () => {
    const narrow = openPostgres(store.url ?? "", { connections: 1 });
    portal.errors.length = 0;
    const handler = portal.handlerWith({ database: narrow.database });
    let free: () => void = () => undefined;
    let holding: Promise<void> | undefined;
    await new Promise<void>((begin) => {
      holding = narrow.database.transaction().execute(
        () =>
          new Promise<void>((resolve) => {
            free = resolve;
            begin();
          }),
      );
    });
    const asked = Array.from({ length: 203 }, () => handler(new Request("http://portal.test/v1/profile?tenant=none")));
    const first = await Promise.race(asked);
    expect([first.status, first.headers.get("Retry-After")]).toEqual([503, "1"]);
    free();
    await holding;
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([404, 503]));
    expect(portal.errors, "sending away is no error").toEqual([]);
    await narrow.close();
  });

  it(
    `loses no acknowledged write in ${restarts.toString()} restarts under load, and claims none`,
    { timeout: 120_000 },
    async () => {
      const cluster = await startPostgres();
      try {
        const first = openPostgres(cluster.url);
        await migrate(first.database);
        const profile = registrarProfile();
        await syncProfiles(first.database, [profile]);
        const { managerId } = await createTenant(
          { database: first.database, hasher: argon2Hasher({ memoryCost: 64, timeCost: 1, parallelism: 1 }) },
          {
            id: "restart",
            name: "Restart",
            profileId: profile.id,
            manager: {
              username: "boss",
              email: "boss@halden.example",
              givenName: "B",
              familyName: "B",
              password: "a long password here",
              roleIds: ["admin"],
            },
          },
        );
        await first.close();
        const server = await startServerProcess("postgres", cluster.url);
        const client = createClient({
          baseUrl: `${server.url}/v1`,
          fetch: (request) => {
            request.headers.set("X-Test-Tenant", "restart");
            request.headers.set("X-Test-User", managerId);
            return fetch(request);
          },
        });
        const told = { done: new Set<string>(), rejected: new Set<string>(), unknown: new Set<string>() };
        let isOver = false;
        const write = async (lane: number): Promise<void> => {
          for (let index = 0; !isOver; index += 1) {
            const username = `r${lane.toString()}-${index.toString()}`;
            const person = { username, email: `${username}@halden.example`, givenName: "R", familyName: "R" };
            try {
              await client.users.create({ ...person, roleIds: ["billing"] });
              told.done.add(username);
            } catch (error) {
              if (!isUsherError(error)) throw error;
              expect(["unavailable", "outcome_unknown", "idempotency_key_in_use", "timeout"]).toContain(error.code);
              told[error.outcome === "unknown" ? "unknown" : "rejected"].add(username);
            }
          }
        };
        const lanes = Promise.all([0, 1, 2, 3].map(write));
        for (let restart = 0; restart < restarts; restart += 1) {
          const enough = told.done.size + 20;
          while (told.done.size < enough) await new Promise((resolve) => setImmediate(resolve));
          await cluster.restart();
        }
        const enough = told.done.size + 20;
        while (told.done.size < enough) await new Promise((resolve) => setImmediate(resolve));
        isOver = true;
        await lanes;
        expect(server.child.exitCode, "the process lives").toBeNull();
        await server.kill("SIGTERM");
        const last = openPostgres(cluster.url);
        const rows = await last.database.selectFrom("users").select("username").execute();
        await last.close();
        const there = new Set(rows.map(({ username }) => username));
        expect(
          [...told.done].filter((name) => !there.has(name)),
          "acknowledged and lost",
        ).toEqual([]);
        expect(
          [...told.rejected].filter((name) => there.has(name)),
          "told as not done, and done",
        ).toEqual([]);
      } finally {
        await cluster.stop();
      }
    },
  );
});
