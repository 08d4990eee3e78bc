import type { EditorSection, UserAction } from "@usherkit/sdk";

/** What takes more than a press, with the section of the editor that has it: it is done there, never from the list. */
const filledIn = [
  ["setRoles", "roles"],
  ["setFeatures", "features"],
  ["setAccounts", "accounts"],
  ["setTemporaryPassword", "temporaryPassword"],
] as const satisfies readonly (readonly [UserAction, EditorSection])[];

/** What opens the editor: all of it, or one section alone. Every other action is done from the list. */
export const editorOf: ReadonlyMap<UserAction, EditorSection | undefined> = new Map([
  ["view", undefined],
  ["edit", undefined],
  ...filledIn,
]);

/** The one action that a section has. The fields are stored by `edit`; what undoes each other has two. */
export const actionOf: Readonly<Partial<Record<EditorSection, UserAction>>> = {
  ...Object.fromEntries(filledIn.map(([action, section]) => [section, action])),
  passwordReset: "sendPasswordReset",
  mfa: "resetMfa",
};

/** By what a section is stored. */
export const storedBy = (section: EditorSection): UserAction => actionOf[section] ?? "edit";
