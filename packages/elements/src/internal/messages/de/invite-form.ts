import { sentence, type Words } from "../../words.js";
import type { inviteForm as english } from "../invite-form.js";
import type { Translation } from "../translation.js";

/** German: what the invite form says. */
export const inviteForm = (w: Words): Translation<ReturnType<typeof english>> => {
  const { users, role } = w.terms;
  const invites = (count: number) =>
    `${w.number(count)} ${w.plural(count, { one: "Einladung", other: "Einladungen" })}`;
  return {
    title: `${sentence(users, w.locale)} einladen`,
    text: `Alle erhalten eine E-Mail mit einem Link, um ${w.credential} und Angaben zur Person selbst festzulegen.`,
    contactText: `Steht sofort unter den Einträgen (${users}) und erhält eine E-Mail mit einem Link zur Registrierung.`,
    missing: (label) => `${label} fehlt.`,
    incomplete: "Das ist keine vollständige Adresse.",
    listedAs: "Steht schon in der Liste und wird eingeladen als",
    failed: "Das Formular konnte nicht geladen werden",
    addresses: "E-Mail-Adressen",
    addressHelp: "Trennen Sie mehrere durch Kommas, Leerzeichen oder neue Zeilen. Sie können auch eine Liste einfügen.",
    addFirst: "name@firma.de",
    addAnother: "Weitere hinzufügen",
    remove: (address) => `${address} entfernen`,
    removed: (address) => `${address} entfernt`,
    added: (count) => `${w.number(count)} ${w.plural(count, { one: "Adresse", other: "Adressen" })} hinzugefügt`,
    twice: (count) =>
      `${w.number(count)} ${w.plural(count, { one: "Adresse steht", other: "Adressen stehen" })} schon in der Liste`,
    leftOut: (count) =>
      `${w.number(count)} ${w.plural(count, { one: "Wort daneben wurde", other: "Wörter daneben wurden" })} weggelassen`,
    dropWrong: (count) => `Die ${w.number(count)} unvollständigen entfernen`,
    noAddress: "Geben Sie mindestens eine vollständige Adresse ein.",
    chooseRole: `${sentence(role, w.locale)} wählen.`,
    ready: (ready, total) => `${w.number(ready)} von ${w.number(total)} bereit`,
    send: (count) => (count > 0 ? `${invites(count)} senden` : "Einladungen senden"),
    sending: "Wird gesendet …",
    notSent: "Die Einladungen wurden nicht gesendet.",
    someSent: (sent, rest) => `${w.number(sent)} gesendet, ${w.number(rest)} nicht.`,
    someUnsure: (sent, rest) =>
      `${w.number(sent)} gesendet. Von ${w.number(rest)} ist es nicht bekannt, oder sie wurden nicht gesendet.`,
    unsureSent: "Ob diese gesendet wurden, ist nicht bekannt.",
    correct: "Berichtigen",
    correctIt: "Jetzt berichtigen",
    open: "Öffnen",
    openUser: "Diesen Eintrag öffnen",
    contact: "Support fragen",
    more: "Weitere einladen",
    done: "Fertig",
    leaveText: "Die eingegebenen Adressen sind noch nicht eingeladen und gingen verloren.",

    mixed:
      "Die Buchstaben stammen aus mehreren Alphabeten und sehen vielleicht nur so aus wie die einer anderen Adresse.",
    problem: {
      malformed: "ist keine vollständige Adresse.",
      already_user: "ist schon dabei und wird nicht eingeladen.",
      removed_user: "gehörte zu einem entfernten Eintrag. Der Support kann ihn wiederherstellen.",
    },

    resultTitle: (sent, total) =>
      sent === total ? `${invites(sent)} gesendet` : `${w.number(sent)} von ${w.number(total)} Einladungen gesendet`,
    resultText: (roles, hasRest) =>
      [
        `${sentence(role, w.locale)}: ${roles}.`,
        hasRest ? "Was nicht gesendet wurde, bleibt stehen, damit Sie es berichtigen können." : "",
      ].join(" "),
    until: (date) => `Einladung gesendet. Der Link gilt bis ${date}`,
    sentAgain: (date) => `Einladung gesendet. Der frühere Link vom ${date} gilt nicht mehr`,
    result: {
      sent: "Einladung gesendet",
      malformed: "Keine vollständige Adresse",
      duplicate: "Zweimal in der Liste, einmal eingeladen",
      already_user: "Schon dabei, nicht eingeladen",
      removed_user: "Früher entfernt. Der Support kann den Eintrag wiederherstellen",
      not_allowed: "Diese Adresse dürfen Sie nicht einladen",
    },
    notInvited: "Nicht eingeladen",
  };
};
