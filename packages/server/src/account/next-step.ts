import { factsAt, type NextStep, type PortalProfile } from "@usherkit/contract";
import type { Caller, Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { hashToken, newToken } from "../http/secret.js";
import { factsOf } from "../users/user.js";
import { rememberDevice } from "./device.js";
import { writeEvent } from "./events.js";
import { sessionCookie, toldToken } from "./session.js";

/** What still stands between the right password and a session, in this order: second factor, credential, enrolment. */
export const nextStep = (
  row: UserRow,
  profile: PortalProfile,
  now: Date,
  passed: { mfa: boolean },
): NextStep | null => {
  if (row.mfa === "enrolled" && !passed.mfa) return "verify_mfa";
  const { credential } = factsAt(factsOf(row), now);
  if (credential === "temporary" || credential === "expired") return "set_credential";
  if (row.mfa === "required" || (row.mfa === "none" && profile.credential.mfa === "required")) return "enrol_mfa";
  return null;
};

/** The sign-in is complete: told in the user's facts, which does not move their version. Answers the cookie of the browser. */
export const completeSignIn = async (
  transaction: Transaction,
  { services, request, now }: Pick<Entering, "services" | "request" | "now">,
  row: UserRow,
): Promise<string> => {
  await transaction.updateTable("users").set({ last_sign_in_at: now }).where("id", "=", row.id).execute();
  await writeEvent(transaction, { tenantId: row.tenant_id, userId: row.id, actorId: row.id, type: "sign_in", now });
  return rememberDevice(transaction, services, request, row, now);
};

/** What moves a session on. */
interface Entering {
  readonly services: Services;
  readonly request: Request;
  readonly row: UserRow;
  readonly session: NonNullable<Caller["session"]>;
  readonly next: NextStep | null;
  /** By a secret that the person had before, which makes the sign-in fresh. */
  readonly isProven: boolean;
  readonly now: Date;
}

/**
 * Moves a session to its next step; at the end of the steps the person is signed in. It gets another token, and the one before
 * opens nothing any more: a token that was seen before a step is worth nothing after it. Answers the token, as it may be told,
 * and the cookies.
 */
export const advance = async (
  transaction: Transaction,
  entering: Entering,
): Promise<{ token: string | null; cookies: string[] }> => {
  const { services, request, row, session, next, isProven, now } = entering;
  const token = newToken();
  await transaction
    .updateTable("sessions")
    .set({ token_hash: hashToken(token), next, used_at: now, ...(isProven && { authenticated_at: now }) })
    .where("token_hash", "=", session.tokenHash)
    .execute();
  const isComplete = next === null && session.next !== null;
  return {
    token: toldToken(services, request, token),
    cookies: [
      sessionCookie(services, token, session.expiresAt),
      ...(isComplete ? [await completeSignIn(transaction, entering, row)] : []),
    ],
  };
};
