import { deliverMail, sweep, type Clock, type Database, type Mailer } from "../index.js";

/** What a worker needs. */
export interface WorkerOptions {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly clock?: Clock;
  /** Milliseconds between two looks at the queue; `wake()` looks at once. */
  readonly interval?: number;
  /** Told of a round that failed; the next one comes all the same. */
  readonly onError?: (error: unknown) => void;
}

/** Work that no request waits for: mail, and what the clock alone has changed. Several may run on one database. */
export interface Worker {
  /** Looks at the queue now, or again at once where a round is under way. */
  wake(): void;
  /** Ends after what is under way and one last look at the queue. */
  stop(): Promise<void>;
}

/** Starts delivering queued mail and writing what has run out, until it is stopped. */
export const startWorker = (options: WorkerOptions): Worker => {
  const { interval = 2_000, onError = () => undefined } = options;
  const services = { database: options.database, ...(options.clock ? { clock: options.clock } : {}) };
  let isStopped = false;
  let isAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const round = async (): Promise<void> => {
    try {
      await deliverMail({ ...services, mailer: options.mailer });
      await sweep(services);
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
  return {
    wake,
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      clearTimeout(timer);
      await running;
      await round();
    },
  };
};
