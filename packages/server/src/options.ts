import type { Database } from "./database/database.js";

/** Makes and checks the hashes of credentials; slow by design, so never called inside a transaction. */
export interface Hasher {
  /**
   * `party`: on whose behalf; a stranger's network, a person signed in, a manager's tenant. A hasher with a queue can keep one party
   * from taking all of it.
   */
  hash(password: string, party?: string): Promise<string>;
  verify(hash: string, password: string, party?: string): Promise<boolean>;
}

/** Sends one mail; throws where it could not be handed over, and it is tried again. */
export interface Mailer {
  /** Mails that it can hand over at once; 1 without it. */
  readonly concurrency?: number;
  send(message: { to: string; subject: string; text: string }): Promise<void>;
}

/**
 * Seals the secrets that the database has to give back: those of authenticators, and the links in mails that wait. `place` names
 * table and row: what was sealed for one place must not open in another. Called inside transactions, so never over a network.
 */
export interface Sealer {
  seal(text: string, place: string): Promise<string>;
  /** Throws where it can't: another key, another place, an altered value. */
  open(sealed: string, place: string): Promise<string>;
}

/** A mail that could not be handed over. It holds neither the address nor the text nor the words of the other side. */
export interface MailFailure {
  readonly mailId: string;
  readonly tenantId: string;
  readonly kind: string;
  /** 1: the first. */
  readonly attempt: number;
  /** Whether it is not tried again. */
  readonly isGivenUp: boolean;
  /** `responseCode`: the answer of an SMTP server, such as 535. */
  readonly error: { readonly name: string; readonly code?: string; readonly responseCode?: number };
}

export type Clock = () => Date;

/** Whom the portal's own sign-in vouches for; `authenticatedAt`: when they gave their credential there. */
export interface Vouched {
  readonly tenantId: string;
  readonly userId: string;
  readonly authenticatedAt?: Date;
}

export type LinkKind = "welcome" | "reset" | "invitation";

/** What is known of where a request comes from; null: not known. */
export interface RequestSource {
  /** `X-Request-Id` of the answer. */
  readonly requestId: string | null;
  /** The client's address, as the host's `clientAddress` tells it. */
  readonly address: string | null;
  /** What the client says of itself (`User-Agent`), 200 characters at most. */
  readonly agent: string | null;
}

/** One line of the history as it is told to the host: a sign-in, a failure, a refusal, a change. Never a secret. */
export interface SecurityEvent extends RequestSource {
  readonly type: string;
  readonly tenantId: string;
  /** About whom, and who did it; null: nobody who is known. */
  readonly userId: string | null;
  readonly actorId: string | null;
  readonly at: Date;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What `createHandler` is given. Database, hasher and clock are handed in; it holds no state between requests. */
export interface HandlerOptions {
  readonly database: Database;
  readonly hasher: Hasher;
  readonly clock?: Clock;
  /** Seals what is stored of secrets; without it they are stored as they are. The worker needs the same. */
  readonly sealer?: Sealer;
  /** The origin under which people reach the server; links in mails start with it. */
  readonly publicUrl: string;
  /**
   * The path below which the API answers, as people's browsers see it: what the elements' `base-url` says. `/v1` without it; `/`
   * where the API has an origin of its own.
   */
  readonly basePath?: string;
  /**
   * The page that a link in a mail opens; without it those of `@usherkit/account-pages`, below `/account`. The token is put into its
   * fragment, which no server ever sees.
   */
  readonly links?: (kind: LinkKind, tenantId: string) => string;
  /** Other origins that may call, with a token and never with cookies. */
  readonly origins?: readonly string[];
  /**
   * The portal's own sign-in, when mounted: the tenant and user behind a request, or null. With `authenticatedAt`, who was
   * locked, deactivated or reset since must sign in again. Without it no sign-in counts as fresh: what asks for one is refused.
   */
  readonly authenticate?: (request: Request) => Vouched | null | Promise<Vouched | null>;
  /**
   * The host's own check of passwords that people choose, as against a list of leaked ones: true refuses. Where it throws, or takes
   * more than two seconds, the password is taken, and `onError` is told.
   */
  readonly isCompromised?: (password: string) => Promise<boolean>;
  /**
   * The address of the client behind a request; null where it isn't known. Only the host knows which proxies stand before it, and
   * whose `X-Forwarded-For` may be believed. Without it strangers are limited by name and by tenant, not by address.
   */
  readonly clientAddress?: (request: Request) => string | null | undefined;
  /**
   * Told of each line of history that a request writes, once it is stored. It must not throw; what it does takes the time of the
   * request.
   */
  readonly onSecurityEvent?: (event: SecurityEvent) => void;
  /**
   * Told of what went wrong inside (status 500 and 503); without it its kind and place go to `console.error`, never its values.
   */
  readonly onError?: (error: unknown, requestId: string) => void;
}
