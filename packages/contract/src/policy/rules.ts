import type { Decision, Remedy } from "../decision.js";
import type { Rule } from "../rule.js";
import { deriveStatus, factsAt } from "../status.js";
import { featuresOf, lackingGrant } from "./grant.js";
import type { Question, Target } from "./question.js";
import { takeoverOf } from "./takeover.js";

export const holds = (
  subject: { roles?: readonly string[] | undefined; notRoles?: readonly string[] | undefined } | undefined,
  roleIds: readonly string[],
): boolean =>
  (subject?.roles === undefined || subject.roles.some((role) => roleIds.includes(role))) &&
  !subject?.notRoles?.some((role) => roleIds.includes(role));

/** How the target stands to the actor. An invitation is the child of who sent it. */
export const relationOf = (actorId: string, target: Target): "self" | "child" | "other" => {
  if (target.kind === "invitation") return target.sentById === actorId ? "child" : "other";
  if (target.id === actorId) return "self";
  return target.parentId === actorId ? "child" : "other";
};

export const isOnTarget = (rule: Rule, { actor, target, now }: Question): boolean => {
  if (!rule.target) return true;
  // A rule about some targets refuses nobody the collection, but lets in who could do it to one of them.
  if (target === null) return rule.effect === "allow";
  if (rule.target.relation !== undefined && rule.target.relation !== relationOf(actor.id, target)) return false;
  if (!holds(rule.target, target.roleIds)) return false;
  const wanted = rule.target.facts;
  if (!wanted || target.kind === "invitation") return true;
  const facts = factsAt(target.facts, now);
  return (
    (wanted.active === undefined || wanted.active === facts.active) &&
    (wanted.registration === undefined || wanted.registration.includes(facts.registration)) &&
    (wanted.status === undefined || wanted.status.includes(deriveStatus(target.facts, now))) &&
    (wanted.mfa === undefined || wanted.mfa.includes(target.mfa))
  );
};

export const isAbout = (rule: Rule, question: Pick<Question, "action">): boolean =>
  rule.actions === "*" || rule.actions.includes(question.action);

/** The first rule of an effect that holds for the question. */
export const findRule = (effect: Rule["effect"], question: Question): Rule | undefined =>
  question.profile.rules.find(
    (rule) =>
      rule.effect === effect &&
      isAbout(rule, question) &&
      holds(rule.actor, question.actor.roleIds) &&
      isOnTarget(rule, question),
  );

/** Whether somebody else who holds this role, and no other, could do it, as far as rules and grants know. */
export const couldBy = (roleId: string, question: Question): boolean => {
  // What their role gives them is known; what was granted to them directly is not.
  const featureIds = featuresOf(question.profile, [roleId]);
  const asked = { ...question, actor: { ...question.actor, id: "", roleIds: [roleId], featureIds, accounts: [] } };
  const rule = findRule("allow", asked);
  if (findRule("deny", asked) || !rule || lackingGrant(asked)) return false;
  return takeoverOf(asked, rule)?.kind !== "refused";
};

/**
 * The roles whose holders could do it, with who they are; undefined where nobody else could. A role of the actor's own
 * counts where somebody else holds it too; its names are left out, as the actor may be among them. `could`: whether a role's
 * holders could do it; by the rules on the question's action where not given.
 */
export const askRole = (
  question: Question,
  could: (roleId: string) => boolean = (roleId) => couldBy(roleId, question),
): Remedy | undefined => {
  const holders = question.profile.roles.items.flatMap(({ id }) => {
    const { count, names } = question.facts.holders[id] ?? { count: 0, names: [] };
    const isOwn = question.actor.roleIds.includes(id);
    const others = isOwn ? count - 1 : count;
    return others > 0 && could(id) ? [{ id, count: others, names: isOwn ? [] : names }] : [];
  });
  if (holders.length === 0) return undefined;
  const names = [...new Set(holders.flatMap((holder) => holder.names))].slice(0, 2);
  return {
    kind: "ask_role",
    roleIds: holders.map(({ id }) => id),
    ...(names.length > 0 && { names }),
    count: holders.reduce((sum, { count }) => sum + count, 0),
  };
};

/** What the rule names, else whom to ask. */
export const remedyOf = (question: Question, rule: Rule | undefined): Remedy => {
  const kind = rule?.remedy ?? "ask_role";
  return kind === "ask_role" ? (askRole(question) ?? { kind: "contact_support" }) : { kind };
};

export const deny = (question: Question, rule: Rule | undefined): Decision => ({
  state: "denied",
  reason: rule?.reason ?? "missing_permission",
  remedy: remedyOf(question, rule),
});
