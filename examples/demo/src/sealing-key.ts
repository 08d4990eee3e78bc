import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { aesSealer, type Sealer } from "@usherkit/server";

/**
 * Seals with the key in the data folder, made where there is none. It is never cleared: a database elsewhere may hold what it
 * sealed. A server that is no demo keeps its key where the database's backups don't go.
 */
export const keepSealer = async (dataFolder: string): Promise<Sealer> => {
  const file = join(dataFolder, "sealing-key");
  const known = await readFile(file, "utf8").catch(() => undefined);
  const key = known?.trim() ?? randomBytes(32).toString("base64");
  if (known === undefined) {
    await writeFile(`${file}.new`, `${key}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  return aesSealer({ current: { id: "demo", key } });
};
