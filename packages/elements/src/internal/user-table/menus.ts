import type { MenuGroup } from "../menu.js";
import { tableOverlays } from "../messages/table-overlays.js";
import { kindOf } from "./columns.js";
import { filtersOf, sortKeysOf, toggleFilter, type Filter } from "./filters.js";
import type { TableParts } from "./parts.js";

/** A filter as a menu: each value with what it means. Looked up again at each render, so that the checks follow. */
export const filterGroups = (table: TableParts, only?: Filter["key"]): MenuGroup[] => {
  const { m } = table.about;
  return filtersOf(table)
    .filter(({ key }) => only === undefined || key === only)
    .map((filter) => ({
      label: filter.label,
      items: [
        {
          label: m.any,
          isChecked: filter.chosen.length === 0,
          run: () => {
            table.ask({ [filter.key]: [] });
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
  const { about, hiddenColumns, density } = table;
  const m = about.messages("tableOverlays", tableOverlays);
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

/** The headings as a menu, where the table is cards. */
export const sortGroups = (table: TableParts): MenuGroup[] => {
  const { about, list, m } = table;
  const { sort = "" } = list;
  const key = sort.replace("-", "");
  const isDescending = sort.startsWith("-");
  // Within a sentence in `sortedBy`, on its own here.
  const order = ([first = "", ...rest]: string, wanted: boolean) => ({
    label: first.toLocaleUpperCase(about.words.locale) + rest.join(""),
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
    {
      label: about.messages("tableOverlays", tableOverlays).order,
      items: [order(m.ascending, false), order(m.descending, true)],
    },
  ];
};
