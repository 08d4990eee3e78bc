import type { PortalProfile } from "@usherkit/contract";
import { invalid } from "../http/problem.js";

/** Role ids that the profile knows, each once; one where the portal says that a person has one. */
export const checkRoles = (profile: PortalProfile, roleIds: string[]): string[] => {
  const known = new Set(profile.roles.items.map((role) => role.id));
  const errors = roleIds.flatMap((roleId, index) =>
    known.has(roleId) ? [] : [{ pointer: `/roleIds/${index.toString()}`, code: "unknown_role" }],
  );
  const unique = [...new Set(roleIds)];
  if (errors.length === 0 && unique.length === 0) errors.push({ pointer: "/roleIds", code: "required" });
  if (errors.length === 0 && unique.length > 1 && !profile.roles.multiple)
    errors.push({ pointer: "/roleIds", code: "one_only" });
  if (errors.length > 0) throw invalid(...errors);
  return unique;
};
