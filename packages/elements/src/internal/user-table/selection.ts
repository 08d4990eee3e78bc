import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { User } from "@usherkit/sdk";

/** Who is chosen, over all pages, each as last seen. */
export class SelectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #users = new Map<string, User>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get users(): User[] {
    return [...this.#users.values()];
  }
  get size(): number {
    return this.#users.size;
  }
  has(user: User): boolean {
    return this.#users.has(user.id);
  }

  set(users: readonly User[], isSelected: boolean): void {
    for (const user of users) {
      if (isSelected) this.#users.set(user.id, user);
      else this.#users.delete(user.id);
    }
    this.#host.requestUpdate();
  }

  remove(id: string): void {
    if (this.#users.delete(id)) this.#host.requestUpdate();
  }

  clear(): void {
    this.#users.clear();
    this.#host.requestUpdate();
  }

  /** The rows as they are now. */
  refresh(users: readonly User[]): void {
    for (const user of users) if (this.#users.has(user.id)) this.#users.set(user.id, user);
  }

  hostDisconnected(): void {
    this.#users.clear();
  }
}
