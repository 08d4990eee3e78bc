import type { Words } from "../words.js";
import type { CommonMessages } from "./common.js";
import type { editorGrants } from "./editor-grants.js";
import type { editorSections } from "./editor-sections.js";
import type { inviteForm } from "./invite-form.js";
import type { pendingInvites } from "./pending-invites.js";
import type { rowControls } from "./row-controls.js";
import type { tableOverlays } from "./table-overlays.js";
import type { Translation } from "./translation.js";
import type { userActions } from "./user-actions.js";
import type { userEditor } from "./user-editor.js";
import type { userHistory } from "./user-history.js";
import type { userTable } from "./user-table.js";

type Factories = {
  common: (words: Words) => CommonMessages;
  editorGrants: typeof editorGrants;
  editorSections: typeof editorSections;
  inviteForm: typeof inviteForm;
  pendingInvites: typeof pendingInvites;
  rowControls: typeof rowControls;
  tableOverlays: typeof tableOverlays;
  userActions: typeof userActions;
  userEditor: typeof userEditor;
  userHistory: typeof userHistory;
  userTable: typeof userTable;
};

/** Every table of messages by its name, each message a text, or a function of what fills it. */
export type MessageTables = { readonly [Name in keyof Factories]: Translation<ReturnType<Factories[Name]>> };

/** What a language brings: tables by their names, each a function of the portal's words. What it leaves out stays English. */
export type LanguageTables = {
  readonly [Name in keyof MessageTables]?: (words: Words) => Partial<MessageTables[Name]>;
};

/** The keys of a table that there is no message for; TypeScript lets them pass in what a function answers. */
type Unknown<Name, Table> = Name extends keyof MessageTables
  ? Exclude<keyof Table, keyof MessageTables[Name]>
  : keyof Table;

/** `Given`, with `never` in the place of each table that has a key too many. */
export type Known<Given> = {
  [Name in keyof Given]: Given[Name] extends (words: Words) => infer Table
    ? [Unknown<Name, Table>] extends [never]
      ? Given[Name]
      : never
    : Given[Name];
};
