import { chmod, chown, lstat, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@usherkit/server";
import { FolderOwnerError, openEmbedded } from "@usherkit/server/node";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** The folder, and everything below it, that the group or others may read, write or enter. */
const openToOthers = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  const modes = await Promise.all(paths.map(async (path) => ({ path, mode: (await lstat(path)).mode })));
  return modes.filter(({ mode }) => (mode & 0o077) !== 0).map(({ path }) => path);
};

describe.skipIf(process.platform === "win32")("the embedded database's files", () => {
  let base: string;
  let folder: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), "usherkit-private-"));
    folder = join(base, "data");
    await mkdir(folder);
    await chmod(folder, 0o755);
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  it("are their owner's alone in a folder that was open before, new ones too", async () => {
    const store = await openEmbedded(folder);
    expect(await openToOthers(folder)).toEqual([]);
    await migrate(store.database);
    await sql`create table notes as select repeat('x', 1000) as note from generate_series(1, 2000)`.execute(
      store.database,
    );
    await store.close();
    expect(await openToOthers(folder)).toEqual([]);
  }, 60_000);

  it("are closed to others where an earlier start has left them open", async () => {
    await (await openEmbedded(folder)).close();
    const database = join(folder, "database");
    for (const path of [folder, database]) await chmod(path, 0o777);
    for (const name of await readdir(database)) await chmod(join(database, name), 0o755);
    const store = await openEmbedded(folder);
    expect(await openToOthers(folder)).toEqual([]);
    await store.close();
  }, 60_000);

  it.runIf(process.getuid?.() === 0)("are refused a folder of another user, as root", async () => {
    await chown(folder, 65_534, 65_534);
    await expect(openEmbedded(folder)).rejects.toThrow(FolderOwnerError);
    await expect(openEmbedded(folder)).rejects.toThrow(`${folder} belongs to user 65534`);
    expect(await readdir(folder)).toEqual([]);
  });
});
