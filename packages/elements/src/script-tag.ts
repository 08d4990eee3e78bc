// The bundle for a script tag: all elements, and what a page without a bundler needs besides.
import "./define.js";
export { createClient, isUsherError } from "@usherkit/sdk";
export { registerMessages } from "./internal/messages.js";
/** With the types of all elements and events. */
export type * from "./index.js";
