import { spawnSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { SetupError } from "../setup-error.js";
import { makePrivateFolder } from "./private-folder.js";

/** Who holds a folder. For the message alone: the lock itself is the kernel's. */
const Owner = z.object({ pid: z.number(), host: z.string(), since: z.string() });

const ownerFile = (folder: string): string => join(folder, "usherkit.owner");

const describeOwner = (folder: string): string => {
  try {
    const owner = z.safeParse(Owner, JSON.parse(readFileSync(ownerFile(folder), "utf8")));
    if (!owner.success) return "another process";
    const { pid, host, since } = owner.data;
    return `process ${pid}${host === hostname() ? "" : ` on ${host}`} since ${since}`;
  } catch {
    return "another process"; // It has just taken the folder and not yet said who it is.
  }
};

/** Another process has the folder open; `message` names it. */
export class FolderHeldError extends SetupError {
  override readonly name = "FolderHeldError";
  readonly folder: string;

  constructor(folder: string) {
    super(`The data folder ${folder} is held by ${describeOwner(folder)}. Stop that one, or choose another folder.`);
    this.folder = folder;
  }
}

/** What open(2) takes to lock at once, where it can: macOS's O_EXLOCK, Windows's exclusive sharing mode (libuv). */
const exclusiveFlags: Partial<Record<NodeJS.Platform, number>> = {
  darwin: 0x20 | constants.O_NONBLOCK,
  win32: 0x1000_0000,
};

/**
 * Takes the folder for this process alone; answers how to let it go. The lock is flock(2) on an open descriptor: the command
 * `flock` takes it, and it stays ours after the command has gone, because it belongs to the open file description that both
 * share. The kernel frees it when this process ends, however it ends, so nothing stale is ever left. The file is never removed:
 * two processes could then lock two files of one name.
 *
 * The folder is private from here on (`makePrivateFolder`), whatever it was before.
 *
 * Throws `FolderHeldError` where another process has it, `FolderOwnerError` where it belongs to another user.
 */
export const lockFolder = (folder: string): (() => void) => {
  makePrivateFolder(folder);
  const exclusive = exclusiveFlags[process.platform];
  const flags = constants.O_RDWR | constants.O_CREAT | (exclusive ?? 0);
  const file = join(folder, "usherkit.lock");
  let descriptor: number;
  try {
    descriptor = openSync(file, flags, 0o600);
  } catch (error) {
    if (exclusive !== undefined) throw new FolderHeldError(folder);
    throw error;
  }
  if (exclusive === undefined) {
    const taken = spawnSync("flock", ["-n", "-x", "3"], { stdio: ["ignore", "ignore", "ignore", descriptor] });
    if (taken.status !== 0) {
      closeSync(descriptor);
      if (taken.error)
        throw new SetupError("The command flock (util-linux) is missing: the data folder can't be locked.");
      throw new FolderHeldError(folder);
    }
  }
  const owner: z.infer<typeof Owner> = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  writeFileSync(ownerFile(folder), JSON.stringify(owner), { mode: 0o600 });
  return () => {
    closeSync(descriptor);
  };
};
