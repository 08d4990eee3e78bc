import type { PortalProfile, Session } from "@usherkit/contract";
import { loadPortals } from "@usherkit/server/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attack, attacks, breakIn, credentialsIn, helping } from "../matrix/attacks.js";
import { quickHasher } from "../matrix/hasher.js";
import { tables } from "../matrix/index.js";
import { holdsMore, openTakeoverScene, withoutRules, type TakeoverScene } from "../matrix/takeover.js";
import { openUndoable, type UndoableDatabase } from "../matrix/undo.js";

const folders = tables.map(({ portal }) => new URL(`../../examples/${portal}/`, import.meta.url).pathname);
const limit = 120_000;
let store: UndoableDatabase;
let profiles: PortalProfile[];

beforeAll(async () => {
  store = await openUndoable();
  profiles = await loadPortals(folders);
});
afterAll(() => store.close());

// With its own rules a portal lets few act; without them, everybody tries everything.
describe.each(tables)("taking somebody over in $portal", ({ portal: id, founder }) => {
  let scene: TakeoverScene;
  let sessions: Map<TakeoverScene["actors"][number], Session>;

  beforeAll(async () => {
    const profile = profiles.find((one) => one.id === id);
    if (!profile) throw new Error(id);
    scene = await openTakeoverScene(store.database, withoutRules(profile), founder, quickHasher());
    sessions = new Map();
    for (const actor of scene.actors) sessions.set(actor, (await actor.client.call("GET", "/session")).body);
  }, limit);

  it(
    "opens nothing that one doesn't hold, by any action or mail",
    async () => {
      const { portal } = scene;
      const { profile } = portal;
      const differences: string[] = [];
      let opened = 0;
      let tried = 0;
      for (const actor of scene.actors)
        for (const { holding, people } of scene.targets) {
          const mine = sessions.get(actor);
          const like = scene.actors.find((one) => one.holding.name === holding.name);
          const theirs = like && sessions.get(like);
          if (!mine || !theirs) throw new Error(holding.name);
          const isMore = holdsMore(profile, theirs, mine);
          for (const [name, one] of Object.entries(attacks)) {
            const target = people[one.state];
            if (!target || target.email === actor.email) continue;
            // Who holds as much may be helped: tried by one action, and by each of those among equals.
            const isEqual = holding === actor.holding && helping.includes(name);
            if (!isMore && !isEqual && name !== helping[0]) continue;
            tried += 1;
            await store.undo(async () => {
              const say = (what: string) =>
                differences.push(`${id} | ${actor.holding.name} | ${holding.name} | ${name} | ${what}`);
              const loot = await attack(portal, one, actor, target, holding);
              const mailed = credentialsIn(loot.unread);
              const answered = JSON.stringify(loot.answers.map(({ body }) => body ?? null));
              if (mailed.some((secret) => answered.includes(secret))) say("answered what was mailed");
              const about = loot.read.find(({ text }) => text.includes(target.username));
              if (isMore && about) say(`mailed to the attacker: ${about.subject}`);
              const found = await breakIn(portal, target, loot);
              opened += found.length;
              for (const session of found)
                if (holdsMore(profile, session, mine)) say(`signed in as ${session.actor.username}`);
              if (isMore && target.password !== undefined) {
                const { body } = await portal.signIn(target.username, target.password);
                if (body.next !== "verify_mfa") say(`the second factor is gone: ${String(body.next)}`);
              }
            });
          }
        }
      expect(portal.errors).toEqual([]);
      expect(differences).toEqual([]);
      console.info(`${id}: tried ${tried.toString()}, opened ${opened.toString()} that one may.`);
      expect(opened, "who holds as much is helped, so that the trial is one").toBeGreaterThan(scene.actors.length);
    },
    limit,
  );
});
