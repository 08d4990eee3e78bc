import { unlockAccount } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Answer, type Client } from "../support/portal.js";

const minute = 60_000;

describeOnDatabases("browsers that are known", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  /** The device cookie that an answer sets, as a browser sends it again. */
  const deviceOf = ({ headers }: Answer): string =>
    headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith("usher_device="))
      ?.split(";")[0] ?? "";
  const signIn = (username: string, cookie: string, secret = password): Promise<Answer> =>
    portal.call("POST", "/sign-in", { tenant: portal.tenantId, username, password: secret }, { Cookie: cookie });
  const lockByStrangers = async (name: string): Promise<void> => {
    for (let time = 0; time < 5; time += 1) expect((await portal.signIn(name, "not it")).status).toBe(401);
    expect((await portal.signIn(name)).body.code).toBe("account_locked");
  };
  const statusOf = async (id: string): Promise<string> => (await manager.call("GET", `/users/${id}`)).body.status;

  it("let their person in while strangers have locked the account", async () => {
    const user = await portal.onboard(manager, "known");
    const first = await portal.signIn("known");
    const device = deviceOf(first);
    expect(device).toMatch(/^usher_device=[\w-]{43}$/);
    await lockByStrangers("known");
    expect(await statusOf(user.id)).toBe("auto_locked");
    expect((await signIn("known", device)).status).toBe(200);
    expect((await portal.signIn("known")).body.code, "a stranger still isn't").toBe("account_locked");
    expect(await statusOf(user.id), "nor does it unlock").toBe("auto_locked");
  });

  it("are no key: a wrong password from one is counted, and ends the trust in it", async () => {
    const user = await portal.onboard(manager, "borrowed");
    const device = deviceOf(await portal.signIn("borrowed"));
    for (let time = 0; time < 5; time += 1) expect((await signIn("borrowed", device, "not it")).status).toBe(401);
    expect(await statusOf(user.id)).toBe("auto_locked");
    expect((await signIn("borrowed", device)).body.code).toBe("account_locked");
  });

  it("are one person's: another's, an unknown and another tenant's help nobody", async () => {
    await portal.onboard(manager, "one");
    await portal.onboard(manager, "two");
    const device = deviceOf(await portal.signIn("one"));
    await lockByStrangers("two");
    expect((await signIn("two", device)).body.code).toBe("account_locked");
    expect((await signIn("two", `usher_device=${"x".repeat(43)}`)).body.code).toBe("account_locked");
    const other = await TestPortal.open(store.database);
    const theirs = deviceOf(await other.signIn("ndlamini"));
    await lockByStrangers("ndlamini");
    expect((await signIn("ndlamini", theirs)).body.code).toBe("account_locked");
    expect(await unlockAccount({ database: store.database }, { tenantId: portal.tenantId, username: "ndlamini" })).toBe(
      true,
    );
  });

  it("can be shared by those who share a browser", async () => {
    await portal.onboard(manager, "morning");
    await portal.onboard(manager, "evening");
    const device = deviceOf(await portal.signIn("morning"));
    expect(deviceOf(await signIn("evening", device))).toBe(device);
    await lockByStrangers("morning");
    await lockByStrangers("evening");
    expect((await signIn("morning", device)).status).toBe(200);
    expect((await signIn("evening", device)).status).toBe(200);
  });

  it("keep every manager in for an hour of strangers who guess, and let nobody else in", async () => {
    const names = ["ndlamini", "m1", "m2", "m3"];
    for (const name of names.slice(1)) await portal.onboard(manager, name, ["admin"]);
    const devices = new Map<string, string>();
    for (const name of names) devices.set(name, deviceOf(await portal.signIn(name)));
    let isIn = 0;
    for (let passed = 0; passed < 60; passed += 3) {
      for (const name of names) {
        for (let guess = 0; guess < 3; guess += 1) {
          const { status } = await portal.signIn(name, `guess ${passed.toString()} ${guess.toString()}`);
          expect([401, 429]).toContain(status);
        }
        expect((await signIn(name, devices.get(name) ?? "")).status, `${name} at minute ${passed.toString()}`).toBe(
          200,
        );
        isIn += 1;
      }
      portal.pass(3 * minute);
    }
    expect(isIn).toBe(80);
    manager = portal.client((await signIn("ndlamini", devices.get("ndlamini") ?? "")).body.token);
  });

  it("an operator unlocks where no manager can, and is told of a name that is nobody's", async () => {
    const user = await portal.onboard(manager, "stuck", ["admin"]);
    await lockByStrangers("stuck");
    const services = { database: store.database, clock: () => portal.now };
    const who = { tenantId: portal.tenantId, username: "Stuck" };
    expect(await unlockAccount(services, who)).toBe(true);
    expect(await unlockAccount(services, who)).toBe(false);
    expect((await portal.signIn("stuck")).status).toBe(200);
    expect(await statusOf(user.id)).toBe("active");
    await expect(unlockAccount(services, { ...who, username: "nobody" })).rejects.toThrow(/Nobody of the tenant/);
  });

  it("are forgotten after 180 days, and kept by each sign-in", async () => {
    await portal.onboard(manager, "yearly");
    const device = deviceOf(await portal.signIn("yearly"));
    portal.pass(170 * 1440 * minute);
    expect((await signIn("yearly", device)).status).toBe(200);
    portal.pass(170 * 1440 * minute);
    await lockByStrangers("yearly");
    expect((await signIn("yearly", device)).status).toBe(200);
    portal.pass(181 * 1440 * minute);
    await lockByStrangers("yearly");
    expect((await signIn("yearly", device)).body.code).toBe("account_locked");
    manager = await portal.manager();
  });
});
