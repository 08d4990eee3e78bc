// Everything that a change must pass: format, lint, types, tests, size. Each step runs even where one before it failed.
import { bin, run } from "./internal/run.mjs";

const steps = [
  ["format", [bin("prettier"), "--check", "."]],
  ["lint", [bin("eslint"), "."]],
  ["build", ["scripts/build.mjs"]],
  ["types of the tests", [bin("tsc"), "-p", "test"]],
  ["types of the tests in the browser", [bin("tsc"), "-p", "test/elements"]],
  ["types of the stories", [bin("tsc"), "-p", "stories"]],
  ["types of a host's pages in React", [bin("tsc"), "-p", "examples/registrar"]],
  ["types of a host's pages in Vue", [bin("vue-tsc"), "-p", "examples/care"]],
  ["types of a host's pages in Svelte", [bin("svelte-check"), "--tsconfig", "examples/network/tsconfig.json"]],
  ["size", [bin("size-limit")]],
  ["test and package", ["scripts/test.mjs"]],
];
const failed = [];
for (const [name, args] of steps) {
  console.log(`\n— ${name}`);
  if ((await run(process.execPath, args)) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? "\nAll steps passed." : `\nFailed: ${failed.join(", ")}.`);
process.exit(failed.length === 0 ? 0 : 1);
