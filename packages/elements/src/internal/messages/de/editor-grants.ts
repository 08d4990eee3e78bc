import type { Words } from "../../words.js";
import type { editorGrants as english } from "../editor-grants.js";
import type { Translation } from "../translation.js";

/** German: the features and accounts of a person. */
export const editorGrants = (w: Words): Translation<ReturnType<typeof english>> => {
  const { actions } = w.terms;
  return {
    features: actions?.setFeatures ?? "Funktionen",
    accounts: actions?.setAccounts ?? "Konten",
    featuresHelp: `Was diese Person nutzen darf, über das hinaus, was mit ${w.terms.role} gegeben ist.`,
    accountsHelp: "Welche Konten diese Person sieht, und wie weit.",
    fromRole: (names) => `Durch ${w.terms.role} ${w.list(names)}`,
    allAccounts: "Alle Konten",
    mixed: "Verschieden",
    none: "Keine",
    levelOf: (account) => `Zugriff auf ${account}`,
    notHeld: "Das haben Sie selbst nicht",
    levelNotHeld: (levels) => `${w.list(levels)}: mehr, als Sie selbst haben`,
    noFeatures: "Es gibt keine Funktionen.",
    noAccounts: "Es gibt keine Konten.",
  };
};
