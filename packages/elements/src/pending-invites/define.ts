import { defineElement } from "../internal/define-element.js";
import { PendingInvites } from "./pending-invites.js";

defineElement("pending-invites", PendingInvites);

/** With the types of all elements and events, for whoever imports nothing but this. */
export type * from "../index.js";
