// Builds what is out of date and becomes the demo server: one process, so that a signal to npm reaches it.
import { build } from "./build.mjs";
import { inRoot } from "./internal/run.mjs";
import { pathToFileURL } from "node:url";

if (!(await build())) process.exit(1);
await import(pathToFileURL(inRoot("examples/demo/dist/main.js")).href);
