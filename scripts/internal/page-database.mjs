// The database that the stories and the tests start from: PGlite with our migrations, made once and loaded in the page in under a second.
// It belongs to one version of PGlite, so it is made here and never committed; `.bin`, because a server that sees `.tar.gz`
// may unpack it on the way.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { inRoot } from "./run.mjs";

/** The folder that Storybook serves beside the stories. */
export const pageFolder = inRoot("node_modules/.cache/usherkit/stories");
const file = `${pageFolder}/page-database.bin`;
const stampFile = `${pageFolder}/page-database.stamp`;

const sources = [
  "packages/server/dist/database/migrations.js",
  "packages/server/dist/database/status-sql.js",
  "node_modules/@electric-sql/pglite/package.json",
];

/** Makes the snapshot where it is missing or out of step with the migrations, and answers its file. Needs the server built. */
export const makePageDatabase = async () => {
  const hash = createHash("sha256");
  for (const source of sources) hash.update(readFileSync(inRoot(source)));
  const stamp = hash.digest("hex");
  if (existsSync(file) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return file;
  const [{ PGlite }, { pg_trgm }, { migrate, openDatabase, pglitePool }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("@electric-sql/pglite/contrib/pg_trgm"),
    import("@usherkit/server"),
  ]);
  const pglite = await PGlite.create({ extensions: { pg_trgm } });
  const database = openDatabase(pglitePool(pglite));
  await migrate(database);
  const dump = await pglite.dumpDataDir("gzip");
  mkdirSync(pageFolder, { recursive: true });
  writeFileSync(`${file}.part`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${file}.part`, file);
  writeFileSync(stampFile, stamp);
  await database.destroy();
  return file;
};
