import type { PortalProfile } from "../portal-profile.js";
import { managePermission } from "../role.js";
import { issueIf, repeatedIds, unknownNames, type ProfileIssue } from "./issue.js";

/** Roles that give what isn't there, two primary contacts, nobody who manages. */
export const roleIssues = ({ roles, permissions, features }: PortalProfile): ProfileIssue[] => {
  const known = new Set([managePermission, ...permissions.map(({ id }) => id)]);
  const granted = new Set((features ?? []).map(({ id }) => id));
  const primary = roles.items.find((role) => role.primary);
  return [
    ...roles.items.flatMap((role, index) => {
      const path = ["roles", "items", index];
      return [
        ...unknownNames(
          [...path, "permissions"],
          role.permissions,
          known,
          (id) => `No permission "${id}" in permissions.`,
        ),
        ...unknownNames([...path, "features"], role.features, granted, (id) => `No feature "${id}" in features.`),
        ...issueIf(
          role.primary === true && role !== primary,
          [...path, "primary"],
          `A portal has one primary contact: "${primary?.id ?? ""}" is it already.`,
        ),
      ];
    }),
    ...issueIf(
      !roles.items.some((role) => role.permissions.includes(managePermission)),
      ["roles", "items"],
      `No role has the permission ${managePermission}: nobody could manage.`,
    ),
    ...repeatedIds(["roles", "items"], roles.items),
    ...repeatedIds(["permissions"], permissions),
    ...repeatedIds(["features"], features),
  ];
};
