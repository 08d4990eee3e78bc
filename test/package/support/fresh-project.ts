import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod/mini";

const exec = promisify(execFile);
const root = new URL("../../../", import.meta.url).pathname;

const Entry = z.looseObject({
  link: z.optional(z.boolean()),
  dependencies: z.optional(z.record(z.string(), z.string())),
  optionalDependencies: z.optional(z.record(z.string(), z.string())),
  peerDependencies: z.optional(z.record(z.string(), z.string())),
  peerDependenciesMeta: z.optional(z.record(z.string(), z.object({ optional: z.optional(z.boolean()) }))),
});
type Entry = z.infer<typeof Entry>;
const Lock = z.object({ packages: z.record(z.string(), Entry) });
const Packed = z.array(z.object({ filename: z.string(), integrity: z.string() }));
const Manifest = z.looseObject({ name: z.string(), dependencies: z.optional(z.record(z.string(), z.string())) });

const ours = ["contract", "sdk", "elements", "server", "account-pages"];

/** A folder of somebody who has nothing of this repository but its published packages. */
export interface FreshProject {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Where Node finds a package that one at `from` imports, as the lock has it. */
const placeOf = (packages: Record<string, Entry>, from: string, name: string): string | undefined => {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (folder === "") return undefined;
  }
};

/**
 * `npm init -y`, then an installation of `wanted`: ours as `npm pack` makes them, the others in the versions of this repository's lock,
 * with all that they need. npm has fetched those before, so that it takes them from its cache.
 */
export const freshProject = async (wanted: readonly string[]): Promise<FreshProject> => {
  const folder = await mkdtemp(join(tmpdir(), "usherkit-fresh-"));
  const npm = (...args: string[]) => exec("npm", args, { cwd: folder, maxBuffer: 1e8 });
  await npm("init", "-y");
  const { packages } = z.parse(Lock, JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")));
  const lock: Record<string, unknown> = {};
  const waiting: { from: string; name: string }[] = [];
  const addAll = (from: string, entry: Entry) => {
    const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} } = entry;
    // npm installs peers too, but for those that are optional.
    const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
    const names = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
    waiting.push(...names.map((name) => ({ from, name })));
  };

  const folders = ours.map((name) => join(root, "packages", name));
  const { stdout } = await exec(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", folder, ...folders],
    {
      cwd: root,
      maxBuffer: 1e8,
    },
  );
  const tarballs = z.parse(Packed, JSON.parse(stdout));
  const specs: Record<string, string> = {};
  for (const [index, { filename, integrity }] of tarballs.entries()) {
    const manifest = z.parse(Manifest, JSON.parse(await readFile(join(folders[index] ?? "", "package.json"), "utf8")));
    const spec = `file:${filename}`;
    specs[manifest.name] = spec;
    lock[`node_modules/${manifest.name}`] = { ...manifest, resolved: spec, integrity, devDependencies: undefined };
    addAll(`packages/${ours[index] ?? ""}`, { dependencies: manifest.dependencies ?? {} });
  }
  addAll("", { dependencies: Object.fromEntries(wanted.map((name) => [name, "*"])) });
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const place = placeOf(packages, next.from, next.name);
    // A package for another kind of machine has no entry, or one that npm skips.
    if (place === undefined || next.name in specs) continue;
    const target = place.replace(/^packages\/(?=[\w-]+\/node_modules\/)/, "node_modules/@usherkit/");
    if (target in lock) continue;
    const entry = packages[place] ?? {};
    lock[target] = { ...entry, dev: undefined, devOptional: undefined, peer: undefined };
    addAll(place, entry);
  }
  // What nothing else needs, and ours, which need each other: npm is told of all of them.
  const dependencies = {
    ...Object.fromEntries(wanted.map((name) => [name, "*"])),
    ...specs,
  };
  const manifest: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const project = { ...z.parse(Manifest, manifest), dependencies, overrides: specs };
  await writeFile(join(folder, "package.json"), JSON.stringify(project, null, 2));
  await writeFile(
    join(folder, "package-lock.json"),
    JSON.stringify({ name: project.name, lockfileVersion: 3, packages: { "": { dependencies }, ...lock } }, null, 2),
  );
  await npm("ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts");
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};
