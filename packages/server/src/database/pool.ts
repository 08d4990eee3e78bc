import type { PostgresPool, PostgresPoolClient } from "kysely";
import { OutcomeUnknownError, UnavailableError } from "../unavailable.js";

interface QueryResult {
  readonly command?: string | undefined;
  readonly rows: unknown[];
}
type RunQuery = (sql: string, parameters: readonly unknown[]) => Promise<QueryResult>;

/** Callers that may wait for a connection at once: beyond it the answer is 503 at once, and not after a wait. */
const mostWaiting = 200;

/** Whether the database itself refused a statement. Any other error means that nobody heard its answer. */
const isAnswer = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "severity" in error && typeof error.severity === "string";

/** An answer with which the connection ends (severity FATAL), or that tells of one that is lost (SQLSTATE class 08). */
const isEnding = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  (("severity" in error && (error.severity === "FATAL" || error.severity === "PANIC")) ||
    ("code" in error && typeof error.code === "string" && error.code.startsWith("08")));

/**
 * A client whose errors say what they mean. COMMIT of a transaction in which a statement had failed answers ROLLBACK and no
 * error, so what was acknowledged would be lost: here it is an error. A connection that breaks is an `UnavailableError`, and an
 * `OutcomeUnknownError` where it breaks under a COMMIT. `release` is told whether the connection may be used again.
 */
const clientOf = (run: RunQuery, release: (isBroken: boolean) => void): PostgresPoolClient => {
  let isBroken = false;
  const query = async (sql: string, parameters: readonly unknown[]) => {
    // The connection took its transaction with it. An error here would hide the one that says what became of a commit.
    if (isBroken && sql === "rollback") return { command: "ROLLBACK", rows: [] };
    let result: QueryResult;
    try {
      result = await run(sql, parameters);
    } catch (error) {
      if (isAnswer(error) && !isEnding(error)) throw error;
      isBroken = true;
      if (sql === "commit") throw new OutcomeUnknownError("The connection was lost under a commit.", { cause: error });
      throw new UnavailableError("The connection to the database was lost.", { cause: error });
    }
    if (sql === "commit" && result.command === "ROLLBACK")
      throw new Error("The transaction was rolled back: a statement in it had failed.");
    return result;
  };
  return {
    query: query as PostgresPoolClient["query"],
    release: () => {
      release(isBroken);
    },
  };
};

/** Counts who waits for a connection, and sends the rest away. */
const queueOf = (limit: number) => {
  let waiting = 0;
  return async <Client>(connect: () => Promise<Client>): Promise<Client> => {
    if (waiting >= limit) throw new UnavailableError("Too many callers wait for a database connection.");
    waiting += 1;
    try {
      return await connect();
    } finally {
      waiting -= 1;
    }
  };
};

/** What is used of PGlite. Its own types are left out of ours, or everybody would compile them, on PostgreSQL too. */
export interface EmbeddedClient {
  query(
    sql: string,
    parameters: unknown[],
  ): Promise<{ readonly rows: unknown[]; readonly affectedRows?: number | undefined }>;
  close(): Promise<void>;
}

/**
 * PGlite has one connection, and Kysely wants a pool: callers take turns. A query on the database inside its own transaction
 * would wait for itself, so waiting ends after `acquireTimeout` milliseconds with an `UnavailableError`.
 */
export const pglitePool = (pglite: EmbeddedClient, acquireTimeout = 10_000): PostgresPool => {
  let tail: Promise<void> = Promise.resolve();
  const admit = queueOf(mostWaiting);
  const run: RunQuery = async (sql, parameters) => {
    const result = await pglite.query(sql, [...parameters]);
    return { ...result, rowCount: result.affectedRows ?? result.rows.length };
  };
  const connect = () =>
    new Promise<PostgresPoolClient>((resolve, reject) => {
      const before = tail;
      let release: () => void = () => undefined;
      tail = new Promise((free) => {
        release = free;
      });
      const timer = setTimeout(() => {
        void before.then(release);
        reject(new UnavailableError("No database connection in time: a query outside its own transaction?"));
      }, acquireTimeout);
      void before.then(() => {
        clearTimeout(timer);
        resolve(clientOf(run, release));
      });
    });
  return { connect: () => admit(connect), end: () => pglite.close() };
};

interface PgClient {
  query: (sql: string, parameters: unknown[]) => Promise<QueryResult>;
  release: (error?: boolean) => void;
  on: (event: "error", listener: () => void) => unknown;
  off: (event: "error", listener: () => void) => unknown;
}

/** A broken connection rejects the statement that runs on it; the event that comes beside needs no answer of its own. */
const ignore = (): void => undefined;

/** What is used of a `pg.Pool`. */
interface PgClientPool {
  connect: () => Promise<PgClient>;
  end: () => Promise<void>;
  on: (event: "connect", listener: (client: Pick<PgClient, "on">) => void) => unknown;
}

/**
 * A `pg.Pool` with the same checks. An `error` of a client that nobody hears would end the process, and the pool listens only while a
 * client is idle. So each has a listener from the moment in which it opens, as it may be ended in the same packet, and one more as long
 * as it is lent out, for those that were open before. A broken one is closed and not lent out again.
 */
export const pgPool = (pool: PgClientPool): PostgresPool => {
  pool.on("connect", (client) => client.on("error", ignore));
  const admit = queueOf(mostWaiting);
  const connect = async (): Promise<PostgresPoolClient> => {
    let client: PgClient;
    try {
      client = await pool.connect();
    } catch (error) {
      throw new UnavailableError("The database can't be reached.", { cause: error });
    }
    client.on("error", ignore);
    return clientOf(
      (sql, parameters) => client.query(sql, [...parameters]),
      (isBroken) => {
        client.release(isBroken);
        client.off("error", ignore);
      },
    );
  };
  return { connect: () => admit(connect), end: () => pool.end() };
};
