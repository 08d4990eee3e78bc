import type { Words } from "../../words.js";
import type { pendingInvites as english } from "../pending-invites.js";
import type { Translation } from "../translation.js";

/** German: what the list of invitations says. */
export const pendingInvites = (w: Words): Translation<ReturnType<typeof english>> => {
  const invites = (count: number) => w.plural(count, { one: "Einladung", other: "Einladungen" });
  return {
    title: "Offene Einladungen",
    failed: "Die Einladungen konnten nicht geladen werden",
    emptyTitle: "Noch keine Einladungen",
    emptyText: "Wenn Sie jemanden einladen, erscheint die Einladung hier, bis sie benutzt wird.",
    search: "Adresse suchen",
    linkFilter: "Link",
    noMatch: "Keine Einladung passt",
    noMatchText: "Versuchen Sie es mit weniger Buchstaben oder einem anderen Stand des Links.",
    email: "E-Mail",
    sent: "Gesendet",
    sentBy: (name) => `von ${name}`,
    link: "Link gilt bis",
    signupCompleted: "Registrierung abgeschlossen",
    userCreated: "Konto vorhanden",
    actions: "Aktionen",
    total: (count, isExact) => [w.number(count) + (isExact ? "" : "+"), invites(count)],
    open: (count) => [w.number(count), "offen"],
    range: (first, last) => `${w.number(first)}–${w.number(last)}`,
    of: "von",
    previous: "Zurück",
    next: "Weiter",
    pages: "Seiten",
    resendTo: (email) => `Erneut senden an ${email}`,
    revokeOf: (email) => `Einladung an ${email} widerrufen`,
    links: {
      open: "Offen",
      used: "Benutzt",
      expired: "Abgelaufen",
      replaced: "Ersetzt",
      revoked: "Widerrufen",
    },
    inTime: (value, unit) => new Intl.RelativeTimeFormat(w.locale, { numeric: "auto" }).format(value, unit),
    resent: (email) => `Ein neuer Link ging an ${email}`,
    revoked: (email) => `Der Link für ${email} gilt nicht mehr`,
    notDone: "Es wurde nicht ausgeführt.",
    revokeTitle: (email) => `Einladung an ${email} widerrufen?`,
    revokeText: "Der Link in der E-Mail gilt ab sofort nicht mehr.",
    revokeFinal: "Das lässt sich nicht zurücknehmen, aber Sie können dieselbe Adresse wieder einladen.",
    revoke: "Einladung widerrufen",
  };
};
