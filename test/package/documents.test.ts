import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { loadPortals } from "@usherkit/server/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { blocksIn } from "../support/walk.js";
import { filesBelow } from "./support/files.js";
import { readElements } from "./support/manifest.js";

const exec = promisify(execFile);

const Root = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = z.parse(Root, JSON.parse(readFileSync("package.json", "utf8")));
const kinds = ["contract", "server", "sdk", "elements", "portals", "package"];

/** What a text tells one to run, as npm scripts; and the kinds of tests that it names. */
const commandsIn = (text: string): string[] =>
  [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, script, short]) => script ?? short ?? "");
const kindsIn = (text: string): string[] =>
  [...text.matchAll(/npm test -- ([\w ]+)/g)].flatMap(([, named = ""]) => named.trim().split(" "));
/** What a text links to on this side of the network. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = ""]) => to).filter((to) => !/^(?:https?:|mailto:|#)/.test(to));

const documents = filesBelow(".").filter((file) => file.endsWith(".md") && !file.startsWith(".changeset/"));

describe("what the documents say", () => {
  it("README.md opens with what it is, a picture, and the two commands", () => {
    const text = readFileSync("README.md", "utf8");
    const places = ["# Usherkit", "![", "npm start", "npm test"].map((part) => text.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.each(documents)("%s names commands, kinds of tests and files that are there", (file) => {
    const text = readFileSync(file, "utf8");
    expect(commandsIn(text).filter((name) => !(name in scripts))).toEqual([]);
    expect(kindsIn(text).filter((kind) => !kinds.includes(kind))).toEqual([]);
    const missing = linksIn(text).filter((to) => !existsSync(join(dirname(file), to.replace(/#.*/, ""))));
    expect(missing).toEqual([]);
  });

  it("would be found out", () => {
    const text =
      "`npm run nothing`, `npm test -- server spelling`, [here](nowhere.md) and [there](https://example.com)";
    expect(commandsIn(text)).toEqual(["nothing", "test"]);
    expect(kindsIn(text)).toEqual(["server", "spelling"]);
    expect(linksIn(text)).toEqual(["nowhere.md"]);
    expect(documents).toEqual(expect.arrayContaining(["README.md", "CONVENTIONS.md", "packages/sdk/README.md"]));
  });

  it("package.json runs files that are there", () => {
    const named = Object.values(scripts).flatMap((command) => command.match(/\bscripts\/[\w/-]+\.mjs/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe("the examples", () => {
  const profiles = filesBelow("examples").filter((file) => file.endsWith("/portal.json"));

  it("have valid profiles, each called by its folder", async () => {
    expect(profiles).toContain("examples/registrar/portal.json");
    const loaded = await loadPortals(profiles.map((file) => dirname(file)));
    expect(loaded.map(({ id }) => `examples/${id}/portal.json`)).toEqual(profiles);
  });
});

describe("the README of each package", () => {
  const readmeOf = (name: string) => readFileSync(join("packages", name, "README.md"), "utf8");
  /** What of a list a text doesn't name as code. */
  const unnamed = (text: string, names: readonly string[]) =>
    names.filter((name) => !new RegExp(`\`${name}(?:\\(|\`)`).test(text));

  it("is there, and opens with the package's name", async () => {
    const published = await readdir("packages");
    expect(published).toEqual(expect.arrayContaining(["account-pages", "contract", "elements", "sdk", "server"]));
    expect(published.filter((name) => !readmeOf(name).startsWith(`# @usherkit/${name}\n`))).toEqual([]);
  });

  it("names all that is public of each element, in the element's own section", async () => {
    const text = readmeOf("elements");
    const elements = await readElements();
    expect(elements.length).toBe(5);
    for (const { tag, attributes, properties, events, methods, parts, cssProperties } of elements) {
      const [section] = text.split(`\n### ${tag}\n`)[1]?.split(/^##/m) ?? [];
      expect(section, tag).toBeDefined();
      expect(unnamed(section ?? "", [...attributes, ...properties, ...events, ...methods, ...parts]), tag).toEqual([]);
      expect(unnamed(text, cssProperties)).toEqual([]);
    }
    const table = text.split("\n## Events\n")[1]?.split(/^## /m)[0] ?? "";
    expect(
      unnamed(
        table,
        elements.flatMap(({ events }) => events),
      ),
    ).toEqual([]);
  });

  it("names every option of createHandler", () => {
    const source = readFileSync("packages/server/src/options.ts", "utf8");
    const [, body = ""] = /export interface HandlerOptions \{(.*?)^\}/ms.exec(source) ?? [];
    const options = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = ""]) => name);
    expect(options).toEqual(expect.arrayContaining(["database", "publicUrl", "onError"]));
    const table = readmeOf("server").split("\n## createHandler\n")[1]?.split(/^## /m)[0] ?? "";
    expect(unnamed(table, options)).toEqual([]);
  });

  it("would be found out", () => {
    expect(unnamed("`base-url`, `reload()` and client, not `clients`", ["base-url", "reload", "client"])).toEqual([
      "client",
    ]);
  });
});

describe("the code in the documents, against the built packages", () => {
  /** What the reader of a block has already, where its code doesn't say. */
  const getToken = `declare const getToken: import("@usherkit/sdk").GetToken;`;
  const given: Record<string, string> = {
    "packages/contract/README.md, block 1": `import type { Session, User } from "@usherkit/contract";
      declare const directory: {
        session(): Promise<Session>;
        people(search: string, signal?: AbortSignal): Promise<User[]>;
        person(id: string): Promise<User>;
        lock(id: string): Promise<User>;
      };`,
    "packages/contract/README.md, block 2": `import type { Capabilities, PortalProfile } from "@usherkit/contract";
      declare const profile: PortalProfile, capabilities: Capabilities;`,
    "packages/elements/README.md, block 1": getToken,
    "packages/sdk/README.md, block 1": `${getToken}
      declare const id: string, email: string, refresh: (user: import("@usherkit/sdk").User) => void;`,
    "packages/server/README.md, block 2": `declare const database: import("@usherkit/server").Database;
      declare const sealer: import("@usherkit/server").Sealer;`,
    "packages/server/README.md, block 4": `declare const key: string;`,
  };
  /** Those of a document stand in one folder, under the names that they are given, so that one may import another. */
  const codeIn = (text: string) => blocksIn(text).filter(({ language }) => language === "ts" || language === "js");
  const blocks = documents.flatMap((file) =>
    codeIn(readFileSync(file, "utf8")).map(({ notes, text }, index) => {
      const title = `${file}, block ${index + 1}`;
      const own = (notes["file"] ?? `block-${index + 1}`).replace(/\.\w+$/, "");
      const name = `${file.replace(/\W+/g, "-")}/${own}`;
      return { title, name, text: `${given[title] ?? ""}\n${text}\nexport {};\n` };
    }),
  );
  const wrong = `import { createHandler } from "@usherkit/server";\ncreateHandler({ publicUrl: "" });\n`;

  let folder: string;
  let output: string;
  beforeAll(async () => {
    await mkdir("test-results", { recursive: true });
    folder = await mkdtemp("test-results/documents-");
    for (const { name, text } of [...blocks, { name: "wrong", text: wrong }]) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, `${name}.ts`), text);
    }
    const compilerOptions = { noEmit: true, composite: false, noUnusedLocals: false, types: ["node"] };
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../../tsconfig.json", compilerOptions, include: ["./**/*"] }),
    );
    const args = ["node_modules/.bin/tsc", "--pretty", "false", "-p", join(folder, "tsconfig.json")];
    ({ stdout: output } = await exec(process.execPath, args).catch((error: { stdout: string }) => error));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const told = (name: string) => output.split("\n").filter((line) => line.includes(`${basename(folder)}/${name}.ts`));

  it.each(blocks)("$title", ({ name }) => {
    expect(told(name)).toEqual([]);
  });

  it("would be found out", () => {
    expect(told("wrong").length, output).toBeGreaterThan(0);
    const titles = blocks.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["README.md, block 3", ...Object.keys(given)]));
  });
});
