import type { User } from "@usherkit/contract";
import { callLimits } from "@usherkit/contract";
import { createTenantKey, forwardedAddress, type Handler } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, quickArgon2, registrarProfile, TestPortal, type Client } from "../support/portal.js";

const addressHeader = "X-Forwarded-For";
const any = { "If-Match": "*" };

describeOnDatabases("one abuser", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let handler: Handler;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, {
      scope: "tenant",
      actions: ["list", "view", "create", "edit", "lock", "unlock", "setRoles", "setTemporaryPassword", "resetMfa"],
      rowActions: { actions: [] },
      credential: { onCreate: ["welcome", "temporary"] },
      rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }],
    });
    handler = portal.handlerWith({ clientAddress: forwardedAddress({ proxies: 1 }) });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const send = (method: string, path: string, headers: Record<string, string>, body?: object) =>
    handler(
      new Request(`http://portal.test/v1${path}`, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  const counted = async (by: string) =>
    (
      await store.database
        .selectFrom("rate_limits")
        .select("full_at")
        .where("tenant_id", "=", portal.tenantId)
        .where("name", "=", by)
        .executeTakeFirst()
    )?.full_at.getTime() ?? 0;

  it.each([
    ["/sign-in", "signIn", { Cookie: "a=b" }],
    ["/sign-in", "signIn", { Authorization: "Basic eA==" }],
    ["/password-reset-requests", "requestPasswordReset", { Cookie: "a=b" }],
  ] as const)(
    "whom the address limit refuses at %s uses up nothing of the tenant's: %s, %o",
    async (path, operation, header) => {
      portal.pass(600_000);
      const address = `192.0.2.${(operation.length + Object.keys(header).join("").length).toString()}`;
      const quota = callLimits[operation].find(({ by }) => by === "address")?.quota ?? 0;
      const ask = (index: number) =>
        send(
          "POST",
          path,
          { [addressHeader]: address, ...header },
          {
            tenant: portal.tenantId,
            username: `nobody-${index.toString()}`,
            ...(operation === "signIn" && { password: "not it" }),
          },
        );
      for (let index = 0; index < quota; index += 1) expect((await ask(index)).status).not.toBe(429);
      const before = await counted(`${operation}:tenant`);
      expect(before).toBeGreaterThan(0);
      for (let index = 0; index < 40; index += 1) expect((await ask(1_000 + index)).status).toBe(429);
      expect(await counted(`${operation}:tenant`)).toBe(before);
    },
  );

  it("isn't let past the gate by a header that names nobody, nor by keys that are nobody's", async () => {
    const flood = (headers: Record<string, string>, path = "/openapi.json", method = "GET", body?: object) =>
      Promise.all(
        Array.from({ length: 400 }, (_, index) =>
          send(
            method,
            path,
            Object.fromEntries(
              Object.entries(headers).map(([name, value]) => [name, value.replace("#", index.toString())]),
            ),
            body,
          ),
        ),
      );
    const basic = await flood({ [addressHeader]: "192.0.2.201", Authorization: "Basic eA==" });
    expect(basic.filter(({ status }) => status === 429).length).toBeGreaterThan(50);
    const token = { userId: portal.managerId, origin: "http://portal.test" };
    const { key } = await createTenantKey({ database: store.database, clock: () => portal.now }, portal.tenantId);
    const right = { [addressHeader]: "192.0.2.202", Authorization: `Bearer ${key}` };
    expect((await send("POST", "/embed-tokens", right, token)).status).toBe(201);
    await flood({ [addressHeader]: "192.0.2.202", Authorization: "Bearer uk_junk#" }, "/embed-tokens", "POST", token);
    const junk = { ...right, Authorization: "Bearer uk_junk" };
    expect((await send("POST", "/embed-tokens", junk, token)).status).toBe(429);
    expect((await send("POST", "/embed-tokens", right, token)).status, "a key that is somebody's").toBe(201);
  });

  it("with somebody's session doesn't unlock them to go on guessing, nor set their credential or second factor", async () => {
    const id = (await portal.onboard(manager, "boss", ["admin"])).id;
    const thief = portal.client((await portal.signIn("boss")).body.token);
    for (let time = 0; time < 5; time += 1)
      await thief.call("POST", "/credentials", { currentPassword: "not it", password: "the thief's own words" });
    expect((await manager.call("GET", `/users/${id}`)).body.status).toBe("auto_locked");
    for (const path of ["unlock", "temporary-password"]) {
      const answer = await thief.call("POST", `/users/${id}/${path}`, {});
      expect([path, answer.status, answer.body.decision]).toMatchObject([
        path,
        403,
        { state: "denied", reason: "self_action" },
      ]);
    }
    expect((await thief.call("GET", `/users/${id}`)).body.access.actions.unlock.state).toBe("denied");
    expect((await manager.call("POST", `/users/${id}/unlock`, {})).status).toBe(200);
  });

  it("mails an address ten notices of a kind in a day at most, and the changes go on", async () => {
    const made = await manager.call("POST", "/users", {
      username: "stranger",
      email: "stranger@elsewhere.example",
      givenName: "S",
      familyName: "T",
      roleIds: ["billing"],
      credential: "temporary",
    });
    expect(made.status).toBe(201);
    const mailsToday = async () => {
      await portal.deliver();
      return portal.mails.filter(({ to }) => to === "stranger@elsewhere.example").length;
    };
    const before = await mailsToday();
    for (let index = 0; index < 14; index += 1) {
      const roleIds = [index % 2 === 0 ? "read_only" : "billing"];
      expect((await manager.call("PUT", `/users/${made.body.user.id}/roles`, { roleIds }, any)).status).toBe(200);
    }
    expect((await mailsToday()) - before).toBe(10);
    portal.pass(24 * 3_600_000);
    manager = await portal.manager();
    await manager.call("PUT", `/users/${made.body.user.id}/roles`, { roleIds: ["read_only"] }, any);
    expect((await mailsToday()) - before).toBe(11);
  });

  it("creates nobody with a role that was taken from them while the hash was worked out", async () => {
    const profile = registrarProfile({
      id: `p${crypto.randomUUID().slice(0, 8)}`,
      scope: "tenant",
      actions: ["list", "view", "create", "setRoles"],
      rowActions: { actions: [] },
      credential: { onCreate: ["welcome", "temporary"] },
      rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }],
    });
    const other = await TestPortal.of(store.database, profile);
    const chief = await other.manager();
    const demoted = await other.onboard(chief, "demoted", ["admin"]);
    const asDemoted = (await other.signIn("demoted")).body.token;
    let isReached: () => void = () => undefined;
    let goOn: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (isReached = resolve));
    const released = new Promise<void>((resolve) => (goOn = resolve));
    const slow = other.handlerWith({
      hasher: {
        ...quickArgon2,
        hash: async (text: string) => {
          isReached();
          await released;
          return quickArgon2.hash(text);
        },
      },
    });
    const call = slow(
      new Request("http://portal.test/v1/users", {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${asDemoted}` },
        body: JSON.stringify({
          username: "puppet",
          email: "puppet@halden.example",
          givenName: "P",
          familyName: "P",
          roleIds: ["admin"],
          credential: "temporary",
        }),
      }),
    );
    await reached;
    expect((await chief.call("PUT", `/users/${demoted.id}/roles`, { roleIds: ["read_only"] }, any)).status).toBe(200);
    goOn();
    expect((await call).status).toBe(403);
    const { items }: { items: User[] } = (await chief.call("GET", "/users?search=puppet")).body;
    expect(items).toEqual([]);
  });

  it("of the host's own callbacks takes no answer away: one that throws, and one that never answers", async () => {
    const loud = portal.handlerWith({
      onError: () => {
        throw new Error("The host's log is full.");
      },
      onSecurityEvent: () => {
        throw new Error("The host's queue is full.");
      },
      authenticate: () => {
        throw new Error("The host's sign-in is away.");
      },
    });
    const ask = (path: string, init: RequestInit = {}) =>
      loud(new Request(`http://portal.test/v1${path}`, { ...init, headers: { "Content-Type": "application/json" } }));
    const signIn = await ask("/sign-in", {
      method: "POST",
      body: JSON.stringify({ tenant: portal.tenantId, username: "ndlamini", password }),
    });
    expect(signIn.status).toBe(200);
    const session = await ask("/session");
    expect([session.status, session.headers.get("Retry-After")]).toEqual([503, "1"]);
  });
});
