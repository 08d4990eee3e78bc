import { sentence, type Words } from "../../words.js";
import type { userEditor as english } from "../user-editor.js";
import type { Translation } from "../translation.js";

/** German: what the editor says. */
export const userEditor = (w: Words): Translation<ReturnType<typeof english>> => {
  const { user, role } = w.terms;
  const c = w.credential;
  const upper = (text: string) => sentence(text, w.locale);
  const mustChange = (who: string) =>
    w.mustChange ? `${who} muss bei der nächsten Anmeldung etwas anderes festlegen.` : "";
  return {
    save: "Änderungen speichern",
    saving: "Wird gespeichert …",
    saved: (time) => `Gespeichert um ${time}`,
    unchanged: "Noch nichts geändert",
    unsaved: (count) =>
      `${w.number(count)} ${w.plural(count, { one: "ungespeicherte Änderung", other: "ungespeicherte Änderungen" })}`,
    ownButton: (count) =>
      w.plural(count, {
        one: "1 Änderung oben hat einen eigenen Knopf",
        other: `${w.number(count)} Änderungen oben haben eigene Knöpfe`,
      }),
    problems: (count) =>
      w.plural(count, { one: "1 Angabe ist zu berichtigen", other: `${w.number(count)} Angaben sind zu berichtigen` }),
    notSaved: "Nichts wurde gespeichert.",
    unsureSaved: "Ob das gespeichert wurde, ist nicht bekannt.",
    partlySaved: (done, missed) => `Gespeichert: ${done}. Nicht gespeichert: ${missed}.`,
    partlyUnsure: (done, missed) => `Gespeichert: ${done}. Ungewiss: ${missed}.`,
    notAdded: (name) => (name ? `${name} wurde nicht hinzugefügt.` : "Es wurde nichts hinzugefügt."),
    adding: "Wird hinzugefügt …",
    added: (name) => `${name} wurde hinzugefügt.`,
    done: "Fertig",
    toGrant: (what) => `Noch nicht erteilt: ${what}.`,
    parts: "Teile dieses Formulars",
    goTo: (part) => `Zu ${part}`,
    mixed:
      "Die Buchstaben stammen aus mehreren Alphabeten und sehen vielleicht nur so aus wie die einer anderen Adresse.",
    gone: "Diesen Eintrag gibt es nicht mehr",
    goneText: "Inzwischen gelöscht, oder nicht für Sie sichtbar.",
    failed: `Laden fehlgeschlagen: ${user}`,
    readOnly: (hasRest) =>
      hasRest
        ? "Diese Angaben können Sie nicht ändern."
        : "Sie können diesen Eintrag ansehen, aber hier nichts ändern.",
    lastSignIn: (date) => `Letzte Anmeldung ${date}`,
    neverSignedIn: "Noch nie angemeldet",
    lockedSince: (date) => `Gesperrt seit ${date}`,
    unlocksAt: (date) => `Wird von selbst entsperrt: ${date}`,
    chooseRole: `${upper(role)} wählen.`,

    leaveText: "Ihre Eingaben sind nicht gespeichert und gingen verloren.",

    credential: upper(c),
    firstLabel: `${upper(c)} für den Anfang`,
    first: {
      welcome: {
        label: "Per E-Mail",
        about: `Die Person erhält einen Link per E-Mail und legt damit selbst fest: ${c}.`,
      },
      temporary: {
        label: `Einmal-${c}`,
        about: `Sie teilen es der Person mit. ${mustChange("Die Person")}`.trim(),
      },
      password: {
        label: `${upper(c)} jetzt festlegen`,
        about: "Sie tippen es ein und teilen es mit. Es wird keine E-Mail gesendet.",
      },
    },
    minLength: (count, isDigits) =>
      isDigits
        ? `Mindestens ${w.number(count)} ${w.plural(count, { one: "Ziffer", other: "Ziffern" })}.`
        : `Mindestens ${w.number(count)} Zeichen.`,
    temporaryLabel: `Einmal-${c}`,
    leaveEmpty: "Lassen Sie es leer, so wird es erzeugt und einmal angezeigt.",
    thoughtUp:
      "Ausgedachtes ist leichter zu erraten. Sicherer: leer lassen, dann wird es erzeugt und einmal angezeigt.",
    notAsked: (name) => `Sie kennen ${c} dann, und ${name || "die Person"} muss nichts anderes festlegen.`,
    keptOut: (name, status) => `${name} kann sich damit noch nicht anmelden: Der Status ist „${status}“.`,
    alsoDo: (action) => `Im selben Schritt: ${action}`,
    saferBy: (way) => `Sicherer: „${way}“; damit legt die Person es selbst fest.`,
    saferChange: "Sicherer: Die Person ändert es sofort auf ihrer eigenen Kontoseite.",

    fieldProblem: (code, label, value) => {
      switch (code) {
        case "required":
        case "too_small":
          return `${label} wird gebraucht.`;
        case "invalid_email": {
          const domain = value.trim().split("@")[1];
          return domain && !domain.includes(".")
            ? `Dieser Adresse fehlt nach „${domain}“ die Endung, etwa .com oder .de.`
            : "Das ist keine vollständige Adresse.";
        }
        case "invalid_username":
          return "Ein Wort, ohne Leerzeichen, in einer einzigen Schrift.";
        case "not_own_address":
          return "Eine Adresse kann nur bei der Person Benutzername sein, der sie gehört.";
        case "invalid_text":
          return `${label} enthält einen Link oder ein Zeichen, das nicht gespeichert werden kann.`;
        case "not_digits":
          return "Nur Ziffern.";
        case "same_as_username":
          return `${upper(c)} darf nicht Benutzername oder Adresse sein.`;
        case "contains_name":
          return `${upper(c)} darf kein Name der Person, der Firma oder des Portals sein.`;
        case "too_common":
          return `${upper(c)} ist zu leicht zu erraten.`;
        case "compromised":
          return `${upper(c)} ist aus einem Datenleck bekannt.`;
        case "too_short":
          return `${label}: zu kurz.`;
        case "too_big":
          return `${label}: zu lang.`;
        case "invalid_type":
          return "Das ist keine Zahl.";
        case "invalid_tel":
          return "Das ist keine Telefonnummer.";
        case "invalid_date":
          return "Das ist kein Datum.";
        case "not_editable":
          return `${label} wird von anderen geändert.`;
        default:
          return undefined;
      }
    },
    refused: (code) => `Das wurde nicht angenommen (${code}).`,
    contact: (support) => `An ${support} wenden`,
    onlyRoles: (able) => `Das kann nur ${w.list(able, "disjunction")} ändern.`,

    clash: (who) => `${who ?? "Jemand anderes"} hat diesen Eintrag geändert, während Sie ihn bearbeitet haben.`,
    clashOwn: "In einem anderen Fenster haben Sie inzwischen etwas geändert.",
    clashText: "Von Ihren Eingaben geht nichts verloren. Wählen Sie Feld für Feld, was bleiben soll.",
    clashLabel: "Von jemand anderem geändert",
    field: "Feld",
    theirs: (who, time) => `${who ? `Von ${who}` : "Von dort"}, gespeichert ${time}`,
    mine: "Von Ihnen, nicht gespeichert",
    tally: (theirs, mine, who) => `${w.number(theirs)} von ${who ?? "dort"}, ${w.number(mine)} von Ihnen`,
    takeAll: (who) => (who ? `Alles von ${who} übernehmen` : "Alles von dort übernehmen"),
    apply: "Auswahl anwenden",
    empty: "Leer",

    about: {
      setTemporaryPassword: (name) => `Sie sehen es einmal und teilen es ${name} mit. ${mustChange(name)}`.trim(),
    },
    activeTitle: "Aktiv oder inaktiv",
    active: { label: "Aktiv", about: "Kann sich anmelden." },
    inactive: {
      label: "Inaktiv",
      about: "Kann sich bis zur erneuten Aktivierung nicht anmelden. Nichts geht verloren.",
    },
    history: "Verlauf",
    notLoaded: "Das konnte nicht geladen werden.",
    deleteUser: w.terms.actions?.delete ?? `${user} löschen`,
  };
};
