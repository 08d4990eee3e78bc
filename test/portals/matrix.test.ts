import type { PortalProfile, UserAction } from "@usherkit/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quickHasher } from "../matrix/hasher.js";
import { tables } from "../matrix/index.js";
import { loadTriedPortals } from "../matrix/portals.js";
import { servePages } from "../matrix/page.js";
import { controlsOf, difference, expectedOf, shownOf } from "../matrix/rendered.js";
import { openScene, type Scene } from "../matrix/scene.js";
import { cellsFor, meaningOf, readTable, type ActorTable, type PortalTable } from "../matrix/table.js";
import { openUndoable, type UndoableDatabase } from "../matrix/undo.js";
import type { TestPortal } from "../support/portal.js";
import { launchBrowser } from "./support/browser.js";

const folders = tables.map(({ portal }) => new URL(`../../examples/${portal}/`, import.meta.url).pathname);
const byToken = new Map<string, TestPortal>();
const minutes = 60_000;
let store: UndoableDatabase;
let browser: Browser;
let pages: Awaited<ReturnType<typeof servePages>>;
let profiles: PortalProfile[];
let count = 0;

beforeAll(async () => {
  [store, browser, pages, profiles] = await Promise.all([
    openUndoable(),
    launchBrowser(),
    servePages(byToken),
    loadTriedPortals(folders),
  ]);
}, 2 * minutes);
afterAll(async () => {
  console.info(`Controls held against the tables: ${count.toString()}.`);
  await browser.close();
  await pages.close();
  await store.close();
});

/** Who the rows of the table are, by the names that the list shows. */
const namesOf = (table: PortalTable, scene: Scene, name: string): Map<string, { name: string; id: string }> => {
  const self = scene.actors[name];
  const founder = scene.portal.managerId;
  const names = new Map<string, { name: string; id: string }>();
  const rows = Object.keys(table.targets);
  const actors = Object.keys(scene.actors);
  if (self)
    names.set("self", {
      id: self.id,
      name: self.id === founder ? "Nomvula Dlamini" : `Given a${actors.indexOf(name).toString()}`,
    });
  for (const [row, { id }] of Object.entries(scene.targets))
    names.set(row, { id, name: id === founder ? "Nomvula Dlamini" : `Given t${rows.indexOf(row).toString()}` });
  return names;
};

/** The rows that the list shows: who may be seen and is not removed. */
const visibleRows = (table: PortalTable, actor: ActorTable): string[] =>
  cellsFor(table, actor).cells.flatMap(({ row, column, letter }) =>
    column === "view" && meaningOf(table, actor, letter).state === "allowed" && table.targets[row]?.state !== "removed"
      ? [row]
      : [],
  );

const tryRows = async (page: Page, table: PortalTable, actor: ActorTable, names: ReturnType<typeof namesOf>) => {
  const differences: string[] = [];
  const { menu, buttons, look } = controlsOf[table.portal] ?? {};
  const list = page.locator("user-table");
  for (const row of visibleRows(table, actor)) {
    const person = names.get(row)?.name ?? "";
    const line = list.getByRole("row").filter({ has: page.getByRole("rowheader").getByText(person, { exact: true }) });
    await line.waitFor();
    if (menu) {
      await line.getByRole("button", { name: `Actions for ${person}` }).click();
      const items = list.getByRole("menu").getByRole("menuitem");
      await items.first().waitFor();
      const expected = expectedOf(table, actor, row, menu);
      const found = difference(await shownOf(items), expected);
      count += Object.keys(menu).length;
      if (found !== undefined) differences.push(`${row}: ${found}`);
      await page.keyboard.press("Escape");
      await list.getByRole("menu").waitFor({ state: "hidden" });
    } else if (buttons) {
      const labels = buttons(person);
      const expected = expectedOf(table, actor, row, labels, look?.(person));
      const known = [...Object.values(labels), ...(look ? [look(person)] : []), `Send again: ${person}`];
      const shown = (await shownOf(line.getByRole("button").or(line.getByRole("switch")))).flatMap((one) =>
        known.includes(one.name) ? [{ ...one, name: one.name.replace("Send again", "Invite to Community") }] : [],
      );
      const found = difference(shown, expected);
      count += Object.keys(labels).length;
      if (found !== undefined) differences.push(`${row}: ${found}`);
    }
  }
  return differences;
};

/** What adds people stands above the list. */
const tryToolbar = async (page: Page, { terms }: PortalProfile, table: PortalTable, actor: ActorTable) => {
  const { cells } = readTable(actor.collection);
  const names = { create: terms.addUser ?? "Add user", invite: terms.inviteUser ?? "Invite" };
  const known = Object.values(names);
  const shown = await shownOf(page.locator("user-table").getByRole("search").getByRole("button"));
  const expected = Object.entries(names).flatMap(([action, name]) => {
    const letter = cells.find(({ row }) => row === action)?.letter;
    return letter === undefined ? [] : [{ name, isOff: meaningOf(table, actor, letter).state === "denied" }];
  });
  count += expected.length;
  const found = difference(
    shown.filter(({ name }) => known.includes(name)),
    expected,
  );
  return found === undefined ? [] : [`above the list: ${found}`];
};

const tryEditor = async (page: Page, table: PortalTable, actor: ActorTable, names: ReturnType<typeof namesOf>) => {
  const differences: string[] = [];
  const { cells } = cellsFor(table, actor);
  for (const row of visibleRows(table, actor)) {
    const { id = "", name = "" } = names.get(row) ?? {};
    await page.locator("user-editor").evaluate((editor, userId) => {
      editor.setAttribute("user-id", userId);
    }, id);
    await page.locator("user-editor").getByRole("heading", { name }).first().waitFor();
    // Somebody who may change nothing and read no history sees no group: what is loaded is told by what stood in its place.
    await page.locator("user-editor .bone").filter({ visible: true }).first().waitFor({ state: "detached" });
    for (const [action, find] of Object.entries(controlsOf[table.portal]?.editor ?? {})) {
      count += 1;
      const letter = cells.find((cell) => cell.row === row && cell.column === action)?.letter ?? "";
      const { state } = meaningOf(table, actor, letter);
      const [control] = await shownOf(find(page).first());
      const stands = control === undefined ? "absent" : control.isOff ? "off" : "on";
      // Of a choice of two, the one that there is already is shown with the other.
      const isPair = (["activate", "deactivate"] satisfies UserAction[]).some((one) => one === action);
      // An editor in sections keeps each of them (CA-2).
      const kept = table.portal === "care" ? ["off", "absent"] : ["absent"];
      const wanted = state === "allowed" ? ["on"] : state === "denied" ? ["off"] : isPair ? [stands] : kept;
      if (!wanted.includes(stands)) differences.push(`${row}: ${action} is ${stands}, wants ${wanted.join()}`);
    }
  }
  return differences;
};

describe.each(tables)("what people are shown in $portal", (table) => {
  it("is what the table says, in every row and in the editor", { timeout: 5 * minutes }, async () => {
    const profile = profiles.find(({ id }) => id === table.portal);
    if (!profile) throw new Error(table.portal);
    const scene = await openScene(store.database, profile, table, quickHasher());
    const differences: string[] = [];
    for (const [name, { client }] of Object.entries(scene.actors)) {
      const actor = table.actors[name];
      if (!actor) continue;
      byToken.set(client.token, scene.portal);
      const page = await browser.newPage({ viewport: { width: 900, height: 2400 }, reducedMotion: "reduce" });
      const say = (found: readonly string[]) => differences.push(...found.map((one) => `${name} | ${one}`));
      await page.goto(`${pages.url}/table/${client.token}`);
      const list = page.locator("user-table");
      const { cells } = readTable(actor.collection);
      const opens = cells.some(
        ({ row, letter }) => row === "list" && meaningOf(table, actor, letter).state === "allowed",
      );
      if (!opens) {
        await list.getByRole("heading", { name: "You do not have access to this feature." }).waitFor();
        expect(await list.getByRole("table").count(), name).toBe(0);
        count += 1;
      } else {
        await list.getByRole("rowheader").first().waitFor();
        if (profile.inactiveToggle !== undefined)
          await list.getByRole("switch", { name: profile.inactiveToggle }).check();
        say(await tryToolbar(page, profile, table, actor));
        say(await tryRows(page, table, actor, namesOf(table, scene, name)));
        if (Object.keys(controlsOf[table.portal]?.editor ?? {}).length > 0) {
          await page.goto(`${pages.url}/editor/${client.token}/${scene.actors[name]?.id ?? ""}`);
          say(await tryEditor(page, table, actor, namesOf(table, scene, name)));
        }
      }
      await page.close();
    }
    expect(differences).toEqual([]);
    expect(scene.portal.errors).toEqual([]);
  });
});
