import { createClient, isUsherError, UsherError } from "@usherkit/sdk";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { caught } from "./support/caught.js";
import { drop, empty, faultServer, hang, json, problem, type Answer } from "./support/fault-server.js";
import { person } from "./support/people.js";

describe("errors", () => {
  test("say code, status, request, fields and decision of a problem", async () => {
    const decision = { state: "denied", reason: "last_manager", remedy: { kind: "do_first", action: "setRoles" } };
    const server = await faultServer(
      problem(403, "forbidden", { errors: [{ pointer: "/email", code: "invalid_email" }], decision }),
    );
    const error = await caught(createClient(server).users.lock({ id: "u1" }));
    expect(error).toMatchObject({
      name: "UsherError",
      code: "forbidden",
      status: 403,
      requestId: "req-1",
      outcome: "rejected",
      operation: "lockUser",
      errors: [{ pointer: "/email", code: "invalid_email" }],
    });
    expect(error.decision).toEqual(decision);
  });

  test("keep a decision whose state is news", async () => {
    const server = await faultServer(problem(403, "forbidden", { decision: { state: "perhaps", since: 1 } }));
    const { decision } = await caught(createClient(server).users.lock({ id: "u1" }));
    expect(decision).toMatchObject({ state: "perhaps" });
  });

  test("have a code where a proxy answers in its own words", async () => {
    const page: Answer = (response) => response.writeHead(413, { "X-Request-Id": "edge-7" }).end("<h1>Too large</h1>");
    const server = await faultServer(page);
    const error = await caught(createClient(server).users.lock({ id: "u1" }));
    expect(error).toMatchObject({ code: "payload_too_large", requestId: "edge-7", outcome: "rejected" });
  });

  test("are told across copies of the SDK by their brand", () => {
    class Copy extends Error {
      get [Symbol.for("usherkit.error")](): true {
        return true;
      }
    }
    expect(isUsherError(new Copy())).toBe(true);
    expect(isUsherError(new UsherError({ code: "internal", outcome: "unknown" }))).toBe(true);
    expect([new Error("x"), null, undefined, "UsherError", { name: "UsherError" }].some(isUsherError)).toBe(false);
  });

  test.each<[string, Answer[]]>([
    ["a refusal", [problem(422, "invalid_request", { detail: "Secret-Pass ada@example.com", title: "Secret-Pass" })]],
    ["a code that is no code", [problem(422, "Secret-Pass ada@example.com")]],
    ["a dropped connection", [drop]],
    ["a malformed answer", [json({ user: { ...person(), id: "Secret-Pass ada@example.com" }, token: "tok-en" })]],
    ["a redirect", [empty(307, { Location: "http://127.0.0.1:9/?q=ada@example.com" })]],
  ])("hold no secret, token, address or URL: %s", async (_name, answers) => {
    const server = await faultServer(...answers);
    const client = createClient({ ...server, auth: { getToken: () => Promise.resolve("tok-en") }, timeout: 1500 });
    const error = await caught(
      client.users.create({
        username: "ada",
        givenName: "Ada",
        familyName: "Lovelace",
        email: "ada@example.com",
        roleIds: [],
        password: "Secret-Pass",
      }),
    );
    const told = [
      error.message,
      error.stack,
      String(error),
      JSON.stringify(error),
      inspect(error, { depth: 9, showHidden: false }),
    ].join();
    expect(told).not.toMatch(/Secret-Pass|tok-en|ada@|Lovelace|127\.0\.0\.1:\d+\/v1/);
    expect(error.cause).toBeUndefined();
  });

  test("name no people in a log, though the decision may be read", async () => {
    const remedy = { kind: "ask_role", roleIds: ["admin"], names: ["Grace Hopper"], count: 1 };
    const server = await faultServer(problem(403, "forbidden", { decision: { state: "denied", remedy } }));
    const error = await caught(createClient(server).users.lock({ id: "u1" }));
    expect(error.decision?.remedy?.names).toEqual(["Grace Hopper"]);
    expect(inspect(error) + JSON.stringify(error)).not.toContain("Grace");
  });

  test("keep the portal's words to who is kept out, though not for a log", async () => {
    const detail = "You are not a member of an Account";
    const server = await faultServer(problem(401, "account_inactive", { detail }));
    const error = await caught(createClient(server).session.get());
    expect([error.code, error.detail, error.outcome]).toEqual(["account_inactive", detail, "rejected"]);
    expect(inspect(error) + JSON.stringify(error)).not.toContain("member");
  });

  test.each([301, 302, 307, 308])(
    "follow no redirect of %d: the body and the token go nowhere else",
    async (status) => {
      const elsewhere = await faultServer(json(person()));
      const server = await faultServer(empty(status, { Location: `${elsewhere.baseUrl}/users/u1` }));
      const client = createClient({ ...server, auth: { getToken: () => Promise.resolve("tok-en") } });
      expect(await caught(client.users.get("u1"))).toMatchObject({ code: "malformed_response", status });
      expect((await caught(client.users.lock({ id: "u1" }))).outcome).toBe("unknown");
      expect(elsewhere.seen).toHaveLength(0);
      expect(server.seen).toHaveLength(2);
    },
  );

  test("say that nothing was sent where the host's getToken fails, and not what it threw", async () => {
    const server = await faultServer(json(person()));
    const client = createClient({ ...server, auth: { getToken: () => Promise.reject(new Error("tok-en")) } });
    const error = await caught(client.users.get("u1"));
    expect(error).toMatchObject({ code: "token_unavailable", outcome: "not_sent" });
    expect(inspect(error)).not.toContain("tok-en");
    expect(server.seen).toHaveLength(0);
  });

  test("say that nothing was sent where a token can't stand in a header", async () => {
    const server = await faultServer(json(person()));
    const client = createClient({ ...server, auth: { getToken: () => Promise.resolve("tok\nen") } });
    const error = await caught(client.users.get("u1"));
    expect(error).toMatchObject({ code: "invalid_request", outcome: "not_sent" });
    expect(inspect(error)).not.toMatch(/tok/);
  });

  test("say that nothing was sent where nobody listens", async () => {
    const server = await faultServer(json(person()));
    await server.close();
    const error = await caught(createClient({ ...server, timeout: 3000 }).users.lock({ id: "u1" }));
    expect(error).toMatchObject({ code: "network", outcome: "not_sent" });
  });

  test.each<[string, string, Answer[], object]>([
    ["a refusal", "rejected", [problem(409, "not_applicable")], {}],
    ["an unavailable API", "rejected", [problem(503, "unavailable")], {}],
    ["a gateway that lost its server", "unknown", [empty(502)], {}],
    ["a server error", "unknown", [problem(500, "internal")], {}],
    ["a cut connection", "unknown", [drop], {}],
    ["a cut connection, then a refusal", "unknown", [drop, problem(403, "forbidden")], {}],
    ["a wait that is too long for the deadline", "unknown", [hang], { timeout: 100 }],
    ["an answer that is none", "unknown", [json({ user: 1 })], {}],
    ["a sign-in page in its place", "unknown", [(response) => response.writeHead(200).end("<html>")], {}],
  ])("tell what is known of an unsafe call's effect: %s is %s", async (_name, outcome, answers, options) => {
    const server = await faultServer(...answers);
    const error = await caught(createClient({ ...server, ...options }).users.lock({ id: "u1" }));
    expect(error.outcome).toBe(outcome);
  });

  test("say rejected of a read whose answer can't be read: it changed nothing", async () => {
    const server = await faultServer(json({ user: 1 }));
    expect(await caught(createClient(server).users.get("u1"))).toMatchObject({
      code: "malformed_response",
      outcome: "rejected",
      status: 200,
    });
  });
});

describe("what can't be sent", () => {
  test.each(["..", "../users", "a/b", "", "%2e%2e", "a".repeat(65), "u1?x=1"])("an id of %j", async (id) => {
    const server = await faultServer(json(person()));
    const { users } = createClient(server);
    for (const call of [users.get(id), users.update({ id, version: 1 }, {}), users.events(id), users.lock({ id })])
      expect(await caught(call)).toMatchObject({
        code: "invalid_request",
        outcome: "not_sent",
        errors: [{ pointer: "/id" }],
      });
    expect(server.seen).toHaveLength(0);
  });

  test("a version that is none, and a key that breaks its header", async () => {
    const server = await faultServer(json(person()));
    const { users } = createClient(server);
    const version = await caught(users.delete({ id: "u1", version: Number.NaN }));
    expect(version).toMatchObject({ outcome: "not_sent", errors: [{ pointer: "/version" }] });
    const key = await caught(users.lock({ id: "u1" }, { idempotencyKey: 'a"b' }));
    expect(key).toMatchObject({ outcome: "not_sent", errors: [{ pointer: "#/header/Idempotency-Key" }] });
    expect(server.seen).toHaveLength(0);
  });

  test.each(["/v1", "http://ada:secret@127.0.0.1/v1", "http://127.0.0.1/v1?x", "http://127.0.0.1/v1#x", ""])(
    "a base URL of %j, refused at once and not repeated",
    (baseUrl) => {
      expect(() => createClient({ baseUrl })).toThrow(/^baseUrl: a URL with neither user name/);
    },
  );

  test.each([0, -1, Number.NaN, Infinity])("a timeout of %d", (timeout) => {
    expect(() => createClient({ baseUrl: "http://127.0.0.1/v1", timeout })).toThrow(RangeError);
  });
});
