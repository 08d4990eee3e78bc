import { initialState, Task, TaskStatus } from "@lit/task";
import type { ReactiveControllerHost } from "lit";
import type { Page, Sort, SortKey, Status, User } from "@usherkit/sdk";
import { control } from "../access.js";
import type { ClientController } from "../client-controller.js";

/** What is asked for, but for the place in it. */
export interface ListQuery {
  readonly search: string;
  readonly status: readonly Status[];
  readonly roleId: readonly string[];
  /** Undefined: as the profile says. */
  readonly sort: Sort | undefined;
  /** Also who is inactive, where the profile's list leaves them out. */
  readonly withInactive: boolean;
}

interface Place {
  readonly cursor: string | undefined;
  /** How many rows stand before this page. */
  readonly from: number;
}

const start: Place = { cursor: undefined, from: 0 };

/**
 * The list as one looks at it: search, filters, sort, place. A new question aborts the one before; the last good page stays
 * while the next loads, and when it fails.
 */
export class UserListController {
  page: Page<User> | undefined;
  /** When `page` came, and how many rows stand before it. */
  loadedAt = 0;
  from = 0;
  /** The rows are being changed one after the other: no reading in between. */
  isHeld = false;
  query: ListQuery = { search: "", status: [], roleId: [], sort: undefined, withInactive: false };
  readonly #host: ReactiveControllerHost & { pageSize: number };
  readonly #about: ClientController;
  readonly #task: Task<readonly unknown[], Page<User>>;
  readonly #prepare: (items?: readonly User[]) => Promise<unknown>;
  /** Who no longer belongs in what was asked for, and in which row they stay until the next question. */
  readonly #kept = new Map<number, User>();
  #place: Place = start;
  #revision = 0;

  constructor(
    host: ReactiveControllerHost & { pageSize: number },
    about: ClientController,
    onPage: (items: readonly User[]) => void,
    prepare: (items?: readonly User[]) => Promise<unknown>,
  ) {
    this.#host = host;
    this.#about = about;
    this.#prepare = prepare;
    this.#task = new Task(host, {
      args: () => [about.status === "ready", about.client, this.query, this.#place, host.pageSize, this.#revision],
      task: (_, { signal }) => this.#read(signal),
      onComplete: (read) => {
        const page = this.#withKept(read);
        if (page.items.length === 0 && this.#place.from > 0) {
          this.#go(start);
          return;
        }
        this.page = page;
        this.loadedAt = Date.now();
        this.from = page.previousCursor === null ? 0 : this.#place.from;
        onPage(page.items);
      },
    });
  }

  get sort(): Sort | undefined {
    return this.query.sort ?? this.#about.profile?.defaultSort;
  }
  get isLoading(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }
  get error(): unknown {
    return this.#task.status === TaskStatus.ERROR ? this.#task.error : undefined;
  }
  /** Rows of the page that were left out, because they could not be read. */
  get unreadable(): number {
    return this.page?.malformed.length ?? 0;
  }
  get hasQuestion(): boolean {
    return this.query.search.trim() !== "" || this.filterCount > 0;
  }
  get filterCount(): number {
    return this.query.status.length + this.query.roleId.length;
  }

  ask(change: Partial<ListQuery>): void {
    this.query = { ...this.query, ...change };
    this.#go(start);
  }

  /** By this key; again, the other way round. */
  sortBy(key: SortKey): void {
    this.ask({ sort: this.sort === key ? `-${key}` : key });
  }

  next(): void {
    const { page } = this;
    if (page?.nextCursor) this.#go({ cursor: page.nextCursor, from: this.from + page.items.length });
  }

  previous(): void {
    const cursor = this.page?.previousCursor;
    if (cursor) this.#go({ cursor, from: Math.max(0, this.from - this.#host.pageSize) });
  }

  first(): void {
    this.#go(start);
  }

  refresh(): void {
    if (this.isHeld) return;
    this.#revision += 1;
    this.#host.requestUpdate();
  }

  /**
   * A row as it is now, until the list is read again; what the answer doesn't report is kept. Who was switched off in a list
   * of the active stays in place, so that it can be taken back where it was done.
   */
  replace(user: User): void {
    const index = this.page?.items.findIndex(({ id }) => id === user.id) ?? -1;
    if (index >= 0 && this.#hidesInactive && !user.active) this.#kept.set(index, user);
    this.#items((items) =>
      items.map((old) => (old.id === user.id ? { ...user, access: user.access ?? old.access } : old)),
    );
  }

  remove(id: string): void {
    const { total } = this.page ?? {};
    this.#items((items) => items.filter((user) => user.id !== id));
    if (this.page && total?.exact) this.page = { ...this.page, total: { ...total, value: total.value - 1 } };
  }

  get #hidesInactive(): boolean {
    return this.#about.profile?.inactiveToggle !== undefined && !this.query.withInactive;
  }

  #withKept(page: Page<User>): Page<User> {
    const items = [...page.items];
    for (const [index, user] of this.#kept) if (!items.some(({ id }) => id === user.id)) items.splice(index, 0, user);
    const { total } = page;
    // Whoever is shown is counted.
    const kept = items.length - page.items.length;
    return { ...page, items, ...(total && { total: { ...total, value: total.value + kept } }) };
  }

  #items(change: (items: User[]) => User[]): void {
    if (!this.page) return;
    this.page = { ...this.page, items: change(this.page.items) };
    this.#host.requestUpdate();
  }

  #go(place: Place): void {
    this.#kept.clear();
    this.#place = place === start ? { ...start } : place;
    this.#host.requestUpdate();
  }

  /** The question as the SDK takes it, but for the place. */
  get question() {
    const { search, status, roleId } = this.query;
    const { sort } = this;
    return {
      ...(search.trim() && { search: search.trim() }),
      ...(status.length > 0 && { status: [...status] }),
      ...(roleId.length > 0 && { roleId: [...roleId] }),
      ...(sort && { sort }),
      ...(this.#hidesInactive && { active: true }),
    };
  }

  async #read(signal: AbortSignal): Promise<Page<User> | typeof initialState> {
    const { client, session, status } = this.#about;
    if (!client || !session || status !== "ready" || !control(session, "list").isEnabled) return initialState;
    const { cursor } = this.#place;
    const [page] = await Promise.all([
      client.users.list(
        { ...this.question, ...(cursor !== undefined && { cursor }), limit: this.#host.pageSize, total: true },
        { signal },
      ),
      this.#prepare(),
    ]);
    await this.#prepare(page.items);
    return page;
  }
}
