import { randomBytes } from "node:crypto";

/** Somebody who has given the right PAC. The cookie holds `id` alone; all else stays in this server. */
export interface BankSession {
  readonly id: string;
  readonly username: string;
  /** With what the user management answered the sign-in. */
  readonly token: string;
  /** Whose accounts are open; undefined while a temporary PAC must still be changed. */
  readonly userId: string | undefined;
  readonly authenticatedAt: Date;
  readonly expiresAt: Date;
}

/** The sessions of one running server: a restart ends them, as a bank may. */
export class BankSessions {
  readonly #open = new Map<string, BankSession>();
  constructor(private readonly now: () => Date) {}

  /** A new one, under an id that nobody has seen: who knew the one before a sign-in knows nothing of the one after. */
  open(session: Omit<BankSession, "id">): BankSession {
    for (const { id, expiresAt } of this.#open.values()) if (expiresAt <= this.now()) this.end(id);
    const opened = { ...session, id: randomBytes(32).toString("base64url") };
    this.#open.set(opened.id, opened);
    return opened;
  }

  find(id: string | undefined): BankSession | undefined {
    const found = id === undefined ? undefined : this.#open.get(id);
    return found && found.expiresAt > this.now() ? found : undefined;
  }

  end(id: string): void {
    this.#open.delete(id);
  }
}
