import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, Server, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createClient } from "@usherkit/sdk";
import { nodeHandler, remoteAddress, serve } from "@usherkit/server/node";
import express from "express";
import type { FastifyInstance } from "fastify";
import { Hono } from "hono";
import { createServer as createViteServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HandlerOptions, Handler } from "@usherkit/server";
import { pglite, type TestDatabase } from "../support/databases.js";
import { password, TestPortal } from "../support/portal.js";
import { blocksIn } from "../support/walk.js";

/** A server that listens, on a free port. */
interface Host {
  readonly origin: string;
  close(): Promise<void>;
}

const listenOn = async (server: Server): Promise<Host> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
const listen = (answer: RequestListener): Promise<Host> => listenOn(createServer(answer));

/** Puts a handler into a server, below `/api/users`, beside the account pages. */
type Mount = (handler: Handler) => Promise<Host>;

/** What docs/mounting.md makes of a handler, as it is written there; `users.ts` of its examples is the test's own. */
const written = async (name: string, handler: Handler): Promise<Record<string, unknown>> => {
  const block = blocksIn(readFileSync("docs/mounting.md", "utf8")).find(({ notes }) => notes["file"] === `${name}.ts`);
  await mkdir("test-results", { recursive: true });
  const folder = await mkdtemp(join(process.cwd(), "test-results/mounting-"));
  const made = `mounting-${crypto.randomUUID()}`;
  Reflect.set(globalThis, made, { users: handler, account: () => new Response("account page") });
  try {
    await writeFile(join(folder, "users.ts"), `export const { users, account } = Reflect.get(globalThis, "${made}");`);
    await writeFile(join(folder, `${name}.ts`), block?.text ?? "");
    return await import(join(folder, `${name}.ts`));
  } finally {
    await rm(folder, { recursive: true });
    Reflect.deleteProperty(globalThis, made);
  }
};

const isListener = (value: unknown): value is RequestListener => typeof value === "function";
const listener = (value: unknown): RequestListener => {
  if (!isListener(value)) throw new Error("It exports no function of a request.");
  return value;
};

const mounts: Record<string, Mount> = {
  "node:http, as documented": async (handler) => {
    const { server } = await written("node-http", handler);
    if (!(server instanceof Server)) throw new Error("It exports no server.");
    return listenOn(server);
  },
  "Express 5, as documented": async (handler) => listen(listener((await written("express", handler))["app"])),
  "Fastify 5, as documented": async (handler) => {
    const { app } = await written("fastify", handler);
    const instance = app as FastifyInstance;
    await instance.ready();
    return listenOn(instance.server);
  },
  "Hono, as documented, in serve()": async (handler) => {
    const { app } = await written("hono", handler);
    if (!(app instanceof Hono)) throw new Error("It exports no app.");
    const { url, close } = await serve({ handler: app.fetch, port: 0 });
    return { origin: url.replace("localhost", "127.0.0.1"), close };
  },
  // Next calls a route's functions with a web-standard request, as this does.
  "a route of Next, as documented": async (handler) => {
    const route = await written("next", handler);
    const answer = nodeHandler((request) => {
      const method = route[request.method] as Handler;
      return new URL(request.url).pathname.startsWith("/api/users/") ? method(request) : new Response("account page");
    });
    return listen((incoming, outgoing) => void answer(incoming, outgoing));
  },
  "Express 5, after express.json()": (handler) => {
    const app = express();
    app.use(express.json());
    app.use("/api/users", nodeHandler(handler));
    app.use((_request, response) => void response.send("account page"));
    return listen(app);
  },
  "Connect, as a Vite server has it": async (handler) => {
    const vite = await createViteServer({
      configFile: false,
      envFile: false,
      appType: "custom",
      logLevel: "silent",
      optimizeDeps: { noDiscovery: true },
      server: { middlewareMode: true, watch: null, ws: false },
    });
    vite.middlewares.use("/api/users", nodeHandler(handler));
    vite.middlewares.use((_request: unknown, response: ServerResponse) => response.end("account page"));
    const host = await listen(vite.middlewares);
    return { ...host, close: () => Promise.all([host.close(), vite.close()]).then(() => undefined) };
  },
  "Express 5, in a router of a router": (handler) => {
    const [outer, inner, app] = [express.Router(), express.Router(), express()];
    inner.use("/users", nodeHandler(handler));
    outer.use(inner);
    app.use("/api", outer);
    app.use((_request, response) => void response.send("account page"));
    return listen(app);
  },
};

describe("mounted below a path of one's own", () => {
  let store: TestDatabase;
  let portal: TestPortal;
  beforeAll(async () => {
    store = await pglite.open();
    portal = await TestPortal.open(store.database);
  });
  afterAll(() => store.close());

  const handlerAt = (options: Partial<HandlerOptions> = {}) =>
    portal.handlerWith({ basePath: "/api/users", clientAddress: remoteAddress, ...options });

  it.each(Object.entries(mounts))("%s", async (_name, mount) => {
    const host = await mount(handlerAt());
    try {
      const baseUrl = `${host.origin}/api/users`;
      const tenant = portal.tenantId;
      const open = createClient({ baseUrl, auth: { getToken: () => Promise.resolve(null) } });
      const { token } = await open.account.signIn({ tenant, username: "ndlamini", password });
      expect(token).toBeTypeOf("string");
      const client = createClient({ baseUrl, auth: { getToken: () => Promise.resolve(token) } });

      const username = `u${crypto.randomUUID().slice(0, 8)}`;
      const body = {
        givenName: "Ada",
        familyName: "Okafor",
        username,
        email: `${username}@example.com`,
        roleIds: ["read_only"],
      };
      const made = await fetch(`${baseUrl}/users`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      expect([made.status, made.headers.get("Location")]).toEqual([
        201,
        expect.stringMatching(/^\/api\/users\/users\/[\w-]+$/),
      ]);
      const found = await fetch(new URL(made.headers.get("Location") ?? "", host.origin), {
        headers: { Authorization: `Bearer ${token}` },
      });
      expect(await found.json()).toMatchObject({ username });

      const page = await client.users.list({ search: username });
      expect(page.items.map((user) => user.username)).toEqual([username]);
      const [user] = page.items;
      if (user) expect(await client.users.update(user, { givenName: "Adaeze" })).toMatchObject({ givenName: "Adaeze" });
      // The client's address reaches the sessions, so it was known.
      expect((await client.account.sessions())[0]).toMatchObject({ address: "127.0.0.1" });
      expect(await (await fetch(`${host.origin}/account/sign-in/`)).text()).toBe("account page");
    } finally {
      await host.close();
    }
  });

  it("describes itself where it is, and answers nowhere else", async () => {
    const handler = handlerAt({ publicUrl: "https://portal.example" });
    const ask = (path: string) => handler(new Request(`https://portal.example${path}`));
    const document: unknown = await (await ask("/api/users/openapi.json")).json();
    expect(document).toMatchObject({ servers: [{ url: "https://portal.example/api/users" }] });
    expect((await ask("/v1/healthz")).status).toBe(404);
    expect((await ask("/api/usershealthz")).status).toBe(404);
  });

  it.each([
    ["/", "/healthz"],
    ["/api/users/", "/api/users/healthz"],
    ["/people/v2", "/people/v2/healthz"],
  ])("takes the path %s", async (basePath, probe) => {
    expect((await handlerAt({ basePath })(new Request(`http://portal.test${probe}`))).status).toBe(200);
  });

  it.each(["", "users", "/a b", "/users/:id", "/users/*", "//users", "https://portal.example/v1", "/v1?x"])(
    "refuses %j as a path, in a line",
    (basePath) => {
      expect(() => handlerAt({ basePath })).toThrow(/^basePath is .*: a path is expected, such as "\/api\/users"\.$/);
    },
  );

  it.each(["", "portal.example", "localhost:8080", "ftp://portal.example"])("refuses %j as publicUrl", (publicUrl) => {
    expect(() => handlerAt({ publicUrl })).toThrow(/^publicUrl is .*: an address is expected/);
  });

  it("takes a sign-in of the host's own that needs no promise", async () => {
    const { tenantId, managerId: userId } = portal;
    const handler = handlerAt({ authenticate: () => ({ tenantId, userId }) });
    const session: unknown = await (await handler(new Request("http://portal.test/api/users/session"))).json();
    expect(session).toMatchObject({ actor: { username: "ndlamini" } });
  });

  it("says of a body that was used up before it what to do, and doesn't call it the sender's fault in a 500", async () => {
    const app = express();
    app.use((request, _response, next) => request.on("end", () => next()).resume());
    app.use("/api/users", nodeHandler(handlerAt()));
    const host = await listen(app);
    try {
      const url = `${host.origin}/api/users/sign-in`;
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ tenant: "x" }) });
      const problem: unknown = await answer.json();
      expect([answer.status, problem]).toMatchObject([
        400,
        {
          code: "invalid_json",
          errors: [{ pointer: "", code: "body_already_read" }],
          detail: expect.stringContaining("nodeHandler()"),
        },
      ]);
    } finally {
      await host.close();
    }
  });

  it("says the same where a web-standard host has read the body", async () => {
    const request = new Request("http://portal.test/api/users/sign-in", { method: "POST", body: "{}" });
    await request.text();
    expect(await (await handlerAt()(request)).json()).toMatchObject({ errors: [{ code: "body_already_read" }] });
  });

  it("holds a body that a parser has read to the same rules: its size, its kind, names that schemas skip", async () => {
    const app = express();
    app.use(express.json({ limit: "1mb" }), express.urlencoded());
    app.use("/api/users", nodeHandler(handlerAt()));
    const host = await listen(app);
    const send = async (body: string, type = "application/json") => {
      const answer = await fetch(`${host.origin}/api/users/sign-in`, {
        method: "POST",
        headers: { "Content-Type": type },
        body,
      });
      const problem: unknown = await answer.json();
      return [answer.status, problem];
    };
    try {
      expect(await send(JSON.stringify({ tenant: "x".repeat(20_000) }))).toMatchObject([413, {}]);
      expect(await send("tenant=x", "application/x-www-form-urlencoded")).toMatchObject([415, {}]);
      expect(await send('{"__proto__": {}}')).toMatchObject([422, { errors: [{ code: "unknown_field" }] }]);
      expect(await send("{}")).toMatchObject([422, { code: "invalid_request" }]);
    } finally {
      await host.close();
    }
  });
});
