import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { version as serverVersion } from "../../packages/server/src/version.js";
import { filesBelow } from "./support/files.js";
import { graphOf, importsOf, outside, packageFolder, packageOf, refused } from "./support/modules.js";

const names = ["contract", "sdk", "elements", "server", "account-pages"] as const;
type Name = (typeof names)[number];

const Entry = z.union([z.string(), z.object({ source: z.optional(z.string()), default: z.string() })]);
const Manifest = z.object({
  version: z.string(),
  license: z.string(),
  type: z.literal("module"),
  sideEffects: z.union([z.boolean(), z.array(z.string())]),
  exports: z.record(z.string(), Entry),
  dependencies: z.optional(z.record(z.string(), z.string())),
  peerDependencies: z.optional(z.record(z.string(), z.string())),
  scripts: z.optional(z.record(z.string(), z.string())),
});
const manifestOf = (name: Name) =>
  z.parse(Manifest, JSON.parse(readFileSync(join(packageFolder(name), "package.json"), "utf8")));

/** The built modules that a package's exports lead to; the bundles have no imports to look at. */
const entriesOf = (name: Name) =>
  Object.entries(manifestOf(name).exports).flatMap(([subpath, entry]) =>
    typeof entry === "string" || entry.source === undefined
      ? []
      : [{ subpath, file: join(packageFolder(name), entry.default), source: join(packageFolder(name), entry.source) }],
  );
const allEntries = names.flatMap((name) =>
  entriesOf(name).map((entry) => ({ name, title: `@usherkit/${name} ${entry.subpath}`, ...entry })),
);
const titled = (entries: typeof allEntries) => entries.map((entry) => [entry.title, entry] as const);

/** Which packages of ours a package may import. */
const mayImport: Record<Name, readonly string[]> = {
  contract: [],
  sdk: ["@usherkit/contract"],
  elements: ["@usherkit/sdk", "@usherkit/sdk/text"],
  "account-pages": [],
  server: ["", "/policy", "/openapi", "/profile-issues"].map((part) => `@usherkit/contract${part}`),
};

/** What only Node has, or only a server needs. */
const isForNodeAlone = (name: string): boolean =>
  name.startsWith("node:") ||
  builtinModules.includes(name) ||
  ["pg", "nodemailer", "smtp-server", "@hono/node-server"].includes(packageOf(name)) ||
  name.startsWith("@node-rs/");

describe("the rooms, as they are built", () => {
  it("have entries to look at", () => {
    expect(allEntries.length).toBeGreaterThanOrEqual(10);
  });

  it.each(titled(allEntries))("%s stays in its package and imports what it may", (_title, { name, subpath, file }) => {
    const modules = graphOf(file);
    const { dependencies = {}, peerDependencies = {} } = manifestOf(name);
    // An entry named after a framework is for those who have it.
    const peers = Object.keys(peerDependencies).filter((peer) => subpath === `./${peer}`);
    const declared = [...Object.keys(dependencies), ...peers];
    expect(outside(modules, join(packageFolder(name), "dist"))).toEqual([]);
    const ours = (specifier: string) => !specifier.startsWith("@usherkit/") || mayImport[name].includes(specifier);
    expect(refused(modules, ".", ours)).toEqual([]);
    const isThere = (specifier: string) =>
      declared.includes(packageOf(specifier)) || builtinModules.includes(specifier.replace("node:", ""));
    expect(refused(modules, ".", isThere)).toEqual([]);
  });

  const everywhere = allEntries.filter(({ name, subpath }) => name !== "server" || subpath === ".");
  it.each(titled(everywhere))("%s runs in a page too: nothing of Node", (_title, { file }) => {
    expect(refused(graphOf(file), ".", (name) => !isForNodeAlone(name))).toEqual([]);
  });

  it.each(names)("@usherkit/%s declares no dependency that it doesn't use, and pins its own kind", (name) => {
    const { version, dependencies = {} } = manifestOf(name);
    const used = new Set(
      entriesOf(name).flatMap(({ file }) => graphOf(file).flatMap(({ bare }) => bare.map(packageOf))),
    );
    expect(Object.keys(dependencies).filter((dependency) => !used.has(dependency))).toEqual([]);
    for (const [dependency, range] of Object.entries(dependencies))
      if (dependency.startsWith("@usherkit/")) expect(range).toBe(version);
  });

  it("says which version it is: that of its package.json", () => {
    expect(serverVersion).toBe(manifestOf("server").version);
  });

  it("leaves PGlite's types out of the server's declarations: who uses PostgreSQL compiles without them", () => {
    const declarations = filesBelow("packages/server/dist").filter((file) => file.endsWith(".d.ts"));
    expect(declarations.length).toBeGreaterThan(50);
    expect(declarations.filter((file) => readFileSync(file, "utf8").includes("electric-sql"))).toEqual([]);
  });

  it("runs nothing when it is installed", () => {
    for (const name of names) expect(manifestOf(name).scripts ?? {}).toEqual({});
  });

  it("registers nothing when a class of an element is imported: only the define modules and the words of actions have side effects", () => {
    const defining = graphOf(join(packageFolder("elements"), "dist/index.js"), true).filter(({ file }) =>
      /\/define\.js$/.test(file),
    );
    expect(defining.map(({ file }) => relative(".", file))).toEqual([]);
    const { sideEffects } = manifestOf("elements");
    expect(sideEffects).toEqual([
      "**/define.js",
      "**/define.ts",
      "**/action-messages.js",
      "**/action-messages.ts",
      "./dist/usherkit.js",
    ]);
  });

  it("never loads what decides into a page: the elements and the SDK have no policy in them", () => {
    const deciding = [...graphOf(join(packageFolder("contract"), "dist/index.js"))].filter(({ file }) =>
      file.includes("/policy/"),
    );
    expect(deciding.map(({ file }) => relative(".", file))).toEqual([]);
  });
});

describe("the sources", () => {
  const sources = ["packages", "examples", "scripts"]
    .flatMap(filesBelow)
    .filter((file) => /\.(?:ts|mjs|js)$/.test(file));

  it("are there", () => {
    expect(sources.length).toBeGreaterThan(150);
  });

  const lines = (text: string): number => text.trimEnd().split("\n").length;
  it("have no file over 400 lines", () => {
    const long = sources.map((file) => ({ file, lines: lines(readFileSync(file, "utf8")) }));
    expect(long.filter((source) => source.lines > 400)).toEqual([]);
    expect(lines("x\n".repeat(401))).toBe(401);
  });

  const depth = (file: string): number => (file.split("/src/")[1]?.split("/").length ?? 1) - 1;
  it("lie at most three folders below a src", () => {
    expect(sources.filter((file) => depth(file) > 3)).toEqual([]);
    expect(depth("packages/x/src/a/b/c/d/e.ts")).toBe(4);
  });

  it("have kebab-case names", () => {
    const files = sources.filter((file) => /\/src\//.test(file)).map((file) => file.split("/").at(-1) ?? "");
    expect(files.filter((file) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:styles|svelte|d))?\.ts$/.test(file))).toEqual([]);
  });

  it("know no portal by its name, in packages", () => {
    const portals = /\b(?:registrar|northmark|halden|credit-union|network-partners)\b/i;
    const knowing = sources.filter(
      (file) => /^packages\/[\w-]+\/(?:src|browser)\//.test(file) && portals.test(readFileSync(file, "utf8")),
    );
    expect(knowing).toEqual([]);
  });
});

describe("these checks themselves", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "usherkit-graph-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

  it("see static, dynamic and re-exporting imports, and no import in a text or a comment", () => {
    const text = `import "a"; export { x } from "b"; const y = await import("c"); // import "d"\nconst z = 'import "e"';`;
    expect(importsOf(text)).toEqual(["a", "b", "c"]);
    expect(importsOf(text, true)).toEqual(["a", "b"]);
    expect(importsOf("const load = (name) => import(name);")).toEqual(["name"]);
  });

  it("find what is hidden behind other modules", () => {
    write("index.js", `export * from "./one.js";`);
    write("one.js", `export const load = () => import("./two.js");`);
    write("two.js", `import { readFile } from "node:fs/promises"; import "@usherkit/server"; import "pg/lib/x.js";`);
    const modules = graphOf(join(folder, "index.js"));
    expect(refused(modules, folder, (name) => !isForNodeAlone(name))).toEqual([
      "two.js imports node:fs/promises",
      "two.js imports pg/lib/x.js",
    ]);
    expect(refused(modules, folder, (name) => !name.startsWith("@usherkit/"))).toEqual([
      "two.js imports @usherkit/server",
    ]);
    expect(outside(modules, join(folder, "dist"))).toEqual(["../index.js", "../one.js", "../two.js"]);
    write("broken.js", `import "./three.js";`);
    expect(() => graphOf(join(folder, "broken.js"))).toThrow("three.js");
  });
});
