import { decide, type UserTarget } from "@usherkit/contract/policy";
import { sql } from "kysely";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { capabilities } from "../../packages/server/src/context.js";
import { viewLimit, visibleTo, type Viewer } from "../../packages/server/src/users/visible.js";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal } from "../support/portal.js";
import { callers, insertPeople, now, people, policies, type Person, type ViewPolicy } from "../support/view-rules.js";

const targetOf = ({ id, parentId, roleIds, facts, mfa }: Person): UserTarget => {
  return { kind: "user", id, parentId, roleIds, facts, mfa, hasEmail: true };
};

describeOnDatabases("rules on view in SQL", (kind) => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await kind.open();
  });
  afterAll(() => store.close());

  it("hide exactly those whom decide() hides, over rules of every shape", async () => {
    const { profile, tenantId } = await TestPortal.open(store.database);
    const ours = callers("s");
    const ids = ours.map(({ id }) => id);
    const everybody = [...ours, ...people("s", ids, 90)];
    await insertPeople(store.database, tenantId, everybody);

    const viewerOf = (policy: ViewPolicy, { id, roleIds }: Person, age: number): Viewer => ({
      id,
      roleIds,
      tenantId,
      profile: { ...profile, ...policy },
      authenticatedAt: new Date(now.getTime() - age * 1000),
    });
    const decided = (viewer: Viewer, person: Person): boolean => {
      const facts = { managers: 2, holders: {} };
      const asked = { actor: viewer, profile: viewer.profile, capabilities, facts, now };
      return decide({ ...asked, action: "view", target: targetOf(person) }).state === "allowed";
    };
    const selected = async (viewer: Viewer): Promise<Map<string, unknown>> => {
      const { rows } = await sql<{ id: string; is_seen: unknown }>`
          select id, ${visibleTo(viewer, now)} as is_seen from users where id like 's-%'`.execute(store.database);
      return new Map(rows.map(({ id, is_seen }) => [id, is_seen]));
    };

    let hiding = 0;
    await fc.assert(
      fc.asyncProperty(policies, fc.constantFrom(...ours), fc.constantFrom(0, 60, 61), async (policy, by, age) => {
        const viewer = viewerOf(policy, by, age);
        const seen = await selected(viewer);
        const expected = new Map(everybody.map((person) => [person.id, decided(viewer, person)]));
        expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
        const isHidingSome = [...expected.values()].includes(false);
        // Where the rules hide nobody from a role, the query is what it was without them.
        if (!viewLimit(viewer, now)) expect(isHidingSome).toBe(false);
        if (isHidingSome && [...expected.values()].includes(true)) hiding += 1;
      }),
      { seed: 20, numRuns: 250 },
    );
    expect(hiding, "questions that hide some and show some").toBeGreaterThan(60);
  });
});
