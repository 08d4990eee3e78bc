import type { PGlite } from "@electric-sql/pglite";
import type { PostgresPool, PostgresPoolClient } from "kysely";

interface QueryResult {
  readonly command?: string | undefined;
  readonly rows: unknown[];
}
type RunQuery = (sql: string, parameters: readonly unknown[]) => Promise<QueryResult>;

/**
 * COMMIT of a transaction in which a statement had failed answers ROLLBACK and no error: what was acknowledged would be lost
 * without a word. Here it is an error.
 */
const clientOf = (run: RunQuery, release: () => void): PostgresPoolClient => {
  const query = async (sql: string, parameters: readonly unknown[]) => {
    const result = await run(sql, parameters);
    if (sql === "commit" && result.command === "ROLLBACK")
      throw new Error("The transaction was rolled back: a statement in it had failed.");
    return result;
  };
  return { query: query as PostgresPoolClient["query"], release };
};

/**
 * PGlite has one connection, and Kysely wants a pool: callers take turns. A query on the database inside its own transaction
 * would wait for itself, so waiting ends after `acquireTimeout` milliseconds with an error that says so.
 */
export const pglitePool = (pglite: PGlite, acquireTimeout = 30_000): PostgresPool => {
  let tail: Promise<void> = Promise.resolve();
  const run: RunQuery = async (sql, parameters) => {
    const result = await pglite.query(sql, [...parameters]);
    return { ...result, rowCount: result.affectedRows ?? result.rows.length };
  };
  return {
    connect: () =>
      new Promise<PostgresPoolClient>((resolve, reject) => {
        const before = tail;
        let release: () => void = () => undefined;
        tail = new Promise((free) => {
          release = free;
        });
        const timer = setTimeout(() => {
          void before.then(release);
          reject(new Error("No database connection in time: a query outside its own transaction?"));
        }, acquireTimeout);
        void before.then(() => {
          clearTimeout(timer);
          resolve(clientOf(run, release));
        });
      }),
    end: () => pglite.close(),
  };
};

interface PgClient {
  query: (sql: string, parameters: unknown[]) => Promise<QueryResult>;
  release: () => void;
}

/** A `pg.Pool` with the same check of its commits. */
export const pgPool = (pool: { connect: () => Promise<PgClient>; end: () => Promise<void> }): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect();
    return clientOf(
      (sql, parameters) => client.query(sql, [...parameters]),
      () => {
        client.release();
      },
    );
  },
  end: () => pool.end(),
});
