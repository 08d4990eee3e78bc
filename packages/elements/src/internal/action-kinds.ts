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

/** Keeping out somebody new kills the link of their welcome mail, also for afterwards (docs/portals.md, RP-6). */
export const endsWelcome = (action: UserAction, user: User | undefined): boolean =>
  (action === "lock" || action === "deactivate") && user?.status === "provisioned";

/** Where a manager sees only whom they added, whoever deletes a manager takes those over (docs/portals.md, RP-1, RP-7). */
export const hasOwnPeople = (profile: PortalProfile | undefined, user: User): boolean =>
  profile?.scope === "children" &&
  profile.roles.items.some(({ id, permissions }) => user.roleIds.includes(id) && permissions.includes("users.manage"));

/** What can't be undone always asks first; what else does says the portal, or an offer that comes with it. */
export const asksFirst = (action: UserAction, profile: PortalProfile | undefined, user?: User): boolean =>
  ["delete", "resetMfa", "revokeSessions"].includes(action) ||
  offersReset(action, user) ||
  endsWelcome(action, user) ||
  (profile?.confirmations?.some(({ id }) => id === action) ?? false);
