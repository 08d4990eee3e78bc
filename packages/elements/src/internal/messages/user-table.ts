import type { Words } from "../words.js";

/** English: what <user-table> says. */
export const userTable = (w: Words) => {
  const { user, users } = w.terms;
  return {
    search: "Find in results",
    clearSearch: "Clear search",
    filters: "Filters",
    columns: "Columns and density",
    sortBy: "Sort by",
    sortedBy: (label: string, isDescending: boolean) =>
      `Sorted by ${label}, ${isDescending ? "descending" : "ascending"}`,
    ascending: "ascending",
    descending: "descending",

    /** The count at rest; `more`: counting stopped there. Split, so that the number can be drawn apart. */
    total: (total: string, n: number) => [total, w.plural(n, { one: user, other: users })] as const,
    ofTenant: (counted: string, tenant: string) => `${counted} of ${tenant}`,
    range: (first: number, last: number) => `${w.number(first)}–${w.number(last)} of `,
    atLeast: (n: number) => `${w.number(n)}+`,
    unreadable: (n: number) => `${w.plural(n, { one: "1 row", other: `${w.number(n)} rows` })} couldn’t be read`,
    rows: "Rows",
    rowsLabel: "Rows on a page",
    previous: "Previous",
    next: "Next",
    previousPage: "Previous page",
    nextPage: "Next page",
    pages: "Pages",

    selectPage: "Select all on this page",
    select: (name: string) => `Select ${name}`,
    actionsFor: (name: string) => `Actions for ${name}`,
    actionsHead: "Actions",
    asks: (label: string) => `${label}…`,

    what: users,

    /** Said once above the list, of what the viewer may do to nobody. */
    notYours: (phrases: readonly string[], why: string) => `You can’t ${w.list(phrases, "disjunction")}. ${why}`,
  };
};
export type UserTableMessages = ReturnType<typeof userTable>;
