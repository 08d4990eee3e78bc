import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SetupError } from "@usherkit/server";
import * as z from "zod/mini";
import type { SeedSecrets } from "./credentials.js";
import { tenantKeysFile } from "./tenant-keys.js";

const texts = z.record(z.string(), z.string());
const Kept = z.record(z.string(), z.strictObject({ authenticators: texts, temporary: texts }));

/** What the data folder keeps of the demo's people that the database holds as hashes, or not for us to read. */
const secretsName = "people-secrets.json";

/**
 * What the data folder knows of the first start: whether it came to its end, and the secrets of the demo's people.
 * Until it has, nobody was served, so nothing is lost when it begins anew.
 */
export interface FirstStart {
  /** Call once the folder is ours, before the database is opened: takes away what an interrupted first start has left. */
  readonly clean: () => Promise<void>;
  begin(): Promise<void>;
  end(): Promise<void>;
  /** Of each tenant. */
  readSecrets(): Promise<Record<string, SeedSecrets>>;
  writeSecrets(secrets: Record<string, SeedSecrets>): Promise<void>;
}

export const firstStartIn = (dataFolder: string, isEmbedded: boolean): FirstStart => {
  const marker = join(dataFolder, "first-start-unfinished");
  const secretsFile = join(dataFolder, secretsName);
  return {
    clean: async () => {
      await mkdir(dataFolder, { recursive: true, mode: 0o700 });
      if (!existsSync(marker)) return;
      if (!isEmbedded)
        throw new SetupError(`The first start was interrupted: empty the database, remove ${marker}, and start again.`);
      for (const name of ["database", "mail.jsonl", secretsName, tenantKeysFile])
        await rm(join(dataFolder, name), { recursive: true, force: true });
    },
    begin: () =>
      writeFile(marker, "The demo's people are being made. Until that is done, this folder is begun anew.\n"),
    end: () => rm(marker, { force: true }),
    readSecrets: async () => {
      const text = await readFile(secretsFile, "utf8").catch(() => "{}");
      return z.parse(Kept, JSON.parse(text));
    },
    writeSecrets: async (secrets) => {
      await writeFile(`${secretsFile}.new`, JSON.stringify(secrets), { mode: 0o600 });
      await rename(`${secretsFile}.new`, secretsFile);
    },
  };
};
