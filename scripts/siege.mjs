// npm run siege: how long those who are signed in wait while one anonymous sender does what it can. Prints a table for each
// database: the p95 of each victim, quiet and under each body, and the process's memory.
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { startPostgres } from "./internal/postgres.mjs";
import { inRoot } from "./internal/run.mjs";

const seconds = Number(process.env.SIEGE_SECONDS ?? 6);
const bodies = [
  ["sign-up, 300k bad attributes", 12],
  ["sign-up, 300k good attributes", 12],
  ["sign-in, 400k unknown keys", 12],
  ["sign-in, 100k unknown keys", 12],
  ["sign-in, arrays 2,000,000 deep", 12],
  ["sign-up within the limit, unknown keys", 100],
  ["sign-ins of unknown names", 20],
  ["sign-ins of unknown names", 100],
  ["sign-ins of unknown names", 300],
];

const answerOf = (child) => new Promise((resolve) => child.once("message", resolve));
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const p95 = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Infinity;

/** The victims come from an address of their own; each has one connection, and asks again after a pause. */
const victims = (port, token) => {
  const agent = new Agent({ keepAlive: true, localAddress: "127.0.0.2" });
  const ask = (method, path, body, headers = {}) =>
    new Promise((resolve) => {
      const began = performance.now();
      const call = request({ port, host: "127.0.0.1", path, method, agent, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk) => (text += chunk));
        response.on("end", () => resolve({ status: response.statusCode, text, took: performance.now() - began }));
      });
      call.on("error", () => resolve({ status: 0, text: "", took: Infinity }));
      call.end(body);
    });
  const signIn = () =>
    ask("POST", "/v1/sign-in", JSON.stringify({ tenant: "siege", username: "ada", password: "a long password here" }), {
      "Content-Type": "application/json",
    });
  return {
    signIn,
    kinds: {
      "GET /session": () => ask("GET", "/v1/session", undefined, { Authorization: `Bearer ${token}` }),
      "right sign-in": signIn,
      healthz: () => ask("GET", "/v1/healthz"),
      readyz: () => ask("GET", "/v1/readyz"),
    },
  };
};

const measure = async (kinds) => {
  const result = {};
  let isOver = false;
  const lanes = Object.entries(kinds).map(async ([name, ask]) => {
    const taken = [];
    const failed = [];
    while (!isOver) {
      const { status, took } = await ask();
      if (status === 200) taken.push(took);
      else failed.push(status);
      await pause(20);
    }
    result[name] = { p95: p95(taken), count: taken.length, failed };
  });
  await pause(seconds * 1000);
  isOver = true;
  await Promise.all(lanes);
  return result;
};

const besiege = async (kind, place) => {
  const server = fork(inRoot("scripts/internal/siege-server.mjs"), [kind, place]);
  let isAlive = true;
  server.once("exit", () => (isAlive = false));
  const { port } = await answerOf(server);
  const rss = async () => {
    server.send("rss");
    return (await answerOf(server)).rss / 1e6;
  };
  const { signIn } = victims(port, "");
  const { token } = JSON.parse((await signIn()).text);
  const { kinds } = victims(port, token);
  await measure(kinds); // warm
  const quiet = await measure(kinds);
  const quietRss = await rss();
  const names = Object.keys(kinds);
  const row = (label, result, memory) =>
    console.log(
      label.padEnd(46),
      ...names.map((name) => {
        const { p95: value, failed } = result[name];
        const ratio = result === quiet ? "" : ` x${(value / quiet[name].p95).toFixed(1)}`;
        return `${value.toFixed(1)}${ratio}${failed.length > 0 ? ` (${failed.length} failed)` : ""}`.padEnd(20);
      }),
      memory.toFixed(0),
    );
  console.log(`\n${kind}: p95 in ms`.padEnd(47), ...names.map((name) => name.padEnd(20)), "RSS, MB");
  row("quiet", quiet, quietRss);
  let isHeld = true;
  for (const [label, parallel] of bodies) {
    const sender = fork(inRoot("scripts/internal/siege-sender.mjs"), [String(port), label, String(parallel)]);
    await pause(300);
    const result = await measure(kinds);
    const memory = await rss();
    sender.send("end");
    const { counts } = await answerOf(sender);
    row(`${label}, ${parallel} at once`, result, memory);
    console.log(`    sent in ${seconds} s: ${JSON.stringify(counts)}`);
    const isFair = (name) => result[name].failed.length === 0 && result[name].p95 <= 5 * quiet[name].p95;
    isHeld &&= names.every(isFair) && memory <= 2 * quietRss;
    await pause(500);
  }
  console.log(isAlive ? "The process lives." : "The process died.");
  server.kill("SIGTERM");
  return isHeld && isAlive;
};

if (!(await build())) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), "usherkit-siege-"));
const postgres = await startPostgres();
let isHeld = true;
try {
  const only = process.argv.slice(2);
  if (only.length === 0 || only.includes("pglite")) isHeld = (await besiege("PGlite", folder)) && isHeld;
  if (only.length === 0 || only.includes("postgres")) isHeld = (await besiege("PostgreSQL", postgres.url)) && isHeld;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  isHeld ? "\nNobody waited more than five times as long, and memory stayed under twice." : "\nToo long, or too much.",
);
process.exit(isHeld ? 0 : 1);
