import type { Language } from "../../messages.js";
import { common } from "./common.js";
import { editorGrants } from "./editor-grants.js";
import { editorSections } from "./editor-sections.js";
import { inviteForm } from "./invite-form.js";
import { pendingInvites } from "./pending-invites.js";
import { rowControls } from "./row-controls.js";
import { tableOverlays } from "./table-overlays.js";
import { userActions } from "./user-actions.js";
import { userEditor } from "./user-editor.js";
import { userHistory } from "./user-history.js";
import { userTable } from "./user-table.js";

/** Arabic, loaded when somebody reads it. */
export const language: Language = {
  common,
  editorGrants,
  editorSections,
  inviteForm,
  pendingInvites,
  rowControls,
  tableOverlays,
  userActions,
  userEditor,
  userHistory,
  userTable,
};
