/** A map of bounded size: where it is full, the entry that was set first makes room. */
export class BoundedMap<Value> {
  readonly #entries = new Map<string, Value>();

  constructor(readonly size: number) {}

  get(key: string): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined && this.#entries.size >= this.size) this.#entries.delete(oldest);
    this.#entries.set(key, value);
  }
}
