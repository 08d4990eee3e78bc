import * as z from "zod/mini";
import { recordOf, Scalar } from "./record.js";

/** The verbs on a user. */
export const userActions = [
  "view",
  "edit",
  "delete",
  "restore",
  "activate",
  "deactivate",
  "lock",
  "unlock",
  "sendPasswordReset",
  "setTemporaryPassword",
  "resetMfa",
  "resendWelcome",
  "invite",
  "setRoles",
  "setFeatures",
  "setAccounts",
  "revokeSessions",
] as const;
export type UserAction = (typeof userActions)[number];

/** The verbs on the collection of a tenant's users. */
export const collectionActions = ["list", "create", "invite", "listInvitations", "export"] as const;
export type CollectionAction = (typeof collectionActions)[number];

/** The verbs on an invitation. */
export const invitationActions = ["resend", "revoke"] as const;
export type InvitationAction = (typeof invitationActions)[number];

export type Action = UserAction | CollectionAction | InvitationAction;
export const actions: readonly Action[] = [...new Set([...userActions, ...collectionActions, ...invitationActions])];

export const decisionStates = ["allowed", "stepUp", "denied", "notApplicable", "unsupported"] as const;
export type DecisionState = (typeof decisionStates)[number];

/** Why an action is refused. An open set: a portal may add its own, and the UI owns the words. */
export const reasons = [
  "missing_permission",
  "target_protected",
  "self_action",
  "outranked",
  "last_manager",
  "wrong_state",
  "not_registered",
  "already_registered",
  "out_of_scope",
  "no_delivery_address",
  "cooldown",
  "mail_quota",
  "backend_unsupported",
  "read_only_source",
  "policy",
] as const;
export type KnownReason = (typeof reasons)[number];
export type Reason = KnownReason | (string & {});

/**
 * What to do instead. `ask_role` is computed: the roles that could, how many people hold one, and the names of at most two.
 * `do_first`: the action that must come before. `wait`: until an instant. `contact_support`: the profile's support contact.
 * `none`: nothing helps. Every denied decision has one.
 */
export const Remedy = z.strictObject({
  kind: z.enum(["ask_role", "do_first", "wait", "contact_support", "none"]),
  roleIds: z.optional(z.array(z.string())),
  names: z.optional(z.array(z.string())),
  count: z.optional(z.number()),
  action: z.optional(z.string()),
  until: z.optional(z.string()),
});
export type Remedy = z.infer<typeof Remedy>;

/**
 * The answer to (actor, action, target). `params` fills the words of the reason: a status, a role, an instant. Of an allowed
 * action on somebody who holds more than the actor it says what the action is limited to: `delivery` `"email"`, the credential is
 * mailed to the person and not shown; `except` `"email"`, the address can't be edited, and `remedy` says who could; `takesOver`
 * true, nothing is withheld, because the profile says so.
 */
export const Decision = z.strictObject({
  state: z.enum(decisionStates),
  reason: z.optional(z.string()),
  params: z.optional(recordOf(Scalar)),
  remedy: z.optional(Remedy),
});
export type Decision = z.infer<typeof Decision>;

export const allowed: Decision = { state: "allowed" };

/**
 * What is reported with a listed thing. Actions that the profile doesn't use are left out. `history`, of a user: whether the
 * viewer may read their history.
 */
export const Access = z.strictObject({ actions: recordOf(Decision), history: z.optional(Decision) });
export type Access = z.infer<typeof Access>;

const reported = z.optional(Decision);

/** What the viewer may do with the collection; what the profile doesn't use is left out. */
export const CollectionAccess = z.strictObject({
  list: reported,
  create: reported,
  invite: reported,
  listInvitations: reported,
  export: reported,
} satisfies Record<CollectionAction, typeof reported>);
export type CollectionAccess = z.infer<typeof CollectionAccess>;
