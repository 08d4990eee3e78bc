import { sentence, type Words } from "../../words.js";
import type { editorSections as english } from "../editor-sections.js";
import type { Translation } from "../translation.js";

/** German: the editor whose sections save by themselves. */
export const editorSections = (w: Words): Translation<ReturnType<typeof english>> => {
  const { user, roles, actions } = w.terms;
  const c = w.credential;
  const upper = (text: string) => sentence(text, w.locale);
  return {
    title: w.terms.editUser ?? `${upper(user)} bearbeiten`,
    about: (title, name) => `${title}: ${name}`,
    rolesOf: (isSeveral, name) => `${isSeveral ? w.terms.roles : w.terms.role}: ${name}`,
    footer: "Jede Schaltfläche speichert nur ihren eigenen Abschnitt.",
    names: {
      details: "Angaben",
      lock: "Kontosperre",
      passwordReset: `${upper(c)} zurücksetzen`,
      temporaryPassword: `Einmal-${c}`,
      email: "E-Mail",
      roles: upper(roles),
      features: actions?.setFeatures ?? "Funktionen",
      accounts: actions?.setAccounts ?? "Konten",
      active: "Aktiv oder inaktiv",
      mfa: "MFA",
    },
    help: {
      passwordReset: (name) => `Sendet ${name} eine E-Mail mit einem Link: ${c} neu festlegen.`,
      temporaryPassword: (name) =>
        `Wenn ${name} keine E-Mails empfangen kann, legen Sie Einmal-${c} fest und teilen es persönlich mit. ${
          w.mustChange ? "Bei der nächsten Anmeldung muss etwas anderes festgelegt werden." : ""
        }`.trim(),
      roles: () => "Damit sind jeweils andere Rechte verbunden.",
    },
    guide: ["Näheres: ", "."],
    guideName: `Anleitung zu ${roles}`,
    nothing: "Hier gibt es für diese Person nichts zu ändern.",
    lockStands: (isLocked) => ["Dieses Konto ist zurzeit ", isLocked ? "gesperrt" : "nicht gesperrt", "."],
    byAdmin: "Die Verwaltung hat es gesperrt.",
    byTries: "Zu viele Fehlversuche haben es gesperrt.",
    mfaStands: {
      enrolled: "Eine Authenticator-App ist eingerichtet.",
      none: "Es ist keine Authenticator-App eingerichtet.",
      required: "Zurückgesetzt; bei der nächsten Anmeldung wird neu eingerichtet.",
    },
    buttons: {
      details: "Angaben aktualisieren",
      lock: actions?.lock ?? "Konto sperren",
      unlock: actions?.unlock ?? "Konto entsperren",
      passwordReset: actions?.sendPasswordReset ?? "E-Mail senden",
      temporaryPassword: actions?.setTemporaryPassword ?? `Einmal-${c} festlegen`,
      another: "Erneut festlegen",
      email: "E-Mail aktualisieren",
      roles: `${upper(roles)} aktualisieren`,
      features: "Funktionen aktualisieren",
      accounts: "Konten aktualisieren",
      activate: actions?.activate ?? "Aktiv setzen",
      deactivate: actions?.deactivate ?? "Inaktiv setzen",
      mfa: actions?.resetMfa ?? "MFA zurücksetzen",
    },
    added: (names) => `Wird hinzugefügt: ${w.list(names)}`,
    removed: (names) => `Wird entfernt: ${w.list(names)}`,
    temporarySet: `Einmal-${c} festgelegt`,
    resetSent: "E-Mail gesendet",
    wasLocked: "Gesperrt",
    wasUnlocked: "Entsperrt",
    wasActivated: "Wieder aktiv",
    wasDeactivated: "Inaktiv gesetzt",
    mfaReset: "Zurückgesetzt",
  };
};
