import type { Action } from "@usherkit/sdk";
import { sentence, type Words } from "../words.js";

/** English: the questions before actions, and what became of them. */
export const userActions = (w: Words) => {
  const { user, users, role } = w.terms;
  const count = (total: number) => `${w.number(total)} ${w.plural(total, { one: user, other: users })}`;
  return {
    undo: "Undo",
    /** After an action: `whom` is a name, or a number of people. */
    done: {
      delete: (whom: string) => `${whom} deleted`,
      restore: (whom: string) => `${whom} restored`,
      activate: (whom: string) => `${whom} activated`,
      deactivate: (whom: string) => `${whom} deactivated`,
      lock: (whom: string) => `${whom} locked`,
      unlock: (whom: string) => `${whom} unlocked`,
      sendPasswordReset: (whom: string) => `Reset sent to ${whom}`,
      setTemporaryPassword: (whom: string) => `Temporary ${w.credential} set for ${whom}`,
      resetMfa: (whom: string) => `MFA reset for ${whom}`,
      resendWelcome: (whom: string) => `Email sent to ${whom}`,
      invite: (whom: string) => `Invitation sent to ${whom}`,
      setRoles: (whom: string) => `${sentence(role, w.locale)} of ${whom} changed`,
      setFeatures: (whom: string) => `Features of ${whom} changed`,
      setAccounts: (whom: string) => `Accounts of ${whom} changed`,
      revokeSessions: (whom: string) => `Sessions of ${whom} ended`,
    } as Partial<Record<Action, (whom: string) => string>>,
    /** The question before an action, on one person by name, or on several by their number. */
    ask: (action: string, whom: string) => `${action} ${whom}?`,
    askMfa: (whom: string) => `Reset MFA for ${whom}?`,
    someOf: (n: number, of: number) => (n === of ? count(n) : `${w.number(n)} of ${count(of)}`),
    leftOut: (name: string, reason: string) => `${name} is left out: ${reason}.`,
    leftOutMore: (n: number) => `${w.number(n)} more are left out.`,
    andMore: (n: number) => `${w.number(n)} more`,
    /** Unfolds all the names, of which the text has some. */
    allNames: (n: number) => `All ${w.number(n)} names`,
    /** Before many are deleted at once. The number is typed in the digits 0 to 9. */
    typeCount: (n: number) => `Type ${n} to confirm`,
    typedWrong: (n: number) => `Type ${n}, the number of ${users} who would be deleted.`,
    progress: (busy: string, done: number, of: number) =>
      of > 1 ? `${busy.replace("…", "")} ${w.number(done)} of ${w.number(of)}…` : busy,
    /** What happens, around the names. */
    happens: {
      delete: (tenant: string) => ["This removes ", ` from ${tenant} and ends their sessions now.`],
      lock: () => ["", " can’t sign in until someone unlocks them."],
      unlock: () => ["", " can sign in again."],
      deactivate: () => [
        "",
        " can’t sign in until set back to active. Open sessions end now, and nothing of theirs is lost.",
      ],
      activate: () => ["", " can sign in again."],
      setTemporaryPassword: () => [`The present ${w.credential} of `, " stops working, and open sessions end now."],
      invite: () => ["", " will get an invitation by email."],
      resetMfa: () => ["", " will have to enrol MFA again from scratch at the next sign-in."],
      resendWelcome: () => ["", " will get a fresh link by email. The link sent before stops working."],
      sendPasswordReset: () => ["", ` will get an email with a link to set a new ${w.credential}.`],
      revokeSessions: () => ["", " will be signed out everywhere, now."],
      restore: () => ["", " will be back in the list."],
    } as Partial<Record<Action, (tenant: string) => readonly [string, string]>>,
    final: {
      delete: (isErased: boolean) =>
        isErased
          ? `It can’t be undone. A deleted ${user} can’t be recovered.`
          : "It can’t be undone here. The record stays for the logs.",
      resetMfa: () => "It can’t be undone.",
    } as Partial<Record<Action, (isErased: boolean) => string>>,
    verb: (action: string, n: number) => (n === 1 ? `${action} ${user}` : `${action} ${count(n)}`),
    verbs: {
      resetMfa: "Reset MFA",
      resendWelcome: "Send email",
      sendPasswordReset: "Send email",
      revokeSessions: "End sessions",
    } as Partial<Record<Action, string>>,
    /** What it is called when it did not succeed. */
    undone: {
      delete: (name: string) => `${name} wasn’t deleted.`,
      restore: (name: string) => `${name} wasn’t restored.`,
      lock: (name: string) => `${name} wasn’t locked.`,
      unlock: (name: string) => `${name} wasn’t unlocked.`,
      activate: (name: string) => `${name} wasn’t activated.`,
      deactivate: (name: string) => `${name} wasn’t deactivated.`,
      resetMfa: (name: string) => `MFA wasn’t reset for ${name}.`,
      resendWelcome: (name: string) => `No email was sent to ${name}.`,
      sendPasswordReset: (name: string) => `No email was sent to ${name}.`,
      setTemporaryPassword: (name: string) => `No temporary ${w.credential} was set for ${name}.`,
      revokeSessions: (name: string) => `The sessions of ${name} weren’t ended.`,
    } as Partial<Record<Action, (name: string) => string>>,
    /** Unlocking after wrong tries, with the reset in the same step. `since`: date and time with their zone. */
    lockedAfter: (name: string, since: string) => `${name} was locked on ${since} after too many wrong tries.`,
    forgotten: `A forgotten ${w.credential} is the commonest cause.`,
    unlockHow: "How to unlock",
    unlockReset: {
      label: `Unlock and reset the ${w.credential}`,
      about: (name: string) => `You see a temporary ${w.credential} once. ${name} must change it at the next sign-in.`,
      verb: "Unlock and reset",
    },
    unlockMail: {
      label: `Unlock and send an email to reset the ${w.credential}`,
      about: (name: string) => `${name} sets a new ${w.credential} with the link in it.`,
      verb: "Unlock and send",
    },
    /** Before somebody who hasn't signed in yet is kept out. */
    welcomeEnds: "The link of their welcome email stops working for good. Send it again afterwards.",
    /** Before somebody is deleted who has people of their own. */
    peoplePass: `Whom they added become your ${users}.`,
    unlockOnly: {
      label: "Only unlock",
      about: (name: string) => `${name} signs in with the ${w.credential} as it is.`,
      verb: "Unlock",
    },
    /** Of somebody who holds more than the viewer: before a credential is made for them, and afterwards. */
    mailed: (name: string, email: string) =>
      `A temporary ${w.credential} is sent to ${name}’s own address, ${email}, and isn’t shown, because they hold more than you.`,
    wasMailed: (name: string, email: string) =>
      `A temporary ${w.credential} was sent to ${name}’s own address, ${email}`,
    takesOver: (name: string) => `${name} holds more than you, and this lets you sign in as ${name}.`,
    secretLabel: `Temporary ${w.credential}`,
    secretOnce: "Shown once. It’s gone when you close this.",
    secretLost: `The temporary ${w.credential} can’t be shown a second time. Set another for them.`,
    copySecret: `Copy the temporary ${w.credential}`,
    failedOne: (name: string) => `${name} wasn’t changed.`,
    failedSome: (done: number, of: number) => `Done for ${w.number(done)} of ${w.number(of)}.`,
    failedLine: (name: string, why: string) => `${name}: ${why}`,
  };
};
export type UserActionsMessages = ReturnType<typeof userActions>;
