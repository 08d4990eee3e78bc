import * as z from "zod/mini";
import { collectionActions, Decision } from "./decision.js";
import { CredentialRules, PortalProfile, SupportContact, Terms } from "./portal-profile.js";
import { id, instant, line, text } from "./text.js";
import { AccountGrant, Attributes, FeatureGrant, username } from "./user.js";

export const Tenant = z.strictObject({ id, name: z.string() });
export type Tenant = z.infer<typeof Tenant>;

/** Who is signed in, the whole profile, and what they may do with the collection. */
export const Session = z.strictObject({
  actor: z.strictObject({
    id,
    displayName: z.string(),
    username: z.string(),
    email: z.nullable(z.string()),
    roleIds: z.array(z.string()),
  }),
  tenant: Tenant,
  profile: PortalProfile,
  actions: z.partialRecord(z.enum(collectionActions), Decision),
  accounts: z.array(AccountGrant),
  features: z.array(FeatureGrant),
  expiresAt: z.nullable(instant),
});
export type Session = z.infer<typeof Session>;

/** What the pages before a sign-in need, the same for everybody. */
export const PublicProfile = z.strictObject({
  tenant: Tenant,
  name: z.string(),
  languages: z.array(z.string()),
  terms: Terms,
  credential: z.strictObject({ name: CredentialRules.shape.name, minLength: z.number() }),
  attributes: PortalProfile.shape.attributes,
  fields: PortalProfile.shape.fields,
  support: SupportContact,
});
export type PublicProfile = z.infer<typeof PublicProfile>;

export const ProfileQuery = z.strictObject({ tenant: id });

/** What still stands between the right password and a session. */
export const nextSteps = ["set_credential", "enrol_mfa", "verify_mfa"] as const;
export type NextStep = (typeof nextSteps)[number];
const next = z.nullable(z.enum(nextSteps));

const secret = text({ min: 1, max: 1024 });
const newPassword = text({ min: 1, max: 256 });
const linkToken = text({ min: 1, max: 200 });

export const SignIn = z.strictObject({ tenant: id, username: text({ min: 1, max: 254 }), password: secret });
export type SignIn = z.infer<typeof SignIn>;

/** A token whose `next` isn't null opens `/credentials`, `/mfa` and `/sign-out` alone. */
export const SignedIn = z.strictObject({ token: z.string(), expiresAt: instant, next });
export type SignedIn = z.infer<typeof SignedIn>;

export const RequestPasswordReset = z.strictObject({ tenant: id, username: text({ min: 1, max: 254 }) });

/**
 * `{token}`: the link is opened. `{token, password}`: set by the link. `{password, currentPassword?}` with a session: changed,
 * with the present one unless the change is forced.
 */
export const ChangeCredential = z.strictObject({
  token: z.optional(linkToken),
  password: z.optional(newPassword),
  currentPassword: z.optional(secret),
});
export const CredentialChanged = z.strictObject({ username: z.string(), tenant: Tenant, next, changed: z.boolean() });
export type CredentialChanged = z.infer<typeof CredentialChanged>;

/** `{}`: enrolment begins. `{code}`: the six digits confirm an enrolment, or complete a sign-in. */
export const Mfa = z.strictObject({ code: z.optional(text({ min: 6, max: 10 })) });
/** `secret` (base32) and `uri` (otpauth) only while enrolling. */
export const MfaAnswer = z.strictObject({
  next,
  secret: z.optional(z.string()),
  uri: z.optional(z.string()),
});
export type MfaAnswer = z.infer<typeof MfaAnswer>;

/** `{token}`: what the invitation is for; changes nothing. With the rest: signs up. */
export const SignUp = z.strictObject({
  token: linkToken,
  username: z.optional(username),
  givenName: z.optional(line(100)),
  familyName: z.optional(line(100)),
  password: z.optional(newPassword),
  attributes: z.optional(Attributes),
});
export const SignUpAnswer = z.strictObject({
  email: z.string(),
  tenant: Tenant,
  profile: PublicProfile,
  username: z.nullable(z.string()),
});
export type SignUpAnswer = z.infer<typeof SignUpAnswer>;

/** One line of a person's history. `type` is the action's name, or what the person or the clock did. */
export const AuditEvent = z.strictObject({
  id,
  at: instant,
  type: z.string(),
  actor: z.nullable(z.strictObject({ id, displayName: z.string() })),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

export const Health = z.strictObject({ status: z.string(), version: z.string() });
export const AccessEvaluate = z.strictObject({
  action: z.string(),
  userIds: z.array(id).check(z.minLength(1), z.maxLength(200)),
  proposal: z.optional(z.strictObject({ roleIds: z.optional(z.array(text({ min: 1, max: 64 }))) })),
});
export const AccessEvaluated = z.strictObject({ decisions: z.array(Decision) });
