import type { Decision, User, UserAction } from "@usherkit/sdk";
import { decisionOf } from "./access.js";
import type { UserActionsMessages } from "./messages/user-actions.js";

/** What an allowed action is limited to, because the person holds more than the viewer; `name`: a value of the decision's params. */
const limitOf = (user: User | undefined, action: UserAction, name: string): unknown =>
  decisionOf(user, action)?.params?.[name];

/** Whether a temporary credential goes to the person's own mailbox, and isn't shown to the viewer. */
export const isMailed = (user: User | undefined): boolean =>
  limitOf(user, "setTemporaryPassword", "delivery") === "email";

/** What has to be done before this person can sign in at all, whatever credential they have (docs/portals.md, CU-6, CA-5). */
export const letInBy = ({ lock, active }: User): ("activate" | "unlock")[] => [
  ...(active ? [] : ["activate" as const]),
  ...(lock ? ["unlock" as const] : []),
];

/** What to know before an action on somebody who holds more than the viewer; undefined where they don't. */
export const limitText = (
  user: User,
  action: UserAction,
  called: string,
  t: UserActionsMessages,
): string | undefined => {
  if (action === "setTemporaryPassword" && isMailed(user)) return t.mailed(called, user.email ?? "");
  return limitOf(user, action, "takesOver") === true ? t.takesOver(called) : undefined;
};

/** The refusal of another address, where all but the address may be edited. */
export const addressDenied = (user: User | undefined): Decision | undefined => {
  if (limitOf(user, "edit", "except") !== "email") return undefined;
  const remedy = decisionOf(user, "edit")?.remedy;
  return { state: "denied", reason: "outranked", ...(remedy && { remedy }) };
};
