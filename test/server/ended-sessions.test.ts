import type { Vouched } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const words = "You are not a member of an Account";
const community = {
  scope: "tenant",
  actions: [
    ...["list", "view", "create", "edit", "delete", "activate", "deactivate", "lock", "unlock", "revokeSessions"],
    "setTemporaryPassword",
  ],
  rowActions: { actions: [] },
  languages: ["en", "de"],
  statuses: [
    { id: "inactive", label: "Inactive", meaning: "Login is off.", refusal: words },
    { id: "locked_by_admin", refusal: "Ask a Super User" },
  ],
  translations: { de: { statuses: [{ id: "inactive", refusal: "Sie gehören zu keinem Konto" }] } },
};

describeOnDatabases("sessions that have ended (CO-4)", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, community);
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const person = async (name: string) => {
    const { id } = await portal.onboard(manager, name);
    const client = portal.client((await portal.signIn(name)).body.token);
    const act = (action: string, body: object = {}) => manager.call("POST", `/users/${id}/${action}`, body);
    return { id, client, act };
  };
  const session = async (client: Client, headers: Record<string, string> = {}) => {
    const { status, body } = await client.call("GET", "/session", undefined, headers);
    return status === 200 ? 200 : [status, body.code, body.detail];
  };

  it("say in the portal's words that their person is inactive or locked, and never work again", async () => {
    const { client, act } = await person("imogen");
    expect(await session(client)).toBe(200);
    await act("deactivate");
    expect(await session(client)).toEqual([401, "account_inactive", words]);
    expect(await session(client, { "Accept-Language": "de" })).toEqual([
      401,
      "account_inactive",
      "Sie gehören zu keinem Konto",
    ]);
    const change = await client.call("POST", "/users", {});
    expect([change.status, change.body.code], "whatever is asked").toEqual([401, "account_inactive"]);
    const refused = await portal.signIn("imogen");
    expect(refused.body).toMatchObject({ status: 403, code: "account_inactive", detail: words });
    await act("activate");
    expect(await session(client)).toEqual([401, "unauthenticated", undefined]);
    expect((await portal.signIn("imogen")).status).toBe(200);

    const again = portal.client((await portal.signIn("imogen")).body.token);
    await act("lock");
    expect(await session(again)).toEqual([401, "account_locked", "Ask a Super User"]);
    expect((await portal.signIn("imogen")).body.detail).toBe("Ask a Super User");
    await act("unlock");
    expect(await session(again)).toEqual([401, "unauthenticated", undefined]);
  });

  it("say so of every session, by cookie too, and let a dead cookie sign in afresh", async () => {
    const { client, act } = await person("birgitte");
    const { headers } = await portal.signIn("birgitte");
    const cookie = headers.get("Set-Cookie")?.split(";")[0] ?? "";
    await act("deactivate");
    expect(await session(client)).toEqual([401, "account_inactive", words]);
    const byCookie = await portal.call("GET", "/session", undefined, { Cookie: cookie });
    expect([byCookie.status, byCookie.body.code]).toEqual([401, "account_inactive"]);
    await act("activate");
    const fresh = await portal.call(
      "POST",
      "/sign-in",
      { tenant: portal.tenantId, username: "birgitte", password },
      { Cookie: cookie, Origin: "http://portal.test", "X-Usherkit": "1" },
    );
    expect(fresh.status).toBe(200);
  });

  it("say nothing of who gave a wrong password, is only auto-locked, or has gone", async () => {
    const { id, client, act } = await person("graciela");
    for (let attempt = 0; attempt < 5; attempt += 1) await portal.signIn("graciela", "wrong password");
    expect(await session(client), "an auto-lock stops sign-ins alone").toBe(200);
    await act("unlock");
    await act("deactivate");
    const wrong = await portal.signIn("graciela", "wrong password");
    expect([wrong.body.code, wrong.body.detail]).toEqual(["invalid_credentials", undefined]);
    await manager.call("DELETE", `/users/${id}`, undefined, { "If-Match": "*" });
    expect(await session(client)).toEqual([401, "unauthenticated", undefined]);
  });

  it("of who is not kept out are plainly over", async () => {
    const { client, act } = await person("maelle");
    await act("sessions/revoke");
    expect(await session(client)).toEqual([401, "unauthenticated", undefined]);
    const next = portal.client((await portal.signIn("maelle")).body.token);
    await act("temporary-password");
    expect(await session(next)).toEqual([401, "unauthenticated", undefined]);
    expect(portal.errors).toEqual([]);
  });

  it("end with what the portal's own sign-in vouches for, where it says since when", async () => {
    const { id, act } = await person("vouched");
    let vouched: Vouched = { tenantId: portal.tenantId, userId: id };
    const handler = portal.handlerWith({ authenticate: () => Promise.resolve(vouched) });
    const ask = async (method = "GET", path = "/session", headers: Record<string, string> = {}) => {
      const response = await handler(
        new Request(`http://portal.test/v1${path}`, {
          method,
          headers: { ...headers, ...(method !== "GET" && { "Content-Type": "application/json" }) },
          ...(method !== "GET" && { body: "{}" }),
        }),
      );
      const body: { code?: string; detail?: string } = await response.json();
      return response.status === 200 ? 200 : [response.status, body.code, body.detail];
    };
    expect(await ask()).toBe(200);
    vouched = { ...vouched, authenticatedAt: portal.now };
    expect(await ask()).toBe(200);
    portal.pass(1000);
    await act("deactivate");
    expect(await ask()).toEqual([401, "account_inactive", words]);
    await act("activate");
    expect(await ask(), "signed in before it ended").toEqual([401, "unauthenticated", undefined]);
    portal.pass(1000);
    vouched = { ...vouched, authenticatedAt: portal.now };
    expect(await ask()).toBe(200);
  });

  it("are vouched for by a cookie only to our own pages' scripts, and before our own cookie", async () => {
    const { id } = await person("hosted");
    const vouched: Vouched = { tenantId: portal.tenantId, userId: portal.managerId };
    const handler = portal.handlerWith({
      authenticate: (request) => Promise.resolve(/host=1/.test(request.headers.get("Cookie") ?? "") ? vouched : null),
    });
    const own = (await portal.signIn("hosted")).headers.get("Set-Cookie")?.split(";")[0] ?? "";
    const ask = async (method: string, path: string, headers: Record<string, string>) =>
      handler(
        new Request(`http://portal.test/v1${path}`, {
          method,
          headers: { ...headers, "Content-Type": "application/json" },
          ...(method !== "GET" && { body: "{}" }),
        }),
      );
    const lock = async (headers: Record<string, string>) => {
      const response = await ask("POST", `/users/${id}/lock`, { Cookie: "host=1", ...headers });
      return response.status === 200 ? 200 : (await response.json()).code;
    };
    expect(await lock({})).toBe("origin_refused");
    expect(await lock({ Origin: "http://portal.test" })).toBe("origin_refused");
    expect(await lock({ Origin: "http://evil.test", "X-Usherkit": "1" })).toBe("origin_refused");
    const session = await ask("GET", "/session", { Cookie: `host=1; ${own}` });
    expect((await session.json()).actor.id).toBe(portal.managerId);
    expect(await lock({ Origin: "http://portal.test", "X-Usherkit": "1" })).toBe(200);
  });
});
