// ESM and declarations by tsc, then the bundles by rollup and the elements' manifest. Does nothing where nothing has changed since.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fingerprint } from "./internal/fingerprint.mjs";
import { withLock } from "./internal/lock.mjs";
import { bin, inRoot, run } from "./internal/run.mjs";

const stampFile = inRoot("node_modules/.usherkit-build");
const bundles = inRoot("packages/elements/dist");
const inputs = [
  "package-lock.json",
  "tsconfig.json",
  "rollup.config.mjs",
  "custom-elements-manifest.config.mjs",
  ...["packages/contract", "packages/sdk", "packages/elements", "packages/server", "examples/demo"].flatMap(
    (folder) => [`${folder}/package.json`, `${folder}/tsconfig.json`, `${folder}/src`],
  ),
];
const outputs = [
  "packages/contract/dist/index.js",
  "packages/sdk/dist/usherkit-sdk.js",
  "packages/elements/dist/usherkit.js",
  "packages/elements/custom-elements.json",
  "packages/server/dist/index.js",
  "packages/server/dist/node/index.js",
  "examples/demo/dist/main.js",
];

const isBuilt = () =>
  existsSync(stampFile) &&
  readFileSync(stampFile, "utf8") === fingerprint(inputs) &&
  outputs.every((output) => existsSync(inRoot(output)));

/** Builds all packages; answers whether it went well. */
export const build = async () => {
  if (isBuilt()) return true;
  return withLock(inRoot("node_modules/.usherkit-build.lock"), async () => {
    if (isBuilt()) return true;
    const before = fingerprint(inputs);
    console.log("Building …");
    if ((await run(process.execPath, [bin("tsc"), "-b"])) !== 0) return false;
    // Chunks of an earlier build would stay beside those of this one.
    for (const name of existsSync(bundles) ? readdirSync(bundles) : [])
      if (/^usherkit-.*\.js$/.test(name)) rmSync(join(bundles, name));
    const steps = [
      [bin("rollup"), "--config", "rollup.config.mjs", "--silent"],
      // What the elements say of themselves, for editors and the stories: packages/elements/custom-elements.json.
      [bin("cem"), "analyze", "--config", "custom-elements-manifest.config.mjs"],
    ];
    const ends = await Promise.all(steps.map((step) => run(process.execPath, step)));
    if (ends.some((status) => status !== 0)) return false;
    writeFileSync(stampFile, before);
    return true;
  });
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href && !(await build())) process.exit(1);
