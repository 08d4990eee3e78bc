import * as z from "zod/mini";
import type { Action } from "./decision.js";
import { Invitation, InvitationOutcomes } from "./invitation.js";
import { pageOf } from "./page.js";
import { RoleList } from "./role.js";
import {
  AccessEvaluated,
  AuditEvent,
  CredentialChanged,
  Health,
  MfaAnswer,
  PublicProfile,
  Session,
  SignedIn,
  SignUpAnswer,
} from "./session.js";
import { User, UserWithCredential } from "./user.js";

/** Who may call: anybody, somebody whose sign-in may still have a `next` step, or a signed-in actor. */
export type Audience = "anyone" | "signing_in" | "actor";

/** One endpoint below `/v1`, and what it answers: all that a client needs to know. */
export interface Endpoint {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  readonly audience: Audience;
  /** The action that a decision is asked for. */
  readonly action?: Action;
  /** The status of success and its body; null: none. */
  readonly status: number;
  readonly response: z.ZodMiniType | null;
  /** `If-Match` is required: 428 without, 412 where it does not match. */
  readonly version?: true;
}

const define = <const Table extends Record<string, Endpoint>>(table: Table): Table => table;
const UserPage = pageOf(User);

export const endpoints = define({
  getHealth: { method: "GET", path: "/healthz", audience: "anyone", status: 200, response: Health },
  getOpenApi: { method: "GET", path: "/openapi.json", audience: "anyone", status: 200, response: z.looseObject({}) },
  getProfile: {
    method: "GET",
    path: "/profile",
    audience: "anyone",
    status: 200,
    response: PublicProfile,
  },

  signIn: { method: "POST", path: "/sign-in", audience: "anyone", status: 200, response: SignedIn },
  signOut: { method: "POST", path: "/sign-out", audience: "signing_in", status: 204, response: null },
  requestPasswordReset: {
    method: "POST",
    path: "/password-reset-requests",
    audience: "anyone",
    status: 202,
    response: null,
  },
  changeCredential: {
    method: "POST",
    path: "/credentials",
    audience: "anyone",
    status: 200,
    response: CredentialChanged,
  },
  mfa: { method: "POST", path: "/mfa", audience: "signing_in", status: 200, response: MfaAnswer },
  signUp: { method: "POST", path: "/sign-up", audience: "anyone", status: 200, response: SignUpAnswer },

  getSession: { method: "GET", path: "/session", audience: "actor", status: 200, response: Session },
  listRoles: { method: "GET", path: "/roles", audience: "actor", status: 200, response: RoleList },
  evaluateAccess: {
    method: "POST",
    path: "/access/evaluate",
    audience: "actor",
    status: 200,
    response: AccessEvaluated,
  },

  listUsers: {
    method: "GET",
    path: "/users",
    audience: "actor",
    action: "list",
    status: 200,
    response: UserPage,
  },
  searchUsers: {
    method: "POST",
    path: "/users/search",
    audience: "actor",
    action: "list",
    status: 200,
    response: UserPage,
  },
  createUser: {
    method: "POST",
    path: "/users",
    audience: "actor",
    action: "create",
    status: 201,
    response: UserWithCredential,
  },
  getUser: { method: "GET", path: "/users/{id}", audience: "actor", action: "view", status: 200, response: User },
  updateUser: {
    method: "PATCH",
    path: "/users/{id}",
    audience: "actor",
    action: "edit",
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
    status: 200,
    response: User,
  },
  activateUser: {
    method: "POST",
    path: "/users/{id}/activate",
    audience: "actor",
    action: "activate",
    status: 200,
    response: User,
  },
  deactivateUser: {
    method: "POST",
    path: "/users/{id}/deactivate",
    audience: "actor",
    action: "deactivate",
    status: 200,
    response: User,
  },
  lockUser: {
    method: "POST",
    path: "/users/{id}/lock",
    audience: "actor",
    action: "lock",
    status: 200,
    response: User,
  },
  unlockUser: {
    method: "POST",
    path: "/users/{id}/unlock",
    audience: "actor",
    action: "unlock",
    status: 200,
    response: z.union([UserWithCredential, User]),
  },
  sendPasswordReset: {
    method: "POST",
    path: "/users/{id}/password-reset",
    audience: "actor",
    action: "sendPasswordReset",
    status: 200,
    response: User,
  },
  setTemporaryPassword: {
    method: "POST",
    path: "/users/{id}/temporary-password",
    audience: "actor",
    action: "setTemporaryPassword",
    status: 200,
    response: UserWithCredential,
  },
  resetMfa: {
    method: "POST",
    path: "/users/{id}/mfa-reset",
    audience: "actor",
    action: "resetMfa",
    status: 200,
    response: User,
  },
  resendWelcome: {
    method: "POST",
    path: "/users/{id}/welcome-email",
    audience: "actor",
    action: "resendWelcome",
    status: 200,
    response: User,
  },
  revokeSessions: {
    method: "POST",
    path: "/users/{id}/sessions/revoke",
    audience: "actor",
    action: "revokeSessions",
    status: 200,
    response: User,
  },
  setRoles: {
    method: "PUT",
    path: "/users/{id}/roles",
    audience: "actor",
    action: "setRoles",
    version: true,
    status: 200,
    response: User,
  },
  listUserEvents: {
    method: "GET",
    path: "/users/{id}/events",
    audience: "actor",
    action: "view",
    status: 200,
    response: pageOf(AuditEvent),
  },

  listInvitations: {
    method: "GET",
    path: "/invitations",
    audience: "actor",
    action: "listInvitations",
    status: 200,
    response: pageOf(Invitation),
  },
  createInvitations: {
    method: "POST",
    path: "/invitations",
    audience: "actor",
    action: "invite",
    status: 200,
    response: InvitationOutcomes,
  },
  resendInvitation: {
    method: "POST",
    path: "/invitations/{id}/resend",
    audience: "actor",
    action: "resend",
    status: 200,
    response: Invitation,
  },
  revokeInvitation: {
    method: "POST",
    path: "/invitations/{id}/revoke",
    audience: "actor",
    action: "revoke",
    status: 200,
    response: Invitation,
  },
});
