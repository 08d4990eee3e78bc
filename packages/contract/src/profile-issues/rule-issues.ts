import { invitationActions, type KnownReason } from "../decision.js";
import { rulesThatNeverApply } from "../policy/never.js";
import { takeoverActions } from "../policy/takeover.js";
import type { PortalProfile } from "../portal-profile.js";
import type { Rule } from "../rule.js";
import { issueAt, issueIf, repeatedIds, unknownNames, type ProfileIssue } from "./issue.js";

/** What a rule can say in the elements' words; the other reasons are worked out, and need what a rule doesn't know. */
const wordedReasons: readonly KnownReason[] = [
  "self_action",
  "target_protected",
  "out_of_scope",
  "missing_permission",
  "policy",
];

const noRole = (id: string): string => `No role "${id}" in roles.items.`;

/** `takesOver` where it means nothing, or more than its author may think. */
const takeoverIssues = ({ effect, actions, takesOver }: Rule, path: PropertyKey[]): ProfileIssue[] => {
  if (takesOver === undefined) return [];
  if (effect === "deny")
    return [issueAt([...path, "takesOver"], "A deny rule takes nothing over: leave takesOver out.")];
  const names = takeoverActions.map((name) => `"${name}"`).join(", ");
  return actions === "*" || actions.some((action) => !takeoverActions.includes(action))
    ? [issueAt([...path, "actions"], `A rule with takesOver names its actions, and no others than ${names}.`)]
    : [];
};

/** Rules about what isn't there, without words, or none that lets anybody do anything. */
export const ruleIssues = ({ rules, roles, actions, reasons: own = [] }: PortalProfile): ProfileIssue[] => {
  const roleIds = new Set(roles.items.map(({ id }) => id));
  // Invitations have no actions of their own in a profile: who lists them uses both.
  const used = new Set<string>([...actions, ...(actions.includes("listInvitations") ? invitationActions : [])]);
  const worded = new Set<string>([...wordedReasons, ...own.map(({ id }) => id)]);
  return [
    ...rules.flatMap((rule, index) => {
      const { effect, actions: about, actor, target, reason, remedy } = rule;
      const path = ["rules", index];
      return [
        ...takeoverIssues(rule, path),
        ...unknownNames([...path, "actor", "roles"], actor?.roles, roleIds, noRole),
        ...unknownNames([...path, "actor", "notRoles"], actor?.notRoles, roleIds, noRole),
        ...unknownNames([...path, "target", "roles"], target?.roles, roleIds, noRole),
        ...unknownNames([...path, "target", "notRoles"], target?.notRoles, roleIds, noRole),
        ...(about === "*"
          ? []
          : unknownNames([...path, "actions"], about, used, (name) => `"${name}" is not in actions.`)),
        ...issueIf(effect === "deny" && reason === undefined, path, "A deny rule needs a reason."),
        ...issueIf(
          reason !== undefined && !worded.has(reason),
          [...path, "reason"],
          `There are no words for "${String(reason)}": write them in reasons, or say one of ${wordedReasons.join(", ")}.`,
        ),
        ...issueIf(
          effect === "deny" && remedy === undefined,
          path,
          'A deny rule needs a remedy: "ask_role", "contact_support", or "none" where nothing helps.',
        ),
      ];
    }),
    ...issueIf(
      !rules.some(({ effect }) => effect === "allow"),
      ["rules"],
      "No rule allows anything: nobody could even see the list.",
    ),
    ...repeatedIds(["reasons"], own),
  ];
};

/** What can only be asked of a profile that is right otherwise. */
export const idleRuleIssues = (profile: PortalProfile): ProfileIssue[] =>
  rulesThatNeverApply(profile).map(({ index, alone }) =>
    issueAt(
      ["rules", index],
      alone
        ? "This rule can never apply: no actor, target and state meet it."
        : "This rule can never apply: other rules always answer first.",
    ),
  );
