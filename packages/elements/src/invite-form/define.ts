import { defineElement } from "../internal/define-element.js";
import { InviteForm } from "./invite-form.js";

defineElement("invite-form", InviteForm);
