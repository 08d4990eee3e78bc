import type { Words } from "../words.js";

/** English: the features and accounts of a person. */
export const editorGrants = (w: Words) => {
  const { actions } = w.terms;
  return {
    features: actions?.setFeatures ?? "Features",
    accounts: actions?.setAccounts ?? "Accounts",
    featuresHelp: "What this person may use, beside what a role gives.",
    accountsHelp: "Which accounts this person sees, and how far.",
    fromRole: (names: readonly string[]) => `From the ${w.terms.role} ${w.list(names)}`,
    /** One choice for all of them; and what stands there where they differ. */
    allAccounts: "All accounts",
    mixed: "Different",
    none: "None",
    /** "Everyday account: how far", for who hears it alone. */
    levelOf: (account: string) => `Access to ${account}`,
    /** Why something can't be granted: nobody grants what they don't hold. */
    notHeld: "You don’t have this yourself",
    levelNotHeld: (levels: readonly string[]) => `${w.list(levels)}: more than you have yourself`,
    noFeatures: "There are no features.",
    noAccounts: "There are no accounts.",
  };
};
export type EditorGrantsMessages = ReturnType<typeof editorGrants>;
