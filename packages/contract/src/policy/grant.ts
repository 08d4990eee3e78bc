import type { PortalProfile } from "../portal-profile.js";
import type { AccountGrant } from "../user.js";
import { permissionsOf, primaryRoleOf } from "./manager.js";
import type { Actor, Question } from "./question.js";

/** What the actor doesn't hold: a role's permission, a feature, an account's level, or the primary role. */
export type LackingGrant = Record<string, string>;

/** Roles, features and accounts: proposed for somebody, or theirs already. */
interface Grants {
  readonly roleIds?: readonly string[] | undefined;
  readonly featureIds?: readonly string[] | undefined;
  readonly accounts?: readonly AccountGrant[] | undefined;
}

/** The features that roles give together. */
export const featuresOf = (profile: PortalProfile, roleIds: readonly string[]): string[] => [
  ...new Set(profile.roles.items.filter((role) => roleIds.includes(role.id)).flatMap((role) => role.features ?? [])),
];

/** How far an account is open by some grants: a place among the profile's levels, the weakest 0; -1: it is closed. */
const rankOf = ({ accountLevels = [] }: PortalProfile, grants: readonly AccountGrant[] | undefined, id: string) => {
  const grant = grants?.find((candidate) => candidate.id === id);
  return grant ? accountLevels.findIndex((level) => level.id === grant.level) : -1;
};

/** The first of these grants that the actor doesn't hold; undefined where they hold all of them. */
const lackingOf = (profile: PortalProfile, actor: Actor, grants: Grants): LackingGrant | undefined => {
  const held = permissionsOf(profile, actor.roleIds);
  const features = new Set([...featuresOf(profile, actor.roleIds), ...(actor.featureIds ?? [])]);
  for (const roleId of grants.roleIds ?? []) {
    const permission = [...permissionsOf(profile, [roleId])].find((name) => !held.has(name));
    if (permission !== undefined) return { roleId, permission };
    const featureId = featuresOf(profile, [roleId]).find((id) => !features.has(id));
    if (featureId !== undefined) return { roleId, featureId };
  }
  const featureId = grants.featureIds?.find((id) => !features.has(id));
  if (featureId !== undefined) return { featureId };
  const account = grants.accounts?.find(
    ({ id }) => rankOf(profile, grants.accounts, id) > rankOf(profile, actor.accounts, id),
  );
  return account && { accountId: account.id, level: account.level };
};

/** What a request gives: of an invitation that is sent again, all that it holds; of a user, what isn't theirs yet. */
const givenBy = ({ action, target, proposal, profile }: Question): Grants => {
  if (target?.kind === "invitation") return action === "resend" ? { roleIds: target.roleIds } : {};
  return {
    roleIds: proposal?.roleIds?.filter((id) => !target?.roleIds.includes(id)),
    featureIds: proposal?.featureIds?.filter((id) => !target?.featureIds?.includes(id)),
    accounts: proposal?.accounts?.filter(
      ({ id }) => rankOf(profile, proposal.accounts, id) > rankOf(profile, target?.accounts, id),
    ),
  };
};

/**
 * No one grants what they don't hold: what is new to the target must be the actor's too. What was there may stay; but an
 * invitation has given nothing yet, and who sends it again gives all of it.
 */
export const lackingGrant = (question: Question): LackingGrant | undefined =>
  lackingOf(question.profile, question.actor, givenBy(question));

/**
 * What the target of an action holds and the actor doesn't: the primary role, a permission or feature of a role, a feature
 * granted directly, an account or its level. Undefined where the actor holds all of it, and of oneself.
 */
export const lackingHolding = ({ actor, target, profile }: Question): LackingGrant | undefined => {
  if (target?.kind !== "user" || target.id === actor.id) return undefined;
  const primary = primaryRoleOf(profile);
  if (primary !== undefined && target.roleIds.includes(primary) && !actor.roleIds.includes(primary))
    return { roleId: primary };
  // A feature that the profile no longer has opens nothing.
  const featureIds = target.featureIds?.filter((id) => profile.features?.some((feature) => feature.id === id));
  return lackingOf(profile, actor, { roleIds: target.roleIds, featureIds, accounts: target.accounts });
};
