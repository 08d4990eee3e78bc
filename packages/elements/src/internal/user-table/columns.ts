import { html, nothing, type TemplateResult } from "lit";
import type { Column, PortalProfile, SortKey, User } from "@usherkit/sdk";
import type { ClientController } from "../client-controller.js";
import { when } from "../format.js";
import { avatar, badge, fullName, mail, statusWords, whenCell } from "../identity.js";
import type { RowControls } from "./row-controls.js";

const nameFields = new Set(["givenName", "familyName", "displayName"]);

/** What a field is drawn as, of those that the list sorts by. The compiler keeps it in step with the contract, whose schemas the elements must not load. */
const sortable = {
  givenName: "name",
  familyName: "name",
  username: "text",
  status: "status",
  role: "role",
  email: "email",
  lastSignInAt: "when",
  createdAt: "when",
  updatedAt: "when",
} as const satisfies Record<SortKey, string>;
const isSortKey = (field: string): field is SortKey => Object.hasOwn(sortable, field);

export type ColumnKind = (typeof sortable)[SortKey] | "active" | "registration";

/** What a column draws: names where it has any, else what its first field is. */
export const kindOf = ({ fields }: Column): ColumnKind => {
  const [first = ""] = fields;
  if (fields.some((field) => nameFields.has(field))) return "name";
  if (first === "active" || first === "registration") return first;
  return isSortKey(first) ? sortable[first] : "text";
};

/** Whether the label of a field needs the zone beside it. */
export const isTime = (field: string): boolean => isSortKey(field) && sortable[field] === "when";

/** What a field is called where several share a column. */
export const labelIn = (field: string, column: Column, { m, profile }: ClientController): string => {
  if (column.fields.length === 1) return column.label;
  const known: Readonly<Record<string, string | undefined>> = { ...m.fields, role: m.role };
  return (
    [...(profile?.fields ?? []), ...(profile?.attributes ?? [])].find(({ id }) => id === field)?.label ??
    known[field] ??
    column.label
  );
};

/** The sort buttons of a heading: one, or one for each field that shares the cell (docs/portals.md, RP-2). */
export const sortsOf = (column: Column, about: ClientController): { key: SortKey; label: string }[] => {
  if (column.fields.length === 1 || column.sort) return column.sort ? [{ key: column.sort, label: column.label }] : [];
  return column.fields.filter(isSortKey).map((key) => ({ key, label: labelIn(key, column, about) }));
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
  /** The column of addresses has no room: they stand beneath the names. */
  readonly isMailMoved: boolean;
}

/** An instant in one line, with its zone where the heading doesn't say it; undefined for never. */
const moment = (instant: string | null, column: Column, { m, words }: ClientController): TemplateResult | undefined => {
  if (instant === null) return undefined;
  const { date, time, zone } = when(instant, words);
  const isSaid = kindOf(column) === "when" || column.sort === undefined;
  return html`<time datetime=${instant}
    >${m.at(date, time)}<span class=${isSaid ? "zone-card" : nothing}> ${zone}</span></time
  >`;
};

/** By the profile's order; what it doesn't know comes last. */
const inOrder = (roleIds: readonly string[], profile: PortalProfile | undefined): string[] => {
  const placeOf = (id: string) => (profile?.roles.items.findIndex((role) => role.id === id) ?? 0) >>> 0;
  return roleIds.toSorted((one, other) => placeOf(one) - placeOf(other));
};

/** One field of a cell, the first or a line beneath; empty or `nothing` where there is nothing of it. */
const content = (
  field: string,
  column: Column,
  user: User,
  about: ClientController,
  { controls, explain }: CellParts,
  isLine = false,
): unknown => {
  const { m, profile, words } = about;
  switch (field) {
    case "status": {
      const { label, meaning } = statusWords(user.status, profile, m);
      return meaning === undefined
        ? badge(user.status, label)
        : html`<button
            type="button"
            class="meaning"
            aria-expanded="false"
            aria-describedby="meaning-${user.status}"
            @click=${explain}
          >
            ${badge(user.status, label)}
          </button>`;
    }
    case "role":
      return m.rolesOf(inOrder(user.roleIds, profile).map(words.roleName));
    case "email":
      return user.email === null ? nothing : mail(user.email);
    case "lastSignInAt":
    case "createdAt":
    case "updatedAt":
      return (isLine && moment(user[field], column, about)) || whenCell(user[field], words, m, "zone-card");
    case "active":
      return controls?.activeSwitch(user, column) ?? (user.active ? m.yes : m.no);
    case "registration":
      return controls?.registration(user) ?? badge(user.status, statusWords(user.status, profile, m).label);
    default:
      return attributeText(user, field, about);
  }
};

/** The further fields of a cell: quiet lines beneath the first, and none where there is nothing. What has a look of its own keeps it. */
const lines = (
  fields: readonly string[],
  column: Column,
  user: User,
  about: ClientController,
  parts: CellParts,
): unknown[] =>
  fields.map((field) => {
    const inside = content(field, column, user, about, parts, true);
    if (inside === "" || inside === nothing) return nothing;
    return field === "status" || field === "active" || field === "registration"
      ? html`<span class="who">${inside}</span>`
      : html`<bdi class="sub" dir=${field === "username" ? "ltr" : nothing}>${inside}</bdi>`;
  });

/** More letters than these stand in two lines, and in full where one points at them or comes to them. */
const longName = 40;

/** What is drawn as text alone: it makes place where the address comes beneath the name. */
const isPlain = (field: string): boolean =>
  field === "username" || !(isSortKey(field) || field === "active" || field === "registration");

/** The inside of a cell. */
export const cell = (column: Column, user: User, about: ClientController, parts: CellParts): unknown => {
  if (kindOf(column) === "name") return nameCell(column, user, about, parts);
  const [first = "", ...others] = column.fields;
  const inside = content(first, column, user, about, parts);
  return others.length === 0
    ? inside
    : html`<span class="who"
        >${inside === "" || inside === nothing ? nothing : html`<span class="who">${inside}</span>`}${lines(
          others,
          column,
          user,
          about,
          parts,
        )}</span
      >`;
};

const nameCell = (column: Column, user: User, about: ClientController, parts: CellParts): TemplateResult => {
  const { m, session } = about;
  const { open, isMailMoved } = parts;
  const name = fullName(user);
  const isLong = name.length > longName;
  const others = column.fields.filter((field) => !nameFields.has(field) && !(isMailMoved && isPlain(field)));
  return html`<span class="person"
    >${avatar(user)}<span class="who"
      ><span class="line"
        >${
          open
            ? html`<button type="button" class="open ${isLong ? "long" : ""}" data-name=${name} @click=${open}>
                <bdi>${name}</bdi>
              </button>`
            : html`<bdi class="open ${isLong ? "long" : ""}" title=${isLong ? name : nothing}>${name}</bdi>`
        }${user.id === session?.actor.id ? html`<span class="tag">${m.you}</span>` : nothing}</span
      >${lines(others, column, user, about, parts)}${
        user.email && isMailMoved ? html`<span class="sub">${mail(user.email)}</span>` : nothing
      }</span
    ></span
  >`;
};
