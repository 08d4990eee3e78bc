import type { Words } from "../../words.js";
import type { rowControls as english } from "../row-controls.js";
import type { Translation } from "../translation.js";

/** Arabic: what stands in the rows of a portal that shows its actions there. */
export const rowControls = (w: Words): Translation<ReturnType<typeof english>> => ({
  on: "تشغيل",
  off: "إيقاف",
  switchOf: (label, name) => `${label}، ${name}`,
  actionOf: (label, name) => `${label}: ${name}`,
  notRegistered: "غير مسجَّل",
  registered: w.terms.registered ?? "مسجَّل",
  sent: (date) => `أُرسلت ${date}`,
  sendAgain: "إعادة الإرسال",
});
