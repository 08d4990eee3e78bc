import type { User } from "@usherkit/contract";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const any = { "If-Match": "*" };
const permissions = ["users.manage", "read"];
const difference = {
  scope: "tenant",
  languages: ["en", "de", "ar"],
  actions: [
    "list",
    "view",
    "create",
    "edit",
    "lock",
    "unlock",
    "setRoles",
    "setTemporaryPassword",
    "sendPasswordReset",
    "resetMfa",
  ],
  rowActions: { actions: [] },
  fields: [{ id: "email", required: false }],
  credential: { managersMayType: true, onCreate: ["welcome", "temporary"] },
  roles: { items: [{ id: "helper", name: "Helper", description: "Helps.", permissions }] },
  rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin", "helper"] } }],
};

describeOnDatabases("somebody who holds more than who acts", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let admin: Client;
  let helper: Client;
  let target: User;
  let count = 0;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, difference);
    admin = await portal.manager();
    await portal.onboard(admin, "helper", ["helper"]);
    helper = portal.client((await portal.signIn("helper")).body.token);
  });
  beforeEach(async () => {
    count += 1;
    target = await portal.onboard(admin, `billing${count.toString()}`, ["billing"]);
    portal.mails.length = 0;
  });
  afterAll(() => store.close());

  const address = () => `${target.username}@haldenmedia.example`;
  const post = (by: Client, path: string, body: object = {}, headers = {}) =>
    by.call("POST", `/users/${target.id}/${path}`, body, headers);
  const patch = (by: Client, body: object) => by.call("PATCH", `/users/${target.id}`, body, any);
  const mailed = async (): Promise<string> =>
    /^[A-Za-z0-9]{12}$/m.exec((await portal.mailTo(address())).text)?.[0] ?? "";

  it("is mailed the credential, which is answered to nobody, nor to a repeat", async () => {
    const key = { "Idempotency-Key": crypto.randomUUID() };
    const answer = await post(helper, "temporary-password", {}, key);
    expect([answer.status, Object.keys(answer.body), answer.body.delivered]).toEqual([
      200,
      ["user", "delivered"],
      "email",
    ]);
    expect(answer.body.user).toMatchObject({ credential: "temporary", status: "awaiting_new_password" });
    const repeated = await post(helper, "temporary-password", {}, key);
    expect(repeated.headers.get("Idempotency-Replayed")).toBe("true");
    expect(repeated.body).toEqual(answer.body);

    const given = await mailed();
    expect(
      portal.mails.map(({ to, subject }) => [to, subject]),
      "one mail, to them alone",
    ).toEqual([[address(), "Your temporary password for Northmark"]]);
    expect(portal.mails[0]?.text).toMatch(
      /^“Helper Test” had a temporary password made for your user name “billing\d+” on /m,
    );
    expect((await portal.signIn(target.username)).status, "the one before is over").toBe(401);
    expect((await portal.signIn(target.username, given)).body.next).toBe("set_credential");
    const [event] = (await admin.call("GET", `/users/${target.id}/events`)).body.items.filter(
      ({ type }: { type: string }) => type === "setTemporaryPassword",
    );
    expect(event.details).toEqual({ credential: "temporary", delivered: "email" });
  });

  it("is told so beforehand, by the report", async () => {
    const actions = (await helper.call("GET", `/users/${target.id}`)).body.access.actions;
    expect(actions.setTemporaryPassword).toEqual({ state: "allowed", params: { delivery: "email" } });
    expect(actions.edit).toMatchObject({
      state: "allowed",
      params: { except: "email" },
      remedy: { kind: "ask_role", roleIds: ["admin"], names: ["Nomvula Dlamini"] },
    });
    const own = (await admin.call("GET", `/users/${target.id}`)).body.access.actions;
    expect([own.setTemporaryPassword, own.edit]).toEqual([{ state: "allowed" }, { state: "allowed" }]);
    expect((await post(admin, "temporary-password")).body.temporaryPassword).toMatch(/^\S+$/);
  });

  it("gets none that somebody else has typed", async () => {
    const typed = await post(helper, "temporary-password", { password: `${password} 2` });
    expect([typed.status, typed.body.errors]).toEqual([422, [{ pointer: "/password", code: "not_offered" }]]);
    expect((await portal.signIn(target.username)).status, "and keeps their own").toBe(200);
    expect((await post(admin, "temporary-password", { password: `${password} 2` })).status).toBe(200);
  });

  it("is unlocked with a credential by mail, or with the one they have", async () => {
    await post(admin, "lock");
    const unlocked = await post(helper, "unlock", { resetCredential: true });
    expect([unlocked.status, Object.keys(unlocked.body), unlocked.body.delivered]).toEqual([
      200,
      ["user", "delivered"],
      "email",
    ]);
    expect((await portal.signIn(target.username, await mailed())).body.next).toBe("set_credential");
    await post(admin, "lock");
    expect((await post(helper, "unlock")).body).toMatchObject({ id: target.id, lock: null });
  });

  it("without an address is helped by others alone", async () => {
    expect((await patch(admin, { email: null })).status).toBe(200);
    const refused = { reason: "outranked", remedy: { kind: "ask_role", roleIds: ["admin"] } };
    const reset = await post(helper, "temporary-password");
    expect([reset.status, reset.body.decision]).toMatchObject([403, refused]);
    await post(admin, "lock");
    const unlocked = await post(helper, "unlock", { resetCredential: true });
    expect([unlocked.status, unlocked.body.decision]).toMatchObject([403, refused]);
    const given = await patch(helper, { email: "helper.second@haldenmedia.example" });
    expect([given.status, given.body.decision]).toMatchObject([403, refused]);
  });

  it("keeps the address, and is edited otherwise", async () => {
    for (const email of ["elsewhere@haldenmedia.example", null, address().toUpperCase()]) {
      const moved = await patch(helper, { email, givenName: "Moved" });
      expect([email, moved.status, moved.body.decision?.reason]).toEqual([email, 403, "outranked"]);
    }
    const kept = await patch(helper, { email: address(), givenName: "Renamed" });
    expect([kept.status, kept.body.email, kept.body.givenName]).toEqual([200, address(), "Renamed"]);
    expect((await patch(admin, { email: "elsewhere@haldenmedia.example" })).status).toBe(200);
  });

  it("keeps the second factor", async () => {
    const self = portal.client((await portal.signIn(target.username)).body.token);
    const { secret } = (await self.call("POST", "/mfa", {})).body;
    const code = new TOTP({ secret }).generate({ timestamp: portal.now.getTime() });
    await self.call("POST", "/mfa", { code });
    const refused = await post(helper, "mfa-reset");
    expect([refused.status, refused.body.decision.reason]).toEqual([403, "outranked"]);
    expect((await post(admin, "mfa-reset")).body.mfa).toBe("required");
  });

  it("is not mailed a credential that works no more by then", async () => {
    await post(helper, "temporary-password");
    await post(helper, "temporary-password");
    expect((await portal.signIn(target.username, await mailed())).body.next).toBe("set_credential");
    expect(portal.mails).toHaveLength(1);
    await post(helper, "temporary-password");
    await post(admin, "temporary-password");
    await portal.deliver();
    expect(portal.mails.slice(1).map(({ subject }) => subject)).toEqual(["Your password at Northmark was changed"]);
  });

  it("reads the mail in their own language", async () => {
    const subjects = { de: "Einmal-Passwort für Northmark", ar: "password لمرة واحدة في Northmark" };
    for (const [language, subject] of Object.entries(subjects)) {
      await store.database.updateTable("users").set({ language }).where("id", "=", target.id).execute();
      await post(helper, "temporary-password");
      const mail = await portal.mailTo(address());
      expect(mail.subject).toBe(subject);
      expect(mail.text).toContain("Helper Test");
    }
    expect(portal.errors).toEqual([]);
  });

  it("is taken over where the profile says so by name", async () => {
    const open = await TestPortal.open(store.database, {
      ...difference,
      rules: [
        { effect: "allow", actions: ["setTemporaryPassword", "edit"], actor: { roles: ["helper"] }, takesOver: true },
        ...difference.rules,
      ],
    });
    const manager = await open.manager();
    await open.onboard(manager, "helper", ["helper"]);
    const user = await open.onboard(manager, "outranking", ["billing"]);
    const by = open.client((await open.signIn("helper")).body.token);
    const { actions } = (await by.call("GET", `/users/${user.id}`)).body.access;
    const free = { state: "allowed", params: { takesOver: true } };
    expect([actions.setTemporaryPassword, actions.edit]).toEqual([free, free]);
    const given = await by.call("POST", `/users/${user.id}/temporary-password`, {});
    expect((await open.signIn("outranking", given.body.temporaryPassword)).body.next).toBe("set_credential");
    const moved = await by.call("PATCH", `/users/${user.id}`, { email: "moved@haldenmedia.example" }, any);
    expect(moved.status).toBe(200);
  });
});
