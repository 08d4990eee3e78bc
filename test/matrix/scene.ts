import type { PortalProfile } from "@usherkit/contract";
import type { Database, Hasher } from "@usherkit/server";
import { TestPortal, type Client } from "../support/portal.js";
import { lockOut, makePerson } from "./people.js";
import { isFounder, unknownId, type ActorTable, type PortalTable } from "./table.js";

/** A tenant with its people, and another of the same portal beside it. */
export interface Scene {
  readonly portal: TestPortal;
  readonly elsewhere: TestPortal;
  /** By the name of a block; "self" for each is `id`. */
  readonly actors: Readonly<Record<string, { readonly client: Client; readonly id: string }>>;
  /** By the name of a row. */
  readonly targets: Readonly<Record<string, { readonly id: string; readonly roles: readonly string[] }>>;
}

const day = 86_400_000;

/** A clean name of a person: their user name too. */
const nameOf = (prefix: string, index: number): string => `${prefix}${index.toString()}`;

/** Some accounts of a tenant, as far open as the portal has it. All of them are open to the first person. */
const accountsOf = ({ accountLevels = [] }: PortalProfile, ...ids: string[]) =>
  accountLevels.slice(-1).flatMap(({ id: level }) => ids.map((id) => ({ id, level })));

const openTenant = (database: Database, profile: PortalProfile, table: PortalTable, hasher: Hasher) =>
  TestPortal.of(database, profile, {
    roleIds: table.founder,
    hasher,
    accounts: accountsOf(profile, "operating", "reserve"),
  });

const openAccounts = async (by: Client, id: string, accounts: ReturnType<typeof accountsOf>) => {
  if (accounts.length > 0) await by.call("PUT", `/users/${id}/accounts`, { accounts }, { "If-Match": "*" });
};

/** Somebody who acts. Nobody grants what they don't hold, so they see the accounts. */
const makeActor = async (portal: TestPortal, founder: Client, username: string, roles: readonly string[]) => {
  const { id } = await makePerson(portal, founder, username, { roles, state: "active" });
  await openAccounts(founder, id, accountsOf(portal.profile, "operating"));
  return { client: portal.client((await portal.signIn(username)).body.token), id };
};

/** The tenant in which every actor meets every target. */
export const openScene = async (
  database: Database,
  profile: PortalProfile,
  table: PortalTable,
  hasher: Hasher,
): Promise<Scene> => {
  const portal = await openTenant(database, profile, table, hasher);
  const elsewhere = await openTenant(database, profile, table, hasher);
  const people = Object.entries(table.targets).map(([row, person], index) => ({ row, person, index }));
  const targets: Record<string, { id: string; roles: readonly string[] }> = {};
  const founders = { own: await portal.manager(), elsewhere: await elsewhere.manager() };
  const make = async (
    by: { own: Client; elsewhere: Client; actor: Client },
    { row, person, index }: (typeof people)[number],
  ) => {
    const isElsewhere = person.of === "another tenant";
    if (isElsewhere && isFounder(table, person.roles)) {
      targets[row] = { id: elsewhere.managerId, roles: person.roles };
      return;
    }
    const maker = isElsewhere ? by.elsewhere : person.of === "the actor" ? by.actor : by.own;
    const user = await makePerson(
      isElsewhere ? elsewhere : portal,
      maker,
      nameOf(isElsewhere ? "e" : "t", index),
      person,
    );
    if (person.hasReserve) await openAccounts(by.own, user.id, accountsOf(profile, "reserve"));
    targets[row] = { id: user.id, roles: person.roles };
  };
  // A contact's invitation must have died before anybody else is made: the clock is moved for it.
  const isEarly = ({ person }: (typeof people)[number]) => person.state === "contact";
  for (const one of people.filter(isEarly)) await make({ ...founders, actor: founders.own }, one);
  if (people.some(isEarly))
    for (const { pass } of [portal, elsewhere].map((tenant) => ({ pass: tenant.pass.bind(tenant) })))
      pass(((profile.invitation?.linkDays ?? 0) + 1) * day);
  const fresh = { own: await portal.manager(), elsewhere: await elsewhere.manager() };

  const actors: Record<string, { client: Client; id: string }> = {};
  const together = Object.entries(table.actors).filter(([, actor]) => !actor.alone);
  for (const [index, [name, actor]] of together.entries()) {
    if (isFounder(table, actor.roles)) {
      actors[name] = { client: fresh.own, id: portal.managerId };
      continue;
    }
    actors[name] = await makeActor(portal, fresh.own, nameOf("a", index), actor.roles);
  }
  const [lead] = together.map(([name]) => actors[name]?.client);
  for (const one of people.filter((each) => !isEarly(each))) await make({ ...fresh, actor: lead ?? fresh.own }, one);
  for (const [row, state] of Object.entries(table.founderRows ?? {}))
    if (state === "active") targets[row] = { id: portal.managerId, roles: table.founder };
  targets[unknownId] = { id: crypto.randomUUID(), roles: [] };
  return { portal, elsewhere, actors, targets };
};

/** A tenant with one manager, an actor, and the people of that actor's rows. */
export const openLonelyScene = async (
  database: Database,
  profile: PortalProfile,
  table: PortalTable,
  hasher: Hasher,
  { name, actor, rows }: { name: string; actor: ActorTable; rows: readonly string[] },
): Promise<Scene> => {
  const portal = await openTenant(database, profile, table, hasher);
  const targets: Record<string, { id: string; roles: readonly string[] }> = {};
  const early = rows.filter((row) => table.targets[row]?.state === "contact");
  const make = async (row: string, by: Client) => {
    const person = table.targets[row];
    if (!person) return;
    const user = await makePerson(portal, by, nameOf("t", rows.indexOf(row)), person);
    if (person.hasReserve) await openAccounts(by, user.id, accountsOf(profile, "reserve"));
    targets[row] = { id: user.id, roles: person.roles };
  };
  for (const row of early) await make(row, await portal.manager());
  if (early.length > 0) portal.pass(((profile.invitation?.linkDays ?? 0) + 1) * day);
  const founder = await portal.manager();
  for (const row of rows.filter((each) => !early.includes(each))) await make(row, founder);
  let self = { client: founder, id: portal.managerId };
  if (actor.roles.join() !== table.founder.join()) self = await makeActor(portal, founder, "a0", actor.roles);
  for (const [row, state] of Object.entries({ "the last manager": "active", ...table.founderRows })) {
    if (!rows.includes(row)) continue;
    if (state === "auto_locked") await lockOut(portal, "ndlamini");
    targets[row] = { id: portal.managerId, roles: table.founder };
  }
  return { portal, elsewhere: portal, actors: { [name]: self }, targets };
};
