import { databaseError } from "../database/database.js";
import { deliverMail, sweep, type Clock, type Database, type Mailer, type MailFailure, type Sealer } from "../index.js";

/** What a worker needs. */
export interface WorkerOptions {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly clock?: Clock;
  /** The handler's: it opens what that one has sealed. Without it a warning is written once, as secrets are stored as they are. */
  readonly sealer?: Sealer;
  /** Days for which the history is kept; 400 without it. */
  readonly eventDays?: number;
  /** Milliseconds between two looks at the queue; `wake()` looks at once. */
  readonly interval?: number;
  /** Milliseconds for which `stop()` goes on with what is queued, and as long again waits for the mails under way; 5,000 without it. */
  readonly stopTimeout?: number;
  /** Told of a round that failed; the next one comes all the same. Without it its kind and code go to `console.error`. */
  readonly onError?: (error: unknown) => void;
  /** Told of each mail that could not be handed over; without it that goes to `console.error`, without address and text. */
  readonly onMailFailed?: (failure: MailFailure) => void;
}

/** Work that no request waits for: mail, and what the clock alone has changed. Several may run on one database. */
export interface Worker {
  /** Looks at the queue now, or again at once where a round is under way. */
  wake(): void;
  /**
   * Goes on with what is queued for `stopTimeout`, then begins no further mail and waits as long again for those under way. What is
   * left stays in the queue; a mail that was still under way comes again once its lease ends.
   */
  stop(): Promise<void>;
}

/* eslint-disable no-console -- where the host listens to nothing, the worker speaks for itself */
const reportError = (error: unknown): void => {
  const name = error instanceof Error ? error.name : typeof error;
  console.error(`A round of the worker failed: ${[name, databaseError(error)?.code ?? ""].join(" ").trim()}`);
};

const reportMail = ({ mailId, tenantId, kind, attempt, isGivenUp, error }: MailFailure): void => {
  const cause = [error.name, error.code, error.responseCode].filter((part) => part !== undefined).join(" ");
  const rest = isGivenUp ? "given up" : "it will be tried again";
  console.error(`Mail ${mailId} (${kind}) of tenant ${tenantId} failed, try ${attempt.toString()}: ${cause}; ${rest}`);
};

const warnUnsealed = (): void => {
  console.warn("Secrets of authenticators and links in waiting mails are stored as they are: hand in a sealer.");
};
/* eslint-enable no-console */

/** Starts delivering queued mail and writing what has run out, until it is stopped. */
export const startWorker = (options: WorkerOptions): Worker => {
  const { interval = 2_000, stopTimeout = 5_000, onError = reportError, onMailFailed = reportMail } = options;
  const { database, mailer, clock, sealer, eventDays } = options;
  const services = { database, ...(clock && { clock }) };
  const stopping = new AbortController();
  let isStopped = false;
  let isAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  if (!sealer) warnUnsealed();

  const round = async (): Promise<void> => {
    try {
      const { sent } = await deliverMail({
        ...services,
        mailer,
        ...(sealer && { sealer }),
        onMailFailed,
        signal: stopping.signal,
      });
      // There may be more than a round hands over.
      if (sent > 0) isAgain = true;
      if (!stopping.signal.aborted) await sweep({ ...services, ...(eventDays !== undefined && { eventDays }) });
    } catch (error) {
      onError(error);
    }
  };
  const wake = (): void => {
    if (isStopped) return;
    if (running) {
      isAgain = true;
      return;
    }
    clearTimeout(timer);
    isAgain = false;
    running = round().finally(() => {
      running = undefined;
      if (isStopped) return;
      if (isAgain) wake();
      else timer = setTimeout(wake, interval);
    });
  };
  wake();

  /** Delivers the mails that requests have queued shortly before the stop. */
  const lastRound = async (): Promise<void> => {
    await running;
    if (!stopping.signal.aborted) await round();
  };
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    isStopped = true;
    clearTimeout(timer);
    const ending = setTimeout(() => {
      stopping.abort();
    }, stopTimeout);
    let giveUp: NodeJS.Timeout | undefined;
    const bound = new Promise<void>((resolve) => {
      giveUp = setTimeout(resolve, 2 * stopTimeout);
    });
    await Promise.race([lastRound(), bound]);
    stopping.abort();
    clearTimeout(ending);
    clearTimeout(giveUp);
  };
  return { wake, stop: () => (stopped ??= stop()) };
};
