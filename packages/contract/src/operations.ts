import * as z from "zod/mini";
import type { Action } from "./decision.js";
import { endpoints, type Endpoint } from "./endpoints.js";
import { CreateInvitations } from "./invitation-input.js";
import { actorBody, callLimits, openBody, type BodyLimits, type CallLimit } from "./limits.js";
import { EventQuery, InvitationQuery, TenantEventQuery, UserQuery } from "./query.js";
import { PublicProfileDocument, SessionDocument, SignUpDocument } from "./session-document.js";
import {
  AccessEvaluate,
  ChangeCredential,
  CreateEmbedToken,
  Mfa,
  ProfileQuery,
  RequestPasswordReset,
  SignIn,
  SignUp,
} from "./session-input.js";
import { User, UserWithCredential } from "./user.js";
import {
  CreateUser,
  SetAccounts,
  SetFeatures,
  SetRoles,
  SetTemporaryPassword,
  UnlockUser,
  UpdateUser,
} from "./user-input.js";

/** An endpoint with what is sent to it and what a server must know. */
export interface Operation extends Omit<Endpoint, "response"> {
  /** The action that a decision is asked for. */
  readonly action?: Action;
  /** The status of success and its body; null: none. */
  readonly status: number;
  readonly response: z.ZodMiniType | null;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  /** How often it may be called: 429 beyond. */
  readonly calls?: readonly CallLimit[];
}

/** The limits of an operation's body. The server answers 413 beyond the bytes, 422 beyond the values or the depth. */
export const bodyLimitsOf = ({ audience }: Pick<Operation, "audience">): BodyLimits =>
  audience === "actor" ? actorBody : openBody;

const define = <const Table extends Record<keyof typeof endpoints, Operation>>(table: Table): Table => table;
const none = z.strictObject({});

/** The table of operations: the source of routes, SDK methods, OpenAPI and tests. */
export const operations = define({
  getHealth: { ...endpoints.getHealth, status: 200 },
  getReadiness: { ...endpoints.getReadiness, status: 200 },
  getOpenApi: { ...endpoints.getOpenApi, status: 200 },
  getProfile: { ...endpoints.getProfile, status: 200, query: ProfileQuery, response: PublicProfileDocument },
  signIn: { ...endpoints.signIn, status: 200, body: SignIn, calls: callLimits.signIn },
  signOut: { ...endpoints.signOut, status: 204, body: none, response: null },
  requestPasswordReset: {
    ...endpoints.requestPasswordReset,
    status: 202,
    body: RequestPasswordReset,
    response: null,
    calls: callLimits.requestPasswordReset,
  },
  changeCredential: {
    ...endpoints.changeCredential,
    status: 200,
    body: ChangeCredential,
    calls: callLimits.changeCredential,
  },
  mfa: { ...endpoints.mfa, status: 200, body: Mfa, calls: callLimits.mfa },
  signUp: { ...endpoints.signUp, status: 200, body: SignUp, response: SignUpDocument, calls: callLimits.signUp },
  getSession: { ...endpoints.getSession, status: 200, response: SessionDocument },
  listSessions: { ...endpoints.listSessions, status: 200 },
  endSession: { ...endpoints.endSession, status: 204, response: null },
  listRoles: { ...endpoints.listRoles, status: 200 },
  listFeatures: { ...endpoints.listFeatures, status: 200 },
  listAccounts: { ...endpoints.listAccounts, status: 200 },
  createEmbedToken: {
    ...endpoints.createEmbedToken,
    status: 201,
    body: CreateEmbedToken,
    calls: callLimits.createEmbedToken,
  },
  evaluateAccess: { ...endpoints.evaluateAccess, status: 200, body: AccessEvaluate },
  listUsers: { ...endpoints.listUsers, action: "list", status: 200, query: UserQuery },
  searchUsers: { ...endpoints.searchUsers, action: "list", status: 200, body: UserQuery },
  createUser: { ...endpoints.createUser, action: "create", status: 201, body: CreateUser },
  getUser: { ...endpoints.getUser, action: "view", status: 200 },
  updateUser: { ...endpoints.updateUser, action: "edit", status: 200, body: UpdateUser },
  deleteUser: { ...endpoints.deleteUser, action: "delete", status: 204 },
  restoreUser: { ...endpoints.restoreUser, action: "restore", status: 200, body: none },
  activateUser: { ...endpoints.activateUser, action: "activate", status: 200, body: none },
  deactivateUser: { ...endpoints.deactivateUser, action: "deactivate", status: 200, body: none },
  lockUser: { ...endpoints.lockUser, action: "lock", status: 200, body: none },
  unlockUser: {
    ...endpoints.unlockUser,
    action: "unlock",
    status: 200,
    body: UnlockUser,
    response: z.union([UserWithCredential, User]),
  },
  sendPasswordReset: { ...endpoints.sendPasswordReset, action: "sendPasswordReset", status: 200, body: none },
  setTemporaryPassword: {
    ...endpoints.setTemporaryPassword,
    action: "setTemporaryPassword",
    status: 200,
    body: SetTemporaryPassword,
  },
  resetMfa: { ...endpoints.resetMfa, action: "resetMfa", status: 200, body: none },
  resendWelcome: { ...endpoints.resendWelcome, action: "resendWelcome", status: 200, body: none },
  revokeSessions: { ...endpoints.revokeSessions, action: "revokeSessions", status: 200, body: none },
  setRoles: { ...endpoints.setRoles, action: "setRoles", status: 200, body: SetRoles },
  setFeatures: { ...endpoints.setFeatures, action: "setFeatures", status: 200, body: SetFeatures },
  setAccounts: { ...endpoints.setAccounts, action: "setAccounts", status: 200, body: SetAccounts },
  inviteUser: { ...endpoints.inviteUser, action: "invite", status: 200, body: none, calls: callLimits.inviteUser },
  listUserEvents: { ...endpoints.listUserEvents, action: "view", status: 200, query: EventQuery },
  listEvents: { ...endpoints.listEvents, status: 200, query: TenantEventQuery },
  listInvitations: { ...endpoints.listInvitations, action: "listInvitations", status: 200, query: InvitationQuery },
  searchInvitations: { ...endpoints.searchInvitations, action: "listInvitations", status: 200, body: InvitationQuery },
  createInvitations: {
    ...endpoints.createInvitations,
    action: "invite",
    status: 200,
    body: CreateInvitations,
    calls: callLimits.createInvitations,
  },
  resendInvitation: {
    ...endpoints.resendInvitation,
    action: "resend",
    status: 200,
    body: none,
    calls: callLimits.resendInvitation,
  },
  revokeInvitation: { ...endpoints.revokeInvitation, action: "revoke", status: 200, body: none },
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

type Needed<Name extends string, Value> = [Value] extends [undefined] ? object : Record<Name, Value>;
type HasId<Id extends OperationId> = Operations[Id]["path"] extends `${string}{id}${string}` ? { id: string } : object;
type HasVersion<Id extends OperationId> = Operations[Id] extends { version: true } ? { version: number } : object;

/** What a call of an operation needs: the id in its path, the version for `If-Match`, its query, its body. */
export type InputOf<Id extends OperationId> = HasId<Id> &
  HasVersion<Id> &
  Needed<"query", Given<Part<Id, "query">>> &
  Needed<"body", Given<Part<Id, "body">>>;
