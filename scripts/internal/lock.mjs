import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Runs `task` while no other process runs one with the same lock file. flock(2) belongs to the open file description, which the
 * child shares: the lock stays ours after `flock` has gone, and the kernel frees it when we end, however we end. Where the
 * command is missing (not Linux) the task runs without the guard: it protects against haste, not against loss.
 */
export const withLock = async (file, task) => {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, "a");
  try {
    const lock = (...flags) =>
      spawnSync("flock", [...flags, "3"], { stdio: ["ignore", "ignore", "ignore", descriptor] });
    const first = lock("-n", "-x");
    if (!first.error && first.status !== 0) {
      console.log("Another process is at it in this folder; waiting for it.");
      lock("-x");
    }
    return await task();
  } finally {
    closeSync(descriptor);
  }
};
