// The packages: ESM and declarations by tsc, then the bundles by rollup and the elements' manifest. The hosts' pages: each by its
// own Vite. Nothing is built whose sources have not changed since.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fingerprint } from "./internal/fingerprint.mjs";
import { withLock } from "./internal/lock.mjs";
import { bin, inRoot, run } from "./internal/run.mjs";

const bundles = inRoot("packages/elements/dist");
const sourcesOf = (folder) => [`${folder}/package.json`, `${folder}/tsconfig.json`, `${folder}/src`];
const common = ["package-lock.json", "tsconfig.json"];

const packages = {
  stamp: inRoot("node_modules/.usherkit-build"),
  inputs: [
    ...common,
    "rollup.config.mjs",
    "custom-elements-manifest.config.mjs",
    ...["contract", "sdk", "elements", "server", "account-pages"].flatMap((name) => sourcesOf(`packages/${name}`)),
    "packages/account-pages/browser",
    ...["examples/demo", "examples/credit-union", "examples/community"].flatMap(sourcesOf),
  ],
  outputs: [
    "packages/contract/dist/index.js",
    "packages/sdk/dist/usherkit-sdk.js",
    "packages/elements/dist/usherkit.js",
    "packages/elements/custom-elements.json",
    "packages/server/dist/index.js",
    "packages/server/dist/node/index.js",
    "packages/account-pages/dist/pages.js",
    "examples/demo/dist/main.js",
    "examples/credit-union/dist/host.js",
    "examples/community/dist/host.js",
  ],
};

/** The portals whose host is built: it has the packages' modules in it. */
const hosts = readdirSync(inRoot("examples"))
  .filter((name) => existsSync(inRoot(`examples/${name}/vite.config.ts`)))
  .map((name) => {
    const folder = `examples/${name}`;
    const own = ["vite.config.ts", "index.html", "public"].map((file) => `${folder}/${file}`);
    return {
      folder,
      stamp: inRoot(`node_modules/.usherkit-build-${name}`),
      inputs: [
        ...common,
        ...["packages/contract", "packages/sdk", "packages/elements", folder].flatMap(sourcesOf),
        ...own,
      ],
      outputs: [`${folder}/dist/index.html`],
    };
  });

const isBuilt = ({ stamp, inputs, outputs }) =>
  existsSync(stamp) &&
  readFileSync(stamp, "utf8") === fingerprint(inputs) &&
  outputs.every((output) => existsSync(inRoot(output)));

const node = (...args) => run(process.execPath, args);
const bundle = async () => {
  // Chunks of an earlier build would stay beside those of this one.
  for (const name of existsSync(bundles) ? readdirSync(bundles) : [])
    if (/^usherkit-.*\.js$/.test(name)) rmSync(join(bundles, name));
  const ends = await Promise.all([
    node(bin("rollup"), "--config", "rollup.config.mjs", "--silent"),
    // What the elements say of themselves, for editors and the stories: packages/elements/custom-elements.json.
    node(bin("cem"), "analyze", "--config", "custom-elements-manifest.config.mjs"),
  ]);
  return ends.every((status) => status === 0);
};
const buildHost = async ({ folder }) =>
  (await run(process.execPath, [bin("vite"), "build", "--logLevel", "error"], { cwd: inRoot(folder) })) === 0;

/** The server says which version it is; its modules run in pages too, so they can't read package.json. */
const writeVersion = () => {
  const { version } = JSON.parse(readFileSync(inRoot("packages/server/package.json"), "utf8"));
  const file = inRoot("packages/server/src/version.ts");
  const before = readFileSync(file, "utf8");
  const after = before.replace(/"[^"]*";/, `"${version}";`);
  if (after !== before) writeFileSync(file, after);
};

/** Builds what is out of date; answers whether it went well. */
export const build = async () => {
  writeVersion();
  const all = [packages, ...hosts];
  if (all.every(isBuilt)) return true;
  return withLock(inRoot("node_modules/.usherkit-build.lock"), async () => {
    const stale = all.filter((part) => !isBuilt(part));
    if (stale.length === 0) return true;
    console.log("Building …");
    const before = new Map(stale.map((part) => [part, fingerprint(part.inputs)]));
    // The hosts need the packages' modules, not their bundles.
    if (stale.includes(packages) && (await node(bin("tsc"), "-b")) !== 0) return false;
    const ends = await Promise.all(
      stale.map(async (part) => {
        const isWell = await (part === packages ? bundle() : buildHost(part));
        if (isWell) writeFileSync(part.stamp, before.get(part));
        return isWell;
      }),
    );
    return ends.every(Boolean);
  });
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href && !(await build())) process.exit(1);
