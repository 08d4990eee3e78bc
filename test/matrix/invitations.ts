import type { Decision, Invitation, PortalProfile } from "@usherkit/contract";
import type { Database, Hasher } from "@usherkit/server";
import { password, TestPortal, type Client } from "../support/portal.js";
import { makePerson, newPerson, requiredAttributes } from "./people.js";
import { meaningOf, readTable, type PortalTable } from "./table.js";
import { bodyOf, differenceOf, statusOf } from "./trial.js";
import type { UndoableDatabase } from "./undo.js";

const day = 86_400_000;

/** A tenant with an invitation in every state, sent by an actor whose name is "sender". */
export const openInvitations = async (
  database: Database,
  profile: PortalProfile,
  table: PortalTable,
  hasher: Hasher,
): Promise<{ portal: TestPortal; actors: Record<string, Client>; ids: Record<string, string> }> => {
  const options = { roleIds: table.founder, hasher };
  const portal = await TestPortal.of(database, profile, options);
  const elsewhere = await TestPortal.of(database, profile, options);
  const blocks = Object.entries(table.actors).filter(([, actor]) => !actor.alone);
  const founder = await portal.manager();
  for (const [index, [, actor]] of blocks.entries())
    await makePerson(portal, founder, `a${index.toString()}`, { roles: actor.roles, state: "active" });
  const signIn = async (index: number) => portal.client((await portal.signIn(`a${index.toString()}`)).body.token);

  const roleIds = profile.roles.items.slice(-1).map(({ id }) => id);
  const invite = async (by: Client, name: string): Promise<Invitation> => {
    const { body } = await by.call("POST", "/invitations", { emails: [`${name}@haldenmedia.example`], roleIds });
    return body.outcomes[0].invitation;
  };
  const ids: Record<string, string> = { expired: (await invite(await signIn(0), "expired")).id };
  portal.pass(((profile.invitation?.linkDays ?? 0) + 1) * day);
  elsewhere.pass(((profile.invitation?.linkDays ?? 0) + 1) * day);
  const actors: Record<string, Client> = {};
  for (const [index, [name]] of blocks.entries()) actors[name] = await signIn(index);
  const [sender = founder] = Object.values(actors);

  for (const state of ["open", "replaced", "revoked", "used", "user created"])
    ids[state] = (await invite(sender, state.replace(" ", "-"))).id;
  await invite(sender, "replaced");
  await sender.call("POST", `/invitations/${ids["revoked"] ?? ""}/revoke`, {});
  const { token } = await portal.mailTo("used@haldenmedia.example");
  const names = { username: "used", givenName: "Given", familyName: "Used" };
  await portal.call("POST", "/sign-up", { token, ...names, password, attributes: requiredAttributes(profile) });
  await sender.call("POST", "/users", newPerson(profile, "user-created", roleIds));
  ids["another manager's"] = (await invite(await portal.manager(), "others")).id;
  ids["of another tenant"] = (await invite(await elsewhere.manager(), "elsewhere")).id;
  ids["unknown"] = crypto.randomUUID();
  return { portal, actors, ids };
};

/** Every actor, invitation and verb. */
export const tryInvitations = async (
  { portal, actors, ids }: Awaited<ReturnType<typeof openInvitations>>,
  table: PortalTable,
  { store, readRows }: { store: UndoableDatabase; readRows: () => Promise<string> },
): Promise<{ differences: string[]; count: number }> => {
  const differences: string[] = [];
  let count = 0;
  for (const [name, client] of Object.entries(actors)) {
    const actor = table.actors[name];
    if (!actor?.invitations) continue;
    const { rows, cells } = readTable(actor.invitations);
    const { status, body } = await client.call("GET", "/invitations?limit=200");
    const listed: Invitation[] = status === 200 ? body.items : [];
    const unknown = new Map<string, string>();
    for (const row of rows.includes("everybody else") ? Object.keys(ids) : rows)
      for (const verb of ["resend", "revoke"] as const) {
        count += 1;
        const letter = cells.find((cell) => [row, "everybody else"].includes(cell.row) && cell.column === verb)?.letter;
        const meaning = meaningOf(table, actor, letter ?? "");
        const before = await readRows();
        const { answer, after } = await store.undo(async () => ({
          answer: await client.call("POST", `/invitations/${ids[row] ?? ""}/${verb}`, {}),
          after: await readRows(),
        }));
        const found = listed.find(({ id }) => id === ids[row]);
        const reported: Decision | undefined = found?.access?.actions[verb];
        const say = (what: unknown) =>
          differences.push(`${table.portal} | ${name} | ${row}: ${verb} | ${JSON.stringify(what)}`);
        if (!statusOf[meaning.state].includes(answer.status)) say([answer.status, answer.body]);
        if ((before !== after) !== (meaning.state === "allowed")) say("changed a row, or none");
        if (meaning.state === "unknown") {
          if (found) say("is listed");
          const text = bodyOf(answer);
          if ((unknown.get(verb) ?? text) !== text) say(answer.body);
          unknown.set(verb, text);
        } else if (differenceOf(reported, meaning, portal.profile) !== undefined) say(["reported", reported]);
        else if (meaning.state !== "allowed" && JSON.stringify(answer.body.decision) !== JSON.stringify(reported))
          say([answer.body.decision, reported]);
      }
  }
  return { differences, count };
};
