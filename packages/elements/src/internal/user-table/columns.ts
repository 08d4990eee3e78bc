import { html, nothing, type TemplateResult } from "lit";
import type { Column, PortalProfile, SortKey, User } from "@usherkit/sdk";
import type { ClientController } from "../client-controller.js";
import { avatar, badge, fullName, mail, statusWords, whenCell } from "../identity.js";
import type { RowControls } from "./row-controls.js";

export type ColumnKind = "name" | "status" | "role" | "email" | "when" | "active" | "registration" | "text";

const nameFields = new Set(["givenName", "familyName", "displayName"]);
const times = new Set(["lastSignInAt", "createdAt", "updatedAt"]);
// A list of its own: the elements must not load the contract's schemas for one constant.
const sortable = new Set<string>(["givenName", "familyName", "username", "status", "role", "email", ...times]);
const isSortKey = (key: string): key is SortKey => sortable.has(key);

/** What a column draws. */
export const kindOf = (column: Column): ColumnKind => {
  const [first = ""] = column.fields;
  if (column.fields.some((field) => nameFields.has(field))) return "name";
  if (first === "status" || first === "role" || first === "email" || first === "active" || first === "registration")
    return first;
  return times.has(first) ? "when" : "text";
};

export const fieldLabel = (field: string, profile: PortalProfile): string | undefined =>
  [...profile.fields, ...profile.attributes].find(({ id }) => id === field)?.label;

/** The sort buttons of a heading: one, or one for each field that shares the cell (PORTALS.md, RP-2). */
export const sortsOf = (column: Column, profile: PortalProfile): { key: SortKey; label: string }[] => {
  if (column.fields.length === 1 || column.sort) return column.sort ? [{ key: column.sort, label: column.label }] : [];
  return column.fields.filter(isSortKey).map((key) => ({ key, label: fieldLabel(key, profile) ?? column.label }));
};

const attributeText = (user: User, field: string, about: ClientController): string => {
  const value = field === "username" ? user.username : user.attributes[field];
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? about.m.yes : about.m.no;
  const options = about.profile?.attributes.find(({ id }) => id === field)?.options;
  return options?.find((option) => option.value === value)?.label ?? String(value);
};

/** What a cell needs of the table around it. */
export interface CellParts {
  readonly controls: RowControls | undefined;
  /** Opens the person; undefined where the viewer may not. */
  readonly open: ((event: Event) => void) | undefined;
  readonly explain: (event: Event) => void;
}

/** The inside of a cell. */
export const cell = (
  column: Column,
  user: User,
  about: ClientController,
  { controls, open, explain }: CellParts,
): unknown => {
  const { m, profile, words } = about;
  const [field = ""] = column.fields;
  switch (kindOf(column)) {
    case "name":
      return nameCell(column, user, about, open);
    case "status": {
      const { label, meaning } = statusWords(user.status, profile, m);
      return meaning === undefined
        ? badge(user.status, label)
        : html`<button
            type="button"
            class="meaning"
            aria-expanded="false"
            aria-description=${meaning}
            @click=${explain}
          >
            ${badge(user.status, label)}
          </button>`;
    }
    case "role":
      return m.rolesOf(user.roleIds.map(words.roleName));
    case "email":
      return user.email === null ? nothing : mail(user.email);
    case "when":
      return whenCell(user[field as "lastSignInAt"], words, m, "zone-card");
    case "active":
      return controls?.activeSwitch(user, column) ?? (user.active ? m.yes : m.no);
    case "registration":
      return controls?.registration(user) ?? badge(user.status, statusWords(user.status, profile, m).label);
    case "text":
      return attributeText(user, field, about);
  }
};

const nameCell = (column: Column, user: User, about: ClientController, open: CellParts["open"]): TemplateResult => {
  const { m, session } = about;
  const name = fullName(user);
  const more = column.fields.filter((field) => !nameFields.has(field) && field !== "username");
  return html`<span class="person"
    >${avatar(user)}<span class="who"
      ><span class="line"
        >${
          open
            ? html`<button type="button" class="open" @click=${open}><bdi>${name}</bdi></button>`
            : html`<bdi class="open">${name}</bdi>`
        }${user.id === session?.actor.id ? html`<span class="tag">${m.you}</span>` : nothing}</span
      >${column.fields.includes("username") ? html`<bdi class="sub" dir="ltr">${user.username}</bdi>` : nothing}${more.map(
        (field) => html`<bdi class="sub">${attributeText(user, field, about)}</bdi>`,
      )}${user.email ? html`<span class="sub mail-mid">${mail(user.email)}</span>` : nothing}</span
    ></span
  >`;
};
