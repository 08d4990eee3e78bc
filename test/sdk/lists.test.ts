import { createClient, type User } from "@usherkit/sdk";
import { describe, expect, test } from "vitest";
import { caught } from "./support/caught.js";
import { faultServer, json, type Answer } from "./support/fault-server.js";
import { pageOf, person } from "./support/people.js";

const three: Answer[] = [
  json(pageOf([person({ id: "a" }), person({ id: "b" })], { nextCursor: "2" })),
  json(pageOf([person({ id: "c" })], { nextCursor: "3", previousCursor: "1" })),
  json(pageOf([person({ id: "d" })], { previousCursor: "2" })),
];

describe("a list", () => {
  test("is a page when awaited, with its neighbours, and is fetched once", async () => {
    const server = await faultServer(...three, three[1] ?? json({}));
    const list = createClient(server).users.list({ sort: "-lastSignInAt", limit: 2, total: true });
    expect(server.seen).toHaveLength(0);
    const page = await list;
    expect((await list).items).toBe(page.items);
    expect(server.seen).toHaveLength(1);
    const second = await page.next();
    const third = await second?.next();
    expect(third?.items.map(({ id }) => id)).toEqual(["d"]);
    expect(await third?.next()).toBeNull();
    expect(await page.previous()).toBeNull();
    await third?.previous();
    expect(server.seen.map(({ body }) => (body === "" ? undefined : (JSON.parse(body) as object)))).toEqual([
      undefined,
      { sort: "-lastSignInAt", limit: 2, total: true, cursor: "2" },
      { sort: "-lastSignInAt", limit: 2, total: true, cursor: "3" },
      { sort: "-lastSignInAt", limit: 2, total: true, cursor: "2" },
    ]);
  });

  test("is every user when iterated", async () => {
    const server = await faultServer(...three);
    const users: User[] = [];
    for await (const user of createClient(server).users.list()) users.push(user);
    expect(users.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  });

  test("asks for no page that nobody reads", async () => {
    const server = await faultServer(...three);
    for await (const user of createClient(server).users.list()) if (user.id === "b") break;
    expect(server.seen).toHaveLength(1);
  });

  test("ends where a cursor comes again, and says so", async () => {
    const server = await faultServer(json(pageOf([person()], { nextCursor: "same" })));
    const read = async () => {
      for await (const user of createClient(server).users.list()) void user;
    };
    expect(await caught(read())).toMatchObject({ code: "malformed_response" });
    expect(server.seen.length).toBeLessThan(4);
  });

  test("rejects by then, catch and finally alike", async () => {
    const server = await faultServer(json({}));
    const { users } = createClient(server);
    expect(await users.list().catch(() => "caught")).toBe("caught");
    let isDone = false;
    await caught(users.list().finally(() => (isDone = true)));
    expect(isDone).toBe(true);
  });

  test.each([
    ["a search", { search: "ada@example.com" }],
    ["a status", { status: "active" as const }],
    ["a role", { roleId: ["admin"] }],
    ["activity", { active: false }],
    ["the deleted", { deleted: "only" as const }],
    ["a cursor", { cursor: "YWRh" }],
  ])("with %s goes by POST, and its URL says nothing", async (_name, query) => {
    const server = await faultServer(json(pageOf([])));
    await createClient(server).users.list(query);
    expect(server.seen[0]).toMatchObject({ method: "POST", url: "/v1/users/search" });
    const [name, value] = Object.entries(query)[0] ?? [];
    const list = name === "status" || name === "roleId" ? [value].flat() : value;
    expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({ [String(name)]: list });
  });

  test("without a filter goes by GET", async () => {
    const server = await faultServer(json(pageOf([])));
    await createClient(server).users.list({
      sort: "-status",
      limit: 10,
      total: true,
      access: "none",
      search: undefined,
    });
    expect(server.seen[0]).toMatchObject({
      method: "GET",
      url: "/v1/users?sort=-status&limit=10&total=true&access=none",
    });
  });

  test("of a history and of invitations pages too", async () => {
    const event = { id: "e1", at: "2026-01-01T00:00:00Z", type: "lock", actor: null, details: { any: ["thing"] } };
    const server = await faultServer(json(pageOf([event], { nextCursor: "n" })), json(pageOf([])));
    const client = createClient(server);
    const page = await client.users.events("u1", { limit: 1 });
    expect(page.items[0]?.type).toBe("lock");
    await page.next();
    await client.invitations.list({ link: ["open"], sort: "-sentAt" });
    await client.invitations.list({ search: "ada@example.com" });
    await client.invitations.list({ cursor: "YWRh" });
    expect(server.seen.map(({ url }) => url)).toEqual([
      "/v1/users/u1/events?limit=1",
      "/v1/users/u1/events?limit=1&cursor=n",
      "/v1/invitations?link=open&sort=-sentAt",
      "/v1/invitations/search",
      "/v1/invitations/search",
    ]);
  });
});
