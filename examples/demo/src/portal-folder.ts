import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PortalProfile } from "@usherkit/contract";
import { loadPortals } from "@usherkit/server/node";
import { readCast, type Cast } from "./people.js";
import type { Mount } from "./site.js";

/** The folder that holds the portals, the account pages and this demo. */
export const examples = fileURLToPath(new URL("../../", import.meta.url));

/** A portal as the demo serves it: its profile, its people, its host page below `/ID/`. */
export interface Portal {
  readonly folder: string;
  readonly profile: PortalProfile;
  readonly cast: Cast;
  readonly mount: Mount;
}

/** Reads the portals of the given folders; throws `PortalProfileError` where a profile is wrong. */
export const readPortals = async (names: readonly string[]): Promise<Portal[]> => {
  const folders = names.map((name) => join(examples, name));
  const profiles = await loadPortals(folders);
  return Promise.all(
    profiles.map(async (profile, index) => {
      const folder = folders[index] ?? "";
      const page = join(folder, "page");
      await stat(join(page, "index.html"));
      return {
        folder,
        profile,
        cast: await readCast(folder),
        mount: { path: `/${profile.id}`, folder: page, fallback: "index.html" },
      } satisfies Portal;
    }),
  );
};
