// Fails where the last run skipped a test against PostgreSQL, or ran none: races show on no other database. Such a test has
// "PostgreSQL" in its name.
import { readFileSync } from "node:fs";
import { inRoot } from "./run.mjs";

const { tests } = JSON.parse(readFileSync(inRoot("test-results/summary.json"), "utf8"));
const against = tests.filter((test) => test.name.includes("PostgreSQL"));
const skipped = against.filter((test) => test.state === "skipped");
for (const test of skipped) console.error(`Skipped: ${test.kind}: ${test.name}`);
if (against.length === 0) console.error("No test ran against PostgreSQL.");
process.exit(against.length > 0 && skipped.length === 0 ? 0 : 1);
