import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "./run.mjs";

/** Every kind of test, each a folder under test/. */
export const kinds = ["contract", "server", "sdk", "elements", "stories", "portals", "package"];

/** The kinds that run inside a browser, by another runner. */
export const browserKinds = ["elements"];

const kindOf = (file) => relative(root, file).split(/[\\/]/)[1] ?? "?";
const states = { passed: "passed", failed: "failed" };

/** What vitest's JSON reporter wrote, as `{kind, name, state, duration}` (milliseconds). A file that died counts as one failure. */
export const readNodeResults = (file) => {
  if (!existsSync(file)) return [{ kind: "vitest", name: "the runner itself", state: "failed", duration: 0 }];
  return JSON.parse(readFileSync(file, "utf8")).testResults.flatMap((suite) => {
    const kind = kindOf(suite.name);
    const tests = suite.assertionResults.map((test) => ({
      kind,
      name: test.fullName,
      state: states[test.status] ?? "skipped",
      duration: test.duration ?? 0,
    }));
    if (suite.status === "failed" && !tests.some((test) => test.state === "failed"))
      tests.push({ kind, name: relative(root, suite.name), state: "failed", duration: 0 });
    return tests;
  });
};

/** What our reporter of @web/test-runner wrote, in the same shape. */
export const readBrowserResults = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : []);
