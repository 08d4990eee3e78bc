import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import pg from "pg";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, visit } from "../portals/support/browser.js";
import { blocksIn, filesOf, writeFiles } from "../support/walk.js";
import { freshProject, type FreshProject } from "./support/fresh-project.js";

const readme = readFileSync("README.md", "utf8");
const section = readme.split("\n## Serve it\n")[1]?.split(/^## /m)[0] ?? "";
const blocks = blocksIn(section);
const commands = blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.trim().split("\n"));
const installed =
  commands
    .find((line) => line.startsWith("npm install "))
    ?.split(" ")
    .slice(2) ?? [];
const postgresUrl = process.env["USHERKIT_TEST_DATABASE_URL"];

type Environment = Readonly<Record<string, string>>;

/** A program of the project, as somebody runs it in a shell of their own. */
class Program {
  output = "";
  readonly ended: Promise<number | null>;
  readonly #process;

  constructor(folder: string, file: string, environment: Environment) {
    const { PATH = "", HOME = "" } = process.env;
    this.#process = spawn(process.execPath, [file], {
      cwd: folder,
      env: { PATH, HOME, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        this.output += chunk;
        this.#process.emit("output");
      });
    this.ended = new Promise((resolve) => this.#process.once("close", resolve));
  }

  /** Resolves once it has said something; rejects where it ends before. */
  async says(words: string): Promise<void> {
    const over = this.ended.then(() => true);
    while (!this.output.includes(words)) {
      const more = new Promise<false>((resolve) => this.#process.once("output", () => resolve(false)));
      if ((await Promise.race([over, more])) && !this.output.includes(words))
        throw new Error(`It never said "${words}", but: ${this.output}`);
    }
  }

  async stop(): Promise<void> {
    this.#process.kill("SIGTERM");
    await this.ended;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

describe("README.md, Serve it, from an empty folder", () => {
  let project: FreshProject;
  let browser: Browser;
  beforeAll(async () => {
    [project, browser] = await Promise.all([freshProject(installed), launchBrowser()]);
    await writeFiles(project.folder, filesOf(blocks));
  });
  afterAll(async () => {
    await browser.close();
    await project.remove();
  });

  const run = (file: string, environment: Environment = {}) => new Program(project.folder, file, environment);
  /** What a program says that ends with an error. */
  const refusalOf = async (file: string, environment: Environment = {}): Promise<string> => {
    const program = run(file, environment);
    expect(await program.ended, program.output).toBe(1);
    return program.output;
  };
  const sealing = { SEALING_KEY: randomBytes(32).toString("base64") };

  it("is written to be typed: every program that it runs is one that it shows", () => {
    expect(commands[0]).toBe("npm init -y");
    expect(installed).toEqual(expect.arrayContaining(["@usherkit/server", "@usherkit/account-pages"]));
    const shown = filesOf(blocks).map(({ notes }) => notes["file"]);
    const programs = commands.flatMap((line) => /^node (\S+)$/.exec(line)?.[1] ?? []);
    expect(programs).toEqual(["new-tenant.mjs", "server.mjs"]);
    expect(shown).toEqual(expect.arrayContaining([...programs, "public/index.html", "portals/team/portal.json"]));
  });

  /** All that README promises of one kind of database. */
  const walk = async (environment: Environment): Promise<void> => {
    const first = run("new-tenant.mjs", environment);
    expect(await first.ended, first.output).toBe(0);
    const password = /^ada signs in with (\S+), /.exec(first.output)?.[1] ?? "";
    expect(await refusalOf("new-tenant.mjs", environment)).toBe(
      'There is a tenant "acme" already: give this one another id.\n',
    );
    const port = String(await freePort());
    const server = run("server.mjs", { ...environment, ...sealing, PORT: port });
    const person = await visit(browser, { reducedMotion: "reduce" });
    try {
      await server.says(`Listening on http://localhost:${port}, open http://localhost:${port}/\n`);
      const { page } = person;
      page.setDefaultTimeout(20_000);
      await page.goto(`http://localhost:${port}/`);
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
      await page.getByLabel("User name").fill("ada");
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("heading", { name: /password/i }).waitFor();
      await page.getByLabel(/new password/i).fill("harbour-lantern-27");
      await page.keyboard.press("Enter");
      await page.getByRole("rowheader", { name: /Ada Okafor/ }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/");
      // What the worker has to send is printed: that her password was changed, and an invitation with its link.
      await page.getByRole("button", { name: /invite/i }).click();
      await page.getByRole("textbox").last().fill("grace@example.com");
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").getByRole("button", { name: /invit/i }).last().click();
      await server.says(`http://localhost:${port}/account/sign-up/?tenant=acme#token=`);
      expect(person.faults).toEqual([]);

      const second = await refusalOf("server.mjs", { ...environment, ...sealing, PORT: port });
      expect(second).toMatch(
        "DATABASE_URL" in environment
          ? /^Port \d+ is in use\. Stop what listens there, or choose another one with PORT\.\n$/
          : /^The data folder \S+ is held by process \d+ .*\n$/,
      );
    } finally {
      await person.close();
      await server.stop();
    }
  };

  it("leads to a table with the manager in it, on the embedded database", () => walk({}));

  it.skipIf(postgresUrl === undefined)("leads to a table with the manager in it, on PostgreSQL", async () => {
    const name = `serve_it_${crypto.randomUUID().slice(0, 8)}`;
    const client = new pg.Client({ connectionString: postgresUrl });
    await client.connect();
    await client.query(`create database ${name}`);
    try {
      await walk({ DATABASE_URL: new URL(`/${name}`, postgresUrl).href });
    } finally {
      await client.query(`drop database ${name} with (force)`);
      await client.end();
    }
  });

  it("says in a line what is missing", async () => {
    const nowhere = { DATABASE_URL: "postgres://app@127.0.0.1:9/users" };
    expect(await refusalOf("new-tenant.mjs", nowhere)).toMatch(/^PostgreSQL can't be reached .*\n$/);
    expect(await refusalOf("server.mjs")).toMatch(/^The sealing key "1" must be 32 bytes, .*\n$/);
  });
});
