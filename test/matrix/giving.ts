import type { Decision, PortalProfile, Role } from "@usherkit/contract";
import type { Answer, Client } from "../support/portal.js";
import { newPerson } from "./people.js";
import type { Scene } from "./scene.js";
import { meaningOf, readTable, type ActorTable, type Meaning, type PortalTable } from "./table.js";
import { differenceOf, statusOf } from "./trial.js";
import type { UndoableDatabase } from "./undo.js";

/** What a trial of the collection or of roles is made with. */
export interface Stage {
  readonly table: PortalTable;
  readonly name: string;
  readonly actor: ActorTable;
  readonly scene: Scene;
  readonly store: UndoableDatabase;
  readonly readRows: () => Promise<string>;
}

interface Outcome {
  readonly differences: string[];
  readonly count: number;
}

const clientOf = ({ scene, name }: Stage): Client => {
  const found = scene.actors[name];
  if (!found) throw new Error(name);
  return found.client;
};

/** The body with which somebody is invited, in the way that the portal does it; to its last role where none is asked for. */
export const invitationTo = (
  { invitation, roles }: PortalProfile,
  address: string,
  roleIds = roles.items.slice(-1).map(({ id }) => id),
) => ({
  emails: [address],
  roleIds: invitation?.roleIds ?? roleIds,
  ...(invitation?.contacts && { givenName: "Given", familyName: "Fresh" }),
});

/** One call beside its letter: what it answers, what was reported, and whether rows changed as they should. */
const tryOne = async (
  { scene, store, readRows }: Stage,
  meaning: Meaning,
  call: () => Promise<Answer>,
  { reported, writes }: { reported: Decision | undefined; writes: boolean },
): Promise<string[]> => {
  const { profile } = scene.portal;
  const said: string[] = [];
  const before = await readRows();
  const { answer, after } = await store.undo(async () => ({ answer: await call(), after: await readRows() }));
  if (meaning.reason === "unknown_role") {
    // NF-3: refused as a role that isn't there, not as one that may not be given.
    if (answer.status !== 422 || answer.body.errors[0].code !== "unknown_role") said.push(`answered ${answer.status}`);
  } else if (
    !statusOf[meaning.state].includes(answer.status) &&
    !(meaning.state === "allowed" && answer.status === 201)
  )
    said.push(`answered ${answer.status} ${JSON.stringify(answer.body)}`);
  else if (meaning.state !== "unknown" && meaning.state !== "allowed")
    for (const decision of reported === undefined ? [answer.body.decision] : [answer.body.decision, reported]) {
      const difference = differenceOf(decision, meaning, profile);
      if (difference !== undefined) said.push(difference);
    }
  else if (meaning.state === "allowed" && reported !== undefined && reported.state !== "allowed")
    said.push(`reported ${JSON.stringify(reported)}`);
  if ((before !== after) !== (writes && meaning.state === "allowed")) said.push("changed a row, or none");
  return said;
};

/** The collection: what the session reports, and each call. */
export const tryCollection = async (stage: Stage): Promise<Outcome> => {
  const { table, actor, name, scene } = stage;
  const client = clientOf(stage);
  const { profile } = scene.portal;
  const { cells } = readTable(actor.collection);
  const reported: Record<string, Decision> = (await client.call("GET", "/session")).body.actions;
  const roleIds = profile.roles.items.slice(-1).map(({ id }) => id);
  const calls: Record<string, () => Promise<Answer>> = {
    list: () => client.call("GET", "/users"),
    create: () => client.call("POST", "/users", newPerson(profile, "fresh", roleIds)),
    invite: () => client.call("POST", "/invitations", invitationTo(profile, "fresh@haldenmedia.example")),
    listInvitations: () => client.call("GET", "/invitations"),
  };
  const differences: string[] = [];
  for (const [action, call] of Object.entries(calls)) {
    const letter = cells.find((cell) => cell.row === action)?.letter;
    const meaning: Meaning = letter === undefined ? { state: "unsupported" } : meaningOf(table, actor, letter);
    if (letter === undefined && action in reported) differences.push(`${name}: ${action}: reported`);
    const said = await tryOne(stage, meaning, call, {
      reported: reported[action],
      writes: action === "create" || action === "invite",
    });
    differences.push(...said.map((one) => `${table.portal} | ${name} | ${action} | ${one}`));
  }
  return { differences, count: Object.keys(calls).length };
};

/** Each role by each way of giving it, and what `GET /roles` says of it. */
export const tryGiving = async (stage: Stage): Promise<Outcome> => {
  const { table, actor, name, scene } = stage;
  const client = clientOf(stage);
  const { profile } = scene.portal;
  const { cells } = readTable(actor.gives ?? "create");
  const assignable: Role[] = (await client.call("GET", "/roles")).body.items;
  const differences: string[] = [];
  for (const { row: role, column, letter } of cells) {
    const meaning = meaningOf(table, actor, letter);
    // Somebody whom the role would change.
    const [, target] =
      Object.entries(scene.targets).find(([target]) => {
        const person = table.targets[target];
        return person?.state === "active" && person.of !== "another tenant" && person.roles.join() !== role;
      }) ?? [];
    const calls: Record<string, () => Promise<Answer>> = {
      create: () => client.call("POST", "/users", newPerson(profile, "fresh", [role])),
      invite: () => client.call("POST", "/invitations", invitationTo(profile, "fresh@haldenmedia.example", [role])),
      setRoles: () => client.call("PUT", `/users/${target?.id ?? ""}/roles`, { roleIds: [role] }, { "If-Match": "*" }),
    };
    const call = calls[column];
    if (!call) throw new Error(`${column} is no way of giving a role.`);
    const listed = assignable.find(({ id }) => id === role)?.assignable;
    const reported = meaning.state === "unknown" ? undefined : listed;
    const said = await tryOne(stage, meaning, call, { reported, writes: true });
    differences.push(...said.map((one) => `${table.portal} | ${name} | ${column} ${role} | ${one}`));
  }
  return { differences, count: cells.length };
};
