import { allowed, type Action, type Decision, type Remedy } from "../decision.js";
import { applicability } from "./applicability.js";
import { defaultMailCooldownSeconds } from "../mail-limits.js";
import { lackingGrant } from "./grant.js";
import { canManage, isManager, primaryRoleOf } from "./manager.js";
import type { PortalProfile } from "../portal-profile.js";
import type { Rule } from "../rule.js";
import type { Question } from "./question.js";
import { askRole, deny, findRule, relationOf, remedyOf } from "./rules.js";

const capability = ({ action, profile, capabilities }: Question): Decision | undefined => {
  if (!capabilities.actions.has(action)) return { state: "unsupported", reason: "backend_unsupported" };
  // Invitations have no vocabulary of their own in a profile: who uses them, uses both verbs.
  const used = action === "resend" || action === "revoke" ? "listInvitations" : action;
  return profile.actions.includes(used) || action === "view" || action === "list"
    ? undefined
    : { state: "unsupported", reason: "policy" };
};

const leavesNoManager = ({ action, target, proposal, profile, facts, now }: Question): boolean => {
  if (target?.kind !== "user" || facts.managers > 1 || !isManager(profile, target, now)) return false;
  switch (action) {
    case "delete":
    case "deactivate":
    case "lock":
      return true;
    case "setRoles":
      return proposal?.roleIds !== undefined && !canManage(profile, proposal.roleIds);
    default:
      return false;
  }
};

/** Nobody grants or withdraws the role of the primary contact here (PORTALS.md, CU-1). */
const touchesPrimary = ({ target, action, proposal, profile }: Question): boolean => {
  const primary = primaryRoleOf(profile);
  if (primary === undefined) return false;
  const isHolder = target?.roleIds.includes(primary) ?? false;
  if (proposal?.roleIds) return proposal.roleIds.includes(primary) !== isHolder;
  // Where a person has one role, any other would withdraw it.
  return action === "setRoles" && isHolder && !profile.roles.multiple;
};

/** Another manager comes first, unless a rule would protect this one even then. */
const lastManager = (question: Question): Decision => {
  const refusing = findRule("deny", question);
  const remedy: Remedy =
    refusing && refusing.remedy !== "ask_role"
      ? remedyOf(question, refusing)
      : { kind: "do_first", action: "setRoles" };
  return { state: "denied", reason: "last_manager", remedy };
};

const invariants = (question: Question): Decision | undefined => {
  const { actor, target, profile } = question;
  if (target && profile.scope === "children" && relationOf(actor.id, target) !== "child")
    return { state: "denied", reason: "out_of_scope", remedy: { kind: "none" } };
  if (touchesPrimary(question))
    return { state: "denied", reason: "target_protected", remedy: { kind: "contact_support" } };
  return leavesNoManager(question) ? lastManager(question) : undefined;
};

const mailActions: ReadonlySet<Action> = new Set<Action>(["sendPasswordReset", "resendWelcome", "invite", "resend"]);

/** The refusal where a mail must wait for the one of its kind before (`mailCooldownSeconds`); undefined where it needn't. */
export const cooldownOf = (
  { credential }: Pick<PortalProfile, "credential">,
  lastMailAt: Date | null | undefined,
  now: Date,
): Decision | undefined => {
  const seconds = credential.mailCooldownSeconds ?? defaultMailCooldownSeconds;
  if (!lastMailAt || seconds === 0) return undefined;
  const until = new Date(lastMailAt.getTime() + seconds * 1000);
  return until > now
    ? { state: "denied", reason: "cooldown", remedy: { kind: "wait", until: until.toISOString() } }
    : undefined;
};

const cooldown = ({ action, target, profile, now }: Question): Decision | undefined =>
  mailActions.has(action) ? cooldownOf(profile, target?.lastMailAt, now) : undefined;

const grants = (question: Question): Decision | undefined => {
  const lacking = lackingGrant(question);
  if (!lacking) return undefined;
  const remedy = askRole(question) ?? { kind: "contact_support" };
  return { state: "denied", reason: "outranked", params: lacking, remedy };
};

/** Whether the sign-in is fresh enough for the action, as the profile's `stepUp` says: it depends on the actor alone. */
export const freshness = ({
  action,
  actor,
  profile,
  now,
}: Pick<Question, "action" | "actor" | "profile" | "now">): Decision => {
  if (!profile.stepUp?.actions.includes(action)) return allowed;
  const age = now.getTime() - actor.authenticatedAt.getTime();
  return age > profile.stepUp.maxAgeSeconds * 1000
    ? { state: "stepUp", reason: "policy", params: { maxAgeSeconds: profile.stepUp.maxAgeSeconds } }
    : allowed;
};

/** The rule that answers, once nothing before the rules does. */
export const decidingRule = (question: Question): Rule | undefined =>
  (capability(question) ?? applicability(question) ?? invariants(question))
    ? undefined
    : (findRule("deny", question) ?? findRule("allow", question));

/**
 * The answer to (actor, action, target), in a fixed order: capability, applicability, invariants, deny rules, allow rules,
 * default deny. Who may is then told what they can't grant, how long to wait, or to sign in afresh. Without a `proposal` it
 * is `allowed` where some body of the request could succeed; with one, whether this one does. Pure: the same question
 * always gets the same answer.
 */
export const decide = (question: Question): Decision => {
  const before = capability(question) ?? applicability(question) ?? invariants(question);
  if (before) return before;
  const refusing = findRule("deny", question);
  if (refusing) return deny(question, refusing);
  if (!findRule("allow", question)) return deny(question, undefined);
  return grants(question) ?? cooldown(question) ?? freshness(question);
};
