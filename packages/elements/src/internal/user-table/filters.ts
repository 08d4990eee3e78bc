import type { Column, SortKey } from "@usherkit/sdk";
import { labelIn, sortsOf } from "./columns.js";
import type { TableParts } from "./parts.js";

/** A filter: several values of one, any of which will do. */
export interface Filter {
  readonly key: "status" | "roleId";
  readonly label: string;
  readonly values: readonly { readonly id: string; readonly label: string; readonly note: string }[];
  readonly chosen: readonly string[];
  readonly helpUrl: string | undefined;
}

export const filtersOf = ({ about, list }: TableParts): Filter[] => {
  const { profile } = about;
  if (!profile) return [];
  const filter = (key: Filter["key"], field: "status" | "role", values: Filter["values"]): Filter[] => {
    const column: Column | undefined = profile.columns.find(({ fields }) => fields.includes(field));
    return column && values.length > 1
      ? [{ key, label: labelIn(field, column, about), values, chosen: list.query[key], helpUrl: column.helpUrl }]
      : [];
  };
  return [
    ...filter(
      "status",
      "status",
      profile.statuses.map(({ id, label, meaning }) => ({ id, label, note: meaning })),
    ),
    ...filter(
      "roleId",
      "role",
      profile.roles.items.map(({ id, name, description }) => ({ id, label: name, note: description })),
    ),
  ];
};

const toggled = (chosen: readonly string[], id: string): string[] =>
  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];

/** A value in, or out. */
export const toggleFilter = (table: TableParts, { key, chosen }: Filter, id: string): void => {
  table.ask({ [key]: toggled(chosen, id) });
};

export const sortKeysOf = ({ about }: TableParts): { key: SortKey; label: string }[] =>
  about.profile?.columns.flatMap((column) => sortsOf(column, about)) ?? [];
