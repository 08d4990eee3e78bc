import "./user-table/define.js";
import "./usher-provider/define.js";
import { loadElement } from "./internal/load-element.js";

// The table works without these until one of their dialogs opens, so its first rows don't wait for them. A page that has one
// of them gets it at once, any other when it is idle: all five are defined either way.
for (const tag of ["user-editor", "invite-form", "pending-invites"] as const) {
  if (document.querySelector(tag)) void loadElement(tag);
  else setTimeout(() => void loadElement(tag), 2000);
}
