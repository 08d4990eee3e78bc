import { defineElement } from "../internal/define-element.js";
import { UsherProvider } from "./usher-provider.js";

defineElement("usher-provider", UsherProvider);

/** With the types of all elements and events, for whoever imports nothing but this. */
export type * from "../index.js";
