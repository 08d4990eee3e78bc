import type { Words } from "../../words.js";
import type { userTable as english } from "../user-table.js";
import type { Translation } from "../translation.js";

/** German: what <user-table> says. */
export const userTable = (w: Words): Translation<ReturnType<typeof english>> => {
  const { users } = w.terms;
  return {
    search: "In der Liste suchen",
    clearSearch: "Suche leeren",
    filters: "Filter",
    columns: "Spalten und Dichte",
    sortBy: "Sortieren nach",
    sortedBy: (label, isDescending) => `Sortiert nach ${label}, ${isDescending ? "absteigend" : "aufsteigend"}`,
    ascending: "aufsteigend",
    descending: "absteigend",

    total: (total, n) => [total, w.users(n)],
    ofTenant: (counted, tenant) => `${counted} von ${tenant}`,
    range: (first, last) => `${w.number(first)}–${w.number(last)} von `,
    atLeast: (n) => `${w.number(n)}+`,
    unreadable: (n) =>
      w.plural(n, {
        one: "1 Zeile konnte nicht gelesen werden",
        other: `${w.number(n)} Zeilen konnten nicht gelesen werden`,
      }),
    rows: "Zeilen",
    rowsLabel: "Zeilen je Seite",
    previous: "Vorige",
    next: "Nächste",
    previousPage: "Vorige Seite",
    nextPage: "Nächste Seite",
    pages: "Seiten",

    selectPage: "Alle auf dieser Seite auswählen",
    select: (name) => `${name} auswählen`,
    actionsFor: (name) => `Aktionen für ${name}`,
    actionsHead: "Aktionen",
    asks: (label) => `${label} …`,

    what: users,

    notYours: (phrases, why) => `Das können Sie hier nicht: ${w.list(phrases, "disjunction")}. ${why}`,
  };
};
