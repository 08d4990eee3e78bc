import type { Words } from "../words.js";

/** English: what <user-table> says. */
export const userTable = (w: Words) => {
  const { user, users } = w.terms;
  return {
    search: "Find in results",
    clearSearch: "Clear search",
    clearFilters: "Clear filters",
    filters: "Filters",
    columns: "Columns and density",
    sortBy: "Sort by",
    sortedBy: (label: string, isDescending: boolean) =>
      `Sorted by ${label}, ${isDescending ? "descending" : "ascending"}`,
    ascending: "ascending",
    descending: "descending",
    filter: (label: string, value: string) => `${label}: ${value}`,
    removeFilter: (label: string) => `Remove the filter ${label}`,

    /** The count at rest; `more`: counting stopped there. Split, so that the number can be drawn apart. */
    total: (total: string, n: number) => [total, w.plural(n, { one: user, other: users })] as const,
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

    offlineTitle: "You’re offline.",
    staleTitle: "The list couldn’t be refreshed.",
    asOf: (time: string) => `This is the list as of ${time}.`,
    tryNow: "Try now",

    emptyTitle: `No ${users} yet`,
    emptyText: (tenant: string) => `People you add or invite to ${tenant} appear here.`,
    noMatchTitle: (term: string) => (term ? `No one matches “${term}”` : "No one matches"),
    noMatchText: (filters: number, hasTerm: boolean) =>
      [
        hasTerm && "Try fewer letters",
        filters > 0 && `take the ${filters === 1 ? "filter" : `${w.number(filters)} filters`} away`,
      ]
        .filter(Boolean)
        .join(", or ")
        .replace(/^t/, "T") + ".",
    what: users,

    /** Said once above the list, of what the viewer may do to nobody. */
    notYours: (phrases: readonly string[], why: string) => `You can’t ${w.list(phrases, "disjunction")}. ${why}`,
  };
};
export type UserTableMessages = ReturnType<typeof userTable>;
