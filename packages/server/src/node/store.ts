import { join, resolve } from "node:path";
import pg from "pg";
import { openDatabase, type Database } from "../database/database.js";
import { pglitePool, pgPool } from "../database/pool.js";
import { SetupError } from "../setup-error.js";
import { lockFolder } from "./folder-lock.js";
import { closeToOthers, makePrivateFolder } from "./private-folder.js";

/** An open database and how to close it. */
export interface Store {
  readonly database: Database;
  close(): Promise<void>;
}

/** How `openEmbedded` behaves. */
export interface EmbeddedOptions {
  /** Runs once the folder is ours and before the database is opened: to restore or clear it. */
  readonly prepare?: () => Promise<void>;
}

/**
 * The embedded database in `folder`, for this process alone (`FolderHeldError` else: two writers on one folder lose data without
 * a word). The data stand in `folder/database`. Both folders are made private, or refused with `FolderOwnerError` where they
 * belong to another user.
 */
export const openEmbedded = async (folder: string, options: EmbeddedOptions = {}): Promise<Store> => {
  const path = resolve(folder);
  const unlock = lockFolder(path);
  try {
    await options.prepare?.();
    const data = join(path, "database");
    makePrivateFolder(data);
    // Loaded here: who uses PostgreSQL doesn't wait for a database that is never opened.
    const [{ PGlite }, { pg_trgm }] = await Promise.all([
      import("@electric-sql/pglite"),
      import("@electric-sql/pglite/contrib/pg_trgm"),
    ]);
    const pglite = await PGlite.create(data, { extensions: { pg_trgm } });
    // PGlite makes the files of a new database with 0666, and PostgreSQL itself every later one with 0600.
    closeToOthers(data);
    const database = openDatabase(pglitePool(pglite));
    return {
      database,
      close: async () => {
        await database.destroy();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
};

/** How `openPostgres` behaves. */
export interface PostgresOptions {
  /** Connections at most. */
  readonly connections?: number;
  /** Milliseconds after which the database gives a statement up. The client gives up two seconds later. */
  readonly statementTimeout?: number;
  /** Told of a connection that broke while nobody used it; the pool makes another. */
  readonly onError?: (error: Error) => void;
}

/** A PostgreSQL at `url`. Its counts are numbers, as PGlite's are. */
export const openPostgres = (url: string, options: PostgresOptions = {}): Store => {
  const { statementTimeout = 30_000 } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    statement_timeout: statementTimeout,
    // A network that loses packets without a word must not hold a request for ever.
    query_timeout: statementTimeout + 2_000,
    idle_in_transaction_session_timeout: statementTimeout,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    types: {
      getTypeParser: (oid, format) =>
        oid === pg.types.builtins.INT8 ? Number : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
    },
  });
  // Without a listener the error of an idle connection would end the process.
  pool.on("error", (error) => options.onError?.(error));
  const database = openDatabase(pgPool(pool));
  return { database, close: () => database.destroy() };
};

/** A PostgreSQL where `place` is its address (`postgres://…`), else the embedded database in the folder `place`. */
export const openStore = async (place: string): Promise<Store> => {
  if (/^postgres(?:ql)?:\/\//.test(place)) return openPostgres(place);
  if (place === "" || place.includes("://"))
    throw new SetupError("A database is the address of a PostgreSQL (postgres://user@host/name), or a folder.");
  return openEmbedded(place);
};
