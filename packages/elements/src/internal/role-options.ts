import "./messages/action-messages.js";
import type { TemplateResult } from "lit";
import type { Decision, Role } from "@usherkit/sdk";
import { controlFor } from "./access.js";
import { optionList } from "./option-list.js";
import { reasonText } from "./reason.js";

/** What the list of roles shows, and what it tells. */
export interface RoleOptions {
  readonly roles: readonly Role[];
  readonly chosen: readonly string[];
  readonly isMultiple: boolean;
  /** The roles that the person holds already: they stay selectable, whoever may give them. */
  readonly kept?: readonly string[];
  /** All are refused: the reason stands apart, at `describedBy`. */
  readonly isReadOnly?: boolean;
  readonly isInvalid?: boolean;
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly reason: (decision: Decision) => string;
  readonly onChoose: (roleIds: string[]) => void;
}

/** Why a role can't be given: by what it holds, and by whom it could be; or because nobody is given it. */
export const roleReason = (decision: Decision, about: Parameters<typeof reasonText>[1]): string => {
  const { m, words } = about;
  if (decision.reason === "outranked")
    return reasonText(decision, { ...about, said: m.giveRole((decision.remedy?.roleIds ?? []).map(words.roleName)) });
  return reasonText(decision, decision.reason === "target_protected" ? { ...about, said: m.roleProtected } : about);
};

/** Roles with their descriptions, one or several. A role that the viewer may not give stays in its place, with the reason. */
export const roleOptions = (options: RoleOptions): TemplateResult =>
  optionList({
    name: "roleIds",
    options: options.roles.map(({ id, name, description, assignable }) => {
      const { denied, isEnabled } = controlFor(assignable);
      const isOff = options.isReadOnly === true || !(isEnabled || options.kept?.includes(id));
      const why = isOff && !options.isReadOnly && denied ? options.reason(denied) : undefined;
      return { id, label: name, about: description, isOff, why };
    }),
    chosen: options.chosen,
    isMultiple: options.isMultiple,
    isInvalid: options.isInvalid ?? false,
    labelledBy: options.labelledBy,
    describedBy: options.describedBy,
    onChoose: options.onChoose,
  });

/** Where there is but one role to give, it is chosen already. */
export const soleRole = (roles: readonly Role[]): string[] => {
  const able = roles.filter(({ assignable }) => assignable.state === "allowed");
  return able.length === 1 ? able.map(({ id }) => id) : [];
};
