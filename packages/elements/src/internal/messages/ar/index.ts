import type { Language } from "../../messages.js";
import { common } from "./common.js";
import { inviteForm } from "./invite-form.js";
import { pendingInvites } from "./pending-invites.js";
import { tableOverlays } from "./table-overlays.js";
import { userActions } from "./user-actions.js";
import { userTable } from "./user-table.js";

/** Arabic, loaded when somebody reads it. */
export const language: Language = {
  common,
  inviteForm,
  pendingInvites,
  tableOverlays,
  userActions,
  userTable,
};
