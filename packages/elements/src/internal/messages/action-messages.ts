import type { Action, KnownReason } from "@usherkit/sdk";
import { addMessages } from "../messages.js";
import type { Words } from "../words.js";
import { common } from "./common.js";

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

/** English: what is said of actions that run, are refused, or need somebody else. */
export const actionMessages = (w: Words) => {
  const { user, users, role } = w.terms;
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
    reason: (reason: string, about: ReasonWords) =>
      (reasons as Record<string, typeof reasons.policy>)[reason]?.(about) ?? reasons.policy(about),
    giveRole: (able: readonly string[]) =>
      able.length > 0
        ? `Only ${w.list(able.map(withArticle), "disjunction")} can give this`
        : "It holds more than you do",
    /** Of a role that nobody is given, and from whom nobody takes it. */
    roleProtected: `This ${role} isn’t given or withdrawn here`,
    askPeople: (names: readonly string[], more: number) =>
      `Ask ${w.list(
        more > 0
          ? [...names, w.plural(more, { one: "one other person", other: `one of ${w.number(more)} more` })]
          : names,
        "disjunction",
      )}`,
    /** `isSelf`: who reads it may be one of them. */
    askRole: (able: readonly string[], isSelf = false) =>
      `Ask ${w.list(isSelf ? able.map((name) => `another ${name}`) : able.map(withArticle), "disjunction")}`,
    noRemedy: "Nothing can be done about it here",
    doFirst: (action: string) => (action === "setRoles" ? `Give someone else that ${role} first` : `First: ${action}`),
    waitUntil: (when: string) => `Wait until ${when}`,
    contactSupport: (support: string, how: string) => (how ? `Contact ${support}: ${how}` : `Contact ${support}`),
  };
};
export type ActionMessages = ReturnType<typeof actionMessages>;

// It comes with the code that says it: the first rows of a list are there without.
addMessages(common, actionMessages);
