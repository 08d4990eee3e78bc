import { createClient } from "@usherkit/sdk";
import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { caught } from "./support/caught.js";
import { drop, faultServer, json, problem, type Answer, type Seen } from "./support/fault-server.js";
import { person } from "./support/people.js";

/** Lets one token in; any other gets a 401. */
const only =
  (token: string): Answer =>
  (response, seen) => {
    const isGood = seen.headers.authorization === `Bearer ${token}`;
    (isGood ? json(person()) : problem(401, "unauthenticated"))(response, seen);
  };

/** A host that keeps its token, and counts how often it was asked for a new one. */
const host = (first: string | null, next: string | null | (() => Promise<string | null>)) => {
  const asked = { plain: 0, refresh: 0 };
  let token = first;
  return {
    asked,
    auth: {
      getToken: async ({ refresh }: { refresh: boolean }) => {
        asked[refresh ? "refresh" : "plain"] += 1;
        if (refresh) token = typeof next === "function" ? await next() : next;
        return token;
      },
    },
  };
};

const authorizations = (seen: readonly Seen[]) => seen.map(({ headers }) => headers.authorization);

describe("tokens", () => {
  test("one that says when it ends is kept until half a minute before, however many calls there are", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-28T12:00:00Z") });
    try {
      const server = await faultServer((response, seen) => {
        json(person())(response, seen);
      });
      let asked = 0;
      const getToken = () => {
        asked += 1;
        const expiresAt = new Date(Date.now() + 15 * 60_000).toISOString();
        return Promise.resolve({ token: `token-${asked.toString()}`, expiresAt });
      };
      const client = createClient({ ...server, auth: { getToken } });
      await Promise.all(Array.from({ length: 20 }, () => client.users.get("u1")));
      vi.setSystemTime(new Date("2026-11-28T12:14:29Z"));
      await client.users.get("u1");
      expect(asked).toBe(1);
      vi.setSystemTime(new Date("2026-11-28T12:14:31Z"));
      await client.users.get("u1");
      expect(asked).toBe(2);
      expect(authorizations(server.seen).at(-1)).toBe("Bearer token-2");
    } finally {
      vi.useRealTimers();
    }
  });

  test("one that is kept and refused is asked for again at once, and the new one is kept", async () => {
    const server = await faultServer(only("new"));
    const asked: boolean[] = [];
    const getToken = ({ refresh }: { refresh: boolean }) => {
      asked.push(refresh);
      return Promise.resolve({
        token: refresh ? "new" : "old",
        expiresAt: new Date(Date.now() + 900_000).toISOString(),
      });
    };
    const client = createClient({ ...server, auth: { getToken } });
    await client.users.get("u1");
    await client.users.get("u1");
    expect(asked).toEqual([false, true]);
  });

  test("twenty parallel 401s ask for one new token", async () => {
    const server = await faultServer(only("new"));
    const { asked, auth } = host(
      "old",
      () =>
        new Promise((resolve) =>
          setImmediate(() => {
            resolve("new");
          }),
        ),
    );
    const client = createClient({ ...server, auth });
    const users = await Promise.all(Array.from({ length: 20 }, () => client.users.get("u1")));
    expect(users).toHaveLength(20);
    expect(asked.refresh).toBe(1);
  });

  test("a 401 that comes after the renewal doesn't renew again", async () => {
    let release: (() => void) | undefined;
    const late: Answer = (response, seen) => {
      release = () => {
        problem(401, "unauthenticated")(response, seen);
      };
    };
    const server = await faultServer((response, seen) => {
      (seen.headers.authorization === "Bearer old" && !release ? late : only("new"))(response, seen);
    });
    const { asked, auth } = host("old", "new");
    const client = createClient({ ...server, auth });
    const slow = client.users.get("u1");
    while (!release) await new Promise((resolve) => setImmediate(resolve));
    await client.users.get("u1");
    release();
    await slow;
    expect(asked.refresh).toBe(1);
  });

  test("a call made while the token is renewed waits for the new one", async () => {
    const server = await faultServer(only("new"));
    let release: ((token: string) => void) | undefined;
    const { asked, auth } = host("old", () => new Promise((resolve) => (release = resolve)));
    const client = createClient({ ...server, auth });
    const first = client.users.get("u1");
    while (!release) await new Promise((resolve) => setImmediate(resolve));
    const second = client.users.get("u1");
    release("new");
    await Promise.all([first, second]);
    expect(asked.refresh).toBe(1);
    expect(authorizations(server.seen)).toEqual(["Bearer old", "Bearer new", "Bearer new"]);
  });

  test("one caller's abort leaves the renewal to the others", async () => {
    const server = await faultServer(only("new"));
    let release: ((token: string) => void) | undefined;
    const { asked, auth } = host("old", () => new Promise((resolve) => (release = resolve)));
    const client = createClient({ ...server, auth });
    const controller = new AbortController();
    const aborted = caught(client.users.get("u1", { signal: controller.signal }));
    while (!release) await new Promise((resolve) => setImmediate(resolve));
    const other = client.users.get("u1");
    controller.abort();
    expect((await aborted).code).toBe("aborted");
    release("new");
    expect((await other).id).toBe("u1");
    expect(asked.refresh).toBe(1);
  });

  test("refused twice: the session has ended, and is told once for all calls", async () => {
    const server = await faultServer(problem(401, "unauthenticated"));
    const { asked, auth } = host("old", "new");
    const client = createClient({ ...server, auth });
    let ended = 0;
    client.on("session.ended", () => (ended += 1));
    const errors = await Promise.all(Array.from({ length: 5 }, () => caught(client.users.get("u1"))));
    expect(errors.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual(
      Array.from({ length: 5 }, () => "unauthenticated rejected"),
    );
    expect(ended).toBe(1);
    expect(asked.refresh).toBe(1);
  });

  test("no new token: the session has ended without another try", async () => {
    const server = await faultServer(problem(401, "unauthenticated"));
    const client = createClient({ ...server, auth: host("old", null).auth });
    let ended = 0;
    client.on("session.ended", () => (ended += 1));
    expect((await caught(client.users.get("u1"))).status).toBe(401);
    expect(ended).toBe(1);
    expect(server.seen).toHaveLength(1);
  });

  test("with cookies a 401 ends the session at once, and after a success it may end again", async () => {
    const server = await faultServer(
      problem(401, "unauthenticated"),
      problem(401, "unauthenticated"),
      json(person()),
      problem(401, "unauthenticated"),
    );
    const client = createClient(server);
    let ended = 0;
    client.on("session.ended", () => (ended += 1));
    await caught(client.users.get("u1"));
    await caught(client.users.get("u1"));
    expect(ended).toBe(1);
    await client.users.get("u1");
    await caught(client.users.get("u1"));
    expect(ended).toBe(2);
    expect(authorizations(server.seen)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test.each([
    ["step_up_required", "by its code"],
    ["unauthenticated", "by its decision alone"],
  ])("an action that asks for a fresher sign-in ends nothing and renews nothing: %s, %s", async (code) => {
    const decision = { state: "stepUp", reason: "policy", params: { maxAgeSeconds: 300 } };
    const server = await faultServer(problem(401, code, { decision }));
    const { asked, auth } = host("old", "new");
    const client = createClient({ ...server, auth });
    let ended = 0;
    client.on("session.ended", () => (ended += 1));
    const error = await caught(client.users.delete({ id: "u1", version: 1 }));
    expect(error).toMatchObject({ code, status: 401, outcome: "rejected" });
    expect(error.decision?.state).toBe("stepUp");
    expect([ended, asked.refresh, server.seen.length]).toEqual([0, 0, 1]);
  });

  test("a wrong password is neither an ended session nor a reason to renew", async () => {
    const server = await faultServer(problem(401, "invalid_credentials"));
    const { asked, auth } = host("old", "new");
    const client = createClient({ ...server, auth });
    let ended = 0;
    client.on("session.ended", () => (ended += 1));
    await caught(client.account.signIn({ tenant: "t", username: "ada", password: "wrong" }));
    await caught(client.account.changeCredential({ password: "a", currentPassword: "wrong" }));
    await caught(client.account.mfa({ code: "000000" }));
    expect([ended, asked.refresh, server.seen.length]).toEqual([0, 0, 3]);
    expect(authorizations(server.seen)).toEqual([undefined, "Bearer old", "Bearer old"]);
  });

  test("an unsafe call that was refused for its token goes again with the same key", async () => {
    const server = await faultServer(only("new"));
    const client = createClient({ ...server, auth: host("old", "new").auth });
    await client.users.lock({ id: "u1" });
    const [first, second] = server.seen;
    expect(server.seen).toHaveLength(2);
    expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
  });

  test("a renewal takes no retry away", async () => {
    const lost: Answer = (response, seen) => {
      (seen.headers.authorization === "Bearer old" ? problem(401, "unauthenticated") : drop)(response, seen);
    };
    const server = await faultServer(lost);
    const error = await caught(createClient({ ...server, auth: host("old", "new").auth }).users.lock({ id: "u1" }));
    expect(error).toMatchObject({ code: "network", outcome: "unknown" });
    expect(authorizations(server.seen)).toEqual(["Bearer old", "Bearer new", "Bearer new", "Bearer new"]);
  });

  test("a new token that can't stand in a header is sent nowhere, and not told", async () => {
    const server = await faultServer(problem(401, "unauthenticated"));
    const client = createClient({ ...server, auth: host("old", "pass\nphrase").auth });
    const error = await caught(client.users.lock({ id: "u1" }));
    expect(error).toMatchObject({ code: "invalid_request", outcome: "rejected" });
    expect(inspect(error)).not.toMatch(/phrase|Bearer/);
    expect(server.seen).toHaveLength(1);
  });

  test("a renewal that fails is told, and tried again by the next call", async () => {
    const server = await faultServer(only("new"));
    let fails = true;
    const { auth } = host("old", () => (fails ? Promise.reject(new Error("tok-en")) : Promise.resolve("new")));
    const client = createClient({ ...server, auth });
    expect(await caught(client.users.get("u1"))).toMatchObject({ code: "token_unavailable", outcome: "rejected" });
    fails = false;
    expect((await client.users.get("u1")).id).toBe("u1");
  });
});
