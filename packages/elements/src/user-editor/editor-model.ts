import { isUsherError, type Client, type CreateUser, type User, type UserWithCredential } from "@usherkit/sdk";
import {
  accountsOf,
  bodyOf,
  changedKeys,
  draftOf,
  featureIdsOf,
  isList,
  isSame,
  mergeDrafts,
  tidy,
  type Draft,
  type DraftValue,
  type Grants,
} from "./draft.js";
import { activeKey, rolesKey, sectionOf, temporaryKey, type EditorField } from "./editor-field.js";
import { checkDraft, problemFields, type FieldProblems } from "./field-problem.js";

/** One field of a conflict, and whose value the form holds. */
export interface ClashRow {
  readonly key: string;
  readonly theirs: DraftValue;
  readonly mine: DraftValue;
  readonly choice: "theirs" | "mine";
}

/** What a save came to. `saved`: the keys that are stored now, also where a later step failed with `error`. */
export interface SaveResult {
  readonly user: User;
  readonly saved: readonly string[];
  readonly error?: unknown;
}

/** What is sent together, in this order. */
const steps = [
  (key: string) => sectionOf(key) === "details" || key === "email",
  (key: string) => key === rolesKey,
  (key: string) => sectionOf(key) === "features",
  (key: string) => sectionOf(key) === "accounts",
];

/** The state of the form, without its looks: what is stored, what was typed, what is wrong, what somebody else changed. */
export class EditorModel {
  fields: readonly EditorField[] = [];
  user: User | undefined;
  draft: Draft = {};
  problems: FieldProblems = {};
  clash: readonly ClashRow[] = [];
  /** What is saved together: a conflict is shown with what it stands in the way of. */
  groupOf: (key: string) => string = () => "";
  #base: Draft = {};
  #grants: Grants | undefined;

  /** Begins anew: with a user, or with nobody. */
  reset(fields: readonly EditorField[], user?: User): void {
    this.fields = fields;
    this.user = user;
    this.#base = this.draft = draftOf(fields, user, this.#grants);
    this.problems = {};
    this.clash = [];
  }

  /** Other fields of the same form, or what can be granted: what was typed stays. */
  refit(fields: readonly EditorField[], grants = this.#grants): void {
    this.#grants = grants;
    const empty = draftOf(fields, this.user, grants);
    this.fields = fields;
    this.#base = { ...empty, ...this.#base };
    this.draft = { ...empty, ...this.draft };
  }

  /** A value to begin with, where nothing was chosen yet: nobody typed it, so nobody is asked whether to leave it. */
  suggest(key: string, value: readonly string[]): void {
    const held = this.draft[key];
    if (!isList(held) || held.length > 0) return;
    this.#base = { ...this.#base, [key]: value };
    this.draft = { ...this.draft, [key]: value };
  }

  /** The keys that differ from what is stored. */
  get changed(): string[] {
    return changedKeys(this.#base, this.draft);
  }

  /** Of one group. */
  changedIn(group: string): string[] {
    return this.changed.filter((key) => this.groupOf(key) === group);
  }

  clashIn(group: string): ClashRow[] {
    return this.clash.filter(({ key }) => this.groupOf(key) === group);
  }

  /** Takes a newer state of the user. What was typed stays; `refused`: the group whose save met it shows everything of theirs. */
  receive(user: User, refused?: string): void {
    if (this.user?.id !== user.id) {
      this.reset(this.fields, user);
      return;
    }
    if (user.version < this.user.version) return;
    const theirs = draftOf(this.fields, user, this.#grants);
    const before = this.draft;
    const { draft, clashes } = mergeDrafts(this.#base, before, theirs);
    this.user = user;
    this.#base = theirs;
    this.draft = draft;
    const groups = new Set(clashes.filter(({ hasTyped }) => hasTyped).map(({ key }) => this.groupOf(key)));
    if (refused !== undefined) groups.add(refused);
    const rows = clashes
      .filter(({ key }) => groups.has(this.groupOf(key)))
      .map(({ key, theirs, hasTyped }): ClashRow => ({
        key,
        theirs,
        mine: before[key] ?? "",
        choice: hasTyped ? "mine" : "theirs",
      }));
    const isStill = ({ key, theirs: known }: ClashRow) =>
      isSame(theirs[key], known) && !rows.some((row) => row.key === key);
    this.clash = [...this.clash.filter(isStill), ...rows];
  }

  set(key: string, value: DraftValue): void {
    this.draft = { ...this.draft, [key]: value };
    this.clash = this.clash.map((row) => (row.key === key ? { ...row, mine: value, choice: "mine" } : row));
    this.problems = Object.fromEntries(Object.entries(this.problems).filter(([name]) => name !== key));
  }

  /** The choices of a group's conflict are made. */
  settle(group: string): void {
    this.clash = this.clash.filter(({ key }) => this.groupOf(key) !== group);
  }

  /** Keeps one side of a conflict; the form holds it at once. */
  choose(key: string, choice: ClashRow["choice"]): void {
    const row = this.clash.find((one) => one.key === key);
    if (!row) return;
    this.draft = { ...this.draft, [key]: row[choice] };
    this.clash = this.clash.map((one) => (one === row ? { ...one, choice } : one));
  }

  /**
   * Whether nothing is wrong with one group, as far as the form can know. Of somebody who exists only what was changed is
   * looked at.
   */
  check(group: string): boolean {
    const asked = this.user ? this.changedIn(group) : undefined;
    const isHere = (key: string) => asked?.includes(key) ?? true;
    const found = Object.entries(checkDraft(this.fields, this.draft)).filter(([key]) => isHere(key));
    const others = Object.entries(this.problems).filter(([key]) => this.groupOf(key) !== group);
    this.problems = Object.fromEntries([...others, ...found]);
    return found.length === 0;
  }

  /** One field is wrong. */
  fail(key: string, code: string): void {
    this.problems = { ...this.problems, [key]: code };
  }

  /** Puts the fields that an error is about under them; false: it is about none. */
  blame(error: unknown): boolean {
    if (!isUsherError(error)) return false;
    const found = problemFields(Object.keys(this.draft), error);
    this.problems = { ...this.problems, ...found };
    return Object.keys(found).length > 0;
  }

  /** What the new person is called, as far as it is typed. */
  get name(): string {
    return [this.draft["givenName"], this.draft["familyName"]].filter(Boolean).join(" ");
  }

  /** Creates somebody of what was typed in these fields; what was left empty isn't sent. */
  create(
    client: Client,
    fields: readonly EditorField[],
    credential: CreateUser["credential"],
  ): Promise<UserWithCredential> {
    const typed = fields.map(({ key }) => key).filter((key) => this.draft[key] !== "");
    const { givenName = "", familyName = "", username = "", ...rest } = bodyOf(this.fields, this.draft, typed);
    const { roleIds } = this;
    return client.users.create({
      ...rest,
      givenName,
      familyName,
      username,
      roleIds,
      ...(credential && { credential }),
    });
  }

  get roleIds(): string[] {
    const held = this.draft[rolesKey];
    return isList(held) ? [...held] : [];
  }

  #send(client: Client, user: User, keys: readonly string[]): Promise<User> {
    switch (sectionOf(keys[0] ?? "")) {
      case "roles":
        return client.users.setRoles(user, this.roleIds);
      case "features":
        return client.users.setFeatures(user, featureIdsOf(this.draft));
      case "accounts":
        return client.users.setAccounts(user, accountsOf(this.draft));
      default:
        return client.users.update(user, bodyOf(this.fields, this.draft, keys));
    }
  }

  /**
   * Stores what changed in one group: the fields, then the roles and what is granted, each against the version of the step
   * before. A version that moved is read again: with something to choose the save stops, without (a lock, say) it goes on,
   * once. What other groups hold stays as it was typed.
   */
  async save(client: Client, user: User, group: string): Promise<SaveResult> {
    this.draft = tidy(this.fields, this.draft);
    this.settle(group);
    // Whether somebody is active, and a temporary credential, are set by actions of their own.
    let waiting = this.changedIn(group).filter((key) => key !== activeKey && key !== temporaryKey);
    const saved: string[] = [];
    let hasReread = false;
    while (waiting.length > 0) {
      const current = this.user ?? user;
      const step = steps.find((isOf) => waiting.some(isOf));
      const keys = step ? waiting.filter(step) : waiting;
      try {
        const answer = await this.#send(client, current, keys);
        // What was sent is no longer typed: the form takes what the server made of it.
        for (const key of keys) this.#base = { ...this.#base, [key]: this.draft[key] ?? "" };
        this.receive(answer);
        saved.push(...keys);
        waiting = waiting.filter((key) => !keys.includes(key));
      } catch (error) {
        if (hasReread || !isUsherError(error) || error.code !== "version_mismatch")
          return { user: current, saved, error };
        hasReread = true;
        try {
          this.receive(await client.users.get(current.id), group);
        } catch (failure) {
          return { user: current, saved, error: failure };
        }
        if (this.clashIn(group).length > 0) return { user: current, saved, error };
        // What they did too needn't be done again.
        waiting = waiting.filter((key) => this.changed.includes(key));
      }
    }
    return { user: this.user ?? user, saved };
  }
}
