import type { PortalProfile } from "@usherkit/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invitationTo, tryCollection, tryGiving } from "../matrix/giving.js";
import { quickHasher } from "../matrix/hasher.js";
import { tables } from "../matrix/index.js";
import { openInvitations, tryInvitations } from "../matrix/invitations.js";
import { loadTriedPortals } from "../matrix/portals.js";
import { rowsOf } from "../matrix/rows.js";
import { openLonelyScene, openScene, type Scene } from "../matrix/scene.js";
import { cellsFor, meaningOf } from "../matrix/table.js";
import { Trial } from "../matrix/trial.js";
import { differingTwins } from "../matrix/twins.js";
import { openUndoable, type UndoableDatabase } from "../matrix/undo.js";

const folders = tables.map(({ portal }) => new URL(`../../examples/${portal}/`, import.meta.url).pathname);
const hasher = quickHasher();
// For a machine that is busy: idle, none comes near.
const limit = 180_000;
const counts: Record<string, number> = {};
let store: UndoableDatabase;
let profiles: PortalProfile[];

beforeAll(async () => {
  store = await openUndoable();
  profiles = await loadTriedPortals(folders);
});
afterAll(async () => {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const each = Object.entries(counts).map(([what, count]) => `${what} ${count.toString()}`);
  console.info(`Tried: ${each.join(", ")}; in all ${all.toString()}.`);
  await store.close();
});

const add = (what: string, count: number): void => {
  counts[what] = (counts[what] ?? 0) + count;
};

describe.each(tables)("the matrix of $portal", (table) => {
  let profile: PortalProfile;
  let scene: Scene;
  let readRows: () => Promise<string>;
  const together = Object.entries(table.actors).filter(([, actor]) => !actor.alone);

  beforeAll(async () => {
    const found = profiles.find(({ id }) => id === table.portal);
    if (!found) throw new Error(table.portal);
    profile = found;
    scene = await openScene(store.database, profile, table, hasher);
    readRows = await rowsOf(store.database, [scene.portal.tenantId, scene.elsewhere.tenantId]);
  });

  it(
    "holds for every actor, target and action",
    async () => {
      const differences: string[] = [];
      for (const [name, actor] of together) {
        const trial = new Trial(table, name, actor, scene, store, readRows);
        await trial.run();
        add(table.portal, trial.count);
        differences.push(...trial.differences);
      }
      expect(scene.portal.errors).toEqual([]);
      expect(differences).toEqual([]);
    },
    limit,
  );

  it(
    "holds where there is one manager",
    async () => {
      const differences: string[] = [];
      for (const [name, actor] of Object.entries(table.actors).filter(([, each]) => each.alone)) {
        const rows = [...new Set(cellsFor(table, actor).cells.map(({ row }) => row))];
        const lonely = await openLonelyScene(store.database, profile, table, hasher, { name, actor, rows });
        const readLonely = await rowsOf(store.database, [lonely.portal.tenantId]);
        const trial = new Trial(table, name, actor, lonely, store, readLonely);
        await trial.run();
        add(table.portal, trial.count);
        differences.push(...trial.differences);
        expect(lonely.portal.errors).toEqual([]);
      }
      expect(differences).toEqual([]);
    },
    limit,
  );

  it(
    "holds for the collection, and for each role that is given",
    async () => {
      const differences: string[] = [];
      for (const [name, actor] of together) {
        const stage = { table, name, actor, scene, store, readRows };
        for (const tried of [await tryCollection(stage), ...(actor.gives ? [await tryGiving(stage)] : [])]) {
          add(`${table.portal} (collection and roles)`, tried.count);
          differences.push(...tried.differences);
        }
      }
      expect(scene.portal.errors).toEqual([]);
      expect(differences).toEqual([]);
    },
    limit,
  );

  const withInvitations = together.some(([, actor]) => actor.invitations) ? ["holds for every invitation"] : [];
  it.each(withInvitations)(
    "%s",
    async () => {
      const invited = await openInvitations(store.database, profile, table, hasher);
      const readInvited = await rowsOf(store.database, [invited.portal.tenantId]);
      const { differences, count } = await tryInvitations(invited, table, { store, readRows: readInvited });
      add(`${table.portal} (invitations)`, count);
      expect(invited.portal.errors).toEqual([]);
      expect(differences).toEqual([]);
    },
    limit,
  );

  it(
    "tells nobody another tenant's people from an unknown id, nor who may not be seen",
    { timeout: limit },
    async () => {
      const { elsewhere } = scene;
      const manager = await elsewhere.manager();
      if (profile.actions.includes("invite"))
        await manager.call("POST", "/invitations", invitationTo(profile, "twin@haldenmedia.example"));
      const sent = store.database.selectFrom("invitations").select("id").where("tenant_id", "=", elsewhere.tenantId);
      const invitations = (await sent.execute()).map(({ id }) => id).slice(-1);
      const known = await readRows();
      for (const [name, actor] of together) {
        const client = scene.actors[name]?.client;
        if (!client) throw new Error(name);
        const unseen = cellsFor(table, actor).cells.filter(
          ({ column, letter }) => column === "view" && meaningOf(table, actor, letter).state === "unknown",
        );
        const isElsewhere = (row: string) => table.targets[row]?.of === "another tenant";
        const rows = unseen.map(({ row }) => row).toSorted((a, b) => Number(isElsewhere(b)) - Number(isElsewhere(a)));
        const users = rows.flatMap((row) => scene.targets[row]?.id ?? []).slice(0, 3);
        const { differences, count } = await differingTwins(scene.portal, client, { users, invitations });
        add("twins", count);
        expect(differences, name).toEqual([]);
      }
      expect(await readRows()).toBe(known);
      expect(scene.portal.errors).toEqual([]);
    },
  );
});
