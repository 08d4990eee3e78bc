import type { Action, KnownReason, Status } from "@usherkit/sdk";
import { sentence, type Words } from "../words.js";

/** Whom a sentence is about. `name`: how to call them; `isSelf`: the viewer; null: everybody of the list. */
export type Subject = { readonly name: string; readonly isSelf: boolean } | null;

/** What fills the words of a reason. */
export interface ReasonWords {
  readonly action: Action;
  readonly subject: Subject;
  readonly roles: readonly string[];
  readonly status: string | undefined;
}

const withArticle = (name: string): string => `${/^[aeio]/i.test(name) ? "an" : "a"} ${name}`;

/** English: what all elements say. */
export const common = (w: Words) => {
  const { user, users, role, roles } = w.terms;
  const upper = (text: string) => sentence(text, w.locale);
  const self = "yourself";
  const who = (subject: Subject) => (subject === null ? users : subject.isSelf ? self : subject.name);
  const whose = (what: string, whom: string) => (whom === self ? `your own ${what}` : `the ${what} of ${whom}`);
  const name = (subject: Subject) => (subject === null ? `This ${user}` : subject.isSelf ? "You" : subject.name);
  const verb = (subject: Subject, third: string, second: string) => (subject?.isSelf ? second : third);
  const doing: Record<Action, (whom: string) => string> = {
    view: (whom) => `see ${whom}`,
    edit: (whom) => `edit ${whom}`,
    delete: (whom) => `delete ${whom}`,
    restore: (whom) => `restore ${whom}`,
    activate: (whom) => `activate ${whom}`,
    deactivate: (whom) => `deactivate ${whom}`,
    lock: (whom) => `lock ${whom}`,
    unlock: (whom) => `unlock ${whom}`,
    sendPasswordReset: (whom) => `send ${whom} a ${w.credential} reset`,
    setTemporaryPassword: (whom) => `set a temporary ${w.credential} for ${whom}`,
    resetMfa: (whom) => `reset MFA for ${whom}`,
    resendWelcome: (whom) => `resend the email to ${whom}`,
    invite: (whom) => `invite ${whom}`,
    setRoles: (whom) => `change ${whose(role, whom)}`,
    setFeatures: (whom) => `change ${whose("features", whom)}`,
    setAccounts: (whom) => `change ${whose("accounts", whom)}`,
    revokeSessions: (whom) => `end ${whose("sessions", whom)}`,
    list: () => `manage ${users}`,
    create: () => `add ${users}`,
    listInvitations: () => "see invitations",
    export: () => `export ${users}`,
    resend: () => "resend this invitation",
    revoke: () => "revoke this invitation",
  };
  const wrongState: Partial<Record<Action, (subject: Subject) => string>> = {
    lock: () => "Already locked",
    unlock: () => "Not locked",
    activate: () => "Already active",
    deactivate: () => "Already inactive",
    resetMfa: (subject) => `${name(subject)} ${verb(subject, "has", "have")} no MFA device to reset`,
  };
  const reasons: Record<KnownReason, (about: ReasonWords) => string> = {
    missing_permission: ({ action, roles: able }) =>
      able.length > 0
        ? `Only ${w.list(able.map(withArticle), "disjunction")} can ${doing[action](users)}`
        : `You don’t have the permission to ${doing[action](users)}`,
    target_protected: ({ action, subject }) =>
      `You can’t ${doing[action](who(subject))}: ${verb(subject, "they", "you")} are protected here`,
    self_action: ({ action }) => `You can’t ${doing[action](self)}`,
    outranked: ({ subject }) => `${name(subject)} can do more than you, or would be given more than you hold`,
    last_manager: ({ subject }) =>
      `${name(subject)} ${verb(subject, "is", "are")} the only one left who manages ${users}`,
    wrong_state: ({ action, subject, status }) =>
      wrongState[action]?.(subject) ??
      (status
        ? `${name(subject)} ${verb(subject, "is", "are")} in the status “${status}”`
        : "Not possible as things stand"),
    not_registered: ({ subject }) => `${name(subject)} ${verb(subject, "hasn’t", "haven’t")} signed up yet`,
    already_registered: ({ subject }) => `${name(subject)} ${verb(subject, "has", "have")} signed up already`,
    out_of_scope: ({ action, subject }) =>
      subject?.isSelf ? `You can’t ${doing[action](self)}` : `${name(subject)} belongs to someone else`,
    no_delivery_address: ({ subject }) => `${name(subject)} ${verb(subject, "has", "have")} no email address`,
    cooldown: () => "Sent a short while ago",
    mail_quota: () => "No more emails can be sent for now",
    backend_unsupported: () => "The system behind this page can’t do that",
    read_only_source: () => "This is managed in another system",
    policy: () => `The rules of ${w.portal || "this portal"} don’t allow it`,
  };
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
    /** While an action runs. */
    busy: {
      delete: "Deleting…",
      restore: "Restoring…",
      activate: "Activating…",
      deactivate: "Deactivating…",
      lock: "Locking…",
      unlock: "Unlocking…",
      sendPasswordReset: "Sending…",
      resendWelcome: "Sending…",
      resetMfa: "Resetting…",
      resend: "Sending…",
      revoke: "Revoking…",
    } as Partial<Record<Action, string>>,
    working: "Working…",
    /** "lock 2 users": a verb with whom it is done to. */
    doing,
    people: (count: number) => `${w.number(count)} ${w.plural(count, { one: user, other: users })}`,

    reason: (reason: string, about: ReasonWords) =>
      (reasons as Record<string, typeof reasons.policy>)[reason]?.(about) ?? reasons.policy(about),
    giveRole: (able: readonly string[]) =>
      able.length > 0
        ? `Only ${w.list(able.map(withArticle), "disjunction")} can give this`
        : "It holds more than you do",
    /** Of a role that nobody is given, and from whom nobody takes it. */
    roleProtected: `This ${role} isn’t given or withdrawn here`,
    askPeople: (names: readonly string[], more: number) =>
      `Ask ${w.list(more > 0 ? [...names, `one of ${w.number(more)} more`] : names, "disjunction")}`,
    /** `isSelf`: who reads it may be one of them. */
    askRole: (able: readonly string[], isSelf = false) =>
      `Ask ${w.list(isSelf ? able.map((name) => `another ${name}`) : able.map(withArticle), "disjunction")}`,
    noRemedy: "Nothing can be done about it here",
    doFirst: (action: string) => (action === "setRoles" ? `Give someone else that ${role} first` : `First: ${action}`),
    waitUntil: (when: string) => `Wait until ${when}`,
    contactSupport: (support: string, how: string) => (how ? `Contact ${support}: ${how}` : `Contact ${support}`),

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
export type CommonMessages = ReturnType<typeof common>;
