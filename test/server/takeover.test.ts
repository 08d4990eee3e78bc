import { createTenantKey } from "@usherkit/server";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const minute = 60_000;
const any = { "If-Match": "*" };

describeOnDatabases("what one holds of an account", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, {
      actions: [
        "list",
        "view",
        "create",
        "edit",
        "delete",
        "lock",
        "unlock",
        "sendPasswordReset",
        "deactivate",
        "activate",
      ],
      rowActions: { actions: [] },
      scope: "tenant",
      stepUp: { actions: ["delete"], maxAgeSeconds: 300 },
      rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }],
    });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const open = async (name: string): Promise<Client> => portal.client((await portal.signIn(name)).body.token);
  const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: portal.now.getTime() });
  const linkTo = async (name: string): Promise<string> => (await portal.mailTo(`${name}@haldenmedia.example`)).token;
  const set = async (token: string, secret = `${password} 2`) =>
    (await portal.call("POST", "/credentials", { token, password: secret })).status;

  it("a token for an embedding page changes neither the credential nor the second factor", async () => {
    const user = await portal.onboard(manager, "embedded", ["admin"]);
    const { key } = await createTenantKey({ database: store.database }, portal.tenantId);
    const body = { userId: user.id, origin: "http://portal.test" };
    const asked = await portal.call("POST", "/embed-tokens", body, { Authorization: `Bearer ${key}` });
    const page = portal.client(asked.body.token);
    expect((await page.call("GET", "/users")).status).toBe(200);
    const answers = [
      await page.call("POST", "/mfa", {}),
      await page.call("POST", "/mfa", { code: "000000" }),
      await page.call("POST", "/credentials", { currentPassword: password, password: `${password} 2` }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [403, "forbidden"]));
    expect((await portal.signIn("embedded")).body.next).toBeNull();
  });

  it("an old session enrols no authenticator, and a fresh one is none the fresher by it", async () => {
    const target = await portal.create(manager, "target");
    await portal.onboard(manager, "left.open", ["admin"]);
    const session = await open("left.open");
    portal.pass(4 * minute);
    const { secret } = (await session.call("POST", "/mfa", {})).body;
    expect((await session.call("POST", "/mfa", { code: codeOf(secret) })).body).toMatchObject({ next: null });
    portal.pass(2 * minute);
    const deleted = await session.call("DELETE", `/users/${target.id}`, undefined, any);
    expect([deleted.status, deleted.body.code]).toEqual([401, "step_up_required"]);

    await portal.onboard(manager, "left.longer", ["admin"]);
    const older = await open("left.longer");
    portal.pass(6 * minute);
    const refused = await older.call("POST", "/mfa", {});
    expect([refused.status, refused.body.code]).toEqual([401, "step_up_required"]);
    manager = await portal.manager();
  });

  it("a secret of an enrolment that was begun before is worth nothing to the next one", async () => {
    await portal.onboard(manager, "begun");
    const before = (await (await open("begun")).call("POST", "/mfa", {})).body.secret;
    const owner = await open("begun");
    const { secret } = (await owner.call("POST", "/mfa", {})).body;
    expect(secret).not.toBe(before);
    expect((await owner.call("POST", "/mfa", { code: codeOf(before) })).status).toBe(422);
    expect((await owner.call("POST", "/mfa", { code: codeOf(secret) })).body).toMatchObject({ next: null });
  });

  it("a mailed link opens nothing once an admin has locked or switched off the account, nor after it is free again", async () => {
    for (const [name, off, on] of [
      ["locked", "lock", "unlock"],
      ["switched", "deactivate", "activate"],
    ] as const) {
      const user = await portal.onboard(manager, name);
      await manager.call("POST", `/users/${user.id}/password-reset`, {});
      const token = await linkTo(name);
      expect((await manager.call("POST", `/users/${user.id}/${off}`, {})).status).toBe(200);
      expect(await set(token)).toBe(410);
      const freed = await manager.call("POST", `/users/${user.id}/${on}`, {});
      expect(freed.body.status).toBe("active");
      expect(await set(token)).toBe(410);
      expect((await portal.signIn(name)).status).toBe(200);
    }
  });

  it("a link that the person holds works on, whoever asks for another one; a manager's new one ends it", async () => {
    const user = await portal.onboard(manager, "holder");
    const ask = () => portal.call("POST", "/password-reset-requests", { tenant: portal.tenantId, username: "holder" });
    await ask();
    const first = await linkTo("holder");
    portal.pass(2 * minute);
    await ask();
    const second = await linkTo("holder");
    expect(second).not.toBe(first);
    expect(await set(first)).toBe(200);
    expect(await set(second), "it has been used by the other").toBe(410);

    portal.pass(2 * minute);
    await ask();
    const third = await linkTo("holder");
    portal.pass(2 * minute);
    await manager.call("POST", `/users/${user.id}/password-reset`, {});
    expect(await set(third)).toBe(410);
    manager = await portal.manager();
  });

  it("what was begun before one was thrown out isn't done after it", async () => {
    const insider = await portal.onboard(manager, "insider", ["admin"]);
    const { token } = await open("insider");
    const body = JSON.stringify({
      username: "ghost",
      email: "ghost@haldenmedia.example",
      givenName: "Ghost",
      familyName: "Admin",
      roleIds: ["admin"],
    });
    let finish: () => void = () => undefined;
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(body.slice(0, 1)));
        finish = () => {
          controller.enqueue(new TextEncoder().encode(body.slice(1)));
          controller.close();
        };
      },
    });
    const answer = portal.handler(
      new Request("http://portal.test/v1/users", {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: slow,
        duplex: "half",
      } as RequestInit),
    );
    expect((await manager.call("DELETE", `/users/${insider.id}`, undefined, any)).status).toBe(204);
    finish();
    expect((await answer).status).toBe(401);
    expect((await manager.call("GET", "/users?search=ghost")).body.items).toEqual([]);
  });

  it("the session's cookie is for TLS alone where people reach the server by it, whatever the proxy speaks", async () => {
    const handler = portal.handlerWith({ publicUrl: "https://portal.test" });
    const answer = await handler(
      new Request("http://127.0.0.1:8080/v1/sign-in", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ tenant: portal.tenantId, username: "ndlamini", password }),
      }),
    );
    expect(answer.headers.get("Set-Cookie")).toMatch(/^__Host-usher_session=[^;]+;.* Secure/);
  });
});
