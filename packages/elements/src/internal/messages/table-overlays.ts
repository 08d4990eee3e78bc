import type { Words } from "../words.js";

/** English: what opens over the table, and the bar over a selection. */
export const tableOverlays = (w: Words) => {
  const { users } = w.terms;
  return {
    selected: (n: number) => `${w.number(n)} selected`,
    selection: `Selected ${users}`,
    selectAll: (n: number) => `Select all ${w.number(n)}`,
    clearSelection: "Clear the selection",
    moreActions: "More actions for the selection",
    nothingToDo: "Nothing here can be done to them",
    /** "Lock 2 of 3": those whom it can be done to, of those selected. */
    some: (action: string, n: number, of: number) =>
      n === of ? action : `${action} ${w.number(n)} of ${w.number(of)}`,
    /** `address`: where the mail with the link went. */
    added: (name: string, address?: string) =>
      address === undefined ? `${name} added` : `${name} added. An email was sent to ${address}`,
    clearFilters: "Clear filters",
    filter: (label: string, value: string) => `${label}: ${value}`,
    removeFilter: (label: string) => `Remove the filter ${label}`,

    offlineTitle: "You’re offline.",
    offlineSearch: "Search and filters wait until you’re online.",
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

    columnsShown: "Columns",
    density: "Density",
    comfortable: "Comfortable",
    compact: "Compact",
    order: "Order",
    meaningOf: (label: string) => `${label}: what it means`,
  };
};
