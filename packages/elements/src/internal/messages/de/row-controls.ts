import type { Words } from "../../words.js";
import type { rowControls as english } from "../row-controls.js";
import type { Translation } from "../translation.js";

/** German: what stands in the rows of a portal that shows its actions there. */
export const rowControls = (w: Words): Translation<ReturnType<typeof english>> => ({
  on: "An",
  off: "Aus",
  switchOf: (label, name) => `${label}, ${name}`,
  actionOf: (label, name) => `${label}: ${name}`,
  notRegistered: "Nicht registriert",
  registered: w.terms.registered ?? "Registriert",
  sent: (date) => `Gesendet ${date}`,
  sendAgain: "Erneut senden",
});
