import type { PortalProfile } from "./portal-profile.js";
import { actionIssues } from "./profile-issues/action-issues.js";
import { credentialIssues } from "./profile-issues/credential-issues.js";
import { columnIssues, fieldIssues } from "./profile-issues/field-issues.js";
import { issueIf, repeatedIds, repeatedNames, unknownNames, type ProfileIssue } from "./profile-issues/issue.js";
import { roleIssues } from "./profile-issues/role-issues.js";
import { idleRuleIssues, ruleIssues } from "./profile-issues/rule-issues.js";
import { isEmail } from "./text.js";
import { translationIssues } from "./translation-issues.js";

export type { ProfileIssue } from "./profile-issues/issue.js";
export { wordingOf } from "./profile-issues/wording.js";

/** Whether dates can be written in it: what the elements do with it, `Intl` does. */
const isTimeZone = (timeZone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone }));
  } catch {
    return false;
  }
};

/** What belongs to no room of its own. */
const otherIssues = (profile: PortalProfile): ProfileIssue[] => {
  const { timeZone, languages, statuses, accountLevels, invitation, deletion, roles, support } = profile;
  const roleIds = new Set(roles.items.map(({ id }) => id));
  return [
    ...issueIf(
      !isTimeZone(timeZone.id),
      ["timeZone", "id"],
      `There is no time zone "${timeZone.id}": write an IANA name such as "Europe/London".`,
    ),
    ...repeatedNames(["languages"], languages),
    ...repeatedIds(["statuses"], statuses),
    ...repeatedIds(["accountLevels"], accountLevels),
    ...unknownNames(["invitation", "roleIds"], invitation?.roleIds, roleIds, (id) => `No role "${id}" in roles.items.`),
    ...issueIf(
      invitation?.contacts === true && !invitation.roleIds?.length,
      ["invitation"],
      "Contacts are invited to invitation.roleIds: name at least one.",
    ),
    ...issueIf(
      deletion.mode === "erase" && deletion.reserve === true,
      ["deletion", "reserve"],
      'What is erased can\'t be reserved: set mode to "keep".',
    ),
    ...issueIf(
      support.email !== undefined && !isEmail(support.email),
      ["support", "email"],
      "One can't write to this address.",
    ),
  ];
};

/** What no schema of one field can see: names that stand in one place and are used in another, and what contradicts itself. */
export const profileIssues = (profile: PortalProfile): ProfileIssue[] => {
  const issues = [
    ...fieldIssues(profile),
    ...columnIssues(profile),
    ...actionIssues(profile),
    ...roleIssues(profile),
    ...credentialIssues(profile),
    ...ruleIssues(profile),
    ...otherIssues(profile),
    ...translationIssues(profile),
  ];
  // The last, since a rule that names an unknown role or action has been told already.
  return issues.length > 0 ? issues : idleRuleIssues(profile);
};
