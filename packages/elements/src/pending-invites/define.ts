import { defineElement } from "../internal/define-element.js";
import { PendingInvites } from "./pending-invites.js";

defineElement("pending-invites", PendingInvites);
