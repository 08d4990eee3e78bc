import * as z from "zod/mini";
import { AccountList, FeatureList } from "./grants.js";
import { Invitation, InvitationOutcomes } from "./invitation.js";
import { pageOf } from "./page.js";
import { anything, nothing, recordOf } from "./record.js";
import { RoleList } from "./role.js";
import {
  AccessEvaluated,
  AuditEvent,
  CredentialChanged,
  EmbedToken,
  Health,
  MfaAnswer,
  OwnSessions,
  PublicProfile,
  Readiness,
  Session,
  SignedIn,
  SignUpAnswer,
} from "./session.js";
import { User, UserWithCredential } from "./user.js";

/** Who may call: anybody, somebody whose sign-in may still have a `next` step, a signed-in actor, or a portal's server by its key. */
export type Audience = "anyone" | "signing_in" | "actor" | "portal";

/** One endpoint below `/v1`, and what it answers: all that a client needs to know, and no more, because it is shipped. */
export interface Endpoint {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  readonly audience: Audience;
  /** The body of success. */
  readonly response: z.ZodMiniType;
  /** What may be answered in its place, told by its field `user`. */
  readonly alternative?: z.ZodMiniType;
  /** `If-Match` is required: 428 without, 412 where it does not match. */
  readonly version?: true;
}

const define = <const Table extends Record<string, Endpoint>>(table: Table): Table => table;
const InvitationPage = pageOf(Invitation);
const UserPage = pageOf(User);

export const endpoints = define({
  getHealth: { method: "GET", path: "/healthz", audience: "anyone", response: Health },
  getReadiness: { method: "GET", path: "/readyz", audience: "anyone", response: Readiness },
  getOpenApi: { method: "GET", path: "/openapi.json", audience: "anyone", response: recordOf(anything) },
  getProfile: { method: "GET", path: "/profile", audience: "anyone", response: PublicProfile },

  signIn: { method: "POST", path: "/sign-in", audience: "anyone", response: SignedIn },
  signOut: { method: "POST", path: "/sign-out", audience: "anyone", response: nothing },
  requestPasswordReset: { method: "POST", path: "/password-reset-requests", audience: "anyone", response: nothing },
  changeCredential: { method: "POST", path: "/credentials", audience: "anyone", response: CredentialChanged },
  mfa: { method: "POST", path: "/mfa", audience: "signing_in", response: MfaAnswer },
  signUp: { method: "POST", path: "/sign-up", audience: "anyone", response: SignUpAnswer },

  getSession: { method: "GET", path: "/session", audience: "actor", response: Session },
  listSessions: { method: "GET", path: "/sessions", audience: "actor", response: OwnSessions },
  endSession: { method: "DELETE", path: "/sessions/{id}", audience: "actor", response: nothing },
  listRoles: { method: "GET", path: "/roles", audience: "actor", response: RoleList },
  listFeatures: { method: "GET", path: "/features", audience: "actor", response: FeatureList },
  listAccounts: { method: "GET", path: "/accounts", audience: "actor", response: AccountList },
  createEmbedToken: { method: "POST", path: "/embed-tokens", audience: "portal", response: EmbedToken },
  evaluateAccess: { method: "POST", path: "/access/evaluate", audience: "actor", response: AccessEvaluated },

  listUsers: { method: "GET", path: "/users", audience: "actor", response: UserPage },
  searchUsers: { method: "POST", path: "/users/search", audience: "actor", response: UserPage },
  createUser: { method: "POST", path: "/users", audience: "actor", response: UserWithCredential },
  getUser: { method: "GET", path: "/users/{id}", audience: "actor", response: User },
  updateUser: { method: "PATCH", path: "/users/{id}", audience: "actor", version: true, response: User },
  deleteUser: { method: "DELETE", path: "/users/{id}", audience: "actor", version: true, response: z.optional(User) },
  restoreUser: { method: "POST", path: "/users/{id}/restore", audience: "actor", response: User },
  activateUser: { method: "POST", path: "/users/{id}/activate", audience: "actor", response: User },
  deactivateUser: { method: "POST", path: "/users/{id}/deactivate", audience: "actor", response: User },
  lockUser: { method: "POST", path: "/users/{id}/lock", audience: "actor", response: User },
  unlockUser: {
    method: "POST",
    path: "/users/{id}/unlock",
    audience: "actor",
    response: User,
    alternative: UserWithCredential,
  },
  sendPasswordReset: { method: "POST", path: "/users/{id}/password-reset", audience: "actor", response: User },
  setTemporaryPassword: {
    method: "POST",
    path: "/users/{id}/temporary-password",
    audience: "actor",
    response: UserWithCredential,
  },
  resetMfa: { method: "POST", path: "/users/{id}/mfa-reset", audience: "actor", response: User },
  resendWelcome: { method: "POST", path: "/users/{id}/welcome-email", audience: "actor", response: User },
  revokeSessions: { method: "POST", path: "/users/{id}/sessions/revoke", audience: "actor", response: User },
  setRoles: { method: "PUT", path: "/users/{id}/roles", audience: "actor", version: true, response: User },
  setFeatures: { method: "PUT", path: "/users/{id}/features", audience: "actor", version: true, response: User },
  setAccounts: { method: "PUT", path: "/users/{id}/accounts", audience: "actor", version: true, response: User },
  inviteUser: { method: "POST", path: "/users/{id}/invite", audience: "actor", response: User },
  listUserEvents: { method: "GET", path: "/users/{id}/events", audience: "actor", response: pageOf(AuditEvent) },
  listEvents: { method: "GET", path: "/events", audience: "actor", response: pageOf(AuditEvent) },

  listInvitations: { method: "GET", path: "/invitations", audience: "actor", response: InvitationPage },
  searchInvitations: { method: "POST", path: "/invitations/search", audience: "actor", response: InvitationPage },
  createInvitations: { method: "POST", path: "/invitations", audience: "actor", response: InvitationOutcomes },
  resendInvitation: { method: "POST", path: "/invitations/{id}/resend", audience: "actor", response: Invitation },
  revokeInvitation: { method: "POST", path: "/invitations/{id}/revoke", audience: "actor", response: Invitation },
});
