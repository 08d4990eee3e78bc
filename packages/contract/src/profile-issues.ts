import type { Action } from "./decision.js";
import type { PortalProfile } from "./portal-profile.js";
import { managePermission } from "./role.js";
import { rulesThatNeverApply } from "./policy/never.js";
import { translationIssues } from "./translation-issues.js";
import { standardFields } from "./user.js";
import { sortKeys } from "./sort.js";

/** One thing wrong in a profile: where (path of keys and indexes) and what. */
export interface ProfileIssue {
  path: PropertyKey[];
  message: string;
}

/** What no schema of one field can see: names that stand in one place and are used in another. */
export const profileIssues = (profile: PortalProfile): ProfileIssue[] => {
  const issues: ProfileIssue[] = [];
  const roleIds = new Set(profile.roles.items.map((role) => role.id));
  const used = new Set<Action>(profile.actions);
  const fieldIds = new Set<string>([
    ...standardFields,
    ...profile.attributes.map((attribute) => attribute.id),
    ...["status", "role", "active", "registration", "lastSignInAt", "createdAt", "updatedAt", "displayName"],
  ]);
  const unknownRoles = (path: PropertyKey[], ids: readonly string[] | undefined) => {
    ids?.forEach((id, index) => {
      if (!roleIds.has(id)) issues.push({ path: [...path, index], message: `No role "${id}" in roles.items.` });
    });
  };
  const unusedActions = (path: PropertyKey[], list: readonly Action[]) => {
    list.forEach((name, index) => {
      if (!used.has(name)) issues.push({ path: [...path, index], message: `"${name}" is not in actions.` });
    });
  };
  const twice = (path: PropertyKey[], list: readonly { id: string }[]) => {
    list.forEach(({ id }, index) => {
      if (list.findIndex((entry) => entry.id === id) < index)
        issues.push({ path: [...path, index, "id"], message: `"${id}" is there twice.` });
    });
  };
  const permissions = new Set([managePermission, ...profile.permissions.map(({ id }) => id)]);
  const features = new Set((profile.features ?? []).map(({ id }) => id));
  const primaries = profile.roles.items.filter((role) => role.primary);
  profile.roles.items.forEach((role, index) => {
    const path = ["roles", "items", index];
    role.permissions.forEach((name, at) => {
      if (!permissions.has(name))
        issues.push({ path: [...path, "permissions", at], message: `No permission "${name}" in permissions.` });
    });
    role.features?.forEach((name, at) => {
      if (!features.has(name))
        issues.push({ path: [...path, "features", at], message: `No feature "${name}" in features.` });
    });
    if (role.primary && role !== primaries[0])
      issues.push({
        path: [...path, "primary"],
        message: `A portal has one primary contact: "${primaries[0]?.id ?? ""}" is it already.`,
      });
  });
  if (!profile.roles.items.some((role) => role.permissions.includes(managePermission)))
    issues.push({
      path: ["roles", "items"],
      message: `No role has the permission ${managePermission}: nobody could manage.`,
    });
  profile.rules.forEach((rule, index) => {
    unknownRoles(["rules", index, "actor", "roles"], rule.actor?.roles);
    unknownRoles(["rules", index, "actor", "notRoles"], rule.actor?.notRoles);
    unknownRoles(["rules", index, "target", "roles"], rule.target?.roles);
    unknownRoles(["rules", index, "target", "notRoles"], rule.target?.notRoles);
    if (rule.actions !== "*") unusedActions(["rules", index, "actions"], rule.actions);
    if (rule.effect === "deny" && rule.reason === undefined)
      issues.push({ path: ["rules", index], message: "A deny rule needs a reason." });
    if (rule.effect === "deny" && rule.remedy === undefined)
      issues.push({
        path: ["rules", index],
        message: 'A deny rule needs a remedy: "ask_role", "contact_support", or "none" where nothing helps.',
      });
  });
  unusedActions(["rowActions", "actions"], profile.rowActions.actions);
  unusedActions(["stepUp", "actions"], profile.stepUp?.actions ?? []);
  twice(["roles", "items"], profile.roles.items);
  twice(["fields"], profile.fields);
  twice(["attributes"], profile.attributes);
  twice(["columns"], profile.columns);
  twice(["statuses"], profile.statuses);
  twice(["permissions"], profile.permissions);
  twice(["features"], profile.features ?? []);
  twice(["accountLevels"], profile.accountLevels ?? []);
  twice(["reasons"], profile.reasons ?? []);
  unknownRoles(["invitation", "roleIds"], profile.invitation?.roleIds);
  unusedActions(
    ["confirmations"],
    (profile.confirmations ?? []).map(({ id }) => id),
  );
  if (profile.credential.mustChange === false && !profile.credential.managersMayType)
    issues.push({
      path: ["credential", "mustChange"],
      message: "What the server makes must be changed: set credential.managersMayType, or leave mustChange out.",
    });
  if (profile.credential.onCreate.includes("password") && profile.credential.mustChange !== false)
    issues.push({
      path: ["credential", "onCreate"],
      message:
        'A final password is one that need not be changed: set credential.mustChange to false, or use "temporary".',
    });
  if (used.has("setFeatures") && !profile.features?.length)
    issues.push({ path: ["actions"], message: '"setFeatures" needs features.' });
  if (used.has("setAccounts") && !profile.accountLevels?.length)
    issues.push({ path: ["actions"], message: '"setAccounts" needs accountLevels.' });
  if (profile.invitation?.contacts && !profile.invitation.roleIds?.length)
    issues.push({ path: ["invitation"], message: "Contacts are invited to invitation.roleIds: name at least one." });
  profile.attributes.forEach((attribute, index) => {
    if (standardFields.some((name) => name === attribute.id))
      issues.push({
        path: ["attributes", index, "id"],
        message: `"${attribute.id}" is a standard field: put it in fields.`,
      });
    if (attribute.type === "select" && !attribute.options?.length)
      issues.push({ path: ["attributes", index, "options"], message: "A select needs options." });
  });
  if (profile.deletion.reserve && profile.deletion.mode === "erase")
    issues.push({ path: ["deletion", "reserve"], message: 'What is erased can\'t be reserved: set mode to "keep".' });
  [...profile.fields, ...profile.attributes].forEach((field, index) => {
    const list = index < profile.fields.length ? "fields" : "attributes";
    unknownRoles(
      [list, index < profile.fields.length ? index : index - profile.fields.length, "editableBy"],
      field.editableBy,
    );
  });
  profile.columns.forEach((column, index) => {
    column.fields.forEach((field, at) => {
      if (!fieldIds.has(field))
        issues.push({ path: ["columns", index, "fields", at], message: `No field or attribute "${field}".` });
    });
  });
  if (!sortKeys.some((name) => profile.defaultSort === name || profile.defaultSort === `-${name}`))
    issues.push({
      path: ["defaultSort"],
      message: `Sort by one of ${sortKeys.join(", ")}, "-" before it for descending.`,
    });
  if (profile.credential.onCreate.includes("password") && !profile.credential.managersMayType)
    issues.push({ path: ["credential", "onCreate"], message: "To type a password, set credential.managersMayType." });
  issues.push(...translationIssues(profile));
  // The last, since a rule that names an unknown role or action has been told already.
  if (issues.length === 0)
    for (const { index, alone } of rulesThatNeverApply(profile))
      issues.push({
        path: ["rules", index],
        message: alone
          ? "This rule can never apply: no actor, target and state meet it."
          : "This rule can never apply: other rules always answer first.",
      });
  return issues;
};
