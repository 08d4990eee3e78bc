import { sentence, type Words } from "../words.js";

/** What fills the words of an event, as far as its details tell. */
export interface EventWords {
  /** Labels of the fields that were changed. */
  readonly fields: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** How often it happened within a short while: the history has one line for it. */
  readonly count: number;
  /** Of a sign-in that failed: `sign_in`, `code` or `present_credential`. */
  readonly step: string;
  /** What was refused. */
  readonly action: string | undefined;
}

/** English: a person's history. */
export const userHistory = (w: Words) => {
  const { role } = w.terms;
  const c = w.credential;
  const fromTo = (what: string, { before, after }: EventWords) =>
    before.length > 0 || after.length > 0
      ? `${what}: ${w.list(before) || "none"} → ${w.list(after) || "none"}`
      : `${what} changed`;
  const times = ({ count }: EventWords) => (count > 1 ? ` (${w.number(count)} times)` : "");
  const failures: Partial<Record<string, string>> = {
    code: "Wrong MFA code",
    present_credential: `Wrong present ${c}`,
  };
  return {
    loading: "Loading…",
    failed: "The history couldn’t be loaded.",
    empty: "Nothing has happened yet.",
    more: "Show more",
    loadingMore: "Loading…",
    /** When nobody did it: the clock, or a rule. */
    system: "By itself",
    /** Somebody who is no longer there. */
    unknown: "Somebody who is gone",
    /** Somebody whom the viewer may not see. */
    hidden: "Somebody you can’t see",
    self: "Themself",
    /** What happened, by the event's type. */
    events: {
      create: () => "Added",
      add_contact: () => "Added as a contact",
      identity_shared: () => "Has the same address or user name as somebody else: change it",
      edit: (about) => (about.fields.length > 0 ? `Changed: ${w.list(about.fields)}` : "Details changed"),
      delete: () => "Deleted",
      restore: () => "Restored",
      activate: () => "Set to active",
      deactivate: () => "Set to inactive",
      lock: () => "Locked",
      unlock: () => "Unlocked",
      auto_lock: () => "Locked after too many wrong tries",
      sendPasswordReset: () => `Sent a ${c} reset`,
      setTemporaryPassword: () => `Temporary ${c} set`,
      resetMfa: () => "MFA reset",
      resendWelcome: () => "Welcome email sent again",
      invite: () => "Invited",
      resend: () => "Invitation sent again",
      revoke: () => "Invitation revoked",
      setRoles: (about) => fromTo(sentence(role, w.locale), about),
      setFeatures: (about) => fromTo("Features", about),
      setAccounts: (about) => fromTo("Accounts", about),
      revokeSessions: () => "Sessions ended",
      sign_in: () => "Signed in",
      sign_in_failed: (about) => (failures[about.step] ?? "Sign-in failed") + times(about),
      sign_out: () => "Signed out",
      end_session: () => "Ended a session of their own",
      refused: (about) => (about.action ? `Refused: ${about.action}` : "Refused") + times(about),
      embed_token: () => "Opened from another site",
      sign_up: ({ fields }) => (fields.length > 0 ? `Signed up, and changed: ${w.list(fields)}` : "Signed up"),
      complete_onboarding: () => `Signed up and set the ${c}`,
      set_credential: () => `Set a new ${c}`,
      change_credential: () => `Changed the ${c}`,
      mail_failed: () => "An email to them could not be delivered",
      request_password_reset: () => `Asked for a ${c} reset`,
      enrol_mfa: () => "MFA enrolled",
      create_key: () => "Key for embedding made",
      first_use_key: () => "Key for embedding used for the first time",
      revoke_key: () => "Key for embedding revoked",
    } as Partial<Record<string, (about: EventWords) => string>>,
    /** A type that this version doesn't know. */
    other: (type: string) => type.replaceAll(/[_.]/g, " "),
    level: (account: string, level: string) => `${account} (${level})`,
  };
};
export type UserHistoryMessages = ReturnType<typeof userHistory>;
