import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { openDatabase, pglitePool, type Database, type Hasher } from "@usherkit/server";
import { argon2id, argon2Verify } from "hash-wasm";

/** Kept on the page, not in the module: a module that is edited is loaded again, the database stays. */
interface Page {
  usherkitDatabase?: Promise<Database>;
}
const page: Page = globalThis as Page;

/** From the snapshot that scripts/internal/page-database.mjs makes: the migrations have run. */
const open = async (): Promise<Database> => {
  const answer = await fetch(new URL("page/page-database.bin", document.baseURI));
  if (!answer.ok) throw new Error(`The page's database is not there (${answer.status}): run npm run storybook.`);
  const pglite = await PGlite.create({ loadDataDir: await answer.blob(), extensions: { pg_trgm } });
  return openDatabase(pglitePool(pglite));
};

/** The one database of this page. */
export const pageDatabase = (): Promise<Database> => (page.usherkitDatabase ??= open());

/** The real algorithm with parameters that protect nothing: a story's passwords are no secret, and it should be there at once. */
export const pageHasher: Hasher = {
  hash: (password) =>
    argon2id({
      password,
      salt: crypto.getRandomValues(new Uint8Array(16)),
      parallelism: 1,
      iterations: 1,
      memorySize: 8,
      hashLength: 32,
      outputType: "encoded",
    }),
  verify: (hash, password) => argon2Verify({ hash, password }),
};
