import * as z from "zod/mini";
import { personName, text } from "./text-input.js";

/**
 * Several addresses and the roles all of them get. An address is checked one by one, so a malformed one never sinks the rest.
 * Names go with a single address, where the profile's invitations make contacts (docs/portals.md, CO-3).
 */
export const CreateInvitations = z.strictObject({
  givenName: z.optional(personName),
  familyName: z.optional(personName),
  emails: z.array(text({ max: 320 })).check(z.minLength(1), z.maxLength(100)),
  roleIds: z.array(text({ min: 1, max: 64 })).check(z.maxLength(20)),
});
export type CreateInvitations = z.infer<typeof CreateInvitations>;
