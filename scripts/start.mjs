// Builds what is out of date and becomes the demo server: one process, so that a signal to npm reaches it.
import { build } from "./build.mjs";
import { inRoot } from "./internal/run.mjs";
import { pathToFileURL } from "node:url";

await build();
await import(pathToFileURL(inRoot("examples/demo/dist/main.js")).href);
