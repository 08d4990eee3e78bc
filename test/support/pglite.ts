import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";

/** Made by `npm test` from the migrations: a database of its own takes seconds to make, and a copy of one that is there half a second. */
const snapshot = process.env["USHERKIT_TEST_SNAPSHOT"];

/** An embedded database in memory. `migrate` brings it up to date where there is no snapshot. */
export const openPglite = (): Promise<PGlite> =>
  PGlite.create({
    extensions: { pg_trgm },
    ...(snapshot !== undefined && { loadDataDir: new Blob([readFileSync(snapshot)]) }),
  });
