import type { Decision, UserAction } from "@usherkit/contract";

/** How a person stands in the tenant; each is brought about by what really happens to people. */
export type State =
  | "active"
  | "auto_locked"
  | "locked_by_admin"
  | "provisioned"
  | "recovery"
  | "awaiting_new_password"
  | "inactive"
  | "removed"
  | "enrolled"
  | "contact"
  | "invited"
  | "unlinked";

/** On whom. `of`: whose child they are, or whose tenant's they are; without it the first manager adds them. */
export interface TargetPerson {
  readonly roles: readonly string[];
  readonly state: State;
  readonly of?: "the actor" | "another manager" | "another tenant";
  /** An account is open to them that is open to the first person beside them, and to no other actor. */
  readonly hasReserve?: true;
}

/** What a letter of a table means: a decision without the params of its reason, or that the answer is that of an unknown id. */
export interface Meaning {
  readonly state: Exclude<Decision["state"], "stepUp"> | "unknown";
  readonly reason?: string;
  /** The words of a reason of the portal's own, for which it chooses the id. */
  readonly words?: string;
  /** The remedy's kind; with a denial always. */
  readonly remedy?: "ask_role" | "do_first" | "contact_support" | "none";
  /** Whom an `ask_role` names. */
  readonly roles?: readonly string[];
  /** What an allowed action is limited to, as the decision's params say it; without it, nothing. */
  readonly limit?: { readonly delivery: "email" } | { readonly except: "email" };
}

/** What the letters mean in every portal. What a portal adds or says more exactly stands in its own file. */
export const commonLetters: Readonly<Record<string, Meaning>> = {
  "+": { state: "allowed" },
  // The person holds what the actor doesn't. The credential is mailed to the person and not shown; all but the address is edited.
  "@": { state: "allowed", limit: { delivery: "email" } },
  e: { state: "allowed", limit: { except: "email" } },
  // 409: it makes no sense now, whoever asks.
  ".": { state: "notApplicable", reason: "wrong_state" },
  n: { state: "notApplicable", reason: "not_registered" },
  r: { state: "notApplicable", reason: "already_registered" },
  // 403: this person may not.
  m: { state: "denied", reason: "missing_permission", remedy: "ask_role" },
  s: { state: "denied", reason: "self_action", remedy: "ask_role" },
  p: { state: "denied", reason: "target_protected", remedy: "contact_support" },
  l: { state: "denied", reason: "last_manager", remedy: "do_first" },
  // 404, byte for byte that of an unknown id.
  "?": { state: "unknown" },
};

/** What one kind of actor may do. */
export interface ActorTable {
  readonly roles: readonly string[];
  /** They are the only manager; or, with no manager's role, their tenant has but one. */
  readonly alone?: true;
  /** Letters that mean something more exact for this actor. */
  readonly letters?: Readonly<Record<string, Meaning>>;
  /** A row for each action on the collection that the portal uses. */
  readonly collection: string;
  /** A row per role, a column per way of giving it. */
  readonly gives?: string;
  /** A row per target, a column per action; "everybody else" stands for those that have no row. */
  readonly users: string;
  /** A row per kind of invitation, the columns resend and revoke. */
  readonly invitations?: string;
}

export interface PortalTable {
  /** The profile's id. */
  readonly portal: string;
  /** Who opens the tenant: the roles of its first person. */
  readonly founder: readonly string[];
  readonly targets: Readonly<Record<string, TargetPerson>>;
  /** Rows that stand for the first person themself: in the tenant of all targets only the `active` one. */
  readonly founderRows?: Readonly<Record<string, "active" | "auto_locked">>;
  readonly letters?: Readonly<Record<string, Meaning>>;
  readonly actors: Readonly<Record<string, ActorTable>>;
  /** What is proposed where roles are set: what a person who holds these gets instead. */
  readonly otherRoles: Readonly<Record<string, readonly string[]>>;
}

/** One cell. */
export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly letter: string;
}

/** Reads a text table: the columns' names in its first line, then a row each, whose last words are the letters. */
export const readTable = (text: string): { columns: string[]; rows: string[]; cells: Cell[] } => {
  const [head = "", ...lines] = text.split("\n").filter((line) => line.trim() !== "");
  const columns = head.trim().split(/\s+/);
  const rows: string[] = [];
  const cells = lines.flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const row = words.slice(0, -columns.length).join(" ");
    const letters = words.slice(-columns.length);
    if (row === "" || rows.includes(row) || letters.some((letter) => letter.length !== 1))
      throw new Error(`Not a row of "${columns.join(" ")}": ${line}`);
    rows.push(row);
    return columns.map((column, index) => ({ row, column, letter: letters[index] ?? "" }));
  });
  return { columns, rows, cells };
};

const rest = "everybody else";
/** The target that is nobody at all. */
export const unknownId = "an unknown id";

/** Whether somebody with these roles is the tenant's first person, because nobody else may have them. */
export const isFounder = (table: PortalTable, roles: readonly string[]): boolean =>
  table.founderRows !== undefined && roles.join() === table.founder.join();

/** Everybody whom an actor is tried on, where the tenant has them all. */
const targetsFor = (table: PortalTable, actor: ActorTable): string[] => [
  "self",
  ...Object.entries(table.founderRows ?? {}).flatMap(([row, state]) =>
    state === "active" && !isFounder(table, actor.roles) ? [row] : [],
  ),
  ...Object.keys(table.targets),
  unknownId,
];

/** The letter of every target of a portal and every column, for one actor. Throws where a row is missing or too many. */
export const cellsFor = (table: PortalTable, actor: ActorTable): { actions: UserAction[]; cells: Cell[] } => {
  const { columns, rows, cells } = readTable(actor.users);
  const targets = actor.alone ? rows.filter((row) => row !== rest) : targetsFor(table, actor);
  const strange = rows.find((row) => row !== rest && !targets.includes(row));
  if (strange !== undefined) throw new Error(`${table.portal}: nobody is "${strange}".`);
  const letterOf = (row: string, column: string) =>
    cells.find((cell) => cell.row === row && cell.column === column)?.letter ??
    cells.find((cell) => cell.row === rest && cell.column === column)?.letter;
  return {
    // The columns are actions: a misspelt one is told by the server's report, which has no such name.
    actions: columns as UserAction[],
    cells: targets.flatMap((row) =>
      columns.map((column) => {
        const letter = letterOf(row, column);
        if (letter === undefined) throw new Error(`${table.portal}: no row for "${row}".`);
        return { row, column, letter };
      }),
    ),
  };
};

export const meaningOf = (table: PortalTable, actor: ActorTable, letter: string): Meaning => {
  const meaning = actor.letters?.[letter] ?? table.letters?.[letter] ?? commonLetters[letter];
  if (!meaning) throw new Error(`${table.portal}: no meaning for "${letter}".`);
  return meaning;
};
