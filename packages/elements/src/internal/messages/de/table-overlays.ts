import type { Words } from "../../words.js";
import type { tableOverlays as english } from "../table-overlays.js";
import type { Translation } from "../translation.js";

/** German: what opens over the table, and the bar over a selection. */
export const tableOverlays = (w: Words): Translation<ReturnType<typeof english>> => {
  const { users } = w.terms;
  return {
    selected: (n) => `${w.number(n)} ausgewählt`,
    selection: `Ausgewählte ${users}`,
    selectAll: (n) => `Alle ${w.number(n)} auswählen`,
    clearSelection: "Auswahl aufheben",
    moreActions: "Weitere Aktionen für die Auswahl",
    nothingToDo: "Hier ist damit nichts möglich",
    some: (action, n, of) => (n === of ? action : `${action}: ${w.number(n)} von ${w.number(of)}`),
    added: (name, address) =>
      address === undefined ? `${name} hinzugefügt` : `${name} hinzugefügt. Eine E-Mail ging an ${address}`,
    clearFilters: "Filter aufheben",
    filter: (label, value) => `${label}: ${value}`,
    removeFilter: (label) => `Filter entfernen: ${label}`,

    offlineTitle: "Sie sind offline.",
    offlineSearch: "Suche und Filter warten, bis Sie wieder online sind.",
    staleTitle: "Die Liste konnte nicht aktualisiert werden.",
    asOf: (time) => `Dies ist der Stand von ${time}.`,
    tryNow: "Jetzt versuchen",

    emptyTitle: `Noch keine ${users}`,
    emptyText: (tenant) => `Wen Sie zu ${tenant} hinzufügen oder einladen, erscheint hier.`,
    noMatchTitle: (term) => (term ? `Nichts passt zu „${term}“` : "Nichts passt"),
    noMatchText: (filters, hasTerm) => {
      const fewer = "Versuchen Sie es mit weniger Buchstaben";
      const away = w.plural(filters, { one: "den Filter", other: `die ${w.number(filters)} Filter` });
      if (filters === 0) return `${fewer}.`;
      return hasTerm ? `${fewer}, oder heben Sie ${away} auf.` : `Heben Sie ${away} auf.`;
    },
    columnsShown: "Spalten",
    density: "Dichte",
    comfortable: "Locker",
    compact: "Kompakt",
    order: "Reihenfolge",
    meaningOf: (label) => `${label}: was das bedeutet`,
  };
};
