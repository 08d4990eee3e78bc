import type { Column, SortKey } from "@usherkit/sdk";
import type { MenuGroup } from "../menu.js";
import { kindOf, sortsOf } from "./columns.js";
import type { TableParts } from "./parts.js";

/** A filter: several values of one, any of which will do. */
export interface Filter {
  readonly key: "status" | "roleId";
  readonly label: string;
  readonly values: readonly { readonly id: string; readonly label: string; readonly note: string }[];
  readonly chosen: readonly string[];
  readonly helpUrl: string | undefined;
}

export const filtersOf = ({ about: { profile }, list }: TableParts): Filter[] => {
  if (!profile) return [];
  const filter = (key: Filter["key"], kind: "status" | "role", values: Filter["values"]): Filter[] => {
    const column: Column | undefined = profile.columns.find((one) => kindOf(one) === kind);
    return column && values.length > 1
      ? [{ key, label: column.label, values, chosen: list.query[key], helpUrl: column.helpUrl }]
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

/** A filter as a menu: each value with what it means. Looked up again at each render, so that the checks follow. */
export const filterGroup = (table: TableParts, key: Filter["key"]): MenuGroup[] => {
  const { m } = table.about;
  return filtersOf(table)
    .filter((filter) => filter.key === key)
    .map((filter) => ({
      label: filter.label,
      items: [
        {
          label: m.any,
          isChecked: filter.chosen.length === 0,
          run: () => {
            table.ask({ [key]: [] });
          },
        },
        ...filter.values.map(({ id, label, note }) => ({
          label,
          note,
          isChecked: filter.chosen.includes(id),
          run: () => {
            toggleFilter(table, filter, id);
          },
        })),
        ...(filter.helpUrl ? [{ label: m.help(filter.label), icon: "help" as const, href: filter.helpUrl }] : []),
      ],
    }));
};

/** Which columns, and how dense. */
export const columnGroups = (table: TableParts): MenuGroup[] => {
  const { about, m, hiddenColumns, density } = table;
  return [
    {
      label: m.columnsShown,
      items: (about.profile?.columns ?? [])
        .filter((column) => kindOf(column) !== "name")
        .map(({ id, label }) => ({
          label,
          isChecked: !hiddenColumns.has(id),
          run: () => {
            table.toggleColumn(id);
          },
        })),
    },
    {
      label: m.density,
      items: (["comfortable", "compact"] as const).map((value) => ({
        label: m[value],
        isRadio: true,
        isChecked: density === value,
        run: () => {
          table.setDensity(value);
        },
      })),
    },
  ];
};

export const sortKeysOf = ({ about: { profile } }: TableParts): { key: SortKey; label: string }[] =>
  profile ? profile.columns.flatMap((column) => sortsOf(column, profile)) : [];

/** The headings as a menu, where the table is cards. */
export const sortGroups = (table: TableParts): MenuGroup[] => {
  const { list, m } = table;
  const { sort = "" } = list;
  const key = sort.replace("-", "");
  const isDescending = sort.startsWith("-");
  const order = (label: string, wanted: boolean) => ({
    label,
    isRadio: true,
    isChecked: isDescending === wanted,
    run: () => {
      const found = sortKeysOf(table).find((one) => one.key === key);
      if (found && isDescending !== wanted) list.sortBy(found.key);
    },
  });
  return [
    {
      label: m.sortBy,
      items: sortKeysOf(table).map((one) => ({
        label: one.label,
        isRadio: true,
        isChecked: one.key === key,
        run: () => {
          if (one.key !== key) list.sortBy(one.key);
        },
      })),
    },
    { label: m.order, items: [order(m.ascending, false), order(m.descending, true)] },
  ];
};
