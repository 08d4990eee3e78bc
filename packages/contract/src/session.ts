import * as z from "zod/mini";
import { CollectionAccess, Decision } from "./decision.js";
import type { AttributeField, Field, PortalProfile, SupportContact, Terms } from "./portal-profile.js";
import { anything, recordOf, served } from "./record.js";
import { id, instant } from "./text.js";
import { AccountGrant, FeatureGrant } from "./user.js";

export const Tenant = z.strictObject({ id, name: z.string() });
export type Tenant = z.infer<typeof Tenant>;

/** The parts of a profile without which the elements can't draw: an answer without one is malformed. */
const profileParts = [
  "name",
  "languages",
  "timeZone",
  "terms",
  "fields",
  "attributes",
  "columns",
  "defaultSort",
  "actions",
  "rowActions",
  "roles",
  "statuses",
  "credential",
  "support",
] as const;

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
  profile: served<PortalProfile>(...profileParts),
  /** What the actor's roles permit in the host. */
  permissions: z.array(z.string()),
  actions: CollectionAccess,
  accounts: z.array(AccountGrant),
  features: z.array(FeatureGrant),
  expiresAt: z.nullable(instant),
  /** The language of the profile's words: the best that the portal speaks of those that were asked for. */
  language: z.string(),
});
export type Session = z.infer<typeof Session>;

/** What the pages before a sign-in need, the same for everybody. */
export const PublicProfile = z.strictObject({
  tenant: Tenant,
  name: z.string(),
  language: z.string(),
  languages: z.array(z.string()),
  terms: served<Terms>(),
  credential: z.strictObject({
    name: z.string(),
    minLength: z.number(),
    digits: z.boolean(),
    selfServiceReset: z.string(),
  }),
  /** The names of the roles that manage people: whom to ask (docs/portals.md, CU-8). */
  managers: z.array(z.string()),
  /** By problem code: what the portal says to who is refused, "account_inactive". */
  refusals: recordOf(z.string()),
  attributes: z.array(served<AttributeField>()),
  fields: z.array(served<Field>()),
  support: served<SupportContact>(),
});
export type PublicProfile = z.infer<typeof PublicProfile>;

/** What still stands between the right password and a session. */
export const nextSteps = ["set_credential", "enrol_mfa", "verify_mfa"] as const;
export type NextStep = (typeof nextSteps)[number];
const next = z.nullable(z.enum(nextSteps));

/**
 * The token of a session. Each step of a sign-in makes another one, and ends the one before. Null where the session's cookie was
 * set in its place: a page of our own origin is never told a token that its scripts could keep.
 */
const token = z.nullable(z.string());

/** A token whose `next` isn't null opens `/credentials`, `/mfa` and `/sign-out` alone. */
export const SignedIn = z.strictObject({ token, expiresAt: instant, next });
export type SignedIn = z.infer<typeof SignedIn>;

/** `token`: the session's new one, where the credential was changed with a session. */
export const CredentialChanged = z.strictObject({
  username: z.string(),
  tenant: Tenant,
  next,
  changed: z.boolean(),
  token: z.optional(token),
});
export type CredentialChanged = z.infer<typeof CredentialChanged>;

/** `secret` (base32) and `uri` (otpauth) only while enrolling; `token`, the session's new one, with a code that was right. */
export const MfaAnswer = z.strictObject({
  next,
  token: z.optional(token),
  secret: z.optional(z.string()),
  uri: z.optional(z.string()),
});
export type MfaAnswer = z.infer<typeof MfaAnswer>;

export const SignUpAnswer = z.strictObject({
  email: z.string(),
  tenant: Tenant,
  profile: PublicProfile,
  username: z.nullable(z.string()),
  /** What is known of who was invited by name. */
  givenName: z.nullable(z.string()),
  familyName: z.nullable(z.string()),
});
export type SignUpAnswer = z.infer<typeof SignUpAnswer>;

/** For another origin: a token of one tenant and one actor, at most 15 minutes. */
export const EmbedToken = z.strictObject({ token: z.string(), expiresAt: instant });
export type EmbedToken = z.infer<typeof EmbedToken>;

/**
 * One line of a person's history. `type` is the action's name, or what the person or the clock did. `actor` null: the clock or
 * the system; an `actor` whose `id` is null and whose name is empty: somebody whom the viewer may not view.
 */
export const AuditEvent = z.strictObject({
  id,
  at: instant,
  type: z.string(),
  actor: z.nullable(z.strictObject({ id: z.nullable(id), displayName: z.string() })),
  details: recordOf(anything),
  /** About whom it is; null: nobody in particular, or the tenant. */
  userId: z.optional(z.nullable(id)),
  /** The client's address, where the host tells it, and the id of the request (`X-Request-Id`). Told by `GET /events` alone. */
  address: z.optional(z.nullable(z.string())),
  requestId: z.optional(z.nullable(z.string())),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** One of the caller's own sessions. `current`: the one that asks. `agent`: what the browser says of itself, 200 characters at most. */
export const OwnSession = z.strictObject({
  id,
  current: z.boolean(),
  createdAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
  address: z.nullable(z.string()),
  agent: z.nullable(z.string()),
});
export type OwnSession = z.infer<typeof OwnSession>;
export const OwnSessions = z.strictObject({ items: z.array(OwnSession) });

export const Health = z.strictObject({ status: z.string(), version: z.string() });
/** `database`: whether it answers. The status of the answer is 503 where it doesn't. */
export const Readiness = z.strictObject({ status: z.string(), database: z.string() });
export const AccessEvaluated = z.strictObject({ decisions: z.array(Decision) });
