import { request as sendRequest } from "node:http";
import { createTenantKey } from "@usherkit/server";
import { serve } from "@usherkit/server/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pglite, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

const listed = "https://community.example";

/** The status of a request with headers that `fetch` would not send as they are. */
const statusOf = (port: number, path: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const request = sendRequest({ host: "127.0.0.1", port, method: "POST", path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.on("error", reject);
    request.end("{}");
  });

describe("another origin", () => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let userId: string;
  let tokens: Record<string, string>;
  let ask: (method: string, path: string, headers?: Record<string, string>) => Promise<Response>;

  beforeAll(async () => {
    store = await pglite.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
    userId = (await portal.onboard(manager, "child")).id;
    const { key } = await createTenantKey({ database: store.database }, portal.tenantId);
    // "null" in the list is a mistake that must not open anything.
    const handler = portal.handlerWith({ origins: [listed, "null"] });
    ask = (method, path, headers = {}) =>
      handler(
        new Request(`http://portal.test/v1${path}`, {
          method,
          headers: { ...headers, ...(method === "POST" && { "Content-Type": "application/json" }) },
          ...(method === "POST" && { body: "{}" }),
        }),
      );
    const tokenFor = async (origin: string): Promise<string> => {
      const answer = await handler(
        new Request("http://portal.test/v1/embed-tokens", {
          method: "POST",
          headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
          body: JSON.stringify({ userId: portal.managerId, origin }),
        }),
      );
      return (await answer.json()).token;
    };
    tokens = { [listed]: await tokenFor(listed), "http://portal.test": await tokenFor("http://portal.test") };
  });
  afterAll(() => store.close());

  /** A page of an origin, with the token of its own where it has one. */
  const bearer = (origin: string) => ({
    Origin: origin,
    Authorization: `Bearer ${tokens[origin] ?? tokens[listed] ?? ""}`,
  });
  const corsOf = ({ headers }: Response) =>
    [...headers].filter(([name]) => name.startsWith("access-control-")).map(([name, value]) => `${name}: ${value}`);
  const status = async (): Promise<string> => (await manager.call("GET", `/users/${userId}`)).body.status;

  it("that is listed is told what it may send, and reads answers and their headers, without cookies", async () => {
    const preflight = await ask("OPTIONS", `/users/${userId}/lock`, {
      Origin: listed,
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "authorization, content-type, idempotency-key, x-usherkit",
    });
    expect([preflight.status, await preflight.text()]).toEqual([204, ""]);
    expect(corsOf(preflight)).toEqual([
      "access-control-allow-headers: Authorization, Content-Type, Idempotency-Key, If-Match, X-Usherkit",
      "access-control-allow-methods: GET, POST, PUT, PATCH, DELETE",
      `access-control-allow-origin: ${listed}`,
      "access-control-expose-headers: ETag, Retry-After, Location, X-Request-Id",
      "access-control-max-age: 600",
    ]);
    const answer = await ask("GET", "/session", bearer(listed));
    expect(answer.status).toBe(200);
    expect(corsOf(answer)).toEqual([
      `access-control-allow-origin: ${listed}`,
      "access-control-expose-headers: ETag, Retry-After, Location, X-Request-Id",
    ]);
    expect(answer.headers.get("Vary")).toBe("Accept-Language, Origin");
    const refused = await ask("GET", "/users", { Origin: listed });
    expect([refused.status, corsOf(refused).length], "a refusal can be read too").toEqual([401, 2]);
    expect((await ask("POST", `/users/${userId}/lock`, bearer(listed))).status).toBe(200);
    await manager.call("POST", `/users/${userId}/unlock`, {});
  });

  it.each(["https://evil.example", "http://community.example", "https://community.example.evil.example", "null"])(
    "%s, not listed, reads nothing and changes nothing, whatever it holds",
    async (origin) => {
      const preflight = await ask("OPTIONS", `/users/${userId}/lock`, {
        Origin: origin,
        "Access-Control-Request-Method": "POST",
      });
      expect(corsOf(preflight)).toEqual([]);
      for (const [method, path] of [
        ["GET", "/session"],
        ["POST", `/users/${userId}/lock`],
        ["POST", "/users/search"],
      ] as const) {
        const answer = await ask(method, path, bearer(origin));
        expect([answer.status, (await answer.json()).code, corsOf(answer)]).toEqual([403, "origin_refused", []]);
      }
      const before = await status();
      const signIn = await ask("POST", "/sign-in", { Origin: origin });
      expect([signIn.status, (await signIn.json()).code]).toEqual([403, "origin_refused"]);
      expect(corsOf(await ask("GET", `/profile?tenant=${portal.tenantId}`, { Origin: origin }))).toEqual([]);
      expect([await status(), before]).toEqual(["active", "active"]);
    },
  );

  it("is not ours because the Host header says so", async () => {
    const server = await serve({ handler: portal.handler, port: 0 });
    const send = (host: string, origin: string) =>
      statusOf(server.port, `/v1/users/${userId}/lock`, {
        Host: host,
        Origin: origin,
        Cookie: `usher_session=${manager.token}`,
        "X-Usherkit": "1",
        "Content-Type": "application/json",
      });
    try {
      expect(await send("rebind.example", "http://rebind.example")).toBe(403);
      expect(await send(`127.0.0.1:${server.port}`, `http://127.0.0.1:${server.port}`)).toBe(403);
      expect(await status()).toBe("active");
      expect(await send("rebind.example", "http://portal.test")).toBe(200);
    } finally {
      await server.close();
      await manager.call("POST", `/users/${userId}/unlock`, {});
    }
  });

  it("of our own is none", async () => {
    const answer = await ask("POST", `/users/${userId}/lock`, bearer("http://portal.test"));
    expect(answer.status).toBe(200);
    await manager.call("POST", `/users/${userId}/unlock`, {});
    expect(portal.errors).toEqual([]);
  });
});
