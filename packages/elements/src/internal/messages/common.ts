import type { Action, Status } from "@usherkit/sdk";
import { sentence, type Words } from "../words.js";
import type { ActionMessages } from "./action-messages.js";

/** English: what all elements say. */
export const common = (w: Words) => {
  const { user, users, role, roles } = w.terms;
  const upper = (text: string) => sentence(text, w.locale);
  return {
    cancel: "Cancel",
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "Copy by hand",
    tryAgain: "Try again",
    dismiss: "Dismiss",
    optional: "Optional",
    you: "You",
    never: "Never",
    yes: "Yes",
    no: "No",
    any: "Any",
    loading: "Loading…",
    help: (label: string) => `Help on ${label}`,
    request: "Request",
    copyRequest: "Copy the request’s number",
    at: (date: string, time: string) => `${date}, ${time}`,

    /** Names of actions, on buttons and menu items. */
    actions: {
      view: "View",
      edit: "View or edit",
      delete: "Delete",
      restore: "Restore",
      activate: "Activate",
      deactivate: "Deactivate",
      lock: "Lock",
      unlock: "Unlock",
      sendPasswordReset: `Send ${w.credential} reset`,
      setTemporaryPassword: `Set temporary ${w.credential}`,
      resetMfa: "Reset MFA",
      resendWelcome: "Resend welcome email",
      invite: w.terms.inviteUser ?? "Invite",
      setRoles: `Change ${role}`,
      setFeatures: "Features",
      setAccounts: "Accounts",
      revokeSessions: "End sessions",
      list: upper(users),
      create: w.terms.addUser ?? `Add ${user}`,
      listInvitations: "Pending invites",
      export: "Export",
      resend: "Resend",
      revoke: "Revoke",
      ...w.terms.actions,
    } satisfies Record<Action, string>,
    people: (count: number) => `${w.number(count)} ${w.plural(count, { one: user, other: users })}`,

    statuses: {
      removed: "Removed",
      contact: "Contact",
      invited: "Invited",
      inactive: "Inactive",
      locked_by_admin: "Locked by admin",
      auto_locked: "Auto-locked",
      provisioned: "Provisioned",
      recovery: "Recovery",
      awaiting_new_password: `Awaiting new ${w.credential}`,
      active: "Active",
    } satisfies Record<Status, string> as Readonly<Record<string, string>>,

    /** A refused or failed call, by its code; what is not here is told by its outcome. */
    problems: {
      version_mismatch: "Someone else changed this in the meantime. Look at it again first.",
      not_found: `This ${user} is no longer in the list.`,
      too_many_requests: "Too many tries for the moment.",
      email_taken: `Another ${user} has this address.`,
      username_taken: `Another ${user} has this name.`,
      removed_user: `A removed ${user} had this before, so it can’t be used again.`,
      invalid_request: "Something in it isn’t right.",
      internal: "Something went wrong on the server.",
      unavailable: "The server is busy or being restarted.",
      idempotency_key_in_use: "The first try is still running.",
      outcome_unknown: "The server lost its database meanwhile.",
      timeout: "The server didn’t answer in time.",
    } as Record<string, string>,
    outcomes: {
      not_sent: "The server couldn’t be reached. Nothing was changed.",
      rejected: "The server refused. Nothing was changed.",
      unknown: "The connection broke off.",
    },

    /** Where the answer got lost: in place of "wasn’t done", and at the end of every reason. */
    unsureTitle: "It isn’t known whether this was done.",
    unsure: "Trying again is safe.",
    /** `time`: "in 2 minutes". */
    tryAgainIn: (time: string) => `Try again ${time}.`,
    tryAgainLater: "Wait a little, then try again.",
    /** The session goes on, but what was asked for needs a fresh sign-in. */
    oldSignIn: "Your sign-in is too long ago for this.",

    /** Faces that every element has. */
    failed: (what: string) => `The ${what} couldn’t be loaded`,
    unconnected: "This page hasn’t been connected to its users yet.",
    deniedTitle: "You do not have access to this feature.",
    signedOutTitle: "Your session has ended",
    signedOutText: "Sign in again and you come back to this page. What you had typed is kept.",
    leaveTitle: "Leave without saving?",
    leave: "Discard changes",
    stay: "Keep editing",
    keepTyped: "Sign in again. What you typed is kept.",
    signIn: "Sign in",
    rolesOf: (names: readonly string[]) => (names.length > 0 ? w.list(names) : `No ${role}`),
    user: upper(user),
    users: upper(users),
    role: upper(role),
    /** What the portal may leave without a name. */
    fields: { status: "Status", lastSignInAt: "Last signed in", createdAt: "Added", updatedAt: "Modified" },
    roles: upper(roles),
  };
};
/** With what comes later: whoever says it imports `action-messages.js`. */
export type CommonMessages = ReturnType<typeof common> & ActionMessages;
