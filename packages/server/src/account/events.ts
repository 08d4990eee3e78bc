import { sql } from "kysely";
import { transact, type Database, type Transaction } from "../database/database.js";
import { tellHost } from "../http/report.js";
import type { RequestSource, SecurityEvent } from "../options.js";

/** What is known of the request that a transaction serves, and what was written to the history in it so far. */
interface Recording {
  readonly source: RequestSource;
  readonly events: SecurityEvent[];
}
const recordings = new WeakMap<Transaction, Recording>();

const unknownSource: RequestSource = { requestId: null, address: null, agent: null };

/**
 * Runs in one transaction, as `transact` does. Each event that is written in it bears the request's id and address, and is told
 * to the host's listener once the transaction is stored.
 */
export const recorded = async <Result>(
  services: {
    readonly database: Database;
    readonly onSecurityEvent?: ((event: SecurityEvent) => void) | undefined;
    readonly onError?: ((error: unknown, requestId: string) => void) | undefined;
  },
  source: RequestSource,
  run: (transaction: Transaction) => Promise<Result>,
): Promise<Result> => {
  let events: SecurityEvent[] = [];
  const result = await transact(services.database, (transaction) => {
    // Another try of the same transaction begins with none.
    events = [];
    recordings.set(transaction, { source, events });
    return run(transaction);
  });
  // It is stored: a listener that throws makes nothing undone, and must not make it look so.
  for (const event of events)
    try {
      services.onSecurityEvent?.(event);
    } catch (error) {
      tellHost(services, error, source.requestId ?? "");
    }
  return result;
};

/** One line of history. Details never hold a secret. */
export interface EventInput {
  tenantId: string;
  userId: string | null;
  actorId: string | null;
  type: string;
  now: Date;
  details?: Record<string, unknown>;
  /** Where it comes from, where that isn't the request that the transaction serves. */
  source?: RequestSource;
}

const insertEvent = (transaction: Transaction, event: EventInput, fold: string | null) => {
  const source = event.source ?? recordings.get(transaction)?.source ?? unknownSource;
  return transaction.insertInto("events").values({
    id: crypto.randomUUID(),
    tenant_id: event.tenantId,
    user_id: event.userId,
    actor_id: event.actorId,
    type: event.type,
    details: JSON.stringify(event.details ?? {}),
    at: event.now,
    address: source.address,
    request_id: source.requestId,
    fold,
  });
};

const remember = (transaction: Transaction, event: EventInput): void => {
  const recording = recordings.get(transaction);
  recording?.events.push({
    type: event.type,
    tenantId: event.tenantId,
    userId: event.userId,
    actorId: event.actorId,
    at: event.now,
    details: event.details ?? {},
    ...recording.source,
  });
};

/** Writes one line of history, in the transaction of the change that it tells of. */
export const writeEvent = async (transaction: Transaction, event: EventInput): Promise<void> => {
  await insertEvent(transaction, event, null).execute();
  remember(transaction, event);
};

/** Milliseconds within which repeats of one thing are counted in one line of history. */
const foldWindow = 15 * 60_000;

/**
 * Writes one line of history, or counts it in the line of this quarter of an hour that is about the same (`same`): what anybody can
 * repeat without end must not fill the history. The line keeps the address of the first; the listener is told of each.
 */
export const writeRepeatedEvent = async (transaction: Transaction, event: EventInput, same: string): Promise<void> => {
  const window = Math.floor(event.now.getTime() / foldWindow);
  const details = { ...event.details, count: 1 };
  await insertEvent(transaction, { ...event, details }, `${event.type} ${same} ${window.toString()}`)
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "fold"])
        .where("fold", "is not", null)
        .doUpdateSet({
          details: sql`jsonb_set(events.details, '{count}', to_jsonb(coalesce((events.details->>'count')::int, 0) + 1))`,
        }),
    )
    .execute();
  remember(transaction, event);
};
