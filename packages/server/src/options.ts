import type { Database } from "./database/database.js";

/** Makes and checks the hashes of credentials; slow by design, so never called inside a transaction. */
export interface Hasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

/** Sends one mail; throws where it could not be handed over, and it is tried again. */
export interface Mailer {
  send(message: { to: string; subject: string; text: string }): Promise<void>;
}

export type Clock = () => Date;

/** Whom the portal's own sign-in vouches for; `authenticatedAt`: when they gave their credential there. */
export interface Vouched {
  readonly tenantId: string;
  readonly userId: string;
  readonly authenticatedAt?: Date;
}

export type LinkKind = "welcome" | "reset" | "invitation";

/** What `createHandler` is given. Database, hasher and clock are handed in; it holds no state between requests. */
export interface HandlerOptions {
  readonly database: Database;
  readonly hasher: Hasher;
  readonly clock?: Clock;
  /** The origin under which people reach the server; links in mails start with it. */
  readonly publicUrl: string;
  /** The page that a link in a mail opens. The token is put into its fragment, which no server ever sees. */
  readonly links?: (kind: LinkKind, tenantId: string) => string;
  /** Other origins that may call, with a token and never with cookies. */
  readonly origins?: readonly string[];
  /**
   * The portal's own sign-in, when mounted: the tenant and user behind a request, or null. With `authenticatedAt`, who was
   * locked, deactivated or reset since must sign in again, and what asks for a fresh sign-in can tell one.
   */
  readonly authenticate?: (request: Request) => Promise<Vouched | null>;
  /**
   * The host's own check of passwords that people choose, as against a list of leaked ones: true refuses. Where it throws, or takes
   * more than two seconds, the password is taken, and `onError` is told.
   */
  readonly isCompromised?: (password: string) => Promise<boolean>;
  /** Told of what went wrong inside (status 500); without it its kind and place go to `console.error`, never its values. */
  readonly onError?: (error: unknown, requestId: string) => void;
}
