import {
  actions,
  sortKeys,
  type AccountGrant,
  type BodyOf,
  type Capabilities,
  type FeatureGrant,
  type NextStep,
  type OperationId,
  type OutputOf,
  type PortalProfile,
  type QueryOf,
} from "@usherkit/contract";
import type { Actor } from "@usherkit/contract/policy";
import type { Database, Transaction } from "./database/database.js";
import type { Gate } from "./limits/gate.js";
import type { Limiter } from "./limits/limiter.js";
import type { HandlerOptions, RequestSource } from "./options.js";

/** What the server's own store can do. No operation exports: that is for backends of one's own. */
export const capabilities: Capabilities = {
  actions: new Set(actions.filter((name) => name !== "export")),
  sortKeys,
  search: true,
  total: true,
};

/** Who calls: the person behind a session, their tenant and its profile. */
export interface Caller extends Actor {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly profile: PortalProfile;
  readonly displayName: string;
  readonly username: string;
  readonly email: string | null;
  readonly features: readonly FeatureGrant[];
  readonly accounts: readonly AccountGrant[];
  /** Null when the portal's own sign-in vouches for them. */
  readonly session: {
    readonly id: string;
    readonly tokenHash: string;
    /** `embed`: a short token for a page of another origin, which touches nobody's own way to sign in. */
    readonly kind: "sign_in" | "embed";
    readonly next: NextStep | null;
    readonly expiresAt: Date;
  } | null;
}

export interface Services extends HandlerOptions {
  readonly database: Database;
  readonly clock: () => Date;
  /** Without a slash at its end, so empty where the API has an origin of its own. */
  readonly basePath: string;
  readonly limiter: Limiter;
  readonly gate: Gate;
  readonly isReady: () => Promise<boolean>;
  readonly linkTo: (kind: "welcome" | "reset" | "invitation", tenantId: string, token: string) => string;
}

/** What an operation answers. */
export interface Reply<Body> {
  readonly body: Body;
  readonly status?: number;
  readonly version?: number;
  readonly headers?: Record<string, string>;
  /** Each a `Set-Cookie` of its own. */
  readonly cookies?: readonly string[];
  /** The body as a replay of the same Idempotency-Key gets it. */
  readonly replay?: Body;
}

interface AnyCall<Id extends OperationId> {
  readonly services: Services;
  readonly request: Request;
  readonly source: RequestSource;
  /** The part of the client's address that one client holds; null where the host doesn't tell it. */
  readonly network: string | null;
  /** One instant for the whole request. */
  readonly now: Date;
  readonly id: string;
  readonly query: QueryOf<Id>;
  readonly body: BodyOf<Id>;
  /** What `If-Match` says; null: any. */
  readonly version: number | null;
  /** Runs the change and, in the same transaction, stores its answer under the Idempotency-Key. */
  readonly write: <Body>(run: (transaction: Transaction) => Promise<Reply<Body>>) => Promise<Reply<Body>>;
}

/** An operation that anybody may call, or somebody whose sign-in isn't complete. */
export interface OpenCall<Id extends OperationId> extends AnyCall<Id> {
  readonly caller: Caller | null;
}
/** An operation of a signed-in actor. */
export interface ActorCall<Id extends OperationId> extends AnyCall<Id> {
  readonly caller: Caller;
}

export type OpenHandler<Id extends OperationId> = (call: OpenCall<Id>) => Promise<Reply<OutputOf<Id>>>;
export type ActorHandler<Id extends OperationId> = (call: ActorCall<Id>) => Promise<Reply<OutputOf<Id>>>;
