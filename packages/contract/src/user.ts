import * as z from "zod/mini";
import { Access } from "./decision.js";
import { credentials, Lock, Recovery, registrations, Status } from "./status.js";
import { email, id, instant, line, text } from "./text.js";

/** `required`: the second factor was reset, and is enrolled again at the next sign-in. */
export const mfaStates = ["none", "enrolled", "required"] as const;
export type MfaState = (typeof mfaStates)[number];

export const FeatureGrant = z.strictObject({ id, source: z.enum(["role", "direct"]) });
export type FeatureGrant = z.infer<typeof FeatureGrant>;

export const AccountGrant = z.strictObject({ id, level: z.string() });
export type AccountGrant = z.infer<typeof AccountGrant>;

export const AttributeValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const Attributes = z.record(z.string(), AttributeValue);
export type Attributes = z.infer<typeof Attributes>;

/** A person of a tenant, as the viewer may see them. `version` moves with what a manager can change, never with a sign-in. */
export const User = z.strictObject({
  id,
  version: z.number(),
  username: z.string(),
  email: z.nullable(z.string()),
  givenName: z.string(),
  familyName: z.string(),
  displayName: z.string(),
  status: Status,
  active: z.boolean(),
  lock: z.nullable(Lock),
  credential: z.enum(credentials),
  recovery: z.nullable(Recovery),
  registration: z.enum(registrations),
  mfa: z.enum(mfaStates),
  roleIds: z.array(z.string()),
  features: z.array(FeatureGrant),
  accounts: z.array(AccountGrant),
  attributes: Attributes,
  parentId: z.nullable(id),
  lastSignInAt: z.nullable(instant),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: z.nullable(instant),
  access: z.optional(Access),
});
export type User = z.infer<typeof User>;

const roleIds = z.array(text({ min: 1, max: 64 })).check(z.maxLength(20));
const attributes = z.record(
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
  givenName: line(100),
  familyName: line(100),
  roleIds,
  attributes: z.optional(attributes),
  credential: z.optional(z.enum(["welcome", "temporary", "password"])),
  password: z.optional(text({ min: 1, max: 256 })),
});
export type CreateUser = z.infer<typeof CreateUser>;

/** RFC 7396: what is named is changed, null clears, the rest stays. */
export const UpdateUser = z.strictObject({
  username: z.optional(username),
  email: z.optional(z.nullable(email)),
  givenName: z.optional(line(100)),
  familyName: z.optional(line(100)),
  attributes: z.optional(attributes),
});
export type UpdateUser = z.infer<typeof UpdateUser>;

export const SetRoles = z.strictObject({ roleIds });
export type SetRoles = z.infer<typeof SetRoles>;

/** Unlock: `resetCredential` makes a temporary one in the same step (PORTALS.md, CU-5). */
export const UnlockUser = z.strictObject({ resetCredential: z.optional(z.boolean()) });
export type UnlockUser = z.infer<typeof UnlockUser>;

/** `{}`: the server makes one. `{password}`: where the profile lets managers type. */
export const SetTemporaryPassword = z.strictObject({ password: z.optional(text({ min: 1, max: 256 })) });
export type SetTemporaryPassword = z.infer<typeof SetTemporaryPassword>;

/** The answer of what may make a credential. A replay of the same Idempotency-Key says `temporaryPassword: null, replayed: true`. */
export const UserWithCredential = z.strictObject({
  user: User,
  temporaryPassword: z.optional(z.nullable(z.string())),
  replayed: z.optional(z.boolean()),
});
export type UserWithCredential = z.infer<typeof UserWithCredential>;
