import type { OperationId, Operations } from "@usherkit/contract";
import { changeCredential } from "./account/change-credential.js";
import { createEmbedToken } from "./account/embed-tokens.js";
import { mfa } from "./account/mfa.js";
import { endSession, listSessions } from "./account/own-sessions.js";
import { requestPasswordReset } from "./account/recovery.js";
import { signIn, signOut } from "./account/sign-in.js";
import { signUp } from "./account/sign-up.js";
import { apiDocumentOf } from "./api-document.js";
import type { ActorHandler, OpenHandler } from "./context.js";
import { resendInvitation, revokeInvitation } from "./invitations/change.js";
import { inviteUser } from "./invitations/contact.js";
import { createInvitations } from "./invitations/create.js";
import { listInvitations, searchInvitations } from "./invitations/list.js";
import { listAccounts, listFeatures } from "./tenants/grantable.js";
import { listEvents } from "./tenants/events.js";
import { getProfile } from "./tenants/public-profile.js";
import { getSession, listRoles } from "./tenants/session.js";
import * as change from "./users/change.js";
import { createUser } from "./users/create.js";
import { deleteUser } from "./users/delete.js";
import { setRoles, updateUser } from "./users/edit.js";
import { setAccounts, setFeatures } from "./users/grants.js";
import { listUserEvents } from "./users/history.js";
import { evaluateAccess, getUser, getUsers, searchUsers } from "./users/read.js";
import { version } from "./version.js";

/** One handler for each operation of the contract's table; a missing one is a type error. */
export type Handlers = {
  readonly [Id in OperationId]: Operations[Id]["audience"] extends "actor" ? ActorHandler<Id> : OpenHandler<Id>;
};

export const handlers: Handlers = {
  getHealth: () => Promise.resolve({ body: { status: "ok", version } }),
  getReadiness: async ({ services }) =>
    (await services.isReady())
      ? { body: { status: "ok", database: "ok" } }
      : { status: 503, headers: { "Retry-After": "2" }, body: { status: "unavailable", database: "unavailable" } },
  getOpenApi: ({ services }) => Promise.resolve({ body: apiDocumentOf(services) }),
  getProfile,
  signIn,
  signOut,
  requestPasswordReset,
  changeCredential,
  mfa,
  signUp,
  getSession,
  listSessions,
  endSession,
  listRoles,
  evaluateAccess,
  listUsers: getUsers,
  searchUsers,
  createUser,
  getUser,
  updateUser,
  deleteUser,
  restoreUser: change.restoreUser,
  activateUser: change.activateUser,
  deactivateUser: change.deactivateUser,
  lockUser: change.lockUserByAdmin,
  unlockUser: change.unlockUser,
  sendPasswordReset: change.sendPasswordReset,
  setTemporaryPassword: change.setTemporaryPassword,
  resetMfa: change.resetMfa,
  resendWelcome: change.resendWelcome,
  revokeSessions: change.revokeSessions,
  setRoles,
  setFeatures,
  setAccounts,
  inviteUser,
  listFeatures,
  listAccounts,
  createEmbedToken,
  listUserEvents,
  listEvents,
  listInvitations,
  searchInvitations,
  createInvitations,
  resendInvitation,
  revokeInvitation,
};
