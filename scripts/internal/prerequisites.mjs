import { existsSync } from "node:fs";
import { chromium } from "./chromium.mjs";
import { postgresFolder } from "./postgres.mjs";
import { run } from "./run.mjs";

/** What the tests need beside npm packages, and how Debian calls it. */
const needs = [
  { name: "Chromium", packages: ["chromium"], isThere: () => chromium() !== undefined },
  { name: "PostgreSQL", packages: ["postgresql"], isThere: () => postgresFolder() !== undefined },
];

const apt = (...args) =>
  run("apt-get", ["-o", "DPkg::Lock::Timeout=300", ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });

/** Installs what is missing where it may (root on Debian); else says what to install. */
export const installPrerequisites = async () => {
  const missing = needs.filter((need) => !need.isThere());
  if (missing.length === 0) return;
  const names = missing.map((need) => need.name).join(" and ");
  const packages = missing.flatMap((need) => need.packages);
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`Installing ${names} from Debian's packages …`);
    await apt("update", "-q");
    await apt("install", "-y", "-q", "--no-install-recommends", ...packages);
  }
  for (const need of needs.filter((entry) => !entry.isThere()))
    console.error(
      `\n!! ${need.name} is missing: its tests can't run. Install it (Debian: apt-get install ${need.packages.join(" ")}) and run npm test again.\n`,
    );
};
