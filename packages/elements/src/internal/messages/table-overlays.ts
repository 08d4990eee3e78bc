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
    columnsShown: "Columns",
    density: "Density",
    comfortable: "Comfortable",
    compact: "Compact",
    order: "Order",
    meaningOf: (label: string) => `${label}: what it means`,
  };
};
