import { createHash } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./run.mjs";

const files = (path) => {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
};

/** Changes when a file of these places (from the project's root) is edited, added or taken away. */
export const fingerprint = (inputs) => {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap((input) => files(inRoot(input)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest("hex");
};
