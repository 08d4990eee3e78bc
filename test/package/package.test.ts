import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";

const exec = promisify(execFile);
const root = new URL("../../", import.meta.url).pathname;
const names = ["contract", "sdk", "elements", "server"] as const;

const Packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }));
const Limits = z.object({
  "size-limit": z.array(z.object({ path: z.string(), limit: z.string().check(z.regex(/^\d+ KiB$/)) })),
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
    expect(files.filter((file) => /^src\/.*\.ts$/.test(file)).length).toBeGreaterThan(10);
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
  /** The files of a path that may hold one star, in its last part. */
  const matching = async (path: string): Promise<string[]> => {
    const [before = "", after] = (path.split("/").at(-1) ?? "").split("*");
    if (after === undefined) return [path];
    const names = await readdir(join(root, dirname(path)));
    return names
      .filter((name) => name.startsWith(before) && name.endsWith(after))
      .map((name) => join(dirname(path), name));
  };
  const brotli = async (file: string) => brotliCompressSync(await readFile(join(root, file))).length;

  it("are small: within the limits of npm run size, which promise 40 KiB for the elements' page and 16 for the SDK", async () => {
    const { "size-limit": limits } = z.parse(Limits, JSON.parse(await readFile(join(root, "package.json"), "utf8")));
    const promised = new Map(limits.map(({ path, limit }) => [path, Number.parseInt(limit, 10)]));
    expect(promised.get("packages/elements/dist/usherkit.js")).toBeLessThanOrEqual(40);
    expect(promised.get("packages/sdk/dist/usherkit-sdk.js")).toBeLessThanOrEqual(16);
    for (const [path, limit] of promised) {
      const files = await matching(path);
      expect(files, path).not.toEqual([]);
      const sizes = await Promise.all(files.map(brotli));
      expect(sizes.reduce((sum, size) => sum + size, 0) / 1024, path).toBeLessThanOrEqual(limit);
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
