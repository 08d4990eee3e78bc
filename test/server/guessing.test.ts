import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const attempts = 5;
const minute = 60_000;

describeOnDatabases("who guesses", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, { credential: { lockout: { lockMinutes: 30 } } });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const fail = async (name: string, times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) expect((await portal.signIn(name, "not it")).status).toBe(401);
  };
  const said = async (name: string, secret?: string) => {
    const { status, body } = await portal.signIn(name, secret);
    return [status, body.code];
  };
  const statusOf = async (id: string) => (await manager.call("GET", `/users/${id}`)).body.status;
  const enrol = async (name: string): Promise<TOTP> => {
    const self = portal.client((await portal.signIn(name)).body.token);
    const { secret } = (await self.call("POST", "/mfa", {})).body;
    const totp = new TOTP({ secret });
    await self.call("POST", "/mfa", { code: totp.generate({ timestamp: portal.now.getTime() }) });
    portal.pass(minute);
    return totp;
  };

  it("a locked account's password hears no more, right or wrong, once as many tries have failed as locked it", async () => {
    await portal.onboard(manager, "guessed");
    await fail("guessed", attempts);
    // The person themself, who comes after the guesser, is told why.
    expect(await said("guessed")).toEqual([403, "account_locked"]);
    await fail("guessed", attempts);
    expect(await said("guessed")).toEqual([401, "invalid_credentials"]);
    portal.pass(31 * minute);
    expect(await said("guessed"), "a lock ends by itself").toEqual([200, undefined]);
    manager = await portal.manager();
  });

  it("the codes of a second factor is locked out, however often the password was right between", async () => {
    const user = await portal.onboard(manager, "factored");
    const totp = await enrol("factored");
    const code = () => totp.generate({ timestamp: portal.now.getTime() });
    let tries = 0;
    for (let round = 0; round < 2; round += 1) {
      const half = portal.client((await portal.signIn("factored")).body.token);
      for (let time = 0; time < attempts - 2; time += 1, tries += 1)
        expect((await half.call("POST", "/mfa", { code: "000000" })).status).toBeGreaterThan(400);
    }
    expect(tries).toBeGreaterThan(attempts);
    expect(await statusOf(user.id)).toBe("auto_locked");
    expect(await said("factored")).toEqual([403, "account_locked"]);
    await manager.call("POST", `/users/${user.id}/unlock`, {});
    const half = portal.client((await portal.signIn("factored")).body.token);
    expect((await half.call("POST", "/mfa", { code: code() })).body).toMatchObject({ next: null });
  });

  it("a right code forgives the wrong ones before it", async () => {
    const user = await portal.onboard(manager, "clumsy");
    const totp = await enrol("clumsy");
    for (let round = 0; round < 3; round += 1) {
      const half = portal.client((await portal.signIn("clumsy")).body.token);
      for (let time = 0; time < 2; time += 1) await half.call("POST", "/mfa", { code: "000000" });
      const answer = await half.call("POST", "/mfa", { code: totp.generate({ timestamp: portal.now.getTime() }) });
      expect(answer.body).toMatchObject({ next: null });
      portal.pass(minute);
    }
    expect(await statusOf(user.id)).toBe("active");
  });

  it("the present password in a session that was left open is refused while the account is locked", async () => {
    await portal.onboard(manager, "stolen");
    const thief = portal.client((await portal.signIn("stolen")).body.token);
    const change = (currentPassword: string) =>
      thief.call("POST", "/credentials", { currentPassword, password: "the thief's own words" });
    for (let time = 0; time < attempts; time += 1) expect((await change("not it")).status).toBe(422);
    const right = await change(password);
    expect([right.status, right.body.code]).toEqual([403, "account_locked"]);
    expect(await said("stolen", "the thief's own words")).toEqual([401, "invalid_credentials"]);
  });
});
