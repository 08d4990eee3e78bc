import { userActions, type Decision, type PortalProfile, type User, type UserAction } from "@usherkit/contract";
import type { Answer, Client } from "../support/portal.js";
import { requestFor, wasDone, type Proposed } from "./requests.js";
import type { Scene } from "./scene.js";
import { readStored } from "./stored.js";
import { cellsFor, isFounder, meaningOf, type ActorTable, type Meaning, type PortalTable } from "./table.js";
import type { UndoableDatabase } from "./undo.js";

/** The HTTP statuses of each state. */
export const statusOf = {
  allowed: [200, 204],
  denied: [403],
  notApplicable: [409],
  unsupported: [501],
  unknown: [404],
};

/** What a decision says otherwise than a letter of the table; undefined where they agree. */
export const differenceOf = (
  decision: Decision | undefined,
  meaning: Meaning,
  profile: PortalProfile,
): string | undefined => {
  const wrong =
    decision?.state !== meaning.state ||
    (meaning.reason !== undefined && decision.reason !== meaning.reason) ||
    (meaning.words !== undefined &&
      profile.reasons?.find(({ id }) => id === decision.reason)?.text !== meaning.words) ||
    (meaning.state === "denied" && decision.remedy?.kind !== meaning.remedy) ||
    (meaning.roles !== undefined && decision.remedy?.roleIds?.toSorted().join() !== meaning.roles.toSorted().join());
  return wrong ? JSON.stringify(decision) : undefined;
};

/** What a decision limits an allowed action to otherwise than a letter says. */
const limitDiffers = (decision: Decision | undefined, { limit }: Meaning): boolean =>
  decision?.state !== "allowed" || JSON.stringify(decision.params) !== JSON.stringify(limit);

/** The body of an answer without what is another for each request. */
export const bodyOf = ({ body }: Answer): string => JSON.stringify({ ...body, requestId: "" });

interface Tried {
  readonly row: string;
  readonly action: UserAction;
  readonly meaning: Meaning;
  readonly id: string;
  readonly proposed: Proposed;
}

/** One actor on everybody, with everything: what isn't as the table says. */
export class Trial {
  readonly differences: string[] = [];
  count = 0;
  readonly #actor: { client: Client; id: string };

  constructor(
    readonly table: PortalTable,
    readonly name: string,
    readonly actor: ActorTable,
    readonly scene: Scene,
    readonly store: UndoableDatabase,
    readonly readRows: () => Promise<string>,
  ) {
    const found = scene.actors[name];
    if (!found) throw new Error(name);
    this.#actor = found;
  }

  get #profile(): PortalProfile {
    return this.scene.portal.profile;
  }

  #say(what: string, ...details: unknown[]): void {
    this.differences.push(
      [this.table.portal, this.name, what, ...details.map((one) => JSON.stringify(one))].join(" | "),
    );
  }

  /** What is proposed: something else than there is; of who may lose nothing, what there is. */
  #proposed(row: string): Proposed {
    const isSelf = row === "self";
    const roles = isSelf ? this.actor.roles : (this.scene.targets[row]?.roles ?? []);
    const mayLoseNothing =
      row === "the last manager" || (isSelf && this.actor.alone && !isFounder(this.table, this.actor.roles));
    return {
      roleIds: mayLoseNothing ? roles : (this.table.otherRoles[roles.join(" ")] ?? this.table.founder),
      featureIds: this.#profile.features?.slice(0, 1).map(({ id }) => id) ?? [],
      accounts: this.#profile.accountLevels?.slice(0, 1).map(({ id }) => ({ id: "operating", level: id })) ?? [],
    };
  }

  #tried(): Tried[] {
    const { actions, cells } = cellsFor(this.table, this.actor);
    const unused = userActions.filter((action) => !actions.includes(action));
    const rows = [...new Set(cells.map(({ row }) => row))];
    const idOf = (row: string) => (row === "self" ? this.#actor.id : (this.scene.targets[row]?.id ?? ""));
    return rows.flatMap((row) => {
      const common = { row, id: idOf(row), proposed: this.#proposed(row) };
      const used = actions.map((action): Tried => {
        const letter = cells.find((cell) => cell.row === row && cell.column === action)?.letter ?? "";
        return { ...common, action, meaning: meaningOf(this.table, this.actor, letter) };
      });
      const isUnknown = used.every(({ meaning }) => meaning.state === "unknown");
      // Of who can't be seen, every operation is tried beside another tenant's and an unknown id.
      const others = isUnknown ? [] : unused;
      return [...used, ...others.map((action) => ({ ...common, action, meaning: { state: "unsupported" as const } }))];
    });
  }

  #call({ action, id, proposed }: Tried): Promise<Answer> {
    const { method, path, body } = requestFor(action, proposed);
    return this.#actor.client.call(method, `/users/${id}${path}`, body, { "If-Match": "*" });
  }

  /** The report of who is got must have every action of the table and no other, and be that of the list. */
  async #readReports(tried: readonly Tried[]): Promise<Map<string, User>> {
    const users = new Map<string, User>();
    const list = await this.#actor.client.call("GET", "/users?limit=200&deleted=include");
    const listed: User[] = list.status === 200 ? list.body.items : [];
    for (const one of tried.filter(({ action }) => action === "view")) {
      const { status, body } = await this.#actor.client.call("GET", `/users/${one.id}`);
      const isSeen = one.meaning.state === "allowed";
      const inList = listed.find(({ id }) => id === one.id);
      if ((status === 200) !== isSeen || (inList !== undefined) !== isSeen) this.#say(`${one.row}: seen?`, status);
      if (status !== 200) continue;
      users.set(one.row, body);
      if (JSON.stringify(inList?.access) !== JSON.stringify(body.access)) this.#say(`${one.row}: list and one differ`);
    }
    return users;
  }

  /** `/access/evaluate`, for everybody at once. */
  async #evaluate(tried: readonly Tried[]): Promise<Map<Tried, Decision>> {
    const decisions = new Map<Tried, Decision>();
    for (const action of userActions) {
      const asked = tried.filter((one) => one.action === action);
      const { body } = await this.#actor.client.call("POST", "/access/evaluate", {
        action,
        userIds: asked.map(({ id }) => id),
      });
      for (const [index, one] of asked.entries()) decisions.set(one, body.decisions[index]);
    }
    return decisions;
  }

  async run(): Promise<void> {
    const tried = this.#tried();
    this.count = tried.length;
    const reports = await this.#readReports(tried);
    const evaluated = await this.#evaluate(tried);
    const before = await this.readRows();
    const unknown = new Map<UserAction, string>();
    const refuse = async (one: Tried) => {
      const answer = await this.#call(one);
      const { row, action, meaning } = one;
      const where = `${row}: ${action}`;
      const reported = reports.get(row)?.access?.actions[action];
      if (!statusOf[meaning.state].includes(answer.status)) {
        this.#say(`${where}: answered`, answer.status, answer.body?.decision ?? answer.body?.errors);
        return;
      }
      if (meaning.state === "unknown") {
        const body = bodyOf(answer);
        if ((unknown.get(action) ?? body) !== body) this.#say(`${where}: 404 of another kind`, answer.body);
        unknown.set(action, body);
        const { state, reason } = evaluated.get(one) ?? {};
        if (state !== "denied" || reason !== "out_of_scope") this.#say(`${where}: evaluated`, evaluated.get(one));
        return;
      }
      if (meaning.state === "unsupported") {
        if (reported !== undefined) this.#say(`${where}: reported, though the table has no such column`);
        if (evaluated.get(one)?.state !== "unsupported") this.#say(`${where}: evaluated`, evaluated.get(one));
        return;
      }
      for (const [by, decision] of [
        ["answered", answer.body?.decision],
        ["reported", reported],
        ["evaluated", evaluated.get(one)],
      ] as const) {
        const difference = differenceOf(decision, meaning, this.#profile);
        if (difference !== undefined) this.#say(`${where}: ${by}`, decision);
      }
      if (JSON.stringify(answer.body?.decision) !== JSON.stringify(reported)) this.#say(`${where}: report and answer`);
    };
    const refused = tried.filter(({ meaning }) => meaning.state !== "allowed");
    for (const one of refused) await refuse(one);
    // All at once, since nothing may have changed; where something has, each again by itself, to name it.
    if ((await this.readRows()) !== before)
      for (const one of refused) {
        const known = await this.readRows();
        await this.#call(one);
        if ((await this.readRows()) !== known) this.#say(`${one.row}: ${one.action}: changed a row`);
      }
    for (const one of tried.filter(({ meaning }) => meaning.state === "allowed")) {
      const { row, action, meaning } = one;
      const where = `${row}: ${action}`;
      const reported = reports.get(row)?.access?.actions[action];
      if (limitDiffers(reported, meaning)) this.#say(`${where}: reported`, reported);
      if (limitDiffers(evaluated.get(one), meaning)) this.#say(`${where}: evaluated`, evaluated.get(one));
      await this.store.undo(() => this.#allow(one));
      if (action === "edit") await this.store.undo(() => this.#moveAddress(one));
      if (action === "unlock") await this.store.undo(() => this.#unlockAndReset(one, tried));
    }
  }

  /** Another address: as the rest of an edit, or refused where the person holds more. */
  async #moveAddress({ row, id, meaning }: Tried): Promise<void> {
    const body = { email: "moved@haldenmedia.example" };
    const answer = await this.#actor.client.call("PATCH", `/users/${id}`, body, { "If-Match": "*" });
    const found = answer.status === 200 ? answer.body.email : answer.body.decision?.reason;
    if (found !== (meaning.limit ? "outranked" : body.email)) this.#say(`${row}: another address`, answer.body);
  }

  /** A credential made in the same step goes where one made by itself goes. */
  async #unlockAndReset({ row, id }: Tried, tried: readonly Tried[]): Promise<void> {
    const reset = tried.find((one) => one.row === row && one.action === "setTemporaryPassword")?.meaning;
    if (reset?.state !== "allowed") return;
    const answer = await this.#actor.client.call("POST", `/users/${id}/unlock`, { resetCredential: true });
    if (answer.status !== 200 || !this.#isTold(answer, reset)) this.#say(`${row}: unlocked and reset`, answer.body);
  }

  /** Whether the answer tells a new credential, or that it was mailed, as a letter says. */
  #isTold({ body }: Answer, { limit }: Meaning): boolean {
    return limit
      ? body.delivered === "email" && body.temporaryPassword === undefined
      : typeof body.temporaryPassword === "string" && body.delivered === undefined;
  }

  async #allow(one: Tried): Promise<void> {
    const { row, action, id, proposed, meaning } = one;
    const { database } = this.scene.portal;
    const before = await readStored(database, id);
    const answer = await this.#call(one);
    if (!statusOf.allowed.includes(answer.status))
      this.#say(`${row}: ${action}: answered`, answer.status, answer.body?.decision ?? answer.body?.errors);
    else if (
      !wasDone(action, before, await readStored(database, id), { ...proposed, isMailed: meaning.limit !== undefined })
    )
      this.#say(`${row}: ${action}: not done`);
    else if (action === "setTemporaryPassword" && !this.#isTold(answer, meaning))
      this.#say(`${row}: ${action}: told otherwise`, Object.keys(answer.body));
  }
}
