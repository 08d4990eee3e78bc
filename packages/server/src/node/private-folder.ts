import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../setup-error.js";

/** The bits by which the group or others may read, write or enter. */
const forOthers = 0o077;

/** A folder belongs to another user of the machine, who could open it again; `message` says so in one line. */
export class FolderOwnerError extends SetupError {
  override readonly name = "FolderOwnerError";
  readonly folder: string;

  constructor(folder: string, owner: number, user: number) {
    super(
      `The data folder ${folder} belongs to user ${owner.toString()}, and this process runs as user ${user.toString()}. ` +
        "Choose a folder of its own, or change the folder's owner.",
    );
    this.folder = folder;
  }
}

/**
 * Makes a folder that its owner alone can enter (0700), or makes one that is there so. Throws `FolderOwnerError` where it belongs
 * to another user, and a `SetupError` where it can't be made. On Windows, where files have no such modes, it only makes the folder.
 */
export const makePrivateFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new SetupError(`The data folder ${folder} can't be made (${reason}): choose another folder.`, {
      cause: error,
    });
  }
  const user = process.getuid?.();
  if (user === undefined) return;
  const { mode, uid } = statSync(folder);
  if (uid !== user) throw new FolderOwnerError(folder, uid, user);
  if ((mode & forOthers) !== 0) chmodSync(folder, 0o700);
};

/** Takes the rights of the group and of others from everything below a folder of ours. Symbolic links stay as they are. */
export const closeToOthers = (folder: string): void => {
  if (process.getuid === undefined) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() && !entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = lstatSync(path);
    if ((mode & forOthers) !== 0) chmodSync(path, mode & 0o700);
  }
};
