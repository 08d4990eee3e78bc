import {
  deriveStatus,
  factsAt,
  type AccountGrant,
  type FeatureGrant,
  type PortalProfile,
  type StateFacts,
  type User,
} from "@usherkit/contract";
import { featuresOf, type UserTarget } from "@usherkit/contract/policy";
import type { UserRow } from "../database/schema.js";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The facts of state as they are stored; what the clock has changed since, `factsAt` tells. */
export const factsOf = (row: UserRow): StateFacts => ({
  active: row.active,
  lock: row.lock_kind && {
    kind: row.lock_kind,
    since: (row.lock_since ?? row.updated_at).toISOString(),
    until: iso(row.lock_until),
    by: row.lock_by,
  },
  credential: row.credential,
  credentialUntil: iso(row.credential_until),
  recovery:
    row.recovery_requested_at && row.recovery_until
      ? {
          requestedAt: row.recovery_requested_at.toISOString(),
          openedAt: iso(row.recovery_opened_at),
          until: row.recovery_until.toISOString(),
        }
      : null,
  registration: row.registration,
  invitedUntil: iso(row.invited_until),
  deletedAt: iso(row.deleted_at),
});

export const targetOf = (row: UserRow, lastMailAt: Date | null = null): UserTarget => ({
  kind: "user",
  id: row.id,
  parentId: row.parent_id,
  roleIds: row.role_ids,
  featureIds: row.features,
  accounts: row.accounts,
  facts: factsOf(row),
  mfa: row.mfa,
  hasEmail: row.email !== null,
  lastMailAt,
});

export const displayNameOf = (row: Pick<UserRow, "given_name" | "family_name" | "username">): string =>
  `${row.given_name} ${row.family_name}`.trim() || row.username;

/** The features of a person: by a role, and granted directly; one that comes both ways is told twice. */
export const featureGrantsOf = (
  { role_ids, features }: Pick<UserRow, "role_ids" | "features">,
  profile: PortalProfile,
): FeatureGrant[] => [
  ...featuresOf(profile, role_ids).map((id) => ({ id, source: "role" as const })),
  // What the portal no longer has, nobody has.
  ...features
    .filter((id) => profile.features?.some((feature) => feature.id === id))
    .map((id) => ({ id, source: "direct" as const })),
];

/** What a person has, as a decision on granting it looks at them. */
export const grantsOf = (
  row: Pick<UserRow, "role_ids" | "features" | "accounts">,
  profile: PortalProfile,
): { features: FeatureGrant[]; featureIds: string[]; accounts: AccountGrant[] } => {
  const features = featureGrantsOf(row, profile);
  return { features, featureIds: features.map(({ id }) => id), accounts: row.accounts };
};

/** A row as the API shows it, at an instant. `invitedAt`: when the invitation was sent that they have not used yet. */
export const userOf = (row: UserRow, profile: PortalProfile, now: Date, invitedAt: Date | null): User => {
  const stored = factsOf(row);
  const facts = factsAt(stored, now);
  return {
    id: row.id,
    version: row.version,
    username: row.username,
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    displayName: displayNameOf(row),
    status: deriveStatus(stored, now),
    active: facts.active,
    lock: facts.lock,
    credential: facts.credential,
    recovery: facts.recovery,
    registration: facts.registration,
    mfa: row.mfa,
    roleIds: row.role_ids,
    features: featureGrantsOf(row, profile),
    accounts: row.accounts,
    attributes: row.attributes,
    parentId: row.parent_id,
    lastSignInAt: iso(row.last_sign_in_at),
    invitedAt: facts.registration === "invited" ? iso(invitedAt) : null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: facts.deletedAt,
  };
};
