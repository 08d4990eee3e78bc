import type { PortalProfile } from "@usherkit/contract";

/** The place of a person's first role in the profile's order; what is not in it sorts last. */
export const roleRank = (profile: PortalProfile, roleIds: readonly string[]): number =>
  Math.min(
    profile.roles.items.length,
    ...roleIds.map((roleId) => profile.roles.items.findIndex((role) => role.id === roleId)).filter((rank) => rank >= 0),
  );
