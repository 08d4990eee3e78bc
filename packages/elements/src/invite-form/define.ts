import { defineElement } from "../internal/define-element.js";
import { InviteForm } from "./invite-form.js";

defineElement("invite-form", InviteForm);

/** With the types of all elements and events, for whoever imports nothing but this. */
export type * from "../index.js";
