import { createTenantKey, listTenantKeys, revokeTenantKey, type Handler } from "@usherkit/server";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal } from "../support/portal.js";

const own = "http://portal.test";
const listed = "https://community.example";
const another = "https://shop.example";

describeOnDatabases("the keys of a portal's server", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let handler: Handler;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    handler = portal.handlerWith({ origins: [listed, another] });
  });
  afterAll(() => store.close());

  const services = () => ({ database: store.database, clock: () => portal.now });
  const send = async (method: string, path: string, headers: Record<string, string>, body?: object) => {
    const answer = await handler(
      new Request(`${own}/v1${path}`, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    return { status: answer.status, body: await answer.json() };
  };
  const ask = (key: string, origin: unknown = listed) =>
    send("POST", "/embed-tokens", { Authorization: `Bearer ${key}` }, { userId: portal.managerId, origin });
  const use = (token: string, origin: string | null) =>
    send("GET", "/session", { Authorization: `Bearer ${token}`, ...(origin !== null && { Origin: origin }) });
  const outcome = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
  const refused = [401, "unauthenticated"];
  const eventsOf = async (keyId: string): Promise<string[]> => {
    const rows = await store.database
      .selectFrom("events")
      .select(["type", "details"])
      .where("tenant_id", "=", portal.tenantId)
      .orderBy("sequence")
      .execute();
    return rows.filter(({ details }) => details["keyId"] === keyId).map(({ type }) => type);
  };

  it("are listed with their names and times, the secret never, and of one tenant alone", async () => {
    const other = await TestPortal.open(store.database);
    const expiresAt = new Date(portal.now.getTime() + 3_600_000);
    const first = await createTenantKey(services(), portal.tenantId, { name: "first", expiresAt, origins: [listed] });
    const createdAt = portal.now;
    portal.pass(1000);
    const second = await createTenantKey(services(), portal.tenantId);
    expect((await ask(second.key)).status).toBe(201);
    const never = { lastUsedAt: null, expiresAt: null, revokedAt: null };
    expect(await listTenantKeys(services(), portal.tenantId)).toEqual([
      { ...never, id: first.id, name: "first", origins: [listed], createdAt, expiresAt },
      { ...never, id: second.id, name: "", origins: null, createdAt: portal.now, lastUsedAt: portal.now },
    ]);
    expect(await listTenantKeys(services(), other.tenantId)).toEqual([]);
    await expect(revokeTenantKey(services(), other.tenantId, first.id)).rejects.toThrow("has no key");
    const used = portal.now;
    portal.pass(59_000);
    await ask(second.key);
    expect((await listTenantKeys(services(), portal.tenantId))[1]?.lastUsedAt).toEqual(used);
    portal.pass(1000);
    await ask(second.key);
    expect((await listTenantKeys(services(), portal.tenantId))[1]?.lastUsedAt).toEqual(portal.now);
    portal.pass(3_600_000);
    expect(outcome(await ask(first.key))).toEqual(refused);
    expect((await ask(second.key)).status).toBe(201);
  });

  it("end with their tokens when they are revoked, and no other token does", async () => {
    const [lost, kept] = [
      await createTenantKey(services(), portal.tenantId),
      await createTenantKey(services(), portal.tenantId),
    ];
    const tokens = [(await ask(lost.key)).body.token, (await ask(kept.key)).body.token];
    await revokeTenantKey(services(), portal.tenantId, lost.id);
    expect(outcome(await ask(lost.key))).toEqual(refused);
    expect(outcome(await use(tokens[0], listed))).toEqual(refused);
    expect((await use(tokens[1], listed)).status).toBe(200);
    expect((await ask(kept.key)).status).toBe(201);
    const revokedAt = portal.now;
    portal.pass(1000);
    await revokeTenantKey(services(), portal.tenantId, lost.id);
    const list = await listTenantKeys(services(), portal.tenantId);
    expect(list.find(({ id }) => id === lost.id)?.revokedAt).toEqual(revokedAt);
    expect(await eventsOf(lost.id)).toEqual(["create_key", "first_use_key", "embed_token", "revoke_key"]);
    // Two tokens of one person within a quarter of an hour are one line.
    expect(await eventsOf(kept.id)).toEqual(["create_key", "first_use_key", "embed_token"]);
  });

  it.skipIf(kind.name === "PGlite")("leave no token behind that is asked for while they are revoked", async () => {
    const { id, key } = await createTenantKey(services(), portal.tenantId);
    const { database } = store;
    let answer: ReturnType<typeof ask> | undefined;
    await database.transaction().execute(async (transaction) => {
      // The key is good when it comes; then the request waits for its person, whom this transaction holds.
      await transaction.selectFrom("users").select("id").where("id", "=", portal.managerId).forUpdate().execute();
      answer = ask(key);
      const waiting = sql<{ waiting: number }>`
        select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await waiting.execute(database)).rows[0]?.waiting !== 1);
      await revokeTenantKey(services(), portal.tenantId, id);
    });
    expect(answer && outcome(await answer)).toEqual(refused);
  });

  it("ask for a token of one origin, whose pages alone can use it", async () => {
    const { key } = await createTenantKey(services(), portal.tenantId);
    const { token } = (await ask(key)).body;
    const foreign = [403, "origin_refused"];
    expect((await use(token, listed)).status).toBe(200);
    for (const origin of [another, own, "https://evil.example", "null", null])
      expect([origin, ...outcome(await use(token, origin))]).toEqual([origin, ...foreign]);
    const ours = (await ask(key, own)).body.token;
    expect((await use(ours, own)).status).toBe(200);
    expect((await use(ours, null)).status, "a GET to its own origin names none").toBe(200);
    expect(outcome(await use(ours, listed))).toEqual(foreign);
  });

  it("ask for none of an origin that isn't listed, or that they aren't for", async () => {
    const { key } = await createTenantKey(services(), portal.tenantId, { origins: [another] });
    const wrong = [{ pointer: "/origin", code: "not_listed" }];
    for (const origin of ["https://evil.example", `${listed}/`, "HTTPS://SHOP.EXAMPLE", "null", listed, own])
      expect([origin, (await ask(key, origin)).body.errors]).toEqual([origin, wrong]);
    expect((await ask(key, another)).status).toBe(201);
    const body = { userId: portal.managerId };
    const missing = await send("POST", "/embed-tokens", { Authorization: `Bearer ${key}` }, body);
    expect(missing.body.errors).toEqual([{ pointer: "/origin", code: "required" }]);
  });

  it("are refused where they could never work", async () => {
    const past = { expiresAt: portal.now };
    await expect(createTenantKey(services(), portal.tenantId, past)).rejects.toThrow("must expire after");
    const address = { origins: ["https://shop.example/"] };
    await expect(createTenantKey(services(), portal.tenantId, address)).rejects.toThrow("is no origin");
    await expect(createTenantKey(services(), "nobody")).rejects.toThrow('no tenant "nobody"');
  });
});
