import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newFolder, removeFolder, runDemo, startDemo, startSeededDemo, type RunningDemo } from "./support/demo.js";

const People = z.array(
  z.object({
    portal: z.string(),
    tenant: z.string(),
    username: z.string(),
    password: z.string(),
    roles: z.array(z.string()),
    note: z.nullable(z.string()),
  }),
);
const SignedIn = z.object({ token: z.string(), next: z.nullable(z.string()) });
const OpenApi = z.object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });
const Users = z.object({ items: z.array(z.object({ username: z.string(), status: z.string() })) });

const signIn = async (url: string, person: { tenant: string; username: string; password: string }) => {
  const { tenant, username, password } = person;
  const response = await fetch(`${url}/v1/sign-in`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ tenant, username, password }),
  });
  return { status: response.status, body: z.parse(SignedIn, await response.json()) };
};
const peopleOf = async (url: string) => z.parse(People, await (await fetch(`${url}/demo/people.json`)).json());
/** The registrar's first Admin. */
const adminAmong = (people: z.infer<typeof People>) => {
  const admin = people.find(({ tenant }) => tenant === "halden");
  if (!admin) throw new Error("Nobody is there.");
  return admin;
};
const usersOf = async (url: string, token: string) => {
  const response = await fetch(`${url}/v1/users?limit=200`, { headers: { Authorization: `Bearer ${token}` } });
  return z.parse(Users, await response.json()).items;
};

describe("the demo", () => {
  const demos: RunningDemo[] = [];
  let folder: string;
  beforeEach(async () => {
    folder = await newFolder();
  });
  afterEach(async () => {
    for (const demo of demos.splice(0)) await demo.stop("SIGKILL");
    await removeFolder(folder);
  });
  const start = async (...args: Parameters<typeof startDemo>) => {
    const demo = await startDemo(...args);
    demos.push(demo);
    return demo;
  };

  it("has all six statuses of RP-3 and everybody listed of any portal signs in; the first Admin without a further step", async () => {
    const demo = await startSeededDemo();
    demos.push(demo);
    const people = await peopleOf(demo.url);
    // One after the other: as many at once from one address are held back.
    const answers: Awaited<ReturnType<typeof signIn>>[] = [];
    for (const person of people) answers.push(await signIn(demo.url, person));
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
    const steps = new Set(answers.map(({ body }) => body.next));
    expect(steps).toEqual(new Set([null, "set_credential", "enrol_mfa", "verify_mfa"]));
    const admin = adminAmong(people);
    expect(admin.username).toBe("ndlamini");
    const answer = answers[people.indexOf(admin)];
    expect(answer?.body.next).toBeNull();
    const users = await usersOf(demo.url, answer?.body.token ?? "");
    expect(users.length).toBeGreaterThanOrEqual(20);
    const statuses = ["active", "auto_locked", "awaiting_new_password", "locked_by_admin", "provisioned", "recovery"];
    expect([...new Set(users.map(({ status }) => status))].sort()).toEqual(statuses);
    await removeFolder(demo.dataFolder);
  });

  it("keeps its data over a restart, mail included, and ends cleanly on SIGTERM and on SIGINT", async () => {
    const demo = await startSeededDemo();
    demos.push(demo);
    const admin = adminAmong(await peopleOf(demo.url));
    const { token } = (await signIn(demo.url, admin)).body;
    const created = await fetch(`${demo.url}/v1/users`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({
        username: "kept",
        email: "kept@haldenmedia.example",
        givenName: "Kept",
        familyName: "Over",
        roleIds: ["read_only"],
      }),
    });
    expect(created.status).toBe(201);
    expect(await demo.stop("SIGTERM")).toBe(0);
    const again = await start(demo.dataFolder);
    expect((await usersOf(again.url, token)).map(({ username }) => username)).toContain("kept");
    const mail = await fetch(`${again.url}/demo/mail.json?to=kept@haldenmedia.example`);
    expect(await mail.json()).toMatchObject([{ to: "kept@haldenmedia.example", subject: "Your Northmark account" }]);
    expect(await again.stop("SIGINT")).toBe(0);
    await removeFolder(demo.dataFolder);
  });

  it("is what npm start runs: says when it is ready, answers, and a SIGTERM to npm ends it with 0 and frees the port", async () => {
    const seeded = await startSeededDemo();
    const port = Number(new URL(seeded.url).port);
    await seeded.stop();
    // Without prestart: what it installs is there, and no test may install.
    const npm = spawn("npm", ["start", "--ignore-scripts"], {
      env: { ...process.env, PORT: String(port), USHERKIT_DATA: seeded.dataFolder, DATABASE_URL: "" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(npm, "exit");
    let said = "";
    npm.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      said += chunk;
    });
    try {
      const line = `Usherkit is ready: http://localhost:${port}/`;
      await expect.poll(() => said.trim().split("\n").at(-1), { timeout: 60_000 }).toBe(line);
      const health = await fetch(`${seeded.url}/v1/healthz`);
      expect(health.status).toBe(200);
      expect(await health.json()).toMatchObject({ status: "ok" });
      const document = z.parse(OpenApi, await (await fetch(`${seeded.url}/v1/openapi.json`)).json());
      expect(document.openapi).toMatch(/^3\.1\./);
      expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(["/sign-in", "/users/{id}/lock"]));
    } finally {
      npm.kill("SIGTERM");
    }
    const [status] = await ended;
    expect(status).toBe(0);
    const server = createServer().listen(port);
    await once(server, "listening");
    server.close();
    await removeFolder(seeded.dataFolder);
  });

  it("says in one line that its port is taken, and ends with 1", async () => {
    const server = createServer().listen(0);
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    try {
      const { status, output } = await runDemo(folder, { port });
      expect(output.trim().split("\n")).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
      expect(status).toBe(1);
    } finally {
      server.close();
    }
  });

  it("says in one line that the port of a host of its own is taken, and by which variable one chooses another", async () => {
    const server = createServer().listen(0);
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    process.env["COMMUNITY_PORT"] = String(port);
    try {
      const { status, output } = await runDemo(folder, {});
      expect(output.trim()).toBe(
        `Port ${port} is in use. Stop what listens there, or choose another one with COMMUNITY_PORT.`,
      );
      expect(status).toBe(1);
    } finally {
      delete process.env["COMMUNITY_PORT"];
      server.close();
    }
  });

  it("says in one line who holds its folder, and ends with 1", async () => {
    const demo = await startSeededDemo();
    demos.push(demo);
    const { status, output } = await runDemo(demo.dataFolder, {});
    expect(output.trim().split("\n")).toEqual([expect.stringContaining(`is held by process ${demo.process.pid}`)]);
    expect(status).toBe(1);
    expect((await fetch(`${demo.url}/v1/healthz`)).status).toBe(200);
    await removeFolder(demo.dataFolder);
  });

  it("refuses a PORT that is none", async () => {
    const { status, output } = await runDemo(folder, { port: Number.NaN });
    expect(output.trim()).toBe('PORT is "NaN": a number from 0 to 65535 is expected.');
    expect(status).toBe(1);
  });

  it("begins anew where its first start was interrupted", async () => {
    const first = await startSeededDemo();
    await first.stop();
    // As a kill in the middle leaves it: some people are there, and the mark that not all are.
    await writeFile(join(first.dataFolder, "first-start-unfinished"), "");
    const demo = await start(first.dataFolder);
    expect((await signIn(demo.url, adminAmong(await peopleOf(demo.url)))).status).toBe(200);
    await removeFolder(first.dataFolder);
  }, 120_000);

  it("serves its pages under a strict policy, and no file outside of them", async () => {
    const demo = await startSeededDemo();
    demos.push(demo);
    for (const path of ["/", "/registrar/", "/mailbox/", "/account/sign-in/?tenant=halden", "/assets/usherkit.js"]) {
      const response = await fetch(demo.url + path);
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Security-Policy")).toContain("require-trusted-types-for 'script'");
      expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    }
    const outside = [
      "/..%2f..%2fpackage.json",
      "/account/..%2f..%2fpackage.json",
      "/registrar/%2e%2e/portal.json",
      "/%00",
    ];
    for (const path of [...outside, "/nothing.js", "/%E0%A4%A"])
      expect((await fetch(demo.url + path)).status).toBe(404);
    expect((await fetch(`${demo.url}/`, { method: "POST" })).status).toBe(405);
    await removeFolder(demo.dataFolder);
  });
});
