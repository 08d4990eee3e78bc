import { migrate, openDatabase, pglitePool, type Database } from "@usherkit/server";
import { openPglite } from "../support/pglite.js";

/** What a transaction is made of, inside of one that is already open. */
const inside: Readonly<Record<string, string>> = {
  begin: "savepoint step",
  commit: "release savepoint step",
  rollback: "rollback to savepoint step",
};

/** A database of its own on which whatever was done can be undone, by the database itself. */
export interface UndoableDatabase {
  readonly database: Database;
  /** Does something for which the server's transactions are real ones, and takes it all back. */
  undo<Result>(run: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export const openUndoable = async (): Promise<UndoableDatabase> => {
  const pglite = await openPglite();
  let isInside = false;
  const query = pglite.query.bind(pglite);
  pglite.query = (text, ...rest) => query(isInside ? (inside[text] ?? text) : text, ...rest);
  const database = openDatabase(pglitePool(pglite));
  await migrate(database);
  return {
    database,
    undo: async (run) => {
      await pglite.exec("begin");
      isInside = true;
      try {
        return await run();
      } finally {
        isInside = false;
        await pglite.exec("rollback");
      }
    },
    close: () => database.destroy(),
  };
};
