import { defineElement } from "../internal/define-element.js";
import { UserEditor } from "./user-editor.js";

defineElement("user-editor", UserEditor);

/** With the types of all elements and events, for whoever imports nothing but this. */
export type * from "../index.js";
