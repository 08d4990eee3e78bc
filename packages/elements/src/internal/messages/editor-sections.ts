import type { EditorSection } from "@usherkit/sdk";
import { sentence, type Words } from "../words.js";

/** English: the editor whose sections save by themselves (docs/portals.md, CA-2). */
export const editorSections = (w: Words) => {
  const { user, roles, actions } = w.terms;
  const upper = (text: string) => sentence(text, w.locale);
  const upTo = (credential: string, mustChange: boolean) =>
    mustChange ? `They must choose a new ${credential} at the next sign-in.` : "";
  return {
    /** Before "Name (email)". */
    title: w.terms.editUser ?? `Edit ${user}`,
    about: (title: string, name: string) => `${title}: ${name}`,
    footer: "Each button saves only its own section.",
    names: {
      details: "Details",
      lock: "Account lock",
      passwordReset: `Reset ${w.credential}`,
      temporaryPassword: `Temporary ${w.credential}`,
      email: "Email",
      roles: upper(roles),
      features: actions?.setFeatures ?? "Features",
      accounts: actions?.setAccounts ?? "Accounts",
      active: "Active or inactive",
      mfa: "MFA",
    } satisfies Record<EditorSection, string>,
    /** What the section is for, where neither its own text nor the portal's says it. */
    help: {
      passwordReset: (name: string) => `Sends ${name} an email with a link to set a new ${w.credential}.`,
      temporaryPassword: (name: string) =>
        `If ${name} can’t receive email, set a temporary ${w.credential} and tell it to them in person. ${upTo(
          w.credential,
          w.mustChange,
        )}`.trim(),
      roles: () => "Each carries different rights.",
    } as Partial<Record<EditorSection, (name: string) => string>>,
    /** Around the link to the guide. */
    guide: ["See the ", "."] as const,
    guideName: `${upper(roles)} guide`,
    /** Where a section has nothing for this person. */
    nothing: `There is nothing to change here for this ${user}.`,
    /** How the lock stands: before, the word, after. */
    lockStands: (isLocked: boolean) => ["This account is currently ", isLocked ? "locked" : "unlocked", "."] as const,
    byAdmin: "An admin has locked it.",
    byTries: "Too many wrong tries have locked it.",
    /** How the second factor stands, by its state. */
    mfaStands: {
      enrolled: "An authenticator is enrolled.",
      none: "No authenticator is enrolled.",
      required: "It has been reset, and is enrolled again at the next sign-in.",
    } as Record<string, string>,
    /** On the buttons. */
    buttons: {
      details: "Update details",
      lock: actions?.lock ?? "Lock account",
      unlock: actions?.unlock ?? "Unlock account",
      passwordReset: actions?.sendPasswordReset ?? "Send email",
      temporaryPassword: actions?.setTemporaryPassword ?? `Set temporary ${w.credential}`,
      another: "Set another",
      email: "Update email",
      roles: `Update ${roles}`,
      features: "Update features",
      accounts: "Update accounts",
      activate: actions?.activate ?? "Set to active",
      deactivate: actions?.deactivate ?? "Set to inactive",
      mfa: actions?.resetMfa ?? "Reset MFA",
    },
    /** What was chosen and isn't saved yet. */
    added: (names: readonly string[]) => `${w.list(names)} added`,
    removed: (names: readonly string[]) => `${w.list(names)} removed`,
    temporarySet: `Temporary ${w.credential} set`,
    resetSent: "Email sent",
    wasLocked: "Locked",
    wasUnlocked: "Unlocked",
    wasActivated: "Active again",
    wasDeactivated: "Set to inactive",
    mfaReset: "Reset",
  };
};
export type EditorSectionsMessages = ReturnType<typeof editorSections>;
