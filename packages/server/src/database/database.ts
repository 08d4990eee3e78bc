import { Kysely, PostgresDialect, type PostgresPool, type Transaction as KyselyTransaction } from "kysely";
import type { Schema } from "./schema.js";

export type Database = Kysely<Schema>;
export type Transaction = KyselyTransaction<Schema>;

/** A database behind a pool of `pglitePool()` or `pgPool()`. */
export const openDatabase = (pool: PostgresPool): Database =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });

/** What both drivers say of a refused statement. */
export const databaseError = (error: unknown): { code: string; constraint: string | undefined } | undefined => {
  if (typeof error !== "object" || error === null || !("code" in error) || typeof error.code !== "string")
    return undefined;
  const constraint = "constraint" in error && typeof error.constraint === "string" ? error.constraint : undefined;
  return { code: error.code, constraint };
};

const retryable = new Set(["40001", "40P01"]);

/** Runs in one transaction, again where the database broke a deadlock. Nothing in it may hash or use the network. */
export const transact = async <Result>(
  database: Database,
  run: (transaction: Transaction) => Promise<Result>,
): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction().execute(run);
    } catch (error) {
      if (attempt >= 5 || !retryable.has(databaseError(error)?.code ?? "")) throw error;
    }
  }
};
