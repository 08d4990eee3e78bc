import { createClient, type Fetch } from "@usherkit/sdk";
import { describe, expect, test } from "vitest";
import { caught } from "./support/caught.js";
import { drop, empty, faultServer, hang, json, problem, stall, type Answer } from "./support/fault-server.js";
import { pageOf, person } from "./support/people.js";

const took = async (work: Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work;
  return performance.now() - start;
};

describe("one deadline", () => {
  test.each([
    ["a server that never answers", hang],
    ["a body that stalls", stall],
  ])("ends %s", async (_name, answer) => {
    const server = await faultServer(answer);
    const client = createClient({ ...server, timeout: 200 });
    let error;
    const time = await took(caught(client.users.list()).then((it) => (error = it)));
    expect(error).toMatchObject({ code: "timeout", outcome: "unknown" });
    expect(time).toBeGreaterThan(190);
    expect(time).toBeLessThan(1500);
  });

  test("covers all tries together", async () => {
    const server = await faultServer(drop, drop, hang);
    const client = createClient({ ...server, timeout: 1600 });
    const time = await took(caught(client.users.list()));
    expect(server.seen.length).toBe(3);
    expect(time).toBeLessThan(2500);
  });

  test("covers a getToken that hangs", async () => {
    const client = createClient({
      baseUrl: "http://127.0.0.1:9/v1",
      timeout: 100,
      auth: { getToken: () => new Promise(() => undefined) },
    });
    expect(await caught(client.users.get("u1"))).toMatchObject({ code: "timeout", outcome: "not_sent" });
  });

  test.each<[string, Fetch]>([
    ["that never answers", () => new Promise<Response>(() => undefined)],
    ["whose body never ends", () => Promise.resolve(new Response(new ReadableStream()))],
  ])("ends a fetch that was handed in and knows no signal, %s", async (_name, fetch) => {
    const client = createClient({ baseUrl: "http://x.test/v1", timeout: 100, fetch });
    expect(await caught(client.users.get("u1"))).toMatchObject({ code: "timeout", outcome: "unknown" });
  });
});

describe("an AbortSignal", () => {
  test("that has fired sends nothing", async () => {
    const server = await faultServer(json(person()));
    const error = await caught(createClient(server).users.get("u1", { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: "aborted", outcome: "not_sent" });
    expect(server.seen).toHaveLength(0);
  });

  test.each<[string, Answer]>([
    ["the answer", hang],
    ["the body", stall],
    ["a retry", problem(503, "unavailable", {}, { "Retry-After": "5" })],
  ])("ends the wait for %s", async (_name, answer) => {
    const controller = new AbortController();
    const server = await faultServer((response, seen) => {
      answer(response, seen);
      setImmediate(() => {
        controller.abort();
      });
    });
    const client = createClient(server);
    const error = await caught(client.users.list({}, { signal: controller.signal }));
    expect(error.code).toBe("aborted");
    expect(server.seen).toHaveLength(1);
  });

  test("leaves no listener behind on a signal that outlives the call", async () => {
    const server = await faultServer(json(person()));
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    Object.assign(signal, {
      addEventListener: (...args: Parameters<typeof add>) => {
        listeners += 1;
        add(...args);
      },
      removeEventListener: (...args: Parameters<typeof remove>) => {
        listeners -= 1;
        remove(...args);
      },
    });
    await createClient(server).users.get("u1", { signal });
    expect(listeners).toBe(0);
  });
});

describe("Retry-After", () => {
  test.each([
    ["seconds", () => "1"],
    ["a date", () => new Date(Date.now() + 2000).toUTCString()],
  ])("in %s is obeyed, never early", async (_name, value) => {
    const server = await faultServer(
      (response, seen) => {
        problem(503, "unavailable", {}, { "Retry-After": value() })(response, seen);
      },
      json(pageOf([])),
    );
    await createClient(server).users.list();
    const [first, second] = server.seen;
    expect(server.seen).toHaveLength(2);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  test.each<[number, string]>([
    [429, "too_many_requests"],
    [503, "unavailable"],
  ])("beyond the deadline fails at once: %d", async (status, code) => {
    const server = await faultServer(problem(status, code, {}, { "Retry-After": "120" }));
    let error;
    const time = await took(caught(createClient(server).users.lock({ id: "u1" })).then((it) => (error = it)));
    expect(error).toMatchObject({ code, status, retryAfter: 120, outcome: "rejected" });
    expect(time).toBeLessThan(1000);
    expect(server.seen).toHaveLength(1);
  });
});

describe("retries", () => {
  test.each<[string, Answer]>([
    ["a cut connection", drop],
    ["502", empty(502)],
    ["503", problem(503, "unavailable")],
    ["504", empty(504)],
    ["429", problem(429, "too_many_requests", {}, { "Retry-After": "0" })],
  ])("follow %s, twice at most", async (_name, answer) => {
    const good = await faultServer(answer, answer, json(person()));
    expect((await createClient(good).users.get("u1")).id).toBe("u1");
    const bad = await faultServer(answer);
    await caught(createClient(bad).users.get("u1"));
    expect(bad.seen).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 409, 412, 422, 500, 501])("don't follow %d", async (status) => {
    const server = await faultServer(problem(status, "some_code"));
    await caught(createClient(server).users.get("u1"));
    expect(server.seen).toHaveLength(1);
  });

  test("of an unsafe call bear one key; another call bears another", async () => {
    const server = await faultServer(drop, empty(502), json(person()));
    const { users } = createClient(server);
    await users.lock({ id: "u1" });
    await users.unlock({ id: "u1" });
    const keys = server.seen.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^"[0-9a-f]{32}"$/);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
    expect(server.seen.map(({ body }) => body)).toEqual(["{}", "{}", "{}", "{}"]);
  });

  test("take the key that was given", async () => {
    const server = await faultServer(json(person()));
    await createClient(server).users.lock({ id: "u1" }, { idempotencyKey: "mine-1" });
    expect(server.seen[0]?.headers["idempotency-key"]).toBe('"mine-1"');
  });

  test("wait while the first call with the key still runs", async () => {
    const server = await faultServer(
      drop,
      problem(409, "idempotency_key_in_use", {}, { "Retry-After": "0" }),
      json(person()),
    );
    await createClient(server).users.lock({ id: "u1" });
    expect(server.seen).toHaveLength(3);
  });

  test("of a search need no key", async () => {
    const server = await faultServer(drop, json(pageOf([])));
    await createClient(server).users.list({ search: "ada" });
    expect(server.seen.map(({ url, headers }) => [url, headers["idempotency-key"]])).toEqual([
      ["/v1/users/search", undefined],
      ["/v1/users/search", undefined],
    ]);
  });

  test("never repeat what holds a secret", async () => {
    const server = await faultServer(drop);
    const { account } = createClient(server);
    const calls = [
      () => account.signIn({ tenant: "t", username: "ada", password: "p" }),
      () => account.changeCredential({ token: "t", password: "p" }),
      () => account.mfa({ code: "123456" }),
      () => account.signUp({ token: "t" }),
    ];
    for (const call of calls) expect((await caught(call())).outcome).toBe("unknown");
    expect(server.seen).toHaveLength(calls.length);
    expect(server.seen.map(({ headers }) => headers["idempotency-key"])).toEqual(calls.map(() => undefined));
  });
});
