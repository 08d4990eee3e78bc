import { defineElement } from "../internal/define-element.js";
import { UserTable } from "./user-table.js";

defineElement("user-table", UserTable);

/** With the types of all elements and events, for whoever imports nothing but this. */
export type * from "../index.js";
