import { canonical, type PortalProfile } from "@usherkit/contract";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { HttpProblem, invalid } from "../http/problem.js";
import { tellHost } from "../http/report.js";
import { newPassword } from "../http/secret.js";
import type { HandlerOptions, Hasher } from "../options.js";
import { within } from "../within.js";
import { isEasilyGuessed } from "./common-passwords.js";
import { endLinks, noRecovery } from "./links.js";
import { isMadeOfNames } from "./names-in-password.js";

const hour = 3_600_000;
const day = 24 * hour;

/** The form in which a password is checked, hashed and verified: one keyboard sends "é" as one character, another as two. */
export const normalizePassword = (password: string): string => password.normalize("NFC");

/** A hasher to which every password comes in that form. */
export const normalizingHasher = (hasher: Hasher): Hasher => ({
  hash: (password, party) => hasher.hash(normalizePassword(password), party),
  verify: (hash, password, party) => hasher.verify(hash, normalizePassword(password), party),
});

/** When a credential that is set now expires by the profile's `maxAgeDays`; null: never. */
export const credentialUntil = (profile: PortalProfile, now: Date): Date | null =>
  profile.credential.maxAgeDays === undefined ? null : new Date(now.getTime() + profile.credential.maxAgeDays * day);

/** Who a password is for. `names`: of the person and of their tenant, in which it must not consist. */
export interface PasswordOwner {
  readonly username: string;
  readonly email: string | null;
  readonly names: readonly string[];
}

/** The code of what is wrong with a password; undefined: nothing is. Length is counted in characters, not in code units. */
export const passwordFault = (profile: PortalProfile, given: string, owner: PasswordOwner): string | undefined => {
  const password = normalizePassword(given);
  if (profile.credential.digits && !/^[0-9]+$/.test(password)) return "not_digits";
  if (Array.from(password).length < profile.credential.minLength) return "too_short";
  const { username, email, names } = owner;
  const same = canonical(password);
  if (same === canonical(username) || (email !== null && same === canonical(email))) return "same_as_username";
  const [local = "", domain = ""] = (email ?? "").split("@");
  const labels = domain.split(".").slice(0, -1);
  if (isMadeOfNames(password, [...names, profile.name, username, local, ...labels])) return "contains_name";
  return isEasilyGuessed(password) ? "too_common" : undefined;
};

/** Refuses what the portal's rules and common sense refuse, before it is hashed. */
export const checkPassword = (profile: PortalProfile, password: string, owner: PasswordOwner): void => {
  const code = passwordFault(profile, password, owner);
  if (code !== undefined) throw invalid({ pointer: "/password", code });
};

/** Milliseconds that the host's own check may take. */
const longestCheck = 2000;

/**
 * Whether the host's own check (`HandlerOptions.isCompromised`) knows a password. One that fails, or takes too long, is told to
 * `onError` and holds nobody up. Uses the network: never inside a transaction.
 */
export const isCompromised = async (
  services: Pick<HandlerOptions, "isCompromised" | "onError">,
  password: string,
): Promise<boolean> => {
  const { isCompromised: ask } = services;
  if (!ask) return false;
  try {
    return await within(longestCheck, "isCompromised", ask(normalizePassword(password)));
  } catch (error) {
    if (services.onError) tellHost(services, error, "isCompromised");
    return false;
  }
};

/** Refuses a password that the host's own check knows. */
export const refuseCompromised = async (
  services: Pick<HandlerOptions, "isCompromised" | "onError">,
  password: string,
): Promise<void> => {
  if (await isCompromised(services, password)) throw invalid({ pointer: "/password", code: "compromised" });
};

/** A temporary password that the server makes: digits are drawn again where they are such as people choose. */
export const makePassword = ({ credential }: PortalProfile): string => {
  for (;;) {
    const password = newPassword(credential);
    if (!isEasilyGuessed(password)) return password;
  }
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

/** Hours after which a temporary credential is over, where the profile names none. */
const defaultTemporaryHours = 72;

/** When a temporary credential that is given now is over. */
export const temporaryUntil = ({ credential }: PortalProfile, now: Date): Date =>
  new Date(now.getTime() + (credential.temporaryHours ?? defaultTemporaryHours) * hour);

/** The columns of a temporary credential, which must be changed at the next sign-in. A person who had none yet can now sign in. */
export const temporaryCredential = (profile: PortalProfile, now: Date) => ({
  registration: "registered" as const,
  credential: "temporary" as const,
  credential_until: temporaryUntil(profile, now),
  ...noRecovery,
});

/** Whether a temporary credential was not used in time: nobody signs in with it any more. */
export const isTemporaryOver = (row: Pick<UserRow, "credential" | "credential_until">, now: Date): boolean =>
  row.credential === "temporary" && row.credential_until !== null && row.credential_until <= now;

/** Told to a person whose temporary credential is right and over: they need another one. */
export const temporaryIsOver = (): HttpProblem =>
  new HttpProblem("invalid_credentials", { errors: [{ pointer: "/password", code: "expired" }] });

/** Whether what a manager gives is final: typed, where the profile says that such need not be changed (docs/portals.md, NF-5). */
export const isFinal = ({ credential }: PortalProfile, typed: string | undefined): boolean =>
  typed !== undefined && credential.mustChange === false;
