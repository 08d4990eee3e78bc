import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderHeldError, openEmbedded } from "@usherkit/server/node";

/** Another process that opens the folder and holds it until it is killed; it runs what was built. */
const holder = async (folder: string): Promise<ChildProcess> => {
  const script = `
    import { openEmbedded } from "@usherkit/server/node";
    await openEmbedded(${JSON.stringify(folder)});
    console.log("open");
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(() => Promise.reject(new Error("The holder ended before it had the folder.")));
  await Promise.race([once(child.stdout, "data"), ended]);
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
};

describe("the embedded database's folder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "usherkit-folder-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is refused while another process holds it, which is named; and is free at once after that was killed", async () => {
    const other = await holder(folder);
    try {
      const refused = await openEmbedded(folder).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refused).toBeInstanceOf(FolderHeldError);
      expect(String(refused)).toContain(`process ${other.pid}`);
      expect(String(refused)).toContain(folder);
    } finally {
      await kill(other);
    }
    const store = await openEmbedded(folder);
    await store.close();
  }, 60_000);

  it("is free again after it was closed, and refused twice in one process before", async () => {
    const store = await openEmbedded(folder);
    await expect(openEmbedded(folder)).rejects.toThrow(FolderHeldError);
    await store.close();
    const again = await openEmbedded(folder);
    await again.close();
  }, 60_000);
});
