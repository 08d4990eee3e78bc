import * as z from "zod/mini";
import { Access, Decision } from "./decision.js";
import { id, instant } from "./text.js";

/** How the link stands: `open` works; the others never will again. */
export const linkStates = ["open", "used", "expired", "replaced", "revoked"] as const;
export type LinkState = (typeof linkStates)[number];

/**
 * One row per invite sent (docs/portals.md, NF-4). `signupCompleted` is true only for the very link that was used; `userCreated`
 * for every invite to an address that has a user, however that user came about.
 */
export const Invitation = z.strictObject({
  id,
  email: z.string(),
  roleIds: z.array(z.string()),
  sentAt: instant,
  sentBy: z.nullable(z.strictObject({ id, displayName: z.string() })),
  expiresAt: instant,
  link: z.enum(linkStates),
  /** When the link was used, replaced or revoked. */
  endedAt: z.nullable(instant),
  signupCompleted: z.boolean(),
  userCreated: z.boolean(),
  access: z.optional(Access),
});
export type Invitation = z.infer<typeof Invitation>;

export const inviteResults = ["sent", "malformed", "duplicate", "already_user", "removed_user", "not_allowed"] as const;
export type InviteResult = (typeof inviteResults)[number];

/**
 * What became of one address. `invitation` where it was sent; `replaced` when an earlier link to the address died by it;
 * `userId` where a user the viewer may see has the address already.
 */
export const InvitationOutcome = z.strictObject({
  email: z.string(),
  result: z.enum(inviteResults),
  invitation: z.optional(Invitation),
  replacedSentAt: z.optional(instant),
  userId: z.optional(id),
  /** Why it was not allowed: `cooldown` or `mail_quota`, each with until when; or a refusal for this person. */
  decision: z.optional(Decision),
});
export type InvitationOutcome = z.infer<typeof InvitationOutcome>;

export const InvitationOutcomes = z.strictObject({ outcomes: z.array(InvitationOutcome) });
export type InvitationOutcomes = z.infer<typeof InvitationOutcomes>;
