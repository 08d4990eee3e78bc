import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { chromium, chromiumFlags } from "./scripts/internal/chromium.mjs";
import { apiMiddleware } from "./test/elements/support/api.mjs";

const flatten = (suite, path) => [
  ...suite.tests.map((test) => ({ ...test, name: [...path, test.name].join(" > ") })),
  ...suite.suites.flatMap((inner) => flatten(inner, [...path, inner.name])),
];

const testsOf = (session) => {
  const tests = (session.testResults ? flatten(session.testResults, []) : []).map((test) => ({
    kind: "elements",
    name: test.name,
    state: test.skipped ? "skipped" : test.passed ? "passed" : "failed",
    duration: test.duration ?? 0,
  }));
  // A file that did not load, or threw outside a test.
  if (!session.passed && !tests.some((test) => test.state === "failed"))
    tests.push({ kind: "elements", name: session.testFile ?? "a test file", state: "failed", duration: 0 });
  return tests;
};

/** Tells scripts/test.mjs what ran. */
const resultsReporter = () => ({
  stop({ sessions }) {
    const file = process.env.USHERKIT_TEST_RESULTS;
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify([...sessions].flatMap(testsOf)));
  },
});

export default {
  rootDir: fileURLToPath(new URL(".", import.meta.url)),
  files: "test/elements/**/*.test.ts",
  nodeResolve: { exportConditions: ["source", "browser", "development"] },
  middleware: [apiMiddleware],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: "es2022",
      // Legacy decorators, as the elements are built (docs/decisions/legacy-decorators.md).
      tsconfig: fileURLToPath(new URL("packages/elements/tsconfig.json", import.meta.url)),
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: chromium(),
        // Roles and names as the browser itself tells them to assistive technology; without the second flag it would work its
        // whole accessibility tree out again for each of them.
        args: [...chromiumFlags, "--enable-blink-features=ComputedAccessibilityInfo", "--force-renderer-accessibility"],
      },
    }),
  ],
  reporters: [defaultReporter(), resultsReporter()],
  // For a machine that is busy: idle, no file takes ten seconds.
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: "60000" } },
};
