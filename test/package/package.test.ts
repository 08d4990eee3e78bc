import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";

const exec = promisify(execFile);
const root = new URL("../../", import.meta.url).pathname;
const names = ["contract", "sdk", "elements", "server", "account-pages"] as const;

const Packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }));
const Measured = z.object({ name: z.string(), size: z.number(), passed: z.boolean() });
const Limits = z.object({
  "size-limit": z.array(
    z.object({ path: z.union([z.string(), z.array(z.string())]), limit: z.string().check(z.regex(/^\d+ KiB$/)) }),
  ),
});
const Manifest = z.object({ exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])) });

describe.each(names)("@usherkit/%s, as it is published", (name) => {
  const folder = join(root, "packages", name);
  let files: string[];
  let tarball: string;
  let away: string;
  beforeAll(async () => {
    away = await mkdtemp(join(tmpdir(), "usherkit-pack-"));
    const { stdout } = await exec("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", away], {
      cwd: folder,
    });
    const [packed] = z.parse(Packed, JSON.parse(stdout));
    files = packed?.files.map(({ path }) => path) ?? [];
    tarball = join(away, packed?.filename ?? "");
  });
  afterAll(() => rm(away, { recursive: true, force: true }));

  it("has every file that its exports name, and no test or build state", async () => {
    const manifest = z.parse(Manifest, JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
    const targets = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? [entry] : Object.values(entry),
    );
    for (const target of targets) expect(files).toContain(target.replace("./", ""));
    expect(
      files.filter((file) => /tsbuildinfo|\.(?:test|stories)\.|(?:^|\/)(?:node_modules|tests?|stories)\//.test(file)),
    ).toEqual([]);
    expect(files).toContain("LICENSE");
    // The sources go with the maps that lead to them.
    expect(files.filter((file) => /^src\/.*\.ts$/.test(file)).length).toBeGreaterThan(
      name === "account-pages" ? 3 : 10,
    );
  });

  it("has no fault that publint knows", async () => {
    const { messages, pkg } = await publint({
      pack: { tarball: new Uint8Array(await readFile(tarball)).buffer },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("has types that resolve in ESM for every entry", async () => {
    const attw = join(root, "node_modules/.bin/attw");
    const args = [tarball, "--profile", "esm-only", "--format", "json", "--no-emoji"];
    if (name === "elements") args.push("--exclude-entrypoints", "./custom-elements.json");
    const { stdout } = await exec(process.execPath, [attw, ...args]).catch((error: { stdout: string }) => error);
    const Problems = z.record(z.string(), z.array(z.object({ resolutionKind: z.optional(z.string()) })));
    const { problems = {} } = z.parse(z.object({ problems: z.optional(Problems) }), JSON.parse(stdout));
    // The packages are ESM alone: how CommonJS and Node 10 look for types is not asked.
    const asked = Object.entries(problems).flatMap(([kind, found]) =>
      found.filter(({ resolutionKind = "" }) => !["node10", "node16-cjs"].includes(resolutionKind)).map(() => kind),
    );
    expect(asked).toEqual([]);
  });
});

describe("the bundles", () => {
  it("give a page without a bundler what it needs besides the elements", async () => {
    const text = await readFile(join(root, "packages/elements/dist/usherkit.js"), "utf8");
    const exported = /export\{([^}]*)\};?\s*$/.exec(text)?.[1]?.split(",") ?? [];
    for (const name of ["createClient", "isUsherError", "registerMessages"])
      expect(
        exported.some((entry) => entry.endsWith(` as ${name}`)),
        name,
      ).toBe(true);
  });

  it("are small: within the limits of npm run size, which promise 40 KiB for the elements' page and 16 for the SDK", async () => {
    const { "size-limit": limits } = z.parse(Limits, JSON.parse(await readFile(join(root, "package.json"), "utf8")));
    const promised = new Map(limits.map(({ path, limit }) => [String(path), Number.parseInt(limit, 10)]));
    expect(promised.get("packages/elements/dist/usherkit.js")).toBeLessThanOrEqual(40);
    expect(promised.get("packages/sdk/dist/usherkit-sdk.js")).toBeLessThanOrEqual(16);
    const args = [join(root, "node_modules/.bin/size-limit"), "--json"];
    const { stdout } = await exec(process.execPath, args, { cwd: root }).catch((error: { stdout: string }) => error);
    const measured = z.parse(z.array(Measured), JSON.parse(stdout));
    expect(measured).toHaveLength(limits.length);
    for (const { name, size, passed } of measured) {
      expect(size, name).toBeGreaterThan(1000);
      expect(passed, name).toBe(true);
    }
  });

  it.each(["packages/elements/dist/usherkit.js", "packages/sdk/dist/usherkit-sdk.js"])(
    "%s stands alone: it makes no code from strings and imports nothing by a bare name",
    async (file) => {
      const text = await readFile(join(root, file), "utf8");
      expect(text).not.toMatch(/\beval\(|new Function\(/);
      expect(text).not.toMatch(/(?:from|import)\s*["'][^."'/]/);
    },
  );
});
