import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

describeOnDatabases("input that somebody forged", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let childId: string;
  let siblingId: string;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
    childId = (await portal.create(manager, "child")).id;
    siblingId = (await portal.create(manager, "sibling")).id;
    const body = { emails: ["one@corvane.example", "two@corvane.example"], roleIds: ["billing"] };
    await manager.call("POST", "/invitations", body);
  });
  afterAll(() => store.close());

  const encode = (cursor: object): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");
  const forge = (text: string, change: object): string =>
    encode({ ...JSON.parse(Buffer.from(text, "base64url").toString()), ...change });
  const follow = (path: string, cursor: string) =>
    manager.call("GET", `${path}${path.includes("?") ? "&" : "?"}cursor=${cursor}`);
  const wrong = [
    ...["x", "", "1e9", "99999", "2026-02-30T12:00:00.000Z", "2026-11-21T25:00:00Z", "0000-01-01T00:00:00Z"],
    ...["2026-11-21 12:00:00+99", "now", "a\0b", "\ud800"],
  ].map((key) => ({ key }));
  const others = [{ id: "a\0b" }, { id: "" }, { now: "0000-01-01T00:00:00Z" }];

  it("a cursor's key of another type than the list's is refused (400), and what the server wrote goes on working", async () => {
    const lists = ["/invitations?limit=1", "/users?limit=1&sort=createdAt", "/users?limit=1&sort=-lastSignInAt"];
    for (const path of [...lists, "/users?limit=1&sort=status", "/users?limit=1&sort=-role"]) {
      const { nextCursor } = (await manager.call("GET", path)).body;
      const next = await follow(path, nextCursor);
      expect([path, next.status, next.body.items.length]).toEqual([path, 200, 1]);
      for (const change of [...wrong, ...others]) {
        const answer = await follow(path, forge(nextCursor, change));
        expect([path, change, answer.status, answer.body.code]).toEqual([path, change, 400, "invalid_cursor"]);
      }
    }
    const path = "/users?limit=1&sort=familyName";
    const { nextCursor } = (await manager.call("GET", path)).body;
    expect((await follow(path, forge(nextCursor, { key: "x" }))).status).toBe(200);
    for (const change of [{ key: "a\0b" }, { key: "\ud800" }, ...others])
      expect((await follow(path, forge(nextCursor, change))).status).toBe(400);
    expect(portal.errors).toEqual([]);
  });

  it("a cursor of a person's history as well", async () => {
    const path = `/users/${childId}/events`;
    await manager.call("POST", `/users/${childId}/lock`, {});
    const { items, nextCursor } = (await manager.call("GET", `${path}?limit=1`)).body;
    for (const change of [...wrong, ...others])
      expect((await follow(path, forge(nextCursor, change))).status).toBe(400);
    expect((await follow(path, nextCursor)).body.items).toHaveLength(1);
    // An event of somebody else, or of nobody, is no place in this history.
    const other = (await manager.call("GET", `/users/${siblingId}/events`)).body.items[0].id;
    expect(items[0].id).not.toBe(other);
    for (const id of [other, "x"])
      expect((await follow(path, forge(nextCursor, { id }))).body).toMatchObject({ items: [], nextCursor: null });
    expect(portal.errors).toEqual([]);
  });

  it("a question about access names as many as a change could, and each person once", async () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);
    const ask = (change: object) =>
      manager.call("POST", "/access/evaluate", { action: "setRoles", userIds: [childId], ...change });
    expect((await ask({ proposal: { roleIds: ["billing"] } })).body.decisions).toMatchObject([{ state: "allowed" }]);
    for (const [pointer, proposal] of [
      ["/proposal/roleIds", { roleIds: names(21) }],
      ["/proposal/featureIds", { featureIds: names(201) }],
      ["/proposal/accounts", { accounts: names(501).map((id) => ({ id, level: "view" })) }],
    ] as const) {
      const answer = await ask({ proposal });
      expect([answer.status, answer.body.errors]).toEqual([422, [{ pointer, code: "too_big" }]]);
    }
    const twice = await ask({ userIds: [childId, childId] });
    expect([twice.status, twice.body.errors]).toEqual([422, [{ pointer: "/userIds", code: "duplicate" }]]);
  });
});
