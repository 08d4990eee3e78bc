import { migrate, openDatabase, pglitePool, type Database } from "@usherkit/server";
import { openPostgres } from "@usherkit/server/node";
import pg from "pg";
import { describe } from "vitest";
import { openPglite } from "./pglite.js";

export interface TestDatabase {
  readonly database: Database;
  /** PostgreSQL's URL, for a second process; undefined on PGlite. */
  readonly url?: string;
  close(): Promise<void>;
}

/** One of the two databases that every server test runs on. `url` of PostgreSQL comes from the test runner. */
export interface DatabaseKind {
  readonly name: "PGlite" | "PostgreSQL";
  readonly isMissing: boolean;
  open(): Promise<TestDatabase>;
}

const postgresUrl = process.env["USHERKIT_TEST_DATABASE_URL"];

const onPostgres = async <Result>(run: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
};

export const pglite: DatabaseKind = {
  name: "PGlite",
  isMissing: false,
  open: async () => {
    const database = openDatabase(pglitePool(await openPglite()));
    await migrate(database);
    return { database, close: () => database.destroy() };
  },
};

export const postgres: DatabaseKind = {
  name: "PostgreSQL",
  isMissing: postgresUrl === undefined,
  open: async () => {
    const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
    await onPostgres((client) => client.query(`create database ${name}`));
    const url = new URL(`/${name}`, postgresUrl).href;
    const store = openPostgres(url, { connections: 20 });
    await migrate(store.database);
    return {
      database: store.database,
      url,
      close: async () => {
        await store.close();
        await onPostgres((client) => client.query(`drop database ${name} with (force)`));
      },
    };
  },
};

/** A group of tests that runs on both databases; each opens one of its own. */
export const describeOnDatabases = (title: string, body: (kind: DatabaseKind) => void): void => {
  for (const kind of [pglite, postgres])
    describe.skipIf(kind.isMissing)(`${title} on ${kind.name}`, () => {
      body(kind);
    });
};
