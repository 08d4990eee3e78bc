import { aesSealer, deliverMail, type MailFailure, type Sealer } from "@usherkit/server";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Answer } from "../support/portal.js";

const randomKey = () => crypto.getRandomValues(new Uint8Array(32));
const old = { id: "2025", key: randomKey() };
const current = { id: "2026", key: randomKey() };

describe("aesSealer", () => {
  it("opens what it sealed, never stores the same twice, and names the key", async () => {
    const sealer = aesSealer({ current });
    const sealed = [await sealer.seal("häns", "mails/1"), await sealer.seal("häns", "mails/1")];
    expect(new Set(sealed).size).toBe(2);
    for (const each of sealed) {
      expect(each).toMatch(/^2026\./);
      expect(await sealer.open(each, "mails/1")).toBe("häns");
    }
  });

  it("opens with older keys, and seals with the current one", async () => {
    const before = await aesSealer({ current: old }).seal("a secret", "mails/1");
    const rotated = aesSealer({ current, previous: [old] });
    expect(await rotated.open(before, "mails/1")).toBe("a secret");
    expect(await rotated.seal("a secret", "mails/1")).toMatch(/^2026\./);
    await expect(aesSealer({ current }).open(before, "mails/1")).rejects.toMatchObject({ code: "unknown_key" });
  });

  it("opens nothing in another place, altered, or under another key of the same id", async () => {
    const sealer = aesSealer({ current });
    const sealed = await sealer.seal("a secret", "mfa_devices/ada/secret");
    const [id, nonce, text = ""] = sealed.split(".");
    const altered = `${id}.${nonce}.${text.startsWith("A") ? "B" : "A"}${text.slice(1)}`;
    const places: [Sealer, string, string][] = [
      [sealer, sealed, "mfa_devices/eve/secret"],
      [sealer, altered, "mfa_devices/ada/secret"],
      [sealer, "2026.?.?", "mfa_devices/ada/secret"],
      [aesSealer({ current: { id: "2026", key: randomKey() } }), sealed, "mfa_devices/ada/secret"],
    ];
    for (const [by, value, place] of places)
      await expect(by.open(value, place)).rejects.toMatchObject({ name: "SealError", code: "not_opened" });
  });

  it("takes a key as base64, and refuses what is none without repeating it", () => {
    const base64 = btoa(String.fromCharCode(...current.key));
    expect(() => aesSealer({ current: { id: "1", key: base64 } })).not.toThrow();
    for (const key of ["", "secret", `${base64}AAAA`, new Uint8Array(16)])
      expect(() => aesSealer({ current: { id: "1", key } })).toThrow(/"1" must be 32 bytes/);
    expect(() => aesSealer({ current: { id: "1", key: "not-a-key" } })).not.toThrow(/not-a-key/);
    expect(() => aesSealer({ current: { id: "a b", key: base64 } })).toThrow(/id/);
    expect(() => aesSealer({ current, previous: [{ ...old, id: current.id }] })).toThrow(/2026/);
  });
});

describeOnDatabases("secrets that are stored", (kind) => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await kind.open();
  });
  afterAll(() => store.close());

  const open = () =>
    TestPortal.open(store.database, {
      actions: ["list", "view", "create", "invite", "listInvitations", "sendPasswordReset", "resetMfa"],
      rowActions: { actions: [] },
    });
  /** Calls a handler with a sealer, or with none. */
  const caller =
    (portal: TestPortal, sealer: Sealer | undefined, token?: string) =>
    async (path: string, body: object): Promise<Pick<Answer, "status" | "body">> => {
      const headers = {
        "Content-Type": "application/json",
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      };
      const request = new Request(`http://portal.test/v1${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      const response = await portal.handlerWith(sealer ? { sealer } : {})(request);
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    };
  const deliver = async (portal: TestPortal, sealer: Sealer | undefined) => {
    const texts: string[] = [];
    const failures: MailFailure[] = [];
    await deliverMail({
      database: store.database,
      clock: () => portal.now,
      mailer: {
        send: ({ text }) => {
          texts.push(text);
          return Promise.resolve();
        },
      },
      ...(sealer && { sealer }),
      onMailFailed: (failure) => failures.push(failure),
    });
    return { texts, failures };
  };
  const bodies = async ({ tenantId }: TestPortal) =>
    (await store.database.selectFrom("mails").select("body").where("tenant_id", "=", tenantId).execute()).map(
      ({ body }) => body,
    );
  const code = (portal: TestPortal, secret: string) =>
    new TOTP({ secret }).generate({ timestamp: portal.now.getTime() });
  const token = async (portal: TestPortal, username = "ndlamini") =>
    (await caller(portal, undefined)("/sign-in", { tenant: portal.tenantId, username, password })).body.token;

  it("are links in waiting mails: unread in the database, whole in the mail", async () => {
    const portal = await open();
    const sealer = aesSealer({ current });
    const call = caller(portal, sealer, await token(portal));
    await call("/invitations", { emails: ["guest@corvane.example"], roleIds: ["billing"] });
    await call("/users", {
      ...{ username: "ada", email: "ada@corvane.example", givenName: "Ada", familyName: "L", roleIds: ["billing"] },
    });
    for (const body of await bodies(portal)) expect(body).toMatch(/^sealed:2026\.[\w-]+\.[\w-]+$/);
    const { texts } = await deliver(portal, sealer);
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toContain("#token=");
  });

  it("are told as a failed mail where no key opens them, and sent once it is back", async () => {
    const portal = await open();
    const rotated = aesSealer({ current });
    const invite = caller(portal, aesSealer({ current: old }), await token(portal));
    await invite("/invitations", { emails: ["guest@corvane.example"], roleIds: ["billing"] });
    for (const [sealer, code] of [
      [undefined, "no_sealer"],
      [rotated, "unknown_key"],
    ] as const) {
      const { texts, failures } = await deliver(portal, sealer);
      expect([texts, failures.map(({ error }) => error)]).toEqual([[], [{ name: "SealError", code }]]);
      portal.pass(60_000);
    }
    const { texts } = await deliver(portal, aesSealer({ current, previous: [old] }));
    expect(texts[0]).toContain("#token=");
  });

  it("are sent where they were queued before there was a sealer", async () => {
    const portal = await open();
    const call = caller(portal, undefined, await token(portal));
    await call("/invitations", { emails: ["guest@corvane.example"], roleIds: ["billing"] });
    expect((await deliver(portal, aesSealer({ current }))).texts[0]).toContain("#token=");
  });

  it("are those of authenticators: unread in the database, good at the next sign-in", async () => {
    const portal = await open();
    const sealer = aesSealer({ current });
    const self = caller(portal, sealer, await token(portal));
    const { secret } = (await self("/mfa", {})).body;
    const row = () =>
      store.database
        .selectFrom("mfa_devices")
        .select("secret")
        .where("user_id", "=", portal.managerId)
        .executeTakeFirstOrThrow();
    const sealed = (await row()).secret;
    expect(sealed).toMatch(/^sealed:2026\./);
    expect(sealed).not.toContain(secret);
    expect((await self("/mfa", { code: code(portal, secret) })).body).toMatchObject({ next: null });

    portal.pass(60_000);
    const again = caller(
      portal,
      aesSealer({ current: { id: "new", key: randomKey() }, previous: [current] }),
      await token(portal),
    );
    expect((await again("/mfa", { code: code(portal, secret) })).body).toMatchObject({ next: null });

    // Another person's secret, put into this row, opens nothing.
    const other = await open();
    const theirs = (await caller(other, sealer, await token(other))("/mfa", {})).body.secret;
    const stolen = await store.database
      .selectFrom("mfa_devices")
      .select("secret")
      .where("user_id", "=", other.managerId)
      .executeTakeFirstOrThrow();
    await store.database.updateTable("mfa_devices").set(stolen).where("user_id", "=", portal.managerId).execute();
    portal.pass(60_000);
    const moved = caller(portal, sealer, await token(portal));
    expect((await moved("/mfa", { code: code(portal, theirs) })).status).toBe(500);
    expect(portal.errors.splice(0)).toMatchObject([{ name: "SealError", code: "not_opened" }]);
  });

  it("open where an authenticator was enrolled before there was a sealer", async () => {
    const portal = await open();
    const before = caller(portal, undefined, await token(portal));
    const { secret } = (await before("/mfa", {})).body;
    const self = caller(portal, aesSealer({ current }), await token(portal));
    expect((await self("/mfa", { code: code(portal, secret) })).body).toMatchObject({ next: null });
  });
});
