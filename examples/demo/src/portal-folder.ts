import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PortalProfile } from "@usherkit/contract";
import { loadPortals } from "@usherkit/server/node";
import * as z from "zod/mini";
import { loadHostProgram, type HostProgram } from "./host-program.js";
import { readCast, type Cast } from "./people.js";
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

const Extending = z.object({ extends: z.string() });

/**
 * Where a portal's page lies: built by its host's stack (`dist`), or as it was written (`page`); one without a page is shown in
 * that of the portal it extends. Throws where there is none.
 */
const pageFolder = async (folder: string): Promise<string> => {
  for (const page of [join(folder, "dist"), join(folder, "page")]) {
    const isThere = await stat(join(page, "index.html")).then(
      () => true,
      () => false,
    );
    if (isThere) return page;
  }
  const source = z.safeParse(Extending, JSON.parse(await readFile(join(folder, "portal.json"), "utf8")));
  if (!source.success) throw new Error(`There is no page of ${basename(folder)}, neither in dist nor in page.`);
  return pageFolder(join(examples, source.data.extends));
};

/** Reads the portals of the given folders; throws `PortalProfileError` where a profile is wrong. */
export const readPortals = async (names: readonly string[]): Promise<Portal[]> => {
  const folders = names.map((name) => join(examples, name));
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
        cast: await readCast(folder),
        mount: program
          ? { path, folder: join(folder, "public") }
          : { path, folder: await pageFolder(folder), fallback: "index.html" },
      } satisfies Portal;
    }),
  );
};
