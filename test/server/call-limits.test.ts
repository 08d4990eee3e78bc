import { callLimits } from "@usherkit/contract";
import { forwardedAddress } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const addressHeader = "X-Forwarded-For";
const minute = 60_000;

describeOnDatabases("limits of calls", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let handler: TestPortal["handler"];
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    handler = portal.handlerWith({ clientAddress: forwardedAddress({ proxies: 1 }) });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const post = (path: string, body: object, address: string, headers: Record<string, string> = {}) =>
    handler(
      new Request(`http://portal.test/v1${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", [addressHeader]: address, ...headers },
        body: JSON.stringify(body),
      }),
    );
  const guess = (username: string, address: string, secret = "not it") =>
    post("/sign-in", { tenant: portal.tenantId, username, password: secret }, address);
  const countOf = (operation: keyof typeof callLimits, by: string): number =>
    callLimits[operation].find((limit) => limit.by === by)?.quota ?? 0;

  it("say when to come back, in the fields of the draft", async () => {
    const quota = countOf("signIn", "address");
    const statuses: number[] = [];
    for (let index = 0; index < quota; index += 1)
      statuses.push((await guess(`nobody-${index.toString()}`, "192.0.2.1")).status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    const refused = await guess("nobody", "192.0.2.1");
    expect([refused.status, (await refused.json()).code]).toEqual([429, "too_many_requests"]);
    expect(refused.headers.get("Retry-After")).toBe("5");
    expect(refused.headers.get("RateLimit-Policy")).toBe(`"signIn:address";q=${quota.toString()};w=300`);
    expect(refused.headers.get("RateLimit")).toBe('"signIn:address";r=0;t=5');
    expect((await guess("nobody", "192.0.2.2")).status, "another address").toBe(401);
    portal.pass(5_000);
    expect((await guess("nobody", "192.0.2.1")).status, "after the wait").toBe(401);
    expect((await guess("nobody", "192.0.2.1")).status, "and one more").toBe(429);
  });

  it("count one network of IPv6 as one client, and IPv4 in IPv6 as IPv4", async () => {
    const quota = countOf("signIn", "address");
    for (let index = 0; index < quota; index += 1)
      await guess(`v6-${index.toString()}`, `2001:db8:0:1::${(index + 1).toString(16)}`);
    expect((await guess("v6", "2001:db8:0:1:ffff::1")).status).toBe(429);
    expect((await guess("v6", "2001:db8:0:2::1")).status).toBe(401);
    expect((await guess("v4", "::ffff:192.0.2.1")).status).toBe(429);
  });

  it("treat a name that is nobody's like somebody's, from many addresses", async () => {
    await portal.onboard(manager, "sprayed");
    const quota = countOf("signIn", "person");
    for (const name of ["sprayed", "unsprayed"]) {
      const statuses: number[] = [];
      for (let index = 0; index <= quota; index += 1)
        statuses.push((await guess(name, `198.51.100.${index.toString()}`)).status);
      expect(statuses.slice(0, -1), name).toEqual(Array.from({ length: quota }, () => 401));
      expect(statuses.at(-1), name).toBe(429);
    }
    portal.pass(10 * minute);
    manager = await portal.manager();
  });

  it("give a right sign-in back, so that an office behind one address is not kept out", async () => {
    await portal.onboard(manager, "clerk");
    for (let index = 0; index < countOf("signIn", "address") + 5; index += 1)
      expect((await guess("clerk", "203.0.113.7", password)).status).toBe(200);
  });

  it("hold for resets, links, sign-ups and codes alike", async () => {
    const { tenantId: tenant } = portal;
    const calls = {
      requestPasswordReset: (index: number) =>
        post("/password-reset-requests", { tenant, username: `n${index.toString()}` }, "203.0.113.20"),
      changeCredential: (index: number) => post("/credentials", { token: `t${index.toString()}` }, "203.0.113.21"),
      signUp: (index: number) => post("/sign-up", { token: `t${index.toString()}` }, "203.0.113.22"),
    } as const;
    for (const [name, call] of Object.entries(calls) as [keyof typeof calls, (index: number) => Promise<Response>][]) {
      const quota = countOf(name, "address");
      const statuses: number[] = [];
      for (let index = 0; index <= quota; index += 1) statuses.push((await call(index)).status);
      expect(statuses.slice(0, -1), name).not.toContain(429);
      expect(statuses.at(-1), name).toBe(429);
    }
  });

  it("hold for what a signed-in person sends", async () => {
    const statuses: number[] = [];
    for (let index = 0; index <= countOf("createInvitations", "person"); index += 1)
      statuses.push(
        (await manager.call("POST", "/invitations", { emails: ["not an address"], roleIds: ["billing"] })).status,
      );
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([200]));
    expect(statuses.at(-1)).toBe(429);
  });

  it("are shared by the servers of one database, and kept for no name in clear", async () => {
    portal.pass(30 * minute);
    const other = portal.handlerWith({ clientAddress: forwardedAddress({ proxies: 1 }) });
    for (let index = 0; index < countOf("signIn", "address"); index += 1)
      await guess(`s${index.toString()}`, "192.0.2.99");
    const answer = await other(
      new Request("http://portal.test/v1/sign-in", {
        method: "POST",
        headers: { "Content-Type": "application/json", [addressHeader]: "192.0.2.99" },
        body: JSON.stringify({ tenant: portal.tenantId, username: "typed my password here", password: "x" }),
      }),
    );
    expect(answer.status).toBe(429);
    const rows = await store.database
      .selectFrom("rate_limits")
      .select("subject")
      .where("name", "like", "%person")
      .execute();
    expect(rows.filter(({ subject }) => !/^[\w-]{22}$/.test(subject))).toEqual([]);
  });

  it("hold strangers back before anything is read, and nobody who has a session", async () => {
    const flood = await Promise.all(
      Array.from({ length: 1_000 }, () =>
        handler(new Request("http://portal.test/v1/openapi.json", { headers: { [addressHeader]: "192.0.2.77" } })),
      ),
    );
    expect(flood.filter(({ status }) => status === 429).length).toBeGreaterThan(50);
    const session = await handler(
      new Request("http://portal.test/v1/session", {
        headers: { [addressHeader]: "192.0.2.77", Authorization: `Bearer ${(await portal.manager()).token}` },
      }),
    );
    expect(session.status).toBe(200);
    const { token } = await portal.manager();
    const ask = (bearer: string, path = "/session") =>
      handler(
        new Request(`http://portal.test/v1${path}`, {
          headers: { [addressHeader]: "192.0.2.78", Authorization: `Bearer ${bearer}` },
        }),
      );
    expect((await ask(token)).status).toBe(200);
    const junk = await Promise.all(Array.from({ length: 200 }, (_, index) => ask(`junk${index.toString()}`)));
    expect(junk.filter(({ status }) => status === 401).length).toBeGreaterThan(50);
    expect((await ask("junk")).status, "tokens that are nobody's").toBe(429);
    expect((await ask(token)).status, "and one that is somebody's").toBe(200);
    for (const path of ["/healthz", "/readyz"]) {
      const probe = await handler(
        new Request(`http://portal.test/v1${path}`, { headers: { [addressHeader]: "192.0.2.77" } }),
      );
      expect(probe.status, path).toBe(200);
    }
  });
});
