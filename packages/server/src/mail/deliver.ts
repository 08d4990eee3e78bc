import { sql } from "kysely";
import { writeEvent } from "../account/events.js";
import { answerResetRequests } from "../account/recovery.js";
import { databaseError, transact, type Database, type Transaction } from "../database/database.js";
import type { Clock, Mailer, MailFailure, Sealer } from "../options.js";
import { openText } from "../seal/sealed-text.js";
import { bodyPlace } from "./queue.js";

/** Seconds to wait after each failure; after the last the mail counts as failed. */
const waits = [10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800];
/** Seconds for which a mail belongs to whoever hands it over; one who died gives it back after so long. */
const leaseSeconds = 120;
/** A lease is renewed while the mail is under way: a slow relay makes no second mail of it. */
const renewMilliseconds = 40_000;
/** Mails that become ready again at once. */
const wakeBatch = 500;
/** So many failures after each other are the relay's: the round ends, or a queue of thousands would be tried in vain at once. */
const patience = 10;

/** The services and options of `deliverMail`. */
export interface DeliverServices {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly clock?: Clock;
  /** Opens what the handler's sealer has sealed. */
  readonly sealer?: Sealer;
  /** Told of each try that failed. */
  readonly onMailFailed?: (failure: MailFailure) => void;
  /** Once it is aborted no further mail is begun; those under way are waited for. */
  readonly signal?: AbortSignal;
  /** Mails that one round hands over at most; 1,000 without it. */
  readonly limit?: number;
}

interface LeasedMail {
  readonly id: string;
  readonly tenant_id: string;
  readonly user_id: string | null;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
}

/** Puts mails whose lease has ended, or that are due again, back into the queue, behind the others of their tenant and kind. */
const wakeMails = async (database: Database, now: Date): Promise<void> => {
  await sql`
    with locked as (
      select id, tenant_id, kind, queue, next_try_at from mails
      where turn is null and sent_at is null and failed_at is null and next_try_at <= ${now}
      order by next_try_at limit ${wakeBatch} for update skip locked),
    due as materialized (select *, row_number() over (partition by tenant_id, kind order by next_try_at) as place from locked)
    update mails set turn = due.place + greatest(
      (select max(turn) from mails as flow where flow.tenant_id = due.tenant_id and flow.kind = due.kind and flow.turn is not null),
      (select min(turn) - 1 from mails as ready where ready.queue = due.queue and ready.turn is not null), 0)
    from due where mails.id = due.id`.execute(database);
};

/** Takes the next mail, for this server alone until the lease ends. SKIP LOCKED: servers that look at once take different ones. */
const leaseMail = async (database: Database, now: Date): Promise<LeasedMail | undefined> => {
  const { rows } = await sql<LeasedMail>`
    update mails set turn = null, next_try_at = ${new Date(now.getTime() + leaseSeconds * 1000)}
    where id = (select id from mails where turn is not null order by queue, turn, rank limit 1 for update skip locked)
    returning id, tenant_id, user_id, kind, recipient, subject, body, attempts`.execute(database);
  return rows[0];
};

const errorOf = (error: unknown): MailFailure["error"] => {
  const name = error instanceof Error ? error.name : typeof error;
  const code = databaseError(error)?.code;
  const response =
    typeof error === "object" && error !== null && "responseCode" in error ? error.responseCode : undefined;
  return {
    name,
    ...(code !== undefined && { code }),
    ...(typeof response === "number" && { responseCode: response }),
  };
};

/** Writes when a mail is tried again, or that it never is. Undefined where another server has written of it. */
const writeFailure = async (
  transaction: Transaction,
  mail: LeasedMail,
  now: Date,
): Promise<Omit<MailFailure, "error"> | undefined> => {
  const wait = waits[mail.attempts];
  const isGivenUp = wait === undefined;
  const written = await transaction
    .updateTable("mails")
    .set({
      attempts: mail.attempts + 1,
      next_try_at: new Date(now.getTime() + (wait ?? 0) * 1000),
      ...(isGivenUp && { failed_at: now, body: "" }),
    })
    .where("id", "=", mail.id)
    // Another server may have it by now, where this one was held up for longer than its lease.
    .where("attempts", "=", mail.attempts)
    .where("sent_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!written) return undefined;
  if (isGivenUp)
    await writeEvent(transaction, {
      tenantId: mail.tenant_id,
      userId: mail.user_id,
      actorId: null,
      type: "mail_failed",
      now,
      details: { kind: mail.kind },
    });
  return { mailId: mail.id, tenantId: mail.tenant_id, kind: mail.kind, attempt: mail.attempts + 1, isGivenUp };
};

/**
 * One round over the queue: resets first, then of each tenant in turn the next mail of each kind. A mail is taken alone, and handed
 * over outside of any transaction, as many at once as the mailer can. It may come twice when a server dies between handing it over
 * and writing so; it is never lost.
 */
export const deliverMail = async (services: DeliverServices): Promise<{ sent: number; failed: number }> => {
  const { database, mailer, sealer, signal, onMailFailed, limit = 1_000 } = services;
  const clock = services.clock ?? (() => new Date());
  await answerResetRequests(services);
  const outcome = { sent: 0, failed: 0 };
  let begun = 0;
  let failedInRow = 0;

  const hand = async (mail: LeasedMail): Promise<void> => {
    const renewing = setInterval(() => {
      const until = new Date(clock().getTime() + leaseSeconds * 1000);
      const renewal = database.updateTable("mails").set({ next_try_at: until }).where("id", "=", mail.id);
      // Where it fails the lease ends, and the mail may come twice: no reason to stop.
      renewal
        .where("turn", "is", null)
        .where("sent_at", "is", null)
        .execute()
        .catch(() => undefined);
    }, renewMilliseconds);
    try {
      const text = await openText(sealer, mail.body, bodyPlace(mail.id));
      await mailer.send({ to: mail.recipient, subject: mail.subject, text });
    } catch (error) {
      outcome.failed += 1;
      failedInRow += 1;
      const failure = await transact(database, (transaction) => writeFailure(transaction, mail, clock()));
      if (failure) onMailFailed?.({ ...failure, error: errorOf(error) });
      return;
    } finally {
      clearInterval(renewing);
    }
    await database
      .updateTable("mails")
      .set({ sent_at: clock(), body: "", turn: null })
      .where("id", "=", mail.id)
      .execute();
    outcome.sent += 1;
    failedInRow = 0;
  };
  const lane = async (): Promise<void> => {
    while (begun < limit && failedInRow < patience && !signal?.aborted) {
      begun += 1;
      const mail = await leaseMail(database, clock());
      if (!mail) return;
      await hand(mail);
    }
  };

  await wakeMails(database, clock());
  const lanes = Array.from({ length: Math.max(1, mailer.concurrency ?? 1) }, () => lane());
  // All of them end before the first one's error is thrown.
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
  return outcome;
};
