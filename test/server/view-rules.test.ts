import { sorts, type Page, type PortalProfile, type User } from "@usherkit/contract";
import { syncProfiles, type Handler } from "@usherkit/server";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Answer } from "../support/portal.js";
import { callers, insertPeople, now, people, policies, type Person } from "../support/view-rules.js";

describeOnDatabases("whom a caller may view", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let handler: Handler;
  let caller: { userId: string; authenticatedAt: Date };
  let ours: Person[];
  let ids: string[];

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    ours = callers("v");
    const everybody = [
      ...ours,
      ...people(
        "v",
        ours.map(({ id }) => id),
        6,
      ),
    ];
    await insertPeople(store.database, portal.tenantId, everybody);
    ids = [portal.managerId, ...everybody.map(({ id }) => id)];
    const authenticate = () => Promise.resolve({ tenantId: portal.tenantId, ...caller });
    handler = portal.handlerWith({ authenticate });
  });
  afterAll(() => store.close());

  const call = async (method: "GET" | "POST", path: string, body?: object): Promise<Answer> => {
    const response = await handler(
      new Request(`http://portal.test/v1${path}`, {
        method,
        headers: { "Content-Type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const namesOf = ({ items }: Page<User>): string[] => items.map(({ id }) => id);

  /** The ids of a walk in pages of two, to its end and back to its beginning. */
  const walk = async (sort: string): Promise<{ forwards: string[]; backwards: string[] }> => {
    const next = async (cursor: string | null) =>
      (await call("POST", "/users/search", { sort, deleted: "include", limit: 2, ...(cursor && { cursor }) })).body;
    const forwards: string[] = [];
    let page: Page<User> = await next(null);
    for (;;) {
      forwards.push(...namesOf(page));
      if (page.nextCursor === null) break;
      page = await next(page.nextCursor);
    }
    const backwards = namesOf(page);
    while (page.previousCursor !== null) {
      page = await next(page.previousCursor);
      backwards.unshift(...namesOf(page));
    }
    return { forwards, backwards };
  };
  const idsWhere = async (isSeen: (id: string) => Promise<boolean>): Promise<string[]> => {
    const found: string[] = [];
    for (const id of ids) if (await isSeen(id)) found.push(id);
    return found.toSorted();
  };

  /** A third of the sort keys for each seed: together they walk by all of them. */
  const parts = [6, 14, 22].map((seed, index) => ({ seed, keys: sorts.filter((_, place) => place % 3 === index) }));

  it.each(parts)("is one set by id, list, search, total, history, over any rules ($seed)", async ({ seed, keys }) => {
    const walked = new Set<string>();
    const check = async (profile: PortalProfile) => {
      await syncProfiles(store.database, [profile]);
      const statuses = new Map<string, number>();
      const byId = await idsWhere(async (id) => {
        const { status } = await call("GET", `/users/${id}`);
        statuses.set(id, status);
        return status === 200;
      });
      const history = await idsWhere(async (id) => {
        const { status } = await call("GET", `/users/${id}/events`);
        return status === 200 || status === 403;
      });
      expect(history).toEqual(byId);

      const listed = await call("POST", "/users/search", { deleted: "include", total: true, limit: 200 });
      if (listed.status !== 200) {
        // A rule that refuses everybody the list, or a sign-in that is not fresh.
        expect([listed.status, byId]).toEqual([statuses.get(portal.managerId) === 401 ? 401 : 403, []]);
        return;
      }
      expect(namesOf(listed.body).toSorted()).toEqual(byId);
      expect(listed.body.total).toEqual({ value: byId.length, exact: true });
      for (const sort of keys.filter((key) => !walked.has(key)).slice(0, 3)) {
        walked.add(sort);
        const { forwards, backwards } = await walk(sort);
        expect([sort, forwards.toSorted()]).toEqual([sort, byId]);
        expect([sort, backwards]).toEqual([sort, forwards]);
      }
      const searched = await idsWhere(async (id) => {
        const search = id === portal.managerId ? "nomvula.dlamini@" : `${id}@`;
        const { body } = await call("POST", "/users/search", { search, deleted: "include", total: true });
        expect(namesOf(body)).toEqual(body.total.value === 1 ? [id] : []);
        return body.total.value === 1;
      });
      expect(searched).toEqual(byId);
      const { decisions } = (await call("POST", "/access/evaluate", { action: "view", userIds: ids })).body;
      expect(ids.filter((_, index) => decisions[index].state === "allowed").toSorted()).toEqual(byId);
    };

    await fc.assert(
      fc.asyncProperty(policies, fc.nat(3), fc.constantFrom(0, 60, 61), async (policy, place, age) => {
        const by = ours[place];
        if (!by) return;
        caller = { userId: by.id, authenticatedAt: new Date(now.getTime() - age * 1000) };
        await check({ ...portal.profile, ...policy });
      }),
      { seed, numRuns: 5 },
    );
    expect([...walked]).toEqual(keys);
    expect(portal.errors).toEqual([]);
  });
});
