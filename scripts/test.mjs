// npm test: installs what is missing, builds, starts a throwaway PostgreSQL, runs every kind of test, and closes with one line.
// `npm test -- server sdk` runs those kinds alone.
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "./build.mjs";
import { chromium } from "./internal/chromium.mjs";
import { makePageDatabase } from "./internal/page-database.mjs";
import { postgresFolder, startPostgres } from "./internal/postgres.mjs";
import { installPrerequisites } from "./internal/prerequisites.mjs";
import { browserKinds, kinds, readBrowserResults, readNodeResults } from "./internal/test-results.mjs";
import { bin, inRoot, run } from "./internal/run.mjs";

const asked = process.argv.slice(2);
const unknown = asked.filter((kind) => !kinds.includes(kind));
if (unknown.length > 0) {
  console.error(`No kind of test called ${unknown.join(", ")}. There are: ${kinds.join(", ")}.`);
  process.exit(1);
}
const wanted = kinds.filter((kind) => asked.length === 0 || asked.includes(kind));

const results = inRoot("test-results/");
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

await installPrerequisites();
const isBuilt = await build();

const browser = chromium();
const env = { ...process.env, NODE_ENV: "test" };
if (isBuilt) env.USHERKIT_TEST_SNAPSHOT = await makePageDatabase();
if (browser) env.USHERKIT_CHROMIUM = browser;

let postgres;
let isStopping = false;
const stop = async () => {
  if (isStopping) return;
  isStopping = true;
  await postgres?.stop();
};
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => {
    void stop().finally(() => process.exit(1));
  });

const nodeKinds = wanted.filter((kind) => !browserKinds.includes(kind));

const runNodeKinds = async () => {
  if (nodeKinds.length === 0) return;
  const file = `${results}node.json`;
  await run(
    process.execPath,
    [
      bin("vitest"),
      "run",
      // Whoever asks for one kind sees each of its tests by name: the portals' bear the ids of docs/portals.md's rows.
      `--reporter=${asked.length > 0 ? "verbose" : "default"}`,
      "--reporter=json",
      `--outputFile.json=${file}`,
      "--passWithNoTests",
      ...nodeKinds.flatMap((kind) => ["--project", kind]),
    ],
    { env },
  );
  tests.push(...readNodeResults(file));
};

const elementsLog = `${results}elements.log`;

/** Beside the others, for both wait as much as they work; what it says comes after theirs. */
const runElements = async () => {
  if (!wanted.includes("elements")) return;
  const file = `${results}elements.json`;
  const log = nodeKinds.length > 0 ? openSync(elementsLog, "w") : "inherit";
  if (browser)
    await run(process.execPath, [bin("wtr")], {
      env: { ...env, USHERKIT_TEST_RESULTS: file },
      stdio: ["ignore", log, log],
    });
  tests.push(...readBrowserResults(file));
};

const tests = isBuilt ? [] : [{ kind: "build", name: "npm run build", state: "failed", duration: 0 }];
try {
  if (isBuilt && env.USHERKIT_TEST_DATABASE_URL === undefined && postgresFolder()) {
    postgres = await startPostgres();
    env.USHERKIT_TEST_DATABASE_URL = postgres.url;
  }
  if (isBuilt) await Promise.all([runNodeKinds(), runElements()]);
} finally {
  await stop();
}

if (existsSync(elementsLog)) process.stdout.write(readFileSync(elementsLog));

const count = (state) => tests.filter((test) => test.state === state).length;
const silent = wanted.filter((kind) => !tests.some((test) => test.kind === kind && test.state !== "skipped"));
const slowest = tests
  .filter((test) => test.state !== "skipped")
  .sort((a, b) => b.duration - a.duration)
  .slice(0, 10);
const list = (title, entries) => {
  if (entries.length > 0) console.log(`\n${title}\n${entries.map((entry) => `  ${entry}`).join("\n")}`);
};

writeFileSync(`${results}summary.json`, JSON.stringify({ tests, silent }, null, 2));
list(
  "Slowest ten",
  slowest.map((test) => `${(test.duration / 1000).toFixed(2).padStart(6)} s  ${test.kind}: ${test.name}`),
);
list(
  "Skipped",
  tests.filter((test) => test.state === "skipped").map((test) => `${test.kind}: ${test.name}`),
);
list(
  "Failed",
  tests.filter((test) => test.state === "failed").map((test) => `${test.kind}: ${test.name}`),
);
list("Kinds that ran no test", silent);
console.log(`\n${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`);
process.exit(count("failed") > 0 || silent.length > 0 ? 1 : 0);
