import * as z from "zod/mini";
import { recordOf, Scalar } from "./record.js";
import { Access } from "./decision.js";
import { credentials, Lock, Recovery, registrations, Status } from "./status.js";
import { id, instant } from "./text.js";

/** The fields that every user has; what else a portal needs stands in its `attributes`. */
export const standardFields = ["givenName", "familyName", "username", "email"] as const;
export type StandardField = (typeof standardFields)[number];

/** `required`: the second factor was reset, and is enrolled again at the next sign-in. */
export const mfaStates = ["none", "enrolled", "required"] as const;
export type MfaState = (typeof mfaStates)[number];

export const FeatureGrant = z.strictObject({ id, source: z.enum(["role", "direct"]) });
export type FeatureGrant = z.infer<typeof FeatureGrant>;

export const AccountGrant = z.strictObject({ id, level: z.string() });
export type AccountGrant = z.infer<typeof AccountGrant>;

export const Attributes = recordOf(Scalar);
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
  /** When the invitation was sent that is open to the person; null: none is. */
  invitedAt: z.nullable(instant),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: z.nullable(instant),
  access: z.optional(Access),
});
export type User = z.infer<typeof User>;

/**
 * The answer of what may make a credential. A replay of the same Idempotency-Key says `temporaryPassword: null, replayed: true`.
 * `delivered`: it is not answered, because the user holds more than the caller, and was mailed to the user's own address.
 */
export const UserWithCredential = z.strictObject({
  user: User,
  temporaryPassword: z.optional(z.nullable(z.string())),
  delivered: z.optional(z.enum(["email"])),
  replayed: z.optional(z.boolean()),
});
export type UserWithCredential = z.infer<typeof UserWithCredential>;
