import type { AttributeField, PortalProfile } from "@usherkit/sdk";

/** One field as the editor shows it. `key` is also its place in the body of a request: `email`, `attributes/telephone`. */
export interface EditorField {
  readonly key: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly isRequired: boolean;
  readonly type: AttributeField["type"] | "email" | "username" | "name" | "password";
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly maxLength: number;
  readonly minLength?: number;
  /** The roles that may change it; undefined: whoever may edit the user. */
  readonly editableBy: readonly string[] | undefined;
}

export const rolesKey = "roleIds";
export const attributePrefix = "attributes/";

/**
 * The profile's fields in the order of the form: names, the portal's own, then the address and the yes-or-no ones, which take a
 * whole line. A server without a word on a standard field still needs a name and a user name to create somebody.
 */
export const editorFields = (profile: PortalProfile): EditorField[] => {
  const standard = profile.fields.map(({ id, label, help, required, editableBy }): EditorField => ({
    key: id,
    label,
    help,
    isRequired: required ?? id !== "email",
    type: id === "email" || id === "username" ? id : "name",
    options: [],
    maxLength: id === "email" ? 254 : id === "username" ? 64 : 100,
    editableBy,
  }));
  const own = profile.attributes.map(
    ({ id, label, help, required, type, options, maxLength, editableBy }): EditorField => ({
      key: attributePrefix + id,
      label,
      help,
      isRequired: required === true,
      type,
      options: options ?? [],
      maxLength: maxLength ?? 2000,
      editableBy,
    }),
  );
  const isWide = (field: EditorField) => field.type === "email" || field.type === "boolean";
  const all = [...standard, ...own];
  return [...all.filter((field) => !isWide(field)), ...all.filter(isWide)];
};

/** The credential of a new person, where the manager types it. */
export const passwordField = (profile: PortalProfile, label: string, help: string): EditorField => ({
  key: "password",
  label,
  help,
  isRequired: true,
  type: "password",
  options: [],
  minLength: profile.credential.minLength,
  maxLength: 256,
  editableBy: undefined,
});
