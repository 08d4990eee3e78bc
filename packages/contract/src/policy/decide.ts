import { allowed, type Action, type Decision, type Remedy } from "../decision.js";
import { applicability } from "./applicability.js";
import { defaultMailCooldownSeconds } from "../mail-limits.js";
import { lackingGrant, type LackingGrant } from "./grant.js";
import { canManage, isManager, primaryRoleOf } from "./manager.js";
import type { PortalProfile } from "../portal-profile.js";
import type { Rule } from "../rule.js";
import type { Question } from "./question.js";
import { askRole, deny, findRule, relationOf, remedyOf } from "./rules.js";
import { takeoverOf, type Takeover } from "./takeover.js";

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

/** Nobody grants or withdraws the role of the primary contact here (docs/portals.md, CU-1). */
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

const whoCould = (question: Question): Remedy => askRole(question) ?? { kind: "contact_support" };

const outranked = (question: Question, lacking: LackingGrant | undefined): Decision | undefined =>
  lacking && { state: "denied", reason: "outranked", params: lacking, remedy: whoCould(question) };

/** What an allowed action is limited to, because the target holds more than the actor. */
type Limit = Pick<Decision, "params" | "remedy">;

const limitOf = (question: Question, kind: Takeover["kind"] | undefined): Limit => {
  switch (kind) {
    case "mailed":
      return { params: { delivery: "email" } };
    case "except": {
      const proposal = { ...question.proposal, movesAddress: true };
      return { params: { except: "email" }, remedy: whoCould({ ...question, proposal }) };
    }
    case "free":
      return { params: { takesOver: true } };
    default:
      return {};
  }
};

/**
 * Whether the sign-in is fresh enough for the action, as the profile's `stepUp` says: it depends on the actor alone. `limit`: what
 * the action is limited to, fresh or not.
 */
export const freshness = (
  { action, actor, profile, now }: Pick<Question, "action" | "actor" | "profile" | "now">,
  limit: Limit = {},
): Decision => {
  const { stepUp } = profile;
  const age = now.getTime() - actor.authenticatedAt.getTime();
  if (!stepUp?.actions.includes(action) || age <= stepUp.maxAgeSeconds * 1000) return { ...allowed, ...limit };
  return {
    ...limit,
    state: "stepUp",
    reason: "policy",
    params: { maxAgeSeconds: stepUp.maxAgeSeconds, ...limit.params },
  };
};

/** Actions that nobody may do to themself: with a stolen session they would go around the check of the present credential. */
const othersAlone: ReadonlySet<Action> = new Set<Action>(["unlock", "setTemporaryPassword", "resetMfa"]);

const onOneself = (question: Question): Decision | undefined =>
  othersAlone.has(question.action) && question.target && relationOf(question.actor.id, question.target) === "self"
    ? { state: "denied", reason: "self_action", remedy: whoCould(question) }
    : undefined;

/** The rule that answers, once nothing before the rules does. */
export const decidingRule = (question: Question): Rule | undefined =>
  (capability(question) ?? applicability(question) ?? invariants(question))
    ? undefined
    : (findRule("deny", question) ?? findRule("allow", question));

const isOpen = ({ state }: Decision): boolean => state === "allowed" || state === "stepUp";

const answer = (question: Question): Decision => {
  const before = capability(question) ?? applicability(question) ?? invariants(question);
  if (before) return before;
  const refusing = findRule("deny", question);
  if (refusing) return deny(question, refusing);
  const own = onOneself(question);
  if (own) return own;
  const rule = findRule("allow", question);
  if (!rule) return deny(question, undefined);
  const takeover = takeoverOf(question, rule);
  return (
    outranked(question, takeover?.kind === "refused" ? takeover.lacking : undefined) ??
    outranked(question, lackingGrant(question)) ??
    cooldown(question) ??
    freshness(question, limitOf(question, takeover?.kind))
  );
};

/**
 * The answer to (actor, action, target), in a fixed order: capability, applicability, invariants, deny rules, allow rules,
 * default deny; then what would take over somebody who holds more, what the actor can't grant, how long to wait, a fresh
 * sign-in. Without a `proposal` it is `allowed` where some body of the request could succeed; with one, whether this one does. A
 * body that changes nothing is refused where no other would be allowed. `params` of an allowed answer say what it is limited
 * to: `delivery` `"email"`, `except` `"email"` (then `remedy` says who may change the address), or `takesOver`. Pure: the
 * same question always gets the same answer.
 */
export const decide = (question: Question): Decision => {
  const decision = answer(question);
  const { proposal, ...reported } = question;
  if (!proposal || !isOpen(decision)) return decision;
  const withoutProposal = answer(reported);
  return isOpen(withoutProposal) ? decision : withoutProposal;
};
