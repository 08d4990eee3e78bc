import { afterAll, beforeAll, expect, it } from "vitest";
import { mayMailReset } from "../../packages/server/src/mail/cooldown.js";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { registrarProfile, TestPortal, type Client } from "../support/portal.js";

const seconds = 1000;
const hour = 3600 * seconds;
const any = { "If-Match": "*" };
const actions = [
  ...["list", "view", "create", "edit", "delete", "setRoles", "sendPasswordReset", "resendWelcome"],
  ...["invite", "listInvitations"],
];

describeOnDatabases("mails that people cause", (kind) => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await kind.open();
  });
  afterAll(() => store.close());

  const open = (difference: object) =>
    TestPortal.open(store.database, { actions, rowActions: { actions: [] }, ...difference });
  const invite = async (by: Client, ...names: string[]) => {
    const body = { emails: names.map((name) => `${name}@corvane.example`), roleIds: ["billing"] };
    return (await by.call("POST", "/invitations", body)).body.outcomes;
  };
  const results = (outcomes: { result: string }[]) => outcomes.map(({ result }) => result);
  const until = (portal: TestPortal, milliseconds: number) => ({
    state: "denied",
    reason: "mail_quota",
    remedy: { kind: "wait", until: new Date(portal.now.getTime() + milliseconds).toISOString() },
  });

  it("are limited by sender and day: a list is answered address by address, a single mail by 429", async () => {
    const portal = await open({ mailLimits: { senderPerDay: 4 } });
    const manager = await portal.manager();
    const user = await portal.onboard(manager, "reader");
    portal.pass(hour);
    const [first, second, ...rest] = await invite(manager, "a", "b", "c", "d", "e");
    expect(results([first, second])).toEqual(["sent", "sent"]);
    // The welcome was one, so there was room for three.
    expect(results(rest)).toEqual(["sent", "not_allowed", "not_allowed"]);
    expect(rest[2].decision).toEqual(until(portal, 23 * hour));
    const refused = await manager.call("POST", `/users/${user.id}/password-reset`, {});
    expect([refused.status, refused.body.code]).toEqual([429, "too_many_requests"]);
    expect(refused.headers.get("Retry-After")).toBe((23 * 3600).toString());
    expect((await manager.call("GET", `/users/${user.id}`)).body.status).toBe("active");
    expect((await manager.call("POST", `/invitations/${first.invitation.id}/resend`, {})).status).toBe(429);
    const someone = { username: "late", email: "late@corvane.example", givenName: "L", familyName: "L", roleIds: [] };
    expect((await manager.call("POST", "/users", { ...someone, roleIds: ["billing"] })).status).toBe(429);
    expect((await manager.call("PATCH", `/users/${user.id}`, { email: "x@corvane.example" }, any)).status).toBe(429);
    await portal.deliver();
    expect(portal.mails.map(({ to }) => to.split("@")[0]).toSorted()).toEqual(["a", "b", "c", "reader"]);
    portal.pass(23 * hour);
    const again = await portal.manager();
    expect(results(await invite(again, "d"))).toEqual(["sent"]);
  });

  it("never keep a manager from what makes an account safe", async () => {
    const portal = await open({ mailLimits: { senderPerDay: 1 } });
    const manager = await portal.manager();
    const user = await portal.onboard(manager, "stolen");
    const roles = await manager.call("PUT", `/users/${user.id}/roles`, { roleIds: ["read_only"] }, any);
    expect(roles.status).toBe(200);
    expect((await portal.mailTo("stolen@haldenmedia.example")).to).toBe("stolen@haldenmedia.example");
  });

  it("are limited by tenant and day, whoever sends them, and for no other tenant", async () => {
    const portal = await open({ mailLimits: { tenantPerDay: 3 } });
    const manager = await portal.manager();
    await portal.onboard(manager, "second", ["admin"]);
    const second = portal.client((await portal.signIn("second")).body.token);
    expect(results(await invite(manager, "a"))).toEqual(["sent"]);
    expect(results(await invite(second, "b", "c"))).toEqual(["sent", "not_allowed"]);
    expect(results(await invite(manager, "c"))).toEqual(["not_allowed"]);
    const other = await TestPortal.of(store.database, portal.profile);
    expect(results(await invite(await other.manager(), "c"))).toEqual(["sent"]);
  });

  it("say when there may be more, where the first list of a day is longer than the limit", async () => {
    const portal = await open({ mailLimits: { senderPerDay: 1 } });
    const manager = await portal.manager();
    const outcomes = await invite(manager, "a", "b");
    expect(outcomes).toMatchObject([{ result: "sent" }, { result: "not_allowed", decision: until(portal, 24 * hour) }]);
    portal.pass(48 * hour);
    const later = await invite(await portal.manager(), "b", "c");
    expect(later).toMatchObject([{ result: "sent" }, { decision: until(portal, 24 * hour) }]);
  });

  it("are no more than the limit, where many are asked for at once", async () => {
    const portal = await open({ mailLimits: { senderPerDay: 5 } });
    const manager = await portal.manager();
    const lists = Array.from({ length: 6 }, (_, index) => invite(manager, `x${index}`, `y${index}`));
    const outcomes = (await Promise.all(lists)).flat();
    expect(outcomes.filter(({ result }) => result === "sent")).toHaveLength(5);
    expect(outcomes.filter(({ result }) => result === "not_allowed")).toHaveLength(7);
    await portal.deliver();
    expect(portal.mails.filter(({ to }) => /^[xy]\d@/.test(to))).toHaveLength(5);
    expect(portal.errors).toEqual([]);
  });

  it("may be resets by anybody once a minute and ten times a day to one person", async () => {
    const portal = await open({});
    const manager = await portal.manager();
    const user = await portal.onboard(manager, "forgetful");
    const may = () =>
      store.database.transaction().execute((transaction) =>
        mayMailReset(transaction, {
          tenantId: portal.tenantId,
          addressKey: "forgetful@haldenmedia.example",
          profile: portal.profile,
          now: portal.now,
        }),
      );
    for (let count = 1; count <= 10; count += 1) {
      expect(await may()).toBe(true);
      expect((await manager.call("POST", `/users/${user.id}/password-reset`, {})).status).toBe(200);
      portal.pass(59 * seconds);
      expect(await may()).toBe(false);
      portal.pass(seconds);
    }
    expect(await may()).toBe(false);
    portal.pass(24 * hour);
    expect(await may()).toBe(true);
  });

  it("wait a minute between two to one address where the profile says nothing, however they come about", async () => {
    const shipped = registrarProfile({
      id: `p${crypto.randomUUID().slice(0, 8)}`,
      actions,
      rowActions: { actions: [] },
    });
    const { mailCooldownSeconds: _zero, ...credential } = shipped.credential;
    const portal = await TestPortal.of(store.database, { ...shipped, credential });
    const manager = await portal.manager();
    const add = () =>
      manager.call("POST", "/users", {
        ...{ username: "again", email: "again@corvane.example", givenName: "A", familyName: "A" },
        roleIds: ["billing"],
      });
    const created = await add();
    const path = `/users/${created.body.user.id}`;
    const waiting = await manager.call("POST", `${path}/welcome-email`, {});
    expect([waiting.status, waiting.body.decision.reason]).toEqual([403, "cooldown"]);
    const moved = await manager.call("PATCH", path, { email: "elsewhere@corvane.example" }, any);
    expect(moved.status).toBe(200);
    const back = await manager.call("PATCH", path, { email: "again@corvane.example" }, any);
    expect([back.status, back.headers.get("Retry-After")]).toEqual([429, "60"]);
    expect((await manager.call("DELETE", path, undefined, any)).status).toBe(204);
    portal.pass(20 * seconds);
    const anew = await add();
    expect([anew.status, anew.body.code, anew.headers.get("Retry-After")]).toEqual([429, "too_many_requests", "40"]);
    portal.pass(40 * seconds);
    expect((await add()).status).toBe(201);
    expect(results(await invite(manager, "guest"))).toEqual(["sent"]);
    expect(await invite(manager, "guest")).toMatchObject([{ result: "not_allowed", decision: { reason: "cooldown" } }]);
    expect(portal.errors).toEqual([]);
  });
});
