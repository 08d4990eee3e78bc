import { sentence, type Words } from "../../words.js";
import type { EventWords, userHistory as english } from "../user-history.js";
import type { Translation } from "../translation.js";

/** German: a person's history. */
export const userHistory = (w: Words): Translation<ReturnType<typeof english>> => {
  const { role } = w.terms;
  const c = w.credential;
  const fromTo = (what: string, { before, after }: EventWords) =>
    before.length > 0 || after.length > 0
      ? `${what}: ${w.list(before) || "keine"} → ${w.list(after) || "keine"}`
      : `${what} geändert`;
  const times = ({ count }: EventWords) => (count > 1 ? ` (${w.number(count)}-mal)` : "");
  const failures: Partial<Record<string, string>> = {
    code: "Falscher MFA-Code",
    present_credential: `Falsch angegeben: ${c}`,
  };
  return {
    loading: "Wird geladen …",
    failed: "Der Verlauf konnte nicht geladen werden.",
    empty: "Noch ist nichts geschehen.",
    more: "Mehr anzeigen",
    loadingMore: "Wird geladen …",
    system: "Von selbst",
    unknown: "Jemand, den es nicht mehr gibt",
    hidden: "Jemand, den Sie nicht sehen dürfen",
    self: "Die Person selbst",
    events: {
      create: () => "Hinzugefügt",
      add_contact: () => "Als Kontakt hinzugefügt",
      identity_shared: () => "Hat dieselbe Adresse oder denselben Benutzernamen wie jemand anders: bitte ändern",
      edit: (about) => (about.fields.length > 0 ? `Geändert: ${w.list(about.fields)}` : "Angaben geändert"),
      delete: () => "Gelöscht",
      restore: () => "Wiederhergestellt",
      activate: () => "Aktiv gesetzt",
      deactivate: () => "Inaktiv gesetzt",
      lock: () => "Gesperrt",
      unlock: () => "Entsperrt",
      auto_lock: () => "Nach zu vielen Fehlversuchen gesperrt",
      sendPasswordReset: () => `Link gesendet: ${c} neu festlegen`,
      setTemporaryPassword: () => `Einmal-${c} festgelegt`,
      resetMfa: () => "MFA zurückgesetzt",
      resendWelcome: () => "Willkommens-E-Mail erneut gesendet",
      invite: () => "Eingeladen",
      resend: () => "Einladung erneut gesendet",
      revoke: () => "Einladung widerrufen",
      setRoles: (about) => fromTo(sentence(role, w.locale), about),
      setFeatures: (about) => fromTo("Funktionen", about),
      setAccounts: (about) => fromTo("Konten", about),
      revokeSessions: () => "Sitzungen beendet",
      sign_in: () => "Angemeldet",
      sign_in_failed: (about) => (failures[about.step] ?? "Anmeldung fehlgeschlagen") + times(about),
      sign_out: () => "Abgemeldet",
      end_session: () => "Eine eigene Sitzung beendet",
      refused: (about) => (about.action ? `Abgelehnt: ${about.action}` : "Abgelehnt") + times(about),
      embed_token: () => "Von einer anderen Website aus geöffnet",
      sign_up: ({ fields }) => (fields.length > 0 ? `Registriert, und geändert: ${w.list(fields)}` : "Registriert"),
      complete_onboarding: () => `Registriert und festgelegt: ${c}`,
      set_credential: () => `Neu festgelegt: ${c}`,
      change_credential: () => `Geändert: ${c}`,
      mail_failed: () => "Eine E-Mail konnte nicht zugestellt werden",
      request_password_reset: () => `Angefordert: ${c} neu festlegen`,
      enrol_mfa: () => "MFA eingerichtet",
      create_key: () => "Schlüssel zum Einbetten erstellt",
      first_use_key: () => "Schlüssel zum Einbetten erstmals benutzt",
      revoke_key: () => "Schlüssel zum Einbetten widerrufen",
    },
    other: (type) => type.replaceAll(/[_.]/g, " "),
    level: (account, level) => `${account} (${level})`,
  };
};
