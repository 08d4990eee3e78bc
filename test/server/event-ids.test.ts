import type { AuditEvent } from "@usherkit/contract";
import { migrate } from "@usherkit/server";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

describeOnDatabases("the ids of events", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const changes = async (id: string, count: number) => {
    for (let index = 0; index < count; index += 1)
      await manager.call("POST", `/users/${id}/${index % 2 === 0 ? "lock" : "unlock"}`, {});
  };
  const pageOf = async (id: string, query: string): Promise<{ items: AuditEvent[]; nextCursor: string | null }> =>
    (await manager.call("GET", `/users/${id}/events${query}`)).body;
  const typesOf = (items: readonly AuditEvent[]) => items.map(({ type }) => type);

  it("tell nothing of their number or order, and neither do cursors; the order holds", async () => {
    const { id } = await portal.create(manager, "busy");
    // One instant: nothing but the hidden sequence orders them.
    await changes(id, 6);
    const { items } = await pageOf(id, "");
    expect(typesOf(items)).toEqual(["unlock", "lock", "unlock", "lock", "unlock", "lock", "create"]);
    for (const event of items)
      expect(event.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);

    const walked: AuditEvent[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page = await pageOf(id, `?limit=2${cursor && `&cursor=${cursor}`}`);
      walked.push(...page.items);
      cursor = page.nextCursor;
      const last = page.items.at(-1);
      if (cursor === null || !last) break;
      // A cursor holds what the page has told already: the id and the instant of its last event.
      const told = JSON.parse(Buffer.from(cursor, "base64url").toString());
      const at = portal.now.toISOString();
      const hash = `events ${id}`;
      expect(told).toEqual({ direction: "next", sort: "-createdAt", key: last.at, id: last.id, now: at, hash });
    }
    expect(walked).toEqual(items);
  });

  it("are taken from events that were written with a number, which keep their order", async () => {
    const { id } = await portal.create(manager, "older");
    await changes(id, 4);
    const before = typesOf((await pageOf(id, "")).items);
    // As it was before the ids were random.
    await sql`update events set id = lpad(sequence::text, 16, '0')`.execute(store.database);
    await sql`alter table events drop column sequence`.execute(store.database);
    await sql`create index events_user on events (tenant_id, user_id, at, id)`.execute(store.database);
    await sql`delete from kysely_migration where name >= '0009_event_ids'`.execute(store.database);

    await migrate(store.database);
    const { items } = await pageOf(id, "");
    expect(typesOf(items)).toEqual(before);
    expect(items.filter((event) => /^\d+$/.test(event.id))).toEqual([]);
    await changes(id, 1);
    expect(typesOf((await pageOf(id, "")).items)).toEqual(["lock", ...before]);
  });
});
