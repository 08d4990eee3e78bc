import type { MalformedRow, Page as WirePage } from "@usherkit/contract";
import { UsherError } from "./usher-error.js";

/** One page of a list, and the way to its neighbours. */
export interface Page<Item> extends WirePage<Item> {
  /** Rows that were left out because they could not be read, by their place in the answer. Empty as a rule. */
  readonly malformed: readonly MalformedRow[];
  /** The page after this one; null where this is the last. */
  readonly next: () => Promise<Page<Item> | null>;
  readonly previous: () => Promise<Page<Item> | null>;
}

/** Fetches the page at a cursor; undefined: the first. */
export type FetchPage<Item> = (
  cursor: string | undefined,
) => Promise<WirePage<Item> & { malformed: readonly MalformedRow[] }>;

/**
 * A list that can be awaited (its first page) and iterated (every item of every page). Nothing is sent before one of the
 * two is done, and the first page is fetched once.
 */
export class PageList<Item> implements PromiseLike<Page<Item>>, AsyncIterable<Item> {
  readonly #fetch: FetchPage<Item>;
  readonly #start: string | undefined;
  #first: Promise<Page<Item>> | undefined;

  constructor(fetch: FetchPage<Item>, start?: string) {
    this.#fetch = fetch;
    this.#start = start;
  }

  then<Value = Page<Item>, Other = never>(
    onFulfilled?: ((page: Page<Item>) => Value | PromiseLike<Value>) | null,
    onRejected?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Value | Other> {
    this.#first ??= this.#page(this.#start);
    return this.#first.then(onFulfilled, onRejected);
  }

  catch<Other = never>(onRejected: (reason: unknown) => Other | PromiseLike<Other>): Promise<Page<Item> | Other> {
    return this.then(null, onRejected);
  }

  finally(onFinally: () => void): Promise<Page<Item>> {
    return this.then().finally(onFinally);
  }

  /** Every page, one after the other. */
  async *pages(): AsyncGenerator<Page<Item>, void, undefined> {
    const seen = new Set<string>();
    for (let page: Page<Item> | null = await this; page; page = await page.next()) {
      yield page;
      // A cursor that comes again would turn for ever.
      if (page.nextCursor !== null && seen.has(page.nextCursor))
        throw new UsherError({ code: "malformed_response", outcome: "rejected" });
      if (page.nextCursor !== null) seen.add(page.nextCursor);
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  async #page(cursor: string | undefined): Promise<Page<Item>> {
    const page = await this.#fetch(cursor);
    const at = async (other: string | null) => (other === null ? null : this.#page(other));
    return { ...page, next: () => at(page.nextCursor), previous: () => at(page.previousCursor) };
  }
}
