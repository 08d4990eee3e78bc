import type { Words } from "../words.js";

/** English: what stands in the rows of a portal that shows its actions there. */
export const rowControls = (w: Words) => ({
  on: "On",
  off: "Off",
  /** The name of a switch, and of a button: what it is, and whose. */
  switchOf: (label: string, name: string) => `${label}, ${name}`,
  actionOf: (label: string, name: string) => `${label}: ${name}`,
  /** In the place of a switch, and where no badge says it: who has no login yet. */
  notRegistered: "Not registered",
  registered: w.terms.registered ?? "Registered",
  sent: (date: string) => `Sent ${date}`,
  sendAgain: "Send again",
});
export type RowControlsMessages = ReturnType<typeof rowControls>;
