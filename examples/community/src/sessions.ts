import { randomBytes } from "node:crypto";

/** Somebody who is signed in at Tallisworks Support. */
export interface PortalSession {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  /** When they gave their password: what was ended in the user management since is over here too. */
  readonly authenticatedAt: Date;
  readonly until: Date;
}

/** The portal's own sessions, by the random id that the cookie holds; a restart ends them. */
export class PortalSessions {
  readonly #open = new Map<string, PortalSession>();
  constructor(private readonly now: () => Date) {}

  open(session: PortalSession): string {
    const now = this.now();
    for (const [id, { until }] of this.#open) if (until <= now) this.#open.delete(id);
    const id = randomBytes(32).toString("base64url");
    this.#open.set(id, session);
    return id;
  }

  find(id: string | undefined): PortalSession | undefined {
    const found = id === undefined ? undefined : this.#open.get(id);
    return found && found.until > this.now() ? found : undefined;
  }

  end(id: string | undefined): void {
    if (id !== undefined) this.#open.delete(id);
  }
}
