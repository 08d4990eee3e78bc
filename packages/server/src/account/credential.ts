import { canonical, type PortalProfile } from "@usherkit/contract";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { invalid } from "../http/problem.js";
import { endLinks, noRecovery } from "./links.js";

const day = 86_400_000;

/** When a credential that is set now expires by the profile's `maxAgeDays`; null: never. */
export const credentialUntil = (profile: PortalProfile, now: Date): Date | null =>
  profile.credential.maxAgeDays === undefined ? null : new Date(now.getTime() + profile.credential.maxAgeDays * day);

/** Refuses what the portal's rules refuse, before it is hashed. Length is counted in characters, not in code units. */
export const checkPassword = (
  profile: PortalProfile,
  password: string,
  person: { username: string; email: string | null },
  pointer = "/password",
): void => {
  if (profile.credential.digits && !/^[0-9]+$/.test(password)) throw invalid({ pointer, code: "not_digits" });
  if (Array.from(password).length < profile.credential.minLength) throw invalid({ pointer, code: "too_short" });
  const same = canonical(password);
  if (same === canonical(person.username) || (person.email !== null && same === canonical(person.email)))
    throw invalid({ pointer, code: "same_as_username" });
};

/** Stores a hash and what follows from it in the user's facts: whoever held an older session or link no longer does. */
export const storeCredential = async (
  transaction: Transaction,
  input: {
    user: Pick<UserRow, "id">;
    profile: PortalProfile;
    hash: string;
    credential: "set" | "temporary";
    now: Date;
    /** The session in which a person changed their own; the only one that lives on. */
    keepSession?: string | undefined;
  },
): Promise<void> => {
  const { user, now } = input;
  await transaction
    .insertInto("credentials")
    .values({ user_id: user.id, hash: input.hash, set_at: now })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ hash: input.hash, set_at: now }))
    .execute();
  await endLinks(transaction, user.id);
  // Who began an enrolment under the credential before has seen its secret.
  await transaction
    .deleteFrom("mfa_devices")
    .where("user_id", "=", user.id)
    .where("confirmed_at", "is", null)
    .execute();
  await endSessions(transaction, user.id, now, input.keepSession);
};

/**
 * Ends the sessions of a person, but for one where it is named: for ever, also where what ended them is taken back. Their rows
 * stay until they would have expired, so that who comes back with one can be told why.
 */
export const endSessions = async (
  transaction: Transaction,
  userId: string,
  now: Date,
  keep?: string,
): Promise<void> => {
  let query = transaction
    .updateTable("sessions")
    .set({ ended_at: now })
    .where("user_id", "=", userId)
    .where("ended_at", "is", null);
  if (keep !== undefined) query = query.where("token_hash", "<>", keep);
  await query.execute();
  await transaction.updateTable("users").set({ sessions_ended_at: now }).where("id", "=", userId).execute();
};

/** The columns of a credential that was just set by the person themself. */
export const freshCredential = (profile: PortalProfile, now: Date) => ({
  credential: "set" as const,
  credential_until: credentialUntil(profile, now),
  ...noRecovery,
});

/** The columns of a temporary credential, which must be changed at the next sign-in. Who had none yet can now sign in. */
export const temporaryCredential = {
  registration: "registered" as const,
  credential: "temporary" as const,
  credential_until: null,
  ...noRecovery,
};

/** Whether what a manager gives is final: typed, where the profile says that such need not be changed (PORTALS.md, NF-5). */
export const isFinal = ({ credential }: PortalProfile, typed: string | undefined): boolean =>
  typed !== undefined && credential.mustChange === false;
