import type { PortalProfile } from "../portal-profile.js";
import type { AccountGrant } from "../user.js";
import { permissionsOf } from "./manager.js";
import type { Question } from "./question.js";

/** What is proposed and the actor doesn't hold: a role's permission, a feature, an account's level. */
export type LackingGrant = Record<string, string>;

/** The features that roles give together. */
export const featuresOf = (profile: PortalProfile, roleIds: readonly string[]): string[] => [
  ...new Set(profile.roles.items.filter((role) => roleIds.includes(role.id)).flatMap((role) => role.features ?? [])),
];

/** What is given: of an invitation that is sent again, all that it holds; of a user, what isn't theirs yet. */
const givenRoles = ({ action, target, proposal }: Question): readonly string[] => {
  if (target?.kind === "invitation") return action === "resend" ? target.roleIds : [];
  return (proposal?.roleIds ?? []).filter((roleId) => !target?.roleIds.includes(roleId));
};

const lackingRole = (question: Question): LackingGrant | undefined => {
  const { actor, profile } = question;
  const roleIds = givenRoles(question);
  if (roleIds.length === 0) return undefined;
  const held = permissionsOf(profile, actor.roleIds);
  const features = new Set([...featuresOf(profile, actor.roleIds), ...(actor.featureIds ?? [])]);
  for (const roleId of roleIds) {
    const permission = [...permissionsOf(profile, [roleId])].find((name) => !held.has(name));
    if (permission !== undefined) return { roleId, permission };
    const featureId = featuresOf(profile, [roleId]).find((id) => !features.has(id));
    if (featureId !== undefined) return { roleId, featureId };
  }
  return undefined;
};

const lackingFeature = ({ actor, target, proposal }: Question): LackingGrant | undefined => {
  const present = target?.kind === "user" ? (target.featureIds ?? []) : [];
  const featureId = proposal?.featureIds?.find((id) => !present.includes(id) && !actor.featureIds?.includes(id));
  return featureId === undefined ? undefined : { featureId };
};

const lackingAccount = ({ actor, target, proposal, profile }: Question): LackingGrant | undefined => {
  const rank = (grants: readonly AccountGrant[] | undefined, id: string): number => {
    const grant = grants?.find((candidate) => candidate.id === id);
    return grant ? (profile.accountLevels ?? []).findIndex((level) => level.id === grant.level) : -1;
  };
  const present = target?.kind === "user" ? target.accounts : undefined;
  const lacking = proposal?.accounts?.find(({ id }) => {
    const wanted = rank(proposal.accounts, id);
    return wanted > rank(present, id) && wanted > rank(actor.accounts, id);
  });
  return lacking && { accountId: lacking.id, level: lacking.level };
};

/**
 * No one grants what they don't hold: what is new to the target must be the actor's too. What was there may stay; but an
 * invitation has given nothing yet, and who sends it again gives all of it.
 */
export const lackingGrant = (question: Question): LackingGrant | undefined =>
  lackingRole(question) ?? lackingFeature(question) ?? lackingAccount(question);
