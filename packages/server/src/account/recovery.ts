import type { OpenHandler } from "../context.js";
import { factsAt } from "@usherkit/contract";
import { transact } from "../database/database.js";
import { lastMailAt } from "../mail/queue.js";
import { factsOf } from "../users/user.js";
import { lockRow } from "../users/lock-row.js";
import { writeEvent } from "./events.js";
import { linkLife, sendLink } from "./links.js";
import { findBySignInName } from "./sign-in.js";

/** Least milliseconds between two reset mails that a stranger can cause. */
const leastBetween = 60_000;

/**
 * "Forgotten?": mails a link where the account has an address and may be reset, and answers the same to everybody. The present
 * credential goes on working, so nobody can lock anybody out by it.
 */
export const requestPasswordReset: OpenHandler<"requestPasswordReset"> = async ({ services, body, now }) => {
  const found = await findBySignInName(services, body.tenant, body.username);
  const profile = found?.profile;
  if (!found || profile?.credential.selfServiceReset !== "mail") return { body: undefined };
  await transact(services.database, async (transaction) => {
    const row = await lockRow(transaction, found.id);
    if (!row?.email || !row.active || row.deleted_at || row.registration !== "registered") return;
    if (factsAt(factsOf(row), now).lock?.kind === "admin") return;
    const last = await lastMailAt(transaction, row.id, "reset");
    if (last && now.getTime() - last.getTime() < leastBetween) return;
    await sendLink(transaction, services, {
      user: { ...row, email: row.email },
      profile,
      tenantName: found.tenant_name,
      kind: "reset",
      now,
      isByStranger: true,
    });
    await transaction
      .updateTable("users")
      .set({
        recovery_requested_at: now,
        recovery_opened_at: null,
        recovery_until: new Date(now.getTime() + linkLife(profile, "reset")),
        version: row.version + 1,
        updated_at: now,
      })
      .where("id", "=", row.id)
      .execute();
    await writeEvent(transaction, {
      tenantId: row.tenant_id,
      userId: row.id,
      actorId: null,
      type: "request_password_reset",
      now,
    });
  });
  return { body: undefined };
};
