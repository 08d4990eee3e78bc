// `npm run storybook` and `npm run build-storybook`: makes what the stories need (the build, the page's database),
// then runs Storybook without telemetry.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { fingerprint } from "./internal/fingerprint.mjs";
import { withLock } from "./internal/lock.mjs";
import { makePageDatabase } from "./internal/page-database.mjs";
import { bin, inRoot, run } from "./internal/run.mjs";

const outputFolder = inRoot("storybook-static");
const stampFile = inRoot("node_modules/.usherkit-stories");
const inputs = [
  "package-lock.json",
  ".storybook",
  "stories",
  "scripts/storybook.mjs",
  "scripts/internal/page-database.mjs",
  "custom-elements-manifest.config.mjs",
  "examples/registrar/portal.json",
  ...["contract", "sdk", "elements", "server"].flatMap((name) => [
    `packages/${name}/package.json`,
    `packages/${name}/src`,
  ]),
];
/** Not the caller's NODE_ENV: under a test runner the build would hold the libraries' development halves. */
const env = {
  ...process.env,
  NODE_ENV: process.argv[2] === "dev" ? "development" : "production",
  STORYBOOK_DISABLE_TELEMETRY: "1",
};

/** One of npm's commands; throws where it fails, and has said why by then. */
const must = async (name, ...args) => {
  if ((await run(process.execPath, [bin(name), ...args], { env })) !== 0) throw new Error(`${name} failed: see above.`);
};

/** The elements' manifest and the server, which makes the page's database, come from the build. */
const prepare = async () => {
  if (!(await build())) throw new Error("The build failed: see above.");
  await makePageDatabase();
};

const isBuilt = () =>
  existsSync(join(outputFolder, "index.json")) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, "utf8") === fingerprint(inputs);

/** Builds storybook-static/ where a story, an element or the server has changed since. Answers its folder. */
export const buildStorybook = async () => {
  if (isBuilt()) return outputFolder;
  await withLock(inRoot("node_modules/.usherkit-stories.lock"), async () => {
    if (isBuilt()) return;
    const before = fingerprint(inputs);
    await prepare();
    await must("storybook", "build", "--quiet", "-o", outputFolder, "--disable-telemetry");
    writeFileSync(stampFile, before);
  });
  return outputFolder;
};

const develop = async () => {
  await prepare();
  const port = process.env["PORT"] ?? "6006";
  await must("storybook", "dev", "--ci", "--no-version-updates", "-p", port, "--disable-telemetry");
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv[2] === "build") await buildStorybook();
  else await develop();
}
