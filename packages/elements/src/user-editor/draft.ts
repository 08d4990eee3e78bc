import type { AccountGrant, UpdateUser, User } from "@usherkit/sdk";
import { trimUnseen } from "@usherkit/sdk/text";
import {
  accountPrefix,
  activeKey,
  attributePrefix,
  featurePrefix,
  rolesKey,
  temporaryKey,
  type EditorField,
} from "./editor-field.js";

/** A value as it stands in the form: text (numbers and dates too), a yes or no, the chosen roles. */
export type DraftValue = string | boolean | readonly string[];
export type Draft = Readonly<Record<string, DraftValue>>;

/** What can be granted, beside what the person has. */
export interface Grants {
  readonly featureIds: readonly string[];
  readonly accountIds: readonly string[];
}

/** A field that somebody else changed meanwhile. `hasTyped`: the viewer changed it too, so that both can't be kept. */
export interface Clash {
  readonly key: string;
  readonly theirs: DraftValue;
  readonly hasTyped: boolean;
}

export const isList = (value: DraftValue | undefined): value is readonly string[] => Array.isArray(value);

export const isSame = (one: DraftValue | undefined, other: DraftValue | undefined): boolean =>
  isList(one) && isList(other)
    ? one.length === other.length && one.every((item) => other.includes(item))
    : one === other;

const standardValue = (user: User, key: string): string => {
  switch (key) {
    case "givenName":
    case "familyName":
    case "username":
      return user[key];
    case "email":
      return user.email ?? "";
    default:
      return "";
  }
};

const grantsOf = (user: User, grants?: Grants): Draft => {
  const draft: Record<string, DraftValue> = { [activeKey]: user.active, [temporaryKey]: "" };
  for (const id of grants?.featureIds ?? []) draft[featurePrefix + id] = false;
  for (const { id, source } of user.features) draft[featurePrefix + id] = source === "direct";
  for (const id of grants?.accountIds ?? []) draft[accountPrefix + id] = "";
  for (const { id, level } of user.accounts) draft[accountPrefix + id] = level;
  return draft;
};

/** What the form shows of a user; of nobody yet: empty. */
export const draftOf = (fields: readonly EditorField[], user?: User, grants?: Grants): Draft => {
  const draft: Record<string, DraftValue> = { [rolesKey]: user?.roleIds ?? [], ...(user && grantsOf(user, grants)) };
  for (const { key, type } of fields) {
    const stored = key.startsWith(attributePrefix) ? user?.attributes[key.slice(attributePrefix.length)] : undefined;
    if (type === "boolean") draft[key] = stored === true;
    else if (key.startsWith(attributePrefix))
      draft[key] = stored === null || stored === undefined ? "" : String(stored);
    else draft[key] = user ? standardValue(user, key) : "";
  }
  return draft;
};

/** The keys that differ. */
export const changedKeys = (base: Draft, draft: Draft): string[] =>
  Object.keys(draft).filter((key) => !isSame(base[key], draft[key]));

const wireValue = (type: EditorField["type"], value: DraftValue): string | number | boolean | null => {
  if (typeof value === "boolean") return value;
  const isOne = type === "email" || type === "username" || type === "tel";
  const text = type === "secret" ? String(value) : isOne ? trimUnseen(String(value)) : String(value).trim();
  if (text === "") return null;
  return type === "number" ? Number(text) : text;
};

/** Without the space around a text, as it is sent; a number as it is stored. */
export const tidy = (fields: readonly EditorField[], draft: Draft): Draft => {
  const tidied: Record<string, DraftValue> = { ...draft };
  for (const { key, type } of fields) {
    const sent = wireValue(type, draft[key] ?? "");
    tidied[key] = typeof sent === "boolean" ? sent : String(sent ?? "");
  }
  return tidied;
};

/** The body that carries the named fields, roles apart. An emptied field is null, which clears it (RFC 7396). */
export const bodyOf = (fields: readonly EditorField[], draft: Draft, keys: readonly string[]): UpdateUser => {
  const body: Record<string, unknown> = {};
  const attributes: NonNullable<UpdateUser["attributes"]> = {};
  for (const { key, type } of fields) {
    if (!keys.includes(key)) continue;
    const value = wireValue(type, draft[key] ?? "");
    if (key.startsWith(attributePrefix)) attributes[key.slice(attributePrefix.length)] = value;
    else body[key] = key === "email" ? value : (value ?? "");
  }
  return { ...body, ...(Object.keys(attributes).length > 0 && { attributes }) };
};

/**
 * Three versions of one user: as first read, as typed, as stored now. `draft` keeps what was typed and takes what only they
 * changed; `clashes` are all fields of theirs that differ from the form, for the viewer to choose.
 */
export const mergeDrafts = (base: Draft, mine: Draft, theirs: Draft): { draft: Draft; clashes: Clash[] } => {
  const draft: Record<string, DraftValue> = {};
  const clashes: Clash[] = [];
  for (const [key, value] of Object.entries(theirs)) {
    const typed = mine[key] ?? value;
    const hasTyped = !isSame(base[key], typed);
    draft[key] = hasTyped ? typed : value;
    if (!isSame(base[key], value) && !isSame(typed, value)) clashes.push({ key, theirs: value, hasTyped });
  }
  return { draft, clashes };
};

/** The features that are granted directly, as the form has them. */
export const featureIdsOf = (draft: Draft): string[] =>
  Object.keys(draft).flatMap((key) =>
    key.startsWith(featurePrefix) && draft[key] === true ? [key.slice(featurePrefix.length)] : [],
  );

/** The accounts that are open, each with how far, as the form has them. */
export const accountsOf = (draft: Draft): AccountGrant[] =>
  Object.entries(draft).flatMap(([key, level]) =>
    key.startsWith(accountPrefix) && typeof level === "string" && level !== ""
      ? [{ id: key.slice(accountPrefix.length), level }]
      : [],
  );
