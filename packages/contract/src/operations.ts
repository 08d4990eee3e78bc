import * as z from "zod/mini";
import type { Action } from "./decision.js";
import { CreateInvitations, Invitation, InvitationOutcomes } from "./invitation.js";
import { EventQuery, InvitationQuery, pageOf, UserQuery } from "./page.js";
import { RoleList } from "./role.js";
import {
  AccessEvaluate,
  AccessEvaluated,
  AuditEvent,
  ChangeCredential,
  CredentialChanged,
  Health,
  Mfa,
  MfaAnswer,
  ProfileQuery,
  PublicProfile,
  RequestPasswordReset,
  Session,
  SignedIn,
  SignIn,
  SignUp,
  SignUpAnswer,
} from "./session.js";
import {
  CreateUser,
  SetRoles,
  SetTemporaryPassword,
  UnlockUser,
  UpdateUser,
  User,
  UserWithCredential,
} from "./user.js";

/** Who may call: anybody, somebody whose sign-in may still have a `next` step, or a signed-in actor. */
export type Audience = "anyone" | "signing_in" | "actor";

/** One endpoint below `/v1`. This table is the source of routes, SDK methods, OpenAPI and tests. */
export interface Operation {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  readonly audience: Audience;
  /** The action that a decision is asked for. */
  readonly action?: Action;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  /** The status of success and its body; null: none. */
  readonly status: number;
  readonly response: z.ZodMiniType | null;
  /** `If-Match` is required: 428 without, 412 where it does not match. */
  readonly version?: true;
}

const define = <const Table extends Record<string, Operation>>(table: Table): Table => table;
const UserPage = pageOf(User);
const none = z.strictObject({});

export const operations = define({
  getHealth: { method: "GET", path: "/healthz", audience: "anyone", status: 200, response: Health },
  getOpenApi: { method: "GET", path: "/openapi.json", audience: "anyone", status: 200, response: z.looseObject({}) },
  getProfile: {
    method: "GET",
    path: "/profile",
    audience: "anyone",
    query: ProfileQuery,
    status: 200,
    response: PublicProfile,
  },

  signIn: { method: "POST", path: "/sign-in", audience: "anyone", body: SignIn, status: 200, response: SignedIn },
  signOut: { method: "POST", path: "/sign-out", audience: "signing_in", body: none, status: 204, response: null },
  requestPasswordReset: {
    method: "POST",
    path: "/password-reset-requests",
    audience: "anyone",
    body: RequestPasswordReset,
    status: 202,
    response: null,
  },
  changeCredential: {
    method: "POST",
    path: "/credentials",
    audience: "anyone",
    body: ChangeCredential,
    status: 200,
    response: CredentialChanged,
  },
  mfa: { method: "POST", path: "/mfa", audience: "signing_in", body: Mfa, status: 200, response: MfaAnswer },
  signUp: { method: "POST", path: "/sign-up", audience: "anyone", body: SignUp, status: 200, response: SignUpAnswer },

  getSession: { method: "GET", path: "/session", audience: "actor", status: 200, response: Session },
  listRoles: { method: "GET", path: "/roles", audience: "actor", status: 200, response: RoleList },
  evaluateAccess: {
    method: "POST",
    path: "/access/evaluate",
    audience: "actor",
    body: AccessEvaluate,
    status: 200,
    response: AccessEvaluated,
  },

  listUsers: {
    method: "GET",
    path: "/users",
    audience: "actor",
    action: "list",
    query: UserQuery,
    status: 200,
    response: UserPage,
  },
  searchUsers: {
    method: "POST",
    path: "/users/search",
    audience: "actor",
    action: "list",
    body: UserQuery,
    status: 200,
    response: UserPage,
  },
  createUser: {
    method: "POST",
    path: "/users",
    audience: "actor",
    action: "create",
    body: CreateUser,
    status: 201,
    response: UserWithCredential,
  },
  getUser: { method: "GET", path: "/users/{id}", audience: "actor", action: "view", status: 200, response: User },
  updateUser: {
    method: "PATCH",
    path: "/users/{id}",
    audience: "actor",
    action: "edit",
    body: UpdateUser,
    version: true,
    status: 200,
    response: User,
  },
  deleteUser: {
    method: "DELETE",
    path: "/users/{id}",
    audience: "actor",
    action: "delete",
    version: true,
    status: 204,
    response: z.optional(User),
  },
  restoreUser: {
    method: "POST",
    path: "/users/{id}/restore",
    audience: "actor",
    action: "restore",
    body: none,
    status: 200,
    response: User,
  },
  activateUser: {
    method: "POST",
    path: "/users/{id}/activate",
    audience: "actor",
    action: "activate",
    body: none,
    status: 200,
    response: User,
  },
  deactivateUser: {
    method: "POST",
    path: "/users/{id}/deactivate",
    audience: "actor",
    action: "deactivate",
    body: none,
    status: 200,
    response: User,
  },
  lockUser: {
    method: "POST",
    path: "/users/{id}/lock",
    audience: "actor",
    action: "lock",
    body: none,
    status: 200,
    response: User,
  },
  unlockUser: {
    method: "POST",
    path: "/users/{id}/unlock",
    audience: "actor",
    action: "unlock",
    body: UnlockUser,
    status: 200,
    response: z.union([UserWithCredential, User]),
  },
  sendPasswordReset: {
    method: "POST",
    path: "/users/{id}/password-reset",
    audience: "actor",
    action: "sendPasswordReset",
    body: none,
    status: 200,
    response: User,
  },
  setTemporaryPassword: {
    method: "POST",
    path: "/users/{id}/temporary-password",
    audience: "actor",
    action: "setTemporaryPassword",
    body: SetTemporaryPassword,
    status: 200,
    response: UserWithCredential,
  },
  resetMfa: {
    method: "POST",
    path: "/users/{id}/mfa-reset",
    audience: "actor",
    action: "resetMfa",
    body: none,
    status: 200,
    response: User,
  },
  resendWelcome: {
    method: "POST",
    path: "/users/{id}/welcome-email",
    audience: "actor",
    action: "resendWelcome",
    body: none,
    status: 200,
    response: User,
  },
  revokeSessions: {
    method: "POST",
    path: "/users/{id}/sessions/revoke",
    audience: "actor",
    action: "revokeSessions",
    body: none,
    status: 200,
    response: User,
  },
  setRoles: {
    method: "PUT",
    path: "/users/{id}/roles",
    audience: "actor",
    action: "setRoles",
    body: SetRoles,
    version: true,
    status: 200,
    response: User,
  },
  listUserEvents: {
    method: "GET",
    path: "/users/{id}/events",
    audience: "actor",
    action: "view",
    query: EventQuery,
    status: 200,
    response: pageOf(AuditEvent),
  },

  listInvitations: {
    method: "GET",
    path: "/invitations",
    audience: "actor",
    action: "listInvitations",
    query: InvitationQuery,
    status: 200,
    response: pageOf(Invitation),
  },
  createInvitations: {
    method: "POST",
    path: "/invitations",
    audience: "actor",
    action: "invite",
    body: CreateInvitations,
    status: 200,
    response: InvitationOutcomes,
  },
  resendInvitation: {
    method: "POST",
    path: "/invitations/{id}/resend",
    audience: "actor",
    action: "resend",
    body: none,
    status: 200,
    response: Invitation,
  },
  revokeInvitation: {
    method: "POST",
    path: "/invitations/{id}/revoke",
    audience: "actor",
    action: "revoke",
    body: none,
    status: 200,
    response: Invitation,
  },
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
