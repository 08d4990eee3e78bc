import { factsAt, type NextStep, type PortalProfile } from "@usherkit/contract";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { factsOf } from "../users/user.js";
import { writeEvent } from "./events.js";

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

/** The sign-in is complete: told in the user's facts, which does not move their version. */
export const completeSignIn = async (transaction: Transaction, row: UserRow, now: Date): Promise<void> => {
  await transaction.updateTable("users").set({ last_sign_in_at: now }).where("id", "=", row.id).execute();
  await writeEvent(transaction, { tenantId: row.tenant_id, userId: row.id, actorId: row.id, type: "sign_in", now });
};

/**
 * Moves a session to its next step; at the end of the steps the person is signed in. `isProven`: by a secret that they had
 * before, which makes the sign-in fresh.
 */
export const advance = async (
  transaction: Transaction,
  input: { tokenHash: string; row: UserRow; next: NextStep | null; wasOpen: boolean; isProven: boolean; now: Date },
): Promise<void> => {
  await transaction
    .updateTable("sessions")
    .set({ next: input.next, ...(input.isProven && { authenticated_at: input.now }) })
    .where("token_hash", "=", input.tokenHash)
    .execute();
  if (input.next === null && !input.wasOpen) await completeSignIn(transaction, input.row, input.now);
};
