import * as z from "zod/mini";
import { positive } from "./words.js";

/** Seconds between two mails of one kind to one address, where `credential.mailCooldownSeconds` says nothing. */
export const defaultMailCooldownSeconds = 60;

/**
 * How many mails people of a tenant may cause in a day. A day begins with the first mail and ends 24 hours later.
 *
 * `senderPerDay`: one person; 2,000 without it, which is twenty full lists of the invite form. `tenantPerDay`: all people of the
 * tenant together; 10,000 without it, so that one tenant can't use up what a mail provider lets the whole portal send.
 */
export const MailLimits = z.strictObject({ senderPerDay: z.optional(positive), tenantPerDay: z.optional(positive) });
export type MailLimits = z.infer<typeof MailLimits>;

/** The limits of a profile, with the defaults where it says nothing. */
export const mailLimitsOf = (profile: {
  readonly mailLimits?: MailLimits | undefined;
}): { senderPerDay: number; tenantPerDay: number } => ({
  senderPerDay: profile.mailLimits?.senderPerDay ?? 2_000,
  tenantPerDay: profile.mailLimits?.tenantPerDay ?? 10_000,
});
