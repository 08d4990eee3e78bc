import { createClient, UsherError, type Backend } from "@usherkit/sdk";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { caught } from "./support/caught.js";
import { pageOf, person } from "./support/people.js";

const capabilities: Backend["capabilities"] = {
  actions: new Set(["list"]),
  sortKeys: ["email"],
  search: true,
  total: false,
};

describe("another back end", () => {
  test("is called by the operations of the contract, with the caller's signal and key", async () => {
    const calls: unknown[] = [];
    const backend: Backend = {
      capabilities,
      lockUser: (input, options) => {
        calls.push([input, options?.idempotencyKey, options?.signal instanceof AbortSignal]);
        return Promise.resolve(person());
      },
    };
    const client = createClient({ backend });
    let changed = 0;
    client.on("user.changed", () => (changed += 1));
    const { signal } = new AbortController();
    await client.users.lock({ id: "u1" }, { signal, idempotencyKey: "k" });
    expect(calls).toEqual([[{ id: "u1", body: {} }, "k", true]]);
    expect(changed).toBe(1);
  });

  test("keeps its own this", async () => {
    class Store {
      readonly capabilities = capabilities;
      readonly #people = [person()];
      listUsers() {
        return Promise.resolve(
          pageOf(this.#people) as { items: ReturnType<typeof person>[]; nextCursor: null; previousCursor: null },
        );
      }
    }
    const page = await createClient({ backend: new Store() }).users.list({ status: "active" });
    expect(page.items).toHaveLength(1);
  });

  test("lacks what it lacks: unsupported, and nothing was sent", async () => {
    const client = createClient({ backend: { capabilities } });
    for (const call of [
      client.users.lock({ id: "u1" }),
      client.users.list(),
      client.session.get(),
      client.roles.list(),
    ])
      expect(await caught(call)).toMatchObject({
        code: "unsupported",
        outcome: "not_sent",
        decision: { state: "unsupported", reason: "backend_unsupported" },
      });
  });

  test("may throw an UsherError, which is passed on; of anything else only that it failed", async () => {
    const own = new UsherError({ code: "not_found", outcome: "rejected", status: 404 });
    const backend: Backend = {
      capabilities,
      getUser: () => Promise.reject(own),
      lockUser: () => {
        throw new Error("ada@example.com");
      },
    };
    const client = createClient({ backend });
    expect(await caught(client.users.get("u1"))).toBe(own);
    const error = await caught(client.users.lock({ id: "u1" }));
    expect(error).toMatchObject({ code: "failed", outcome: "unknown", operation: "lockUser" });
    expect(inspect(error)).not.toContain("ada@");
  });

  test("may end a session", async () => {
    const backend: Backend = {
      capabilities,
      getSession: () => Promise.reject(new UsherError({ code: "unauthenticated", outcome: "rejected", status: 401 })),
    };
    const client = createClient({ backend });
    let ended = 0;
    client.on("session.ended", () => (ended += 1));
    await caught(client.session.get());
    expect(ended).toBe(1);
  });
});
