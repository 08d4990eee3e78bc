import type { PortalProfile } from "../portal-profile.js";
import { managePermission } from "../role.js";
import { factsAt } from "../status.js";
import type { UserTarget } from "./question.js";

/** The permissions that roles give together. */
export const permissionsOf = (profile: PortalProfile, roleIds: readonly string[]): ReadonlySet<string> =>
  new Set(profile.roles.items.filter((role) => roleIds.includes(role.id)).flatMap((role) => role.permissions));

/** The role that exactly one person holds, where the portal has one (docs/portals.md, CU-1). */
export const primaryRoleOf = (profile: PortalProfile): string | undefined =>
  profile.roles.items.find((role) => role.primary)?.id;

export const canManage = (profile: PortalProfile, roleIds: readonly string[]): boolean =>
  profile.roles.items.some((role) => role.permissions.includes(managePermission) && roleIds.includes(role.id));

/** A live, active, registered user, not locked by an admin (auto-locked still counts), whose roles hold `users.manage`. */
export const isManager = (profile: PortalProfile, target: UserTarget, now: Date): boolean => {
  const facts = factsAt(target.facts, now);
  return (
    facts.deletedAt === null &&
    facts.active &&
    facts.registration === "registered" &&
    facts.lock?.kind !== "admin" &&
    canManage(profile, target.roleIds)
  );
};
