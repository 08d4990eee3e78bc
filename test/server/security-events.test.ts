import { forwardedAddress, type SecurityEvent } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const minute = 60_000;

describeOnDatabases("what the history tells of attacks", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  const told: SecurityEvent[] = [];
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, {
      scope: "tenant",
      rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }],
    });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const eventsOf = async (query: string) => (await manager.call("GET", `/events?${query}`)).body.items;

  it("counts failed sign-ins in one line of a quarter of an hour, with the first one's address", async () => {
    const user = await portal.onboard(manager, "target");
    const handler = portal.handlerWith({
      clientAddress: forwardedAddress({ proxies: 1 }),
      onSecurityEvent: (event) => told.push(event),
    });
    const guess = (username: string, secret: string, address: string) =>
      handler(
        new Request("http://portal.test/v1/sign-in", {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Forwarded-For": address, "User-Agent": "Guesser" },
          body: JSON.stringify({ tenant: portal.tenantId, username, password: secret }),
        }),
      );
    const first = await guess("target", "no", "192.0.2.9");
    await guess("target", "nor", "192.0.2.10");
    const [line, ...rest] = await eventsOf(`type=sign_in_failed&userId=${user.id}`);
    expect(rest).toEqual([]);
    expect(line).toMatchObject({
      userId: user.id,
      actor: null,
      details: { step: "sign_in", count: 2 },
      address: "192.0.2.9",
      requestId: first.headers.get("X-Request-Id"),
    });
    portal.pass(16 * minute);
    await guess("target", "neither", "192.0.2.9");
    expect(await eventsOf(`type=sign_in_failed&userId=${user.id}`)).toHaveLength(2);
    // A spray over names that are nobody's is there too, in few lines.
    for (let index = 0; index < 40; index += 1) await guess(`spray-${index.toString()}`, "x", "192.0.2.11");
    const spray = (await eventsOf("type=sign_in_failed")).filter(
      ({ userId }: { userId: string | null }) => userId === null,
    );
    expect(spray.length).toBeLessThanOrEqual(16);
    expect(spray.reduce((sum: number, { details }: { details: { count: number } }) => sum + details.count, 0)).toBe(40);
    expect(told.filter(({ type }) => type === "sign_in_failed")).toHaveLength(43);
    expect(told[0]).toMatchObject({ type: "sign_in_failed", address: "192.0.2.9", agent: "Guesser", userId: user.id });
    expect(JSON.stringify(told)).not.toMatch(/spray-|neither|usher_/);
  });

  it("tells of refusals, sign-ins and sign-outs", async () => {
    const clerk = await portal.onboard(manager, "clerk");
    const session = portal.client((await portal.signIn("clerk")).body.token);
    for (let time = 0; time < 3; time += 1) await session.call("GET", "/users");
    await session.call("POST", "/sign-out", {});
    const lines = await eventsOf(`type=refused&type=sign_in&type=sign_out&limit=50`);
    const about = lines.filter(
      ({ actor, userId }: { actor: { id: string } | null; userId: string | null }) =>
        actor?.id === clerk.id || userId === clerk.id,
    );
    expect(about.map(({ type }: { type: string }) => type)).toEqual(["sign_out", "refused", "sign_in"]);
    expect(about[1]).toMatchObject({ details: { operation: "listUsers", reason: "missing_permission", count: 3 } });
  });

  it("is told to managers alone, page by page, and holds no other tenant's", async () => {
    const clerk = portal.client((await portal.signIn("clerk")).body.token);
    const refused = await clerk.call("GET", "/events");
    expect([refused.status, refused.body.decision.reason]).toEqual([403, "missing_permission"]);
    const other = await TestPortal.open(store.database);
    await (await other.manager()).call("GET", "/session");
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const query: string = cursor === "" ? "limit=7" : `limit=7&cursor=${encodeURIComponent(cursor)}`;
      const page = (await manager.call("GET", `/events?${query}`)).body;
      seen.push(...page.items.map(({ id }: { id: string }) => id));
      cursor = page.nextCursor;
    }
    const rows = await store.database
      .selectFrom("events")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("tenant_id", "=", portal.tenantId)
      .executeTakeFirstOrThrow();
    expect([new Set(seen).size, seen.length]).toEqual([Number(rows.count), Number(rows.count)]);
  });

  it("a wrong code and a wrong present password are failures too", async () => {
    const user = await portal.onboard(manager, "careful");
    const session = portal.client((await portal.signIn("careful")).body.token);
    await session.call("POST", "/credentials", { currentPassword: "wrong", password: `${password} 3` });
    const { secret } = (await session.call("POST", "/mfa", {})).body;
    expect(secret).toBeTypeOf("string");
    await session.call("POST", "/mfa", { code: "000000" });
    const [line] = await eventsOf(`type=sign_in_failed&userId=${user.id}`);
    expect(line.details.count).toBe(2);
  });
});
