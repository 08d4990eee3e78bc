// Installs the packages where they are missing or out of step with package-lock.json. Node built-ins only: it runs before there
// is any package. `--stamp` (after an install by hand) only notes that the packages are there.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { withLock } from "./internal/lock.mjs";
import { inRoot, run } from "./internal/run.mjs";

const stampFile = inRoot("node_modules/.usherkit-lock");
const wanted = () =>
  createHash("sha256")
    .update(readFileSync(inRoot("package-lock.json")))
    .digest("hex");
const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted();

/** What the outer npm told its script must not reach the inner one; where packages come from and how they are reached must. */
const environment = () => {
  const kept =
    /^npm_config_(?:registry|cache|userconfig|globalconfig|proxy|https_proxy|noproxy|cafile|offline|prefer_offline)$/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        name !== "NODE_ENV" &&
        !/^npm_(?:package|lifecycle)_/i.test(name) &&
        (!/^npm_config_/i.test(name) || kept.test(name)),
    ),
  );
};

const install = async () => {
  if (isInstalled()) return;
  console.log("Installing packages (once; half a minute to a few) …");
  const npm = process.env["npm_execpath"];
  const args = ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"];
  const status = npm?.endsWith("js")
    ? await run(process.execPath, [npm, ...args], { env: environment() })
    : await run("npm", args, { env: environment(), shell: process.platform === "win32" });
  if (status !== 0) {
    console.error("npm ci failed: see above. Usherkit needs the npm registry once.");
    process.exit(status);
  }
  writeFileSync(stampFile, wanted());
};

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Usherkit needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}
if (process.argv.includes("--stamp")) {
  if (existsSync(inRoot("node_modules"))) writeFileSync(stampFile, wanted());
} else if (!isInstalled()) await withLock(inRoot(".install.lock"), install);
