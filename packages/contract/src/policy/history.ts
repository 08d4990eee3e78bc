import { allowed, type Decision } from "../decision.js";
import { decide } from "./decide.js";
import { canManage } from "./manager.js";
import type { Question } from "./question.js";
import { askRole, couldBy, relationOf } from "./rules.js";

/**
 * Whether the actor may read the history of a target whom they may view: their own, that of anybody with a role that holds
 * `users.manage`, and that of whoever they may edit. The history tells of sign-ins and of what others did, so seeing a person
 * in the list does not open it.
 */
export const decideHistory = (asked: Omit<Question, "action" | "proposal">): Decision => {
  const { actor, target, profile } = asked;
  const edit: Question = { ...asked, action: "edit" };
  if (target && relationOf(actor.id, target) === "self") return allowed;
  if (canManage(profile, actor.roleIds)) return allowed;
  const { state } = decide(edit);
  if (state === "allowed" || state === "stepUp") return allowed;
  const couldRead = (roleId: string): boolean => canManage(profile, [roleId]) || couldBy(roleId, edit);
  const remedy = askRole(edit, couldRead) ?? { kind: "contact_support" };
  return { state: "denied", reason: "missing_permission", remedy };
};

/** Whether the actor may read the history of the tenant: with a role that holds `users.manage`. */
export const decideTenantHistory = (asked: Omit<Question, "action" | "target" | "proposal">): Decision => {
  const { actor, profile } = asked;
  if (canManage(profile, actor.roleIds)) return allowed;
  const list: Question = { ...asked, action: "list", target: null };
  const remedy = askRole(list, (roleId) => canManage(profile, [roleId])) ?? { kind: "contact_support" };
  return { state: "denied", reason: "missing_permission", remedy };
};
