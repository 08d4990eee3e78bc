import type { PortalProfile, User, UserAction } from "@usherkit/sdk";
import { control } from "./access.js";

/** What the table does itself; any other action is done in the editor. */
export type PerformedAction = Extract<
  UserAction,
  | "delete"
  | "restore"
  | "activate"
  | "deactivate"
  | "lock"
  | "unlock"
  | "sendPasswordReset"
  | "resetMfa"
  | "resendWelcome"
  | "revokeSessions"
>;

/** Unlocking who was locked by wrong tries offers a reset in the same step, where one may do both (docs/portals.md, CU-5). */
export const offersReset = (action: UserAction, user: User | undefined): boolean =>
  action === "unlock" && user?.lock?.kind === "auto" && control(user, "setTemporaryPassword").isEnabled;

/** What can't be undone always asks first; what else does says the portal, or an offer that comes with it. */
export const asksFirst = (action: UserAction, profile: PortalProfile | undefined, user?: User): boolean =>
  ["delete", "resetMfa", "revokeSessions"].includes(action) ||
  offersReset(action, user) ||
  (profile?.confirmations?.some(({ id }) => id === action) ?? false);
