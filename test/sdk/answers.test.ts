import { createClient, type ClientEvents } from "@usherkit/sdk";
import { describe, expect, test } from "vitest";
import { caught } from "./support/caught.js";
import { empty, faultServer, json } from "./support/fault-server.js";
import { pageOf, person } from "./support/people.js";

const decision = (state: string) => ({ state, reason: "tomorrows_reason", params: { a: 1 }, because: "new field" });

describe("what a later server may answer", () => {
  test("unknown fields, at any depth, and unknown values are carried on", async () => {
    const user = {
      ...person(),
      status: "hibernating",
      mfa: "passkey",
      pronouns: "she",
      lock: { kind: "legal", since: "2026-01-01T00:00:00Z", until: null, by: null, case: 7 },
      access: { actions: { edit: decision("afterLunch"), teleport: decision("allowed") }, note: 1 },
    };
    const server = await faultServer(json(user));
    expect(await createClient(server).users.get("u1")).toEqual(user);
  });

  test("so are they in a page, which loses no row by them", async () => {
    const rows = [
      person({ id: "a" }),
      { ...person({ id: "b" }), status: "hibernating" },
      { ...person({ id: "c" }), x: 1 },
    ];
    const server = await faultServer(json(pageOf(rows, { facets: {} })));
    const page = await createClient(server).users.list();
    expect(page.items).toEqual(rows);
    expect(page.malformed).toEqual([]);
  });

  test("and where an answer may have two shapes", async () => {
    const server = await faultServer(
      json({ ...person(), status: "hibernating", x: 1 }),
      json({ user: { ...person(), x: 1 }, temporaryPassword: "Abc-123", y: 1 }),
    );
    const { users } = createClient(server);
    expect((await users.unlock({ id: "u1" })).user.status).toBe("hibernating");
    const { temporaryPassword } = await users.unlock({ id: "u1" }, { resetCredential: true });
    expect(temporaryPassword).toBe("Abc-123");
    expect(server.seen[1]?.body).toBe('{"resetCredential":true}');
  });
});

describe("what is malformed", () => {
  test("a row never sinks a page, and is told", async () => {
    const rows = [
      person({ id: "a" }),
      { ...person({ id: "b" }), roleIds: "admin" },
      null,
      person({ id: "d" }),
      { ...person(), id: ".." },
    ];
    const server = await faultServer(json(pageOf(rows, { nextCursor: "n" })));
    const client = createClient(server);
    const told: ClientEvents["malformed"][] = [];
    client.on("malformed", (event) => told.push(event));
    const page = await client.users.list();
    expect(page.items.map(({ id }) => id)).toEqual(["a", "d"]);
    expect(page.nextCursor).toBe("n");
    expect(page.malformed).toEqual([
      { index: 1, issues: [{ pointer: "/items/1/roleIds", code: "invalid_type" }] },
      { index: 2, issues: [{ pointer: "/items/2", code: "invalid_type" }] },
      { index: 4, issues: [{ pointer: "/items/4/id", code: "invalid_format" }] },
    ]);
    expect(told).toEqual([{ operation: "listUsers", rows: page.malformed }]);
  });

  test("an invitation's outcome never sinks the others", async () => {
    const server = await faultServer(json({ outcomes: [{ email: "a", result: "malformed" }, { email: 1 }] }));
    const client = createClient(server);
    const told: number[] = [];
    client.on("malformed", ({ rows }) => told.push(...rows.map(({ index }) => index)));
    const { outcomes } = await client.invitations.create({ emails: ["a", "b"], roleIds: [] });
    expect(outcomes).toEqual([{ email: "a", result: "malformed" }]);
    expect(told).toEqual([1]);
  });

  test.each<[string, unknown]>([
    ["a page without rows", { nextCursor: null, previousCursor: null }],
    ["rows that are none", pageOf([], { items: { 0: person() } })],
    ["a cursor that is none", pageOf([person()], { nextCursor: 7 })],
    ["null", null],
    ["a list", [person()]],
  ])("%s is an error that says where", async (_name, body) => {
    const server = await faultServer(json(body));
    const error = await caught(createClient(server).users.list());
    expect(error).toMatchObject({ code: "malformed_response", status: 200 });
    expect(error.errors?.length).toBeGreaterThan(0);
  });

  test.each([{ user: {} }, { ...person(), id: 7 }, []])(
    "an unlocked person that is none is an error: %j",
    async (body) => {
      const server = await faultServer(json(body));
      expect(await caught(createClient(server).users.unlock({ id: "u1" }))).toMatchObject({
        code: "malformed_response",
        outcome: "unknown",
      });
    },
  );

  test("an empty answer where a user should be is an error; where none need be, it is none", async () => {
    const server = await faultServer(empty(200), empty(204));
    const { users } = createClient(server);
    expect((await caught(users.lock({ id: "u1" }))).outcome).toBe("unknown");
    expect(await users.delete({ id: "u1", version: 3 })).toBeUndefined();
  });
});
