import type { MfaAnswer } from "@usherkit/contract";
import { Secret, TOTP } from "otpauth";
import type { Caller, OpenHandler } from "../context.js";
import { transact } from "../database/database.js";
import { enforce, HttpProblem, invalid } from "../http/problem.js";
import { openText, sealText } from "../seal/sealed-text.js";
import { refusedAtSignIn } from "../tenants/kept-out.js";
import { lockRow } from "../users/lock-row.js";
import { writeEvent } from "./events.js";
import { queueNotice } from "./notices.js";
import { advance, nextStep } from "./next-step.js";
import { requireOwnSession } from "./session.js";
import { countFailure, noFailures } from "./sign-in.js";

/** RFC 6238: six digits, thirty seconds, SHA-1, as every authenticator app understands it. */
const totpOf = (secret: string, issuer: string, label: string): TOTP =>
  new TOTP({ issuer, label, algorithm: "SHA1", digits: 6, period: 30, secret: Secret.fromBase32(secret) });

/** Names a person's secret to the sealer. */
const secretPlace = (userId: string): string => `mfa_devices/${userId}/secret`;

const freshSeconds = 900;

/** Who finds a session open may not make the account theirs by an authenticator of their own. */
const requireFresh = ({ authenticatedAt, profile }: Caller, now: Date): void => {
  const maxAgeSeconds = profile.stepUp?.maxAgeSeconds ?? freshSeconds;
  if (now.getTime() - authenticatedAt.getTime() > maxAgeSeconds * 1000)
    enforce({ state: "stepUp", reason: "policy", params: { maxAgeSeconds } });
};

/**
 * `{}` begins an enrolment and shows its secret; `{code}` confirms it, or completes a sign-in. A code is accepted one step early
 * or late, and once: what was seen over a shoulder is worth nothing.
 */
export const mfa: OpenHandler<"mfa"> = async ({ services, request, caller: anybody, body, now }) => {
  const { caller, session } = requireOwnSession(anybody);
  const { profile } = caller;
  if (session.next === "set_credential") throw new HttpProblem("sign_in_incomplete");
  if (profile.credential.mfa === "off") throw new HttpProblem("unsupported");
  const wasOpen = session.next === null;
  if (wasOpen) requireFresh(caller, now);

  const answer = await transact(services.database, async (transaction): Promise<MfaAnswer | HttpProblem> => {
    const row = await lockRow(transaction, caller.id);
    if (!row) return new HttpProblem("unauthenticated");
    const device = await transaction
      .selectFrom("mfa_devices")
      .selectAll()
      .where("user_id", "=", row.id)
      .executeTakeFirst();
    if (body.code === undefined) {
      // A second device would open a way around the first: it is reset by a manager, or given up at the first one's hand.
      if (row.mfa === "enrolled" || session.next === "verify_mfa") return new HttpProblem("conflict");
      // Always another one: whoever began before, in whichever session, has seen the last.
      const secret = new Secret({ size: 20 }).base32;
      const sealed = await sealText(services.sealer, secret, secretPlace(row.id));
      const begun = { secret: sealed, confirmed_at: null, last_step: null };
      await transaction
        .insertInto("mfa_devices")
        .values({ user_id: row.id, ...begun })
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet(begun))
        .execute();
      return { next: "enrol_mfa", secret, uri: totpOf(secret, profile.name, row.username).toString() };
    }
    if (!device) return invalid({ pointer: "/code", code: "not_enrolling" });
    const refusal = wasOpen ? undefined : refusedAtSignIn(row, profile, request, now);
    if (refusal) return refusal;
    const secret = await openText(services.sealer, device.secret, secretPlace(row.id));
    const delta = totpOf(secret, profile.name, row.username).validate({
      token: body.code.replace(/\s/g, ""),
      timestamp: now.getTime(),
      window: 1,
    });
    const step = Math.floor(now.getTime() / 30_000) + (delta ?? 0);
    if (delta === null || (device.last_step !== null && step <= device.last_step)) {
      await countFailure(transaction, row, profile.credential.lockout, now);
      return invalid({ pointer: "/code", code: "wrong" });
    }
    await transaction.updateTable("users").set(noFailures).where("id", "=", row.id).execute();
    await transaction
      .updateTable("mfa_devices")
      .set({ last_step: step, confirmed_at: device.confirmed_at ?? now })
      .where("user_id", "=", row.id)
      .execute();
    if (row.mfa !== "enrolled") {
      await transaction
        .updateTable("users")
        .set({ mfa: "enrolled", version: row.version + 1, updated_at: now })
        .where("id", "=", row.id)
        .execute();
      await writeEvent(transaction, {
        tenantId: row.tenant_id,
        userId: row.id,
        actorId: row.id,
        type: "enrol_mfa",
        now,
      });
      await queueNotice(transaction, caller, row, "mfa", now);
    }
    const next = nextStep({ ...row, mfa: "enrolled" }, profile, now, { mfa: true });
    await advance(transaction, { tokenHash: session.tokenHash, row, next, wasOpen, isProven: !wasOpen, now });
    return { next };
  });
  if (answer instanceof HttpProblem) throw answer;
  return { body: answer };
};
