import type { OperationId } from "../operations.js";

/** What the document says in words. It stands apart from the schemas, so that no browser is sent it. */
export const operationDescriptions: Readonly<Record<OperationId, { summary: string; description?: string }>> = {
  getHealth: {
    summary: "Whether the service answers",
    description: "Says that the process lives, and asks nothing else.",
  },
  getReadiness: {
    summary: "Whether the service can do its work",
    description: "Asks the database; 503 where it doesn't answer. The answer of one second is given again.",
  },
  getOpenApi: { summary: "This document" },
  getProfile: {
    summary: "What the pages before a sign-in need of a tenant",
    description: "The same for everybody: the portal's words, what sign-in asks, the support contact, the languages.",
  },
  signIn: {
    summary: "Sign in",
    description:
      "Answers a token and sets the same as an HttpOnly cookie. Where `next` is not null a step is missing, and the token opens `/credentials`, `/mfa` and `/sign-out` alone. Repeated failures lock the account, whichever address they come from.",
  },
  signOut: { summary: "Sign out", description: "Ends this session and clears the cookie." },
  requestPasswordReset: {
    summary: "Ask for a reset by mail",
    description: "Answers the same whether or not there is such a person.",
  },
  changeCredential: {
    summary: "Open a link, or set or change the credential",
    description:
      "`{token}` opens the link and changes nothing else. `{token, password}` sets by the link. `{password, currentPassword}` changes at will with a session; `{password}` where the change is forced.",
  },
  mfa: {
    summary: "Enrol a second factor, or verify it",
    description: "`{}` begins an enrolment (TOTP, RFC 6238); `{code}` confirms it, or completes a sign-in.",
  },
  signUp: {
    summary: "Sign up by an invitation's link",
    description: "`{token}` says what the invitation is for and changes nothing. With the rest it signs up, once.",
  },
  getSession: { summary: "Who is signed in, the portal profile, and what they may do with the collection" },
  listSessions: { summary: "The caller's own open sessions", description: "The one that was used last comes first." },
  endSession: { summary: "End one of the caller's own sessions" },
  listRoles: { summary: "The roles of the profile", description: "`assignable` says whether the viewer may give it." },
  listFeatures: { summary: "The features of the portal", description: "`grantable` says whether the viewer may." },
  listAccounts: {
    summary: "The accounts of the tenant",
    description: "Each level says whether the viewer may grant it.",
  },
  createEmbedToken: {
    summary: "A token for one person, for another origin",
    description:
      "For a portal's server alone, by its secret key (`Authorization: Bearer`), which says which tenant. The token lives at most 15 minutes, and works in requests of the pages of `origin` alone: one of those that the server lists, or its own. With `authenticatedAt`, when they signed in at the portal, it is refused (401) where their sessions were ended since; without it, it counts as no fresh sign-in.",
  },
  evaluateAccess: {
    summary: "One action asked of several users",
    description: "One decision each, in their order. Changes nothing.",
  },
  listUsers: {
    summary: "Users by search, filters and sort",
    description:
      "They always combine. What names people (a search, a filter, a cursor) is better sent to `POST /users/search`: URLs end in logs.",
  },
  searchUsers: { summary: "Users by search, filters and sort, by a body", description: "Changes nothing." },
  createUser: {
    summary: "Create a user",
    description:
      "`temporaryPassword` is answered once; the repeat of a call says `temporaryPassword: null, replayed: true`.",
  },
  getUser: { summary: "One user", description: "Whom the viewer may not see is answered as one that does not exist." },
  updateUser: {
    summary: "Change a user",
    description:
      "JSON Merge Patch (RFC 7396): null clears, what isn't named stays. The address of a user who holds what the caller doesn't can't be changed (403).",
  },
  deleteUser: {
    summary: "Delete a user",
    description: "204 where the person is gone, 200 with the user where the profile keeps the record.",
  },
  restoreUser: { summary: "Bring a deleted user back" },
  activateUser: { summary: "Set a user back to active" },
  deactivateUser: { summary: "Keep a user out until set back; nothing of theirs is lost" },
  lockUser: { summary: "Lock a user out until somebody unlocks", description: "Open sessions die." },
  unlockUser: {
    summary: "Unlock a user",
    description:
      "With `resetCredential` a temporary credential is made in the same step, and the answer is `{user, temporaryPassword}`, or `{user, delivered}` as for `temporary-password`. 409 where the user is not locked.",
  },
  sendPasswordReset: { summary: "Mail a link with which the user sets their own credential" },
  setTemporaryPassword: {
    summary: "Set a temporary credential",
    description:
      "`{}`: the server makes it and shows it once. `{password}`: where the profile lets managers type it. It must be changed at the next sign-in. Where the user holds what the caller doesn't, `{}` mails it to the user's own address and answers `{user, delivered: \"email\"}`; `{password}` is refused (422).",
  },
  resetMfa: { summary: "Forget the second factor, which is enrolled again at the next sign-in" },
  resendWelcome: { summary: "Mail a fresh welcome link; the old one dies" },
  revokeSessions: { summary: "End the open sessions of a user" },
  setRoles: { summary: "Set the roles of a user", description: "No one grants what they don't hold." },
  setFeatures: {
    summary: "Set the features granted to a user directly",
    description: "Those of a role stay with the role. No one grants what they don't hold.",
  },
  setAccounts: {
    summary: "Set the accounts that a user may see, and how far",
    description: "No one grants what they don't hold.",
  },
  inviteUser: {
    summary: "Invite a contact to sign up",
    description: "The later sign-up belongs to this contact. An earlier link to them dies.",
  },
  listUserEvents: {
    summary: "The history of a user, newest first",
    description:
      "Needs a role with `users.manage`, or that the viewer may edit the user; everybody reads their own. An actor without `id` is hidden from the viewer.",
  },
  listEvents: {
    summary: "The history of the tenant, newest first",
    description:
      "For managers. Sign-ins, failures, refusals and changes, each with the address and the id of its request. Repeats within a quarter of an hour are one line with a `count` in its details.",
  },
  listInvitations: {
    summary: "Invitations, one row for every one that was sent",
    description:
      "Search, filter and sort always combine. What names people (a search, a cursor) is better sent to `POST /invitations/search`.",
  },
  searchInvitations: { summary: "Invitations by search, filter and sort, by a body", description: "Changes nothing." },
  createInvitations: {
    summary: "Invite several addresses",
    description: "One outcome for each, in their order: a malformed address never sinks the rest.",
  },
  resendInvitation: { summary: "Mail a fresh link; the old one dies" },
  revokeInvitation: { summary: "End an invitation's link" },
};

export const schemaDescriptions: Readonly<Record<string, string>> = {
  User: "A person of a tenant, as the viewer may see them.",
  Status: "Worked out from the facts of state, in this order of precedence, which is also the order in which it sorts.",
  Lock: "Why and since when a person is kept out.",
  Recovery: "A reset under way. It never stops the present credential from working.",
  Access:
    "What the viewer may do with this, and why not where they may not. Actions that the profile doesn't use are left out.",
  Decision: "The answer to (actor, action, target). An unknown state means denied.",
  Remedy: "What to do instead.",
  Problem: "RFC 9457 problem details, with a stable code.",
  ProblemError: "One wrong field.",
  Total: "How many there are; counting stops at 10,000.",
  UserPage: "One page of users.",
  InvitationPage: "One page of invitations.",
  AuditEventPage: "One page of a person's history.",
  TenantEventPage: "One page of a tenant's history.",
  Nothing: "No field; the body may be left out.",
  Invitation: "One row for every invitation that was sent.",
  InvitationOutcome: "What became of one address.",
  UserWithCredential: "A user, and what was made for them to sign in with.",
  UnlockAnswer: "The user; with `resetCredential` the user and a temporary credential.",
  PortalProfile: "The data that make one portal.",
  Session: "Who is signed in, and where.",
  Role: "A named set of permissions.",
  AuditEvent: "One line of a person's history.",
  OwnSession: "One of the caller's own sessions.",
};

const filter = "Several values mean any of them.";

export const fieldDescriptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  User: {
    version: "Moves with what a manager can change, never with a sign-in. Sent back in `If-Match`.",
    status: "Worked out, never set by hand.",
    email: "Null: no mail reaches the person.",
    mfa: "`required`: was reset, and is enrolled again at the next sign-in.",
    registration: "`provisioned`: added, and has not completed the onboarding.",
    parentId: "Who created or invited the person. Null: nobody, or somebody whom the viewer may not view.",
    invitedAt: "When the invitation was sent that is open to the person. Null: none is.",
    lastSignInAt: "RFC 3339, UTC. Null: never.",
    deletedAt: "Set where the record of a deleted user is kept.",
    access: "Left out where `access=none` was asked.",
  },
  Lock: {
    kind: "`auto`: too many wrong credentials. `admin`: by a person.",
    until: "Null: until somebody unlocks.",
    by: "The user who locked; null: the system, or somebody whom the viewer may not view.",
  },
  Recovery: { openedAt: "Null: the link was sent and not yet opened.", until: "When the link dies." },
  Decision: {
    reason: "A machine code, an open set.",
    params: "Fills the words of the reason; of an allowed action, what it is limited to.",
  },
  Remedy: {
    roleIds: "Whose holders could.",
    names: "Two of them at most.",
    action: "What must be done first.",
    until: "When to try again: RFC 3339, UTC.",
  },
  Problem: {
    code: "Stable: branch on this.",
    requestId: "Names the request in the server's log.",
    errors: "The fields that are wrong.",
    decision: "Where a decision refused.",
  },
  ProblemError: { pointer: "RFC 6901 into the body, or `#/query/NAME`." },
  Total: { exact: "False: at least so many." },
  UserQuery: {
    search: "Parts of names, user name and address; accents and case don't count.",
    status: filter,
    roleId: filter,
    active: "Whether the person is set to active.",
    deleted: "`exclude` where not given.",
    sort: "A column; `-` before it for descending.",
    cursor: "`nextCursor` or `previousCursor` of a page with the same query.",
    limit: "1 to 200; 50 where not given.",
    total: "Ask for `total`.",
    access: "`none` leaves the report of decisions out.",
    tenant: "The tenant's id.",
  },
  InvitationQuery: {
    search: "Parts of the address.",
    link: filter,
    sort: "A column; `-` before it for descending. `-sentAt` where not given.",
    cursor: "`nextCursor` or `previousCursor` of a page with the same query.",
    limit: "1 to 200; 50 where not given.",
    total: "Ask for `total`.",
  },
  UserWithCredential: {
    temporaryPassword: "Answered once. Null in the repeat of a call.",
    delivered: "`email`: it was mailed to the user's own address, and is answered to nobody.",
    replayed: "The answer of an earlier call with the same Idempotency-Key.",
  },
  AuditEvent: { actor: "Null: the system. Without `id` and name: somebody whom the viewer may not view." },
  Access: { history: "Of a user: whether the viewer may read their history." },
  Invitation: {
    sentBy: "Null: somebody whom the viewer may not view.",
    signupCompleted: "True only for the very link that was used.",
    userCreated: "True for every invitation to an address that has a user, however the user came about.",
    endedAt: "When the link was used, replaced or revoked.",
  },
};
