import type { AttributeField, EditorSection, PortalProfile } from "@usherkit/sdk";

/** One field as the editor shows it. `key` is also its place in the body of a request: `email`, `attributes/telephone`. */
export interface EditorField {
  readonly key: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly isRequired: boolean;
  readonly type: AttributeField["type"] | "email" | "username" | "name" | "secret";
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly maxLength: number;
  readonly minLength?: number;
  /** Of a secret: only digits, as a PIN. */
  readonly isDigits?: boolean;
  /** The roles that may change it; undefined: whoever may edit the user. */
  readonly editableBy: readonly string[] | undefined;
}

export const rolesKey = "roleIds";
export const attributePrefix = "attributes/";
/** A feature granted directly: yes or no. An account: the level, or empty. Each by itself, so that each can clash by itself. */
export const featurePrefix = "features/";
export const accountPrefix = "accounts/";
export const activeKey = "active";
/** What the manager types as a temporary credential; never stored, so never theirs. */
export const temporaryKey = "temporaryPassword";

/** The section that a value of the form belongs to. */
export const sectionOf = (key: string): EditorSection => {
  if (key === rolesKey) return "roles";
  if (key === activeKey || key === temporaryKey || key === "email") return key;
  if (key.startsWith(featurePrefix)) return "features";
  return key.startsWith(accountPrefix) ? "accounts" : "details";
};

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

/** A credential that the manager types, to tell it. `isRequired`: otherwise empty means that the server makes one. */
export const secretField = (
  { credential }: PortalProfile,
  key: "password" | typeof temporaryKey,
  { label, help, isRequired }: Pick<EditorField, "label" | "help" | "isRequired">,
): EditorField => ({
  key,
  label,
  help,
  isRequired,
  type: "secret",
  isDigits: credential.digits === true,
  options: [],
  minLength: credential.minLength,
  maxLength: 256,
  editableBy: undefined,
});
