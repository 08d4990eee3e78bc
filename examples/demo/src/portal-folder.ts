import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PortalProfile } from "@usherkit/contract";
import { loadPortals, readJsonFile } from "@usherkit/server/node";
import * as z from "zod/mini";
import { loadHostProgram, type HostProgram } from "./host-program.js";
import { peopleIssues } from "./people-issues.js";
import { Cast, firstCast } from "./people.js";
import type { Mount } from "./site.js";

/** The folder that holds the portals, the account pages and this demo. */
export const examples = fileURLToPath(new URL("../../", import.meta.url));

/** A portal as the demo serves it: its profile, its people, its host below `/ID/` or at a port of its own. */
export interface Portal {
  readonly folder: string;
  readonly profile: PortalProfile;
  readonly cast: Cast;
  /** The files of its pages; where it has a program, those that the account pages load. */
  readonly mount: Mount;
  readonly program: HostProgram | undefined;
}

/** In the order of the manuals; any other after them. */
const order = ["credit-union", "registrar", "care", "network", "network-partners", "community"];
const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);

/** The folders of the examples that hold a portal. */
export const exampleFolders = async (): Promise<string[]> => {
  const names = (await readdir(examples)).filter((name) => existsSync(join(examples, name, "portal.json")));
  return names.sort((one, other) => placeOf(one) - placeOf(other)).map((name) => join(examples, name));
};

const Extending = z.object({ extends: z.optional(z.string()) });

/**
 * Where a portal's page lies: built by its host's stack (`dist`), or as it was written (`page`); one without a page is shown in
 * that of the portal it extends, else in the demo's plain one.
 */
const pageFolder = async (folder: string): Promise<string> => {
  for (const page of [join(folder, "dist"), join(folder, "page")])
    if (existsSync(join(page, "index.html"))) return page;
  const file = join(folder, "portal.json");
  const base = existsSync(file) ? z.parse(Extending, JSON.parse(await readFile(file, "utf8"))).extends : undefined;
  return base === undefined ? join(examples, "demo", "plain-page") : pageFolder(join(dirname(folder), base));
};

/** The people of a portal's folder, checked against its profile; one manager where it says nothing of people. */
const readCast = (folder: string, profile: PortalProfile): Promise<Cast> => {
  const file = join(folder, "people.json");
  return existsSync(file)
    ? readJsonFile(file, Cast, (cast) => peopleIssues(cast, profile))
    : Promise.resolve(firstCast(profile));
};

/** Reads the portals of the given folders; throws `JsonFileError` where a profile or its people are wrong. */
export const readPortals = async (folders: readonly string[]): Promise<Portal[]> => {
  const profiles = await loadPortals(folders);
  return Promise.all(
    profiles.map(async (profile, index) => {
      const folder = folders[index] ?? "";
      const program = await loadHostProgram(folder);
      const path = `/${profile.id}` as const;
      return {
        folder,
        profile,
        program,
        cast: await readCast(folder, profile),
        mount: program
          ? { path, folder: join(folder, "public") }
          : { path, folder: await pageFolder(folder), fallback: "index.html" },
      } satisfies Portal;
    }),
  );
};
