import * as z from "zod/mini";
import { actions, type Action } from "./decision.js";
import { registrations, statuses } from "./status.js";
import { mfaStates } from "./user.js";
import { key, words } from "./words.js";

const Subject = z.strictObject({ roles: z.optional(z.array(key)), notRoles: z.optional(z.array(key)) });

const TargetFacts = z.strictObject({
  active: z.optional(z.boolean()),
  registration: z.optional(z.array(z.enum(registrations))),
  status: z.optional(z.array(z.enum(statuses))),
  mfa: z.optional(z.array(z.enum(mfaStates))),
});

export const relations = ["self", "child", "other"] as const;

/**
 * One rule: data of one shape, evaluated by `decide()`. `actions` `"*"`: all. What a deny rule says must be answered by its
 * `remedy`: `ask_role` is computed, and falls back to the support contact where nobody could; `none` says that there is none.
 */
export const Rule = z.strictObject({
  effect: z.enum(["allow", "deny"]),
  actions: z.union([z.literal("*"), z.array(z.enum(actions as [Action, ...Action[]])).check(z.minLength(1))]),
  actor: z.optional(Subject),
  target: z.optional(
    z.strictObject({
      ...Subject.shape,
      relation: z.optional(z.enum(relations)),
      facts: z.optional(TargetFacts),
    }),
  ),
  /**
   * Of an allow rule about `setTemporaryPassword`, `edit` or `resetMfa`: it holds in full where the target holds more than the
   * actor, who can then sign in as the target. Without it such a credential is mailed to the target, and the rest is refused.
   */
  takesOver: z.optional(z.boolean()),
  reason: z.optional(key),
  remedy: z.optional(z.enum(["ask_role", "contact_support", "none"])),
});
export type Rule = z.infer<typeof Rule>;

/** The words of a reason of the portal's own (the set of reasons is open). */
export const ReasonWords = z.strictObject({ id: key, text: words });
export type ReasonWords = z.infer<typeof ReasonWords>;
