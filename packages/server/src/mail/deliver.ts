import { answerResetRequests } from "../account/recovery.js";
import { transact, type Database } from "../database/database.js";
import type { Clock, Mailer } from "../options.js";

/** Seconds to wait after each failure; after the last the mail counts as failed. */
const waits = [10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800];
/** While a mail is handed over it belongs to one server; one that died gives it back after so long. */
const leaseSeconds = 120;

/**
 * One round over the queue. Mails are taken with SKIP LOCKED, so several servers share the work, and handed over outside of
 * any transaction. A mail may come twice when a server dies between handing it over and writing so; it is never lost.
 */
export const deliverMail = async (services: {
  database: Database;
  mailer: Mailer;
  clock?: Clock;
}): Promise<{ sent: number; failed: number }> => {
  const { database, mailer } = services;
  const clock = services.clock ?? (() => new Date());
  const now = clock();
  await answerResetRequests(services);
  const batch = await transact(database, async (transaction) => {
    const due = await transaction
      .selectFrom("mails")
      .selectAll()
      .where("sent_at", "is", null)
      .where("failed_at", "is", null)
      .where("next_try_at", "<=", now)
      .orderBy("next_try_at")
      .limit(50)
      .forUpdate()
      .skipLocked()
      .execute();
    if (due.length > 0)
      await transaction
        .updateTable("mails")
        .set({ next_try_at: new Date(now.getTime() + leaseSeconds * 1000) })
        .where(
          "id",
          "in",
          due.map((mail) => mail.id),
        )
        .execute();
    return due;
  });
  const outcome = { sent: 0, failed: 0 };
  for (const mail of batch) {
    const query = database.updateTable("mails").where("id", "=", mail.id);
    try {
      await mailer.send({ to: mail.recipient, subject: mail.subject, text: mail.body });
      await query.set({ sent_at: clock(), body: "" }).execute();
      outcome.sent += 1;
    } catch {
      const wait = waits[mail.attempts];
      await query
        .set({
          attempts: mail.attempts + 1,
          next_try_at: new Date(clock().getTime() + (wait ?? 0) * 1000),
          ...(wait === undefined && { failed_at: clock(), body: "" }),
        })
        .execute();
      outcome.failed += 1;
    }
  }
  return outcome;
};
