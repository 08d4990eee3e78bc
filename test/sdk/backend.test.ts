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

  test("has what it answers read as the API's: a session that leaves something out is told by what is missing", async () => {
    const backend = { capabilities, getSession: () => Promise.resolve({ profile: { name: "Ours", columns: [] } }) };
    // As from a program in plain JavaScript, whose types nobody checks.
    const client = createClient({ backend: backend as unknown as Backend });
    const error = await caught(client.session.get());
    expect(error).toMatchObject({ code: "malformed_response", outcome: "rejected", operation: "getSession" });
    const pointers = error.errors?.map(({ pointer }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(["/actor", "/tenant", "/profile/rowActions", "/profile/attributes"]),
    );
    expect(pointers).not.toContain("/profile/columns");
  });

  test("loses no page by one malformed row", async () => {
    const rows = [person(), { ...person(), id: 7 }];
    const backend = { capabilities, listUsers: () => Promise.resolve(pageOf(rows)) };
    const client = createClient({ backend: backend as unknown as Backend });
    const page = await client.users.list();
    expect(page.items).toHaveLength(1);
    expect(page.malformed).toEqual([{ index: 1, issues: [expect.objectContaining({ pointer: "/items/1/id" })] }]);
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
