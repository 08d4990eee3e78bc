import type { Action, Decision, User, UserAction } from "@usherkit/sdk";
import { control } from "../access.js";
import { asksFirst } from "../action-kinds.js";
import type { Icon } from "../icons.js";
import type { ClientController } from "../client-controller.js";
import type { MenuGroup, MenuItem } from "../menu.js";
import { userTable } from "../messages/user-table.js";
import { remedyText, whyNot } from "../reason.js";
import { verbFor } from "./parts.js";

export interface RowAction extends MenuItem {
  readonly action: UserAction;
}

const withoutRemedy = ({ remedy: _, ...decision }: Decision): Decision => decision;

/** What the report says of one person, as items in the profile's order: what is refused to everybody (`hidden`) is left out. */
export const rowActions = (
  user: User,
  about: ClientController,
  hidden: ReadonlyMap<Action, Decision>,
  {
    icons,
    start,
    isRemedySaid = false,
  }: {
    icons?: Partial<Record<UserAction, Icon>> | undefined;
    start?: (action: UserAction) => void;
    isRemedySaid?: boolean;
  } = {},
): RowAction[] => {
  const { m, profile } = about;
  const { asks } = about.messages("userTable", userTable);
  return (profile?.rowActions.actions ?? []).flatMap((wanted) => {
    const action = verbFor(user, wanted);
    const { isShown, isEnabled, denied } = control(user, action);
    if (!isShown || hidden.has(action)) return [];
    const icon = icons?.[action];
    return {
      action,
      label: asksFirst(action, profile, user) ? asks(m.actions[action]) : m.actions[action],
      ...(icon && { icon }),
      denied: isEnabled
        ? undefined
        : denied && whyNot(about, action, user, isRemedySaid ? withoutRemedy(denied) : denied),
      isDanger: action === "delete",
      run: () => {
        start?.(action);
      },
    };
  });
};

/** What to do instead of whatever is denied, where that is the same for several: said once, and not in each line. */
export const sharedRemedy = (user: User, about: ClientController): string | undefined => {
  const { m, profile, words } = about;
  const remedies = (profile?.rowActions.actions ?? []).flatMap((wanted) => {
    const { denied } = control(user, verbFor(user, wanted));
    return denied ? [denied.remedy ? remedyText(denied.remedy, m, words) : ""] : [];
  });
  const [first] = remedies;
  return remedies.length > 1 && remedies.every((text) => text === first) && first !== "" ? first : undefined;
};

/** What destroys stands last, after a line. `label`: what is said of all of them. */
export const inGroups = (items: readonly RowAction[], label?: string): MenuGroup[] =>
  [items.filter((item) => !item.isDanger), items.filter((item) => item.isDanger)]
    .filter((group) => group.length > 0)
    .map((group, index) => ({ items: group, ...(index === 0 && label !== undefined && { label }) }));
