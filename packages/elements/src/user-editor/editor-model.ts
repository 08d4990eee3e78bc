import { isUsherError, type Client, type CreateUser, type User, type UserWithCredential } from "@usherkit/sdk";
import {
  bodyOf,
  changedKeys,
  draftOf,
  isList,
  isSame,
  mergeDrafts,
  tidy,
  type Draft,
  type DraftValue,
} from "./draft.js";
import { rolesKey, type EditorField } from "./editor-field.js";
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

/** The state of the form, without its looks: what is stored, what was typed, what is wrong, what somebody else changed. */
export class EditorModel {
  fields: readonly EditorField[] = [];
  user: User | undefined;
  draft: Draft = {};
  problems: FieldProblems = {};
  clash: readonly ClashRow[] = [];
  #base: Draft = {};

  /** Begins anew: with a user, or with nobody. */
  reset(fields: readonly EditorField[], user?: User): void {
    this.fields = fields;
    this.user = user;
    this.#base = this.draft = draftOf(fields, user);
    this.problems = {};
    this.clash = [];
  }

  /** Other fields of the same form: what was typed stays. */
  refit(fields: readonly EditorField[]): void {
    const empty = draftOf(fields, this.user);
    this.fields = fields;
    this.#base = { ...empty, ...this.#base };
    this.draft = { ...empty, ...this.draft };
  }

  /** The keys that differ from what is stored. */
  get changed(): string[] {
    return changedKeys(this.#base, this.draft);
  }

  /** Takes a newer state of the user. What was typed stays; `isRefused`: a save met it, so everything of theirs is shown. */
  receive(user: User, isRefused = false): void {
    if (this.user?.id !== user.id) {
      this.reset(this.fields, user);
      return;
    }
    if (user.version < this.user.version) return;
    const theirs = draftOf(this.fields, user);
    const before = this.draft;
    const { draft, clashes } = mergeDrafts(this.#base, before, theirs);
    this.user = user;
    this.#base = theirs;
    this.draft = draft;
    if (isRefused ? clashes.length > 0 : clashes.some(({ hasTyped }) => hasTyped))
      this.clash = clashes.map(({ key, theirs, hasTyped }) => ({
        key,
        theirs,
        mine: before[key] ?? "",
        choice: hasTyped ? "mine" : "theirs",
      }));
    else this.clash = this.clash.filter(({ key, theirs: known }) => isSame(theirs[key], known));
  }

  set(key: string, value: DraftValue): void {
    this.draft = { ...this.draft, [key]: value };
    this.clash = this.clash.map((row) => (row.key === key ? { ...row, mine: value, choice: "mine" } : row));
    this.problems = Object.fromEntries(Object.entries(this.problems).filter(([name]) => name !== key));
  }

  /** Keeps one side of a conflict; the form holds it at once. */
  choose(key: string, choice: ClashRow["choice"]): void {
    const row = this.clash.find((one) => one.key === key);
    if (!row) return;
    this.draft = { ...this.draft, [key]: row[choice] };
    this.clash = this.clash.map((one) => (one === row ? { ...one, choice } : one));
  }

  /** Whether nothing is wrong, as far as the form can know. Of somebody who exists only what was changed is looked at. */
  check(): boolean {
    const changed = this.changed;
    const found = Object.entries(checkDraft(this.fields, this.draft));
    this.problems = Object.fromEntries(this.user ? found.filter(([key]) => changed.includes(key)) : found);
    return Object.keys(this.problems).length === 0;
  }

  /** Puts the fields that an error is about under them; false: it is about none. */
  blame(error: unknown): boolean {
    if (!isUsherError(error)) return false;
    this.problems = problemFields(Object.keys(this.draft), error);
    return Object.keys(this.problems).length > 0;
  }

  /** What the new person is called, as far as it is typed. */
  get name(): string {
    return [this.draft["givenName"], this.draft["familyName"]].filter(Boolean).join(" ");
  }

  /** Creates somebody of what was typed; what was left empty isn't sent. */
  create(client: Client, credential: CreateUser["credential"]): Promise<UserWithCredential> {
    const typed = this.fields.map(({ key }) => key).filter((key) => this.draft[key] !== "");
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

  /**
   * Stores what changed: the fields, then the roles, each against the version of the step before. A version that moved is read
   * again: with something to choose the save stops, without (a lock, say) it goes on, once.
   */
  async save(client: Client, user: User): Promise<SaveResult> {
    this.draft = tidy(this.fields, this.draft);
    this.clash = [];
    let waiting = this.changed;
    const saved: string[] = [];
    let hasReread = false;
    while (waiting.length > 0) {
      const current = this.user ?? user;
      const fieldKeys = waiting.filter((key) => key !== rolesKey);
      const keys = fieldKeys.length > 0 ? fieldKeys : waiting;
      try {
        const answer =
          fieldKeys.length > 0
            ? await client.users.update(current, bodyOf(this.fields, this.draft, fieldKeys))
            : await client.users.setRoles(current, this.roleIds);
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
          this.receive(await client.users.get(current.id), true);
        } catch (failure) {
          return { user: current, saved, error: failure };
        }
        if (this.clash.length > 0) return { user: current, saved, error };
      }
    }
    return { user: this.user ?? user, saved };
  }
}
