import { asciiDigits, withoutInvisible, type MfaAnswer } from "@usherkit/contract";
import { Secret, TOTP } from "otpauth";
import type { OpenHandler, Reply } from "../context.js";
import { HttpProblem, invalid } from "../http/problem.js";
import { openText, sealText } from "../seal/sealed-text.js";
import { refusedAtSignIn } from "../tenants/kept-out.js";
import { lockRow } from "../users/lock-row.js";
import { endSessions } from "./credential.js";
import { findDevice } from "./device.js";
import { recorded, writeEvent } from "./events.js";
import { countFailure, forgiveFailures } from "./failures.js";
import { requireFresh } from "./fresh.js";
import { queueNotice } from "./notices.js";
import { advance, nextStep } from "./next-step.js";
import { requireOwnSession } from "./session.js";

/** RFC 6238: six digits, thirty seconds, SHA-1, as every authenticator app understands it. */
const totpOf = (secret: string, issuer: string, label: string): TOTP =>
  new TOTP({ issuer, label, algorithm: "SHA1", digits: 6, period: 30, secret: Secret.fromBase32(secret) });

/** A code as one types it: with spaces or dashes between, in the digits of any script. */
const codeOf = (typed: string): string => asciiDigits(withoutInvisible(typed)).replace(/[\s\p{Pd}]/gu, "");

/** Names a person's secret to the sealer. */
const secretPlace = (userId: string): string => `mfa_devices/${userId}/secret`;

/**
 * `{}` begins an enrolment and shows its secret; `{code}` confirms it, or completes a sign-in. A code is accepted one step early
 * or late, and once: what was seen over a shoulder is worth nothing.
 */
export const mfa: OpenHandler<"mfa"> = async ({ services, request, source, caller: anybody, body, now }) => {
  const { caller, session } = requireOwnSession(anybody);
  const { profile } = caller;
  if (session.next === "set_credential") throw new HttpProblem("sign_in_incomplete");
  if (profile.credential.mfa === "off") throw new HttpProblem("unsupported");
  const wasOpen = session.next === null;
  if (wasOpen) requireFresh(caller, now);

  const { tenantId } = caller;
  const device = await findDevice(services, request, { tenantId, userId: caller.id }, now);
  const suspect = { tenantId, userId: caller.id, subject: caller.id, device };
  const answer = await recorded(services, source, async (transaction): Promise<Reply<MfaAnswer> | HttpProblem> => {
    const row = await lockRow(transaction, caller.id);
    if (!row) return new HttpProblem("unauthenticated");
    const authenticator = await transaction
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
      return { body: { next: "enrol_mfa", secret, uri: totpOf(secret, profile.name, row.username).toString() } };
    }
    if (!authenticator) return invalid({ pointer: "/code", code: "not_enrolling" });
    const refusal = wasOpen ? undefined : refusedAtSignIn(row, profile, request, now, device !== undefined);
    if (refusal) return refusal;
    const secret = await openText(services.sealer, authenticator.secret, secretPlace(row.id));
    const token = codeOf(body.code);
    // What isn't six digits can't be compared, and is a wrong try all the same.
    const delta = /^[0-9]{6}$/.test(token)
      ? totpOf(secret, profile.name, row.username).validate({ token, timestamp: now.getTime(), window: 1 })
      : null;
    const step = Math.floor(now.getTime() / 30_000) + (delta ?? 0);
    if (delta === null || (authenticator.last_step !== null && step <= authenticator.last_step)) {
      await countFailure(transaction, suspect, profile.credential.lockout, now, "code");
      return invalid({ pointer: "/code", code: "wrong" });
    }
    await forgiveFailures(transaction, suspect);
    await transaction
      .updateTable("mfa_devices")
      .set({ last_step: step, confirmed_at: authenticator.confirmed_at ?? now })
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
      // A session that was opened without the second factor doesn't outlive it.
      await endSessions(transaction, row.id, now, session.tokenHash);
    }
    const next = nextStep({ ...row, mfa: "enrolled" }, profile, now, { mfa: true });
    const entered = await advance(transaction, { services, request, row, session, next, isProven: !wasOpen, now });
    return { body: { next, token: entered.token }, cookies: entered.cookies };
  });
  if (answer instanceof HttpProblem) throw answer;
  return answer;
};
