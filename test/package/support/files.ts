import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const left = new Set(["node_modules", "dist", ".git", "storybook-static", "test-results", ".usherkit", "coverage"]);

/** All files below a folder, without what is built or installed. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !left.has(name))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
