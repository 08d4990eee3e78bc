import type { UserAction } from "@usherkit/sdk";

/** What the table does itself; any other action is done in the editor. */
const performed = [
  "delete",
  "restore",
  "activate",
  "deactivate",
  "lock",
  "unlock",
  "sendPasswordReset",
  "resetMfa",
  "resendWelcome",
  "revokeSessions",
] as const;
export type PerformedAction = (typeof performed)[number];
export const isPerformed = (action: string): action is PerformedAction =>
  (performed as readonly string[]).includes(action);

/** What can't be taken back asks first. */
export const asksFirst = (action: UserAction): boolean =>
  ["delete", "deactivate", "resetMfa", "revokeSessions"].includes(action);
