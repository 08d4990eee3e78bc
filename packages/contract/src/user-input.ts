import * as z from "zod/mini";
import { credentialWays } from "./credential-rules.js";
import { email, line, personName, text } from "./text-input.js";

// What is sent stands apart from what is answered: a client needs only the second.

export const roleIds = z.array(text({ min: 1, max: 64 })).check(z.maxLength(20));
/** Values of the portal's own fields; which there are, and of what type, says the profile. */
export const attributes = z.record(
  text({ min: 1, max: 64 }),
  z.union([text({ max: 2000 }), z.number(), z.boolean(), z.null()]),
);

/** A user name: one word, no space inside, 1 to 64 characters. */
export const username = line(64).check(
  z.refine((value) => !/[\s\p{Cf}]/u.test(value), { params: { code: "invalid_username" } }),
);

/** What creates a user. Without `password` the person sets their own by the welcome mail. Which fields are required says the profile. */
export const CreateUser = z.strictObject({
  username,
  email: z.optional(z.nullable(email)),
  givenName: personName,
  familyName: personName,
  roleIds,
  attributes: z.optional(attributes),
  credential: z.optional(z.enum(credentialWays)),
  password: z.optional(text({ min: 1, max: 256 })),
});
export type CreateUser = z.infer<typeof CreateUser>;

/** RFC 7396: what is named is changed, null clears, the rest stays. */
export const UpdateUser = z.strictObject({
  username: z.optional(username),
  email: z.optional(z.nullable(email)),
  givenName: z.optional(personName),
  familyName: z.optional(personName),
  attributes: z.optional(attributes),
});
export type UpdateUser = z.infer<typeof UpdateUser>;

export const SetRoles = z.strictObject({ roleIds });
export type SetRoles = z.infer<typeof SetRoles>;

/** The features granted directly; those of a role stay with the role. */
export const featureIds = z.array(text({ min: 1, max: 64 })).check(z.maxLength(200));
export const SetFeatures = z.strictObject({ featureIds });
export type SetFeatures = z.infer<typeof SetFeatures>;

/** Every account that the person may see, each with how far. */
export const accountGrants = z
  .array(z.strictObject({ id: text({ min: 1, max: 64 }), level: text({ min: 1, max: 64 }) }))
  .check(z.maxLength(500));
export const SetAccounts = z.strictObject({ accounts: accountGrants });
export type SetAccounts = z.infer<typeof SetAccounts>;

/** Unlock: `resetCredential` makes a temporary one in the same step (docs/portals.md, CU-5). */
export const UnlockUser = z.strictObject({ resetCredential: z.optional(z.boolean()) });
export type UnlockUser = z.infer<typeof UnlockUser>;

/** `{}`: the server makes one. `{password}`: where the profile lets managers type. */
export const SetTemporaryPassword = z.strictObject({ password: z.optional(text({ min: 1, max: 256 })) });
export type SetTemporaryPassword = z.infer<typeof SetTemporaryPassword>;
