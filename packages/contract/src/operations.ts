import * as z from "zod/mini";
import { endpoints, type Endpoint } from "./endpoints.js";
import { CreateInvitations } from "./invitation-input.js";
import { EventQuery, InvitationQuery, UserQuery } from "./query.js";
import { PublicProfileDocument, SessionDocument, SignUpDocument } from "./session-document.js";
import {
  AccessEvaluate,
  ChangeCredential,
  Mfa,
  ProfileQuery,
  RequestPasswordReset,
  SignIn,
  SignUp,
} from "./session-input.js";
import { CreateUser, SetRoles, SetTemporaryPassword, UnlockUser, UpdateUser } from "./user-input.js";

/** An endpoint with what is sent to it. */
export interface Operation extends Endpoint {
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
}

const define = <const Table extends Record<keyof typeof endpoints, Operation>>(table: Table): Table => table;
const none = z.strictObject({});

/** The table of operations: the source of routes, SDK methods, OpenAPI and tests. */
export const operations = define({
  ...endpoints,
  getProfile: { ...endpoints.getProfile, query: ProfileQuery, response: PublicProfileDocument },
  getSession: { ...endpoints.getSession, response: SessionDocument },
  signIn: { ...endpoints.signIn, body: SignIn },
  signOut: { ...endpoints.signOut, body: none },
  requestPasswordReset: { ...endpoints.requestPasswordReset, body: RequestPasswordReset },
  changeCredential: { ...endpoints.changeCredential, body: ChangeCredential },
  mfa: { ...endpoints.mfa, body: Mfa },
  signUp: { ...endpoints.signUp, body: SignUp, response: SignUpDocument },
  evaluateAccess: { ...endpoints.evaluateAccess, body: AccessEvaluate },
  listUsers: { ...endpoints.listUsers, query: UserQuery },
  searchUsers: { ...endpoints.searchUsers, body: UserQuery },
  createUser: { ...endpoints.createUser, body: CreateUser },
  updateUser: { ...endpoints.updateUser, body: UpdateUser },
  restoreUser: { ...endpoints.restoreUser, body: none },
  activateUser: { ...endpoints.activateUser, body: none },
  deactivateUser: { ...endpoints.deactivateUser, body: none },
  lockUser: { ...endpoints.lockUser, body: none },
  unlockUser: { ...endpoints.unlockUser, body: UnlockUser },
  sendPasswordReset: { ...endpoints.sendPasswordReset, body: none },
  setTemporaryPassword: { ...endpoints.setTemporaryPassword, body: SetTemporaryPassword },
  resetMfa: { ...endpoints.resetMfa, body: none },
  resendWelcome: { ...endpoints.resendWelcome, body: none },
  revokeSessions: { ...endpoints.revokeSessions, body: none },
  setRoles: { ...endpoints.setRoles, body: SetRoles },
  listUserEvents: { ...endpoints.listUserEvents, query: EventQuery },
  listInvitations: { ...endpoints.listInvitations, query: InvitationQuery },
  createInvitations: { ...endpoints.createInvitations, body: CreateInvitations },
  resendInvitation: { ...endpoints.resendInvitation, body: none },
  revokeInvitation: { ...endpoints.revokeInvitation, body: none },
});

export type Operations = typeof operations;
export type OperationId = keyof Operations;

type Parsed<Schema> = Schema extends z.ZodMiniType ? z.output<Schema> : undefined;
type Given<Schema> = Schema extends z.ZodMiniType ? z.input<Schema> : undefined;
type Part<Id extends OperationId, Name extends string> =
  Operations[Id] extends Record<Name, infer Schema> ? Schema : undefined;

export type QueryOf<Id extends OperationId> = Parsed<Part<Id, "query">>;
export type BodyOf<Id extends OperationId> = Parsed<Part<Id, "body">>;
export type OutputOf<Id extends OperationId> = Operations[Id]["response"] extends z.ZodMiniType
  ? z.output<Operations[Id]["response"]>
  : void;

type Needed<Name extends string, Value> = [Value] extends [undefined] ? unknown : Record<Name, Value>;
type HasId<Id extends OperationId> = Operations[Id]["path"] extends `${string}{id}${string}` ? { id: string } : unknown;
type HasVersion<Id extends OperationId> = Operations[Id] extends { version: true } ? { version: number } : unknown;

/** What a call of an operation needs: the id in its path, the version for `If-Match`, its query, its body. */
export type InputOf<Id extends OperationId> = HasId<Id> &
  HasVersion<Id> &
  Needed<"query", Given<Part<Id, "query">>> &
  Needed<"body", Given<Part<Id, "body">>>;
