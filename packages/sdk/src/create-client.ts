import type {
  AuditEvent,
  Backend,
  BodyOf,
  Capabilities,
  Decision,
  GrantableAccount,
  GrantableFeature,
  Role,
  Session,
  TenantEventQuery,
} from "@usherkit/contract";
import { createAccount, type Account } from "./account.js";
import { createEmitter, type Emitter } from "./events.js";
import { createCaller, type RequestOptions } from "./internal/caller.js";
import { createInvitations, type Invitations } from "./invitations.js";
import type { PageList } from "./page.js";
import { createRestBackend, type RestOptions } from "./rest-backend.js";
import { createUsers, type Users } from "./users.js";

/** The REST API at `baseUrl`, or any other back end. */
export type ClientOptions = RestOptions | { readonly backend: Backend };

export interface Client {
  /** What the back end can do at all: an element offers neither a search nor a sort that there isn't. */
  readonly capabilities: Capabilities;
  readonly session: {
    /** Who is signed in, the whole profile, and what they may do with the collection. */
    readonly get: (options?: RequestOptions) => Promise<Session>;
  };
  readonly users: Users;
  readonly roles: {
    /** Every role of the profile; `assignable` says whether the viewer may give it. */
    readonly list: (options?: RequestOptions) => Promise<Role[]>;
  };
  readonly features: {
    /** Every feature of the portal; `grantable` says whether the viewer may grant it. */
    readonly list: (options?: RequestOptions) => Promise<GrantableFeature[]>;
  };
  readonly accounts: {
    /** The accounts of the tenant; each level says whether the viewer may grant it. */
    readonly list: (options?: RequestOptions) => Promise<GrantableAccount[]>;
  };
  readonly invitations: Invitations;
  readonly account: Account;
  /** What happened in the tenant, newest first, for managers: sign-ins, failures, refusals, changes. */
  readonly events: {
    readonly list: (query?: TenantEventQuery, options?: RequestOptions) => PageList<AuditEvent>;
  };
  readonly access: {
    /** One action asked of up to 200 users: one decision each, in their order. */
    readonly evaluate: (body: BodyOf<"evaluateAccess">, options?: RequestOptions) => Promise<Decision[]>;
  };
  /** Listens until the function that comes back is called. */
  readonly on: Emitter["on"];
}

/** The client of one back end and one person. Nothing is sent before a method is called. */
export const createClient = (options: ClientOptions): Client => {
  const emitter = createEmitter();
  const isOwn = "backend" in options;
  const backend = isOwn ? options.backend : createRestBackend(options);
  const caller = createCaller(backend, emitter, isOwn);
  const { call, list } = caller;
  return {
    capabilities: backend.capabilities,
    session: { get: (request) => call("getSession", {}, request) },
    users: createUsers(caller),
    roles: { list: async (request) => (await call("listRoles", {}, request)).items },
    features: { list: async (request) => (await call("listFeatures", {}, request)).items },
    accounts: { list: async (request) => (await call("listAccounts", {}, request)).items },
    invitations: createInvitations(caller),
    account: createAccount(caller),
    events: {
      list: (query = {}, request) => list(query, (wire, all) => call("listEvents", { query: wire }, all), request),
    },
    access: { evaluate: async (body, request) => (await call("evaluateAccess", { body }, request)).decisions },
    on: emitter.on,
  };
};
