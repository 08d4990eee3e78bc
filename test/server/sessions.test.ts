import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const minute = 60_000;

describeOnDatabases("sessions", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, { sessionIdleMinutes: 30 });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const open = async (name: string): Promise<Client> => portal.client((await portal.signIn(name)).body.token);
  const ask = async (token: string) => (await portal.client(token).call("GET", "/session")).status;
  const ours = { Origin: "http://portal.test", "X-Usherkit": "1" };
  const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: portal.now.getTime() });

  it("end after half an hour that nobody uses them, and not while somebody does", async () => {
    await portal.onboard(manager, "idle");
    const session = await open("idle");
    for (let time = 0; time < 4; time += 1) {
      portal.pass(29 * minute);
      expect((await session.call("GET", "/session")).status).toBe(200);
    }
    portal.pass(31 * minute);
    expect((await session.call("GET", "/session")).status).toBe(401);
    manager = await portal.manager();
  });

  it("get another token at each step, and the one before opens nothing", async () => {
    await portal.onboard(manager, "stepped");
    const first = await open("stepped");
    const { secret } = (await first.call("POST", "/mfa", {})).body;
    const before = first.token;
    expect((await first.call("POST", "/mfa", { code: codeOf(secret) })).status).toBe(200);
    expect(first.token).not.toBe(before);
    expect([await ask(before), await ask(first.token)]).toEqual([401, 200]);

    portal.pass(minute);
    const half = await open("stepped");
    const unproven = half.token;
    expect((await half.call("POST", "/mfa", { code: codeOf(secret) })).body.next).toBeNull();
    expect([await ask(unproven), await ask(half.token)]).toEqual([401, 200]);

    const present = half.token;
    const changed = { currentPassword: password, password: `${password} 2` };
    expect((await half.call("POST", "/credentials", changed)).body.next).toBeNull();
    expect([await ask(present), await ask(half.token)]).toEqual([401, 200]);
  });

  it("without a second factor end where one is enrolled", async () => {
    await portal.onboard(manager, "enrolling");
    const other = await open("enrolling");
    const session = await open("enrolling");
    const { secret } = (await session.call("POST", "/mfa", {})).body;
    await session.call("POST", "/mfa", { code: codeOf(secret) });
    expect([await ask(other.token), await ask(session.token)]).toEqual([401, 200]);
  });

  it("of our own pages are told by the cookie alone, and end with the next sign-in", async () => {
    await portal.onboard(manager, "browsing");
    const body = { tenant: portal.tenantId, username: "browsing", password };
    const cookiesOf = (headers: Headers): string =>
      headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0] ?? "")
        .join("; ");
    const first = await portal.call("POST", "/sign-in", body, ours);
    expect(first.body.token).toBeNull();
    const cookie = cookiesOf(first.headers);
    expect(cookie).toMatch(/^usher_session=[\w-]{43}; usher_device=[\w-]{43}$/);
    const withCookie = async (sent: string) =>
      (await portal.call("GET", "/session", undefined, { Cookie: sent })).status;
    expect(await withCookie(cookie)).toBe(200);
    const second = await portal.call("POST", "/sign-in", body, { ...ours, Cookie: cookie });
    expect([await withCookie(cookie), await withCookie(cookiesOf(second.headers))]).toEqual([401, 200]);
  });

  it("are left without an error also where they have ended already, and the browser forgets its cookie", async () => {
    const { body } = await portal.signIn("ndlamini");
    const leave = () => portal.call("POST", "/sign-out", {}, { Authorization: `Bearer ${body.token}` });
    for (const answer of [await leave(), await leave(), await portal.call("POST", "/sign-out", {})]) {
      expect(answer.status).toBe(204);
      expect(answer.headers.get("Set-Cookie")).toContain("Expires=Thu, 01 Jan 1970");
    }
  });

  it("are listed to their person, who ends one that was left open elsewhere", async () => {
    await portal.onboard(manager, "lister");
    const left = await open("lister");
    portal.pass(minute);
    const here = await open("lister");
    const listed = await here.call("GET", "/sessions", undefined, { "User-Agent": "Test" });
    expect(listed.body.items.map(({ current }: { current: boolean }) => current)).toEqual([true, false]);
    const [, other] = listed.body.items;
    expect(Object.keys(other).toSorted()).toEqual(
      ["address", "agent", "createdAt", "current", "expiresAt", "id", "lastUsedAt"].toSorted(),
    );
    expect((await manager.call("DELETE", `/sessions/${other.id}`)).status, "nobody else's").toBe(404);
    expect((await here.call("DELETE", `/sessions/${other.id}`)).status).toBe(204);
    expect([await ask(left.token), await ask(here.token)]).toEqual([401, 200]);
    expect((await here.call("DELETE", `/sessions/${other.id}`)).status).toBe(404);
    expect((await here.call("GET", "/sessions")).body.items).toHaveLength(1);
  });

  it("are fifty of one person: beyond them those end that nobody uses", async () => {
    await portal.onboard(manager, "many");
    const [left, used] = [await open("many"), await open("many")];
    portal.pass(11 * minute);
    expect(await ask(used.token)).toBe(200);
    let last = used;
    for (let count = 0; count < 50; count += 1) last = await open("many");
    expect([await ask(left.token), await ask(used.token), await ask(last.token)]).toEqual([401, 200, 200]);
    manager = await portal.manager();
  });

  it("that nobody has used for too long are not in the list", async () => {
    await portal.onboard(manager, "forgetful");
    await open("forgetful");
    portal.pass(31 * minute);
    manager = await portal.manager();
    const here = await open("forgetful");
    const { items } = (await here.call("GET", "/sessions")).body;
    expect(items.map(({ current }: { current: boolean }) => current)).toEqual([true]);
  });

  it("that a portal vouches for without saying since when are never fresh", async () => {
    const strict = await TestPortal.open(store.database, { stepUp: { actions: ["create"], maxAgeSeconds: 300 } });
    const vouched = (authenticatedAt?: Date) =>
      strict.handlerWith({
        authenticate: () =>
          Promise.resolve({
            tenantId: strict.tenantId,
            userId: strict.managerId,
            ...(authenticatedAt && { authenticatedAt }),
          }),
      });
    const create = async (handler: TestPortal["handler"], username: string) => {
      const answer = await handler(
        new Request("http://portal.test/v1/users", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({
            username,
            email: `${username}@halden.example`,
            givenName: "V",
            familyName: "V",
            roleIds: ["billing"],
          }),
        }),
      );
      return [answer.status, (await answer.json()).code];
    };
    expect(await create(vouched(), "unsaid")).toEqual([401, "step_up_required"]);
    expect(await create(vouched(new Date(strict.now.getTime() - 301_000)), "stale")).toEqual([401, "step_up_required"]);
    expect(await create(vouched(strict.now), "fresh")).toEqual([201, undefined]);
    const ahead = new Date(strict.now.getTime() + 3_600_000);
    expect(await create(vouched(ahead), "ahead")).toEqual([201, undefined]);
  });

  it("change their person's own address and user name only while they are fresh", async () => {
    const own = await TestPortal.open(store.database, {
      scope: "tenant",
      rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }],
    });
    const session = await own.manager();
    const change = (body: object) => session.call("PATCH", `/users/${own.managerId}`, body, { "If-Match": "*" });
    own.pass(16 * minute);
    for (const body of [{ email: "taken.over@evil.example" }, { username: "taken.over" }]) {
      const refused = await change(body);
      expect([refused.status, refused.body.code]).toEqual([401, "step_up_required"]);
    }
    expect((await change({ givenName: "Noma" })).status, "a name is no way in").toBe(200);
    const fresh = await own.manager();
    const moved = await fresh.call(
      "PATCH",
      `/users/${own.managerId}`,
      { email: "n.d@haldenmedia.example" },
      { "If-Match": "*" },
    );
    expect(moved.status).toBe(200);
  });
});
