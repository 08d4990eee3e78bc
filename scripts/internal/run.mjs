import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The repository's folder, with a slash at its end. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A file of the repository. */
export const inRoot = (path) => fileURLToPath(new URL(path, new URL("../../", import.meta.url)));

/** The entry of a package's command, so that it runs by this very Node without npx in between. */
export const bin = (name) => inRoot(`node_modules/.bin/${name}`);

/** Runs a command to its end and answers its exit status; 1 where a signal ended it. Output goes to ours. */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });

/** Runs a command and ends this process with its status where it failed. */
export const must = async (command, args, options) => {
  const status = await run(command, args, options);
  if (status !== 0) process.exit(status);
};
