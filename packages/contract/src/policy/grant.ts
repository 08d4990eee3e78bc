import { permissionsOf } from "./manager.js";
import type { Question } from "./question.js";

/** A proposed role, and a permission of it that the actor doesn't hold. */
export interface LackingGrant extends Record<string, string> {
  roleId: string;
  permission: string;
}

/** No one grants what they don't hold: each role that is new to the target must hold nothing that the actor lacks. */
export const lackingGrant = ({ actor, target, proposal, profile }: Question): LackingGrant | undefined => {
  if (proposal?.roleIds === undefined) return undefined;
  const held = permissionsOf(profile, actor.roleIds);
  for (const roleId of proposal.roleIds) {
    if (target?.roleIds.includes(roleId)) continue;
    const permission = [...permissionsOf(profile, [roleId])].find((name) => !held.has(name));
    if (permission !== undefined) return { roleId, permission };
  }
  return undefined;
};
