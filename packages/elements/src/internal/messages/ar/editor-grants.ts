import type { Words } from "../../words.js";
import type { editorGrants as english } from "../editor-grants.js";
import type { Translation } from "../translation.js";

/** Arabic: the features and accounts of a person. */
export const editorGrants = (w: Words): Translation<ReturnType<typeof english>> => {
  const { actions } = w.terms;
  return {
    features: actions?.setFeatures ?? "الميزات",
    accounts: actions?.setAccounts ?? "الحسابات",
    featuresHelp: `ما يمكن لهذا الشخص استخدامه، إلى جانب ما يمنحه ${w.terms.role}.`,
    accountsHelp: "الحسابات التي يراها هذا الشخص، وإلى أي مدى.",
    fromRole: (names) => `من ${w.terms.role} ${w.list(names)}`,
    allAccounts: "كل الحسابات",
    mixed: "مختلفة",
    none: "لا شيء",
    levelOf: (account) => `الوصول إلى ${account}`,
    notHeld: "ليس هذا لديك أنت",
    levelNotHeld: (levels) => `${w.list(levels)}: أكثر مما لديك`,
    noFeatures: "لا توجد ميزات.",
    noAccounts: "لا توجد حسابات.",
  };
};
