import type { Action, KnownReason } from "@usherkit/sdk";
import { sentence, type Words } from "../../words.js";
import type { ReasonWords, Subject } from "../action-messages.js";
import type { CommonMessages } from "../common.js";
import type { Translation } from "../translation.js";

// The portal's words come without their gender and case: no sentence gives them an article, and none stands in the dative.

/** German: what all elements say. */
export const common = (w: Words): Translation<CommonMessages> => {
  const { user, users, role, roles } = w.terms;
  const upper = (text: string) => sentence(text, w.locale);
  const self = "sich selbst";
  const who = (subject: Subject) => (subject === null ? users : subject.isSelf ? self : subject.name);
  const whose = (what: string, whom: string) => (whom === self ? `bei sich selbst ${what}` : `für ${whom} ${what}`);
  const name = (subject: Subject) => (subject === null ? "Diese Person" : subject.isSelf ? "Sie" : subject.name);
  const verb = (subject: Subject, third: string, second: string) => (subject?.isSelf ? second : third);
  const either = (names: readonly string[]) => w.list(names, "disjunction");
  /** "Inês sperren": with a modal verb before it, or as the subject of a sentence. */
  const doing: Record<Action, (whom: string) => string> = {
    view: (whom) => `${whom} ansehen`,
    edit: (whom) => `${whom} bearbeiten`,
    delete: (whom) => `${whom} löschen`,
    restore: (whom) => `${whom} wiederherstellen`,
    activate: (whom) => `${whom} aktivieren`,
    deactivate: (whom) => `${whom} deaktivieren`,
    lock: (whom) => `${whom} sperren`,
    unlock: (whom) => `${whom} entsperren`,
    sendPasswordReset: (whom) => `für ${whom} einen Link zum Zurücksetzen senden (${w.credential})`,
    setTemporaryPassword: (whom) => `für ${whom} Einmal-${w.credential} festlegen`,
    resetMfa: (whom) => `für ${whom} MFA zurücksetzen`,
    resendWelcome: (whom) => `die E-Mail für ${whom} erneut senden`,
    invite: (whom) => `${whom} einladen`,
    setRoles: (whom) => `${whose(role, whom)} ändern`,
    setFeatures: (whom) => `${whose("Funktionen", whom)} ändern`,
    setAccounts: (whom) => `${whose("Konten", whom)} ändern`,
    revokeSessions: (whom) => `${whose("Sitzungen", whom)} beenden`,
    list: () => `${users} verwalten`,
    create: () => `${users} hinzufügen`,
    listInvitations: () => "Einladungen ansehen",
    export: () => `${users} exportieren`,
    resend: () => "diese Einladung erneut senden",
    revoke: () => "diese Einladung widerrufen",
  };
  const wrongState: Partial<Record<Action, (subject: Subject) => string>> = {
    lock: () => "Schon gesperrt",
    unlock: () => "Nicht gesperrt",
    activate: () => "Schon aktiv",
    deactivate: () => "Schon inaktiv",
    resetMfa: (subject) => `${name(subject)} ${verb(subject, "hat", "haben")} kein MFA-Gerät zum Zurücksetzen`,
  };
  const reasons: Record<KnownReason, (about: ReasonWords) => string> = {
    missing_permission: ({ action, roles: able }) =>
      able.length > 0
        ? `Nur ${either(able)} kann ${doing[action](users)}`
        : `Dazu fehlt Ihnen die Berechtigung: ${doing[action](users)}`,
    target_protected: ({ action, subject }) => `Hier geschützt: ${doing[action](who(subject))} ist nicht möglich`,
    self_action: ({ action }) => `${upper(doing[action](self))} ist nicht möglich`,
    outranked: ({ subject }) =>
      `${name(subject)} ${verb(subject, "darf", "dürfen")} mehr als Sie oder bekäme${verb(subject, "", "n")} mehr, als Sie haben`,
    last_manager: ({ subject }) =>
      `Außer ${subject?.isSelf ? "Ihnen" : name(subject)} ist niemand mehr da, der ${users} verwaltet`,
    wrong_state: ({ action, subject, status }) =>
      wrongState[action]?.(subject) ??
      (status
        ? `${name(subject)} ${verb(subject, "hat", "haben")} den Status „${status}“`
        : "Im jetzigen Zustand nicht möglich"),
    not_registered: ({ subject }) => `${name(subject)} ${verb(subject, "hat", "haben")} sich noch nicht registriert`,
    already_registered: ({ subject }) => `${name(subject)} ${verb(subject, "ist", "sind")} schon registriert`,
    out_of_scope: ({ action, subject }) =>
      subject?.isSelf ? `${upper(doing[action](self))} ist nicht möglich` : `${name(subject)} gehört zu jemand anderem`,
    no_delivery_address: ({ subject }) => `${name(subject)} ${verb(subject, "hat", "haben")} keine E-Mail-Adresse`,
    cooldown: () => "Erst vor Kurzem gesendet",
    mail_quota: () => "Vorerst können keine weiteren E-Mails gesendet werden",
    backend_unsupported: () => "Das System hinter dieser Seite kann das nicht",
    read_only_source: () => "Das wird in einem anderen System verwaltet",
    policy: () => `Die Regeln von ${w.portal || "diesem Portal"} erlauben das nicht`,
  };
  return {
    cancel: "Abbrechen",
    close: "Schließen",
    copy: "Kopieren",
    copied: "Kopiert",
    copyFailed: "Bitte von Hand kopieren",
    tryAgain: "Erneut versuchen",
    dismiss: "Ausblenden",
    optional: "Freiwillig",
    you: "Sie",
    never: "Nie",
    yes: "Ja",
    no: "Nein",
    any: "Alle",
    loading: "Wird geladen …",
    help: (label) => `Hilfe: ${label}`,
    request: "Anfrage",
    copyRequest: "Nummer der Anfrage kopieren",
    at: (date, time) => `${date}, ${time}`,

    actions: {
      view: "Ansehen",
      edit: "Ansehen oder bearbeiten",
      delete: "Löschen",
      restore: "Wiederherstellen",
      activate: "Aktivieren",
      deactivate: "Deaktivieren",
      lock: "Sperren",
      unlock: "Entsperren",
      sendPasswordReset: `Link senden: ${w.credential} neu festlegen`,
      setTemporaryPassword: `Einmal-${w.credential} festlegen`,
      resetMfa: "MFA zurücksetzen",
      resendWelcome: "Willkommens-E-Mail erneut senden",
      invite: w.terms.inviteUser ?? "Einladen",
      setRoles: `${role} ändern`,
      setFeatures: "Funktionen",
      setAccounts: "Konten",
      revokeSessions: "Sitzungen beenden",
      list: upper(users),
      create: w.terms.addUser ?? `${user} hinzufügen`,
      listInvitations: "Offene Einladungen",
      export: "Exportieren",
      resend: "Erneut senden",
      revoke: "Widerrufen",
      ...w.terms.actions,
    },
    busy: {
      delete: "Wird gelöscht …",
      restore: "Wird wiederhergestellt …",
      activate: "Wird aktiviert …",
      deactivate: "Wird deaktiviert …",
      lock: "Wird gesperrt …",
      unlock: "Wird entsperrt …",
      sendPasswordReset: "Wird gesendet …",
      resendWelcome: "Wird gesendet …",
      resetMfa: "Wird zurückgesetzt …",
      resend: "Wird gesendet …",
      revoke: "Wird widerrufen …",
    },
    working: "In Arbeit …",
    doing,
    people: (count) => `${w.number(count)} ${w.users(count)}`,

    reason: (reason, about) =>
      new Map<string, (typeof reasons)["policy"]>(Object.entries(reasons)).get(reason)?.(about) ??
      reasons.policy(about),
    giveRole: (able) => (able.length > 0 ? `Nur ${either(able)} kann das vergeben` : "Umfasst mehr, als Sie haben"),
    roleProtected: "Wird hier weder vergeben noch entzogen",
    askPeople: (names, more) =>
      `Fragen Sie ${either(
        more > 0
          ? [
              ...names,
              w.plural(more, { one: "eine weitere Person", other: `eine von ${w.number(more)} weiteren Personen` }),
            ]
          : names,
      )}`,
    askRole: (able, isSelf = false) =>
      `Fragen Sie ${isSelf ? "jemand anderen" : ""}: ${either(able)}`.replace(" :", ":"),
    noRemedy: "Hier lässt sich daran nichts ändern",
    doFirst: (action) => (action === "setRoles" ? `Erst jemand anderem ${role} geben` : `Zuerst: ${action}`),
    waitUntil: (when) => `Warten Sie bis ${when}`,
    contactSupport: (support, how) => (how ? `Wenden Sie sich an ${support}: ${how}` : `Wenden Sie sich an ${support}`),

    statuses: {
      removed: "Entfernt",
      contact: "Kontakt",
      invited: "Eingeladen",
      inactive: "Inaktiv",
      locked_by_admin: "Von der Verwaltung gesperrt",
      auto_locked: "Automatisch gesperrt",
      provisioned: "Angelegt",
      recovery: "Zurücksetzen angefordert",
      awaiting_new_password: `${w.credential} wird neu festgelegt`,
      active: "Aktiv",
    },

    problems: {
      version_mismatch: "Jemand hat das inzwischen geändert. Sehen Sie es sich zuerst neu an.",
      not_found: "Der Eintrag ist nicht mehr in der Liste.",
      too_many_requests: "Zu viele Versuche im Moment.",
      email_taken: "Diese Adresse ist schon vergeben.",
      username_taken: "Dieser Name ist schon vergeben.",
      removed_user: "Das gehörte zu einem entfernten Eintrag und kann nicht wieder vergeben werden.",
      invalid_request: "Daran stimmt etwas nicht.",
      internal: "Auf dem Server ist etwas schiefgegangen.",
      unavailable: "Der Server ist ausgelastet oder startet gerade neu.",
      idempotency_key_in_use: "Der erste Versuch läuft noch.",
      outcome_unknown: "Der Server verlor dabei seine Datenbank.",
      timeout: "Der Server hat nicht rechtzeitig geantwortet.",
    },
    outcomes: {
      not_sent: "Der Server war nicht erreichbar. Nichts wurde geändert.",
      rejected: "Der Server hat abgelehnt. Nichts wurde geändert.",
      unknown: "Die Verbindung brach ab.",
    },
    unsureTitle: "Ob das geschehen ist, ist nicht bekannt.",
    unsure: "Ein neuer Versuch schadet nicht.",
    tryAgainIn: (time) => `Versuchen Sie es ${time} erneut.`,
    tryAgainLater: "Warten Sie einen Moment, und versuchen Sie es dann erneut.",
    oldSignIn: "Dafür liegt Ihre Anmeldung zu lange zurück.",

    failed: (what) => `Laden fehlgeschlagen: ${what}`,
    unconnected: "Diese Seite ist noch mit keinem Benutzerverzeichnis verbunden.",
    deniedTitle: "Sie haben keinen Zugriff auf diese Funktion.",
    signedOutTitle: "Ihre Sitzung ist beendet",
    signedOutText: "Melden Sie sich wieder an, und Sie kehren hierher zurück. Ihre Eingaben bleiben erhalten.",
    leaveTitle: "Ohne Speichern verlassen?",
    leave: "Änderungen verwerfen",
    stay: "Weiter bearbeiten",
    keepTyped: "Melden Sie sich wieder an. Ihre Eingaben bleiben erhalten.",
    signIn: "Anmelden",
    rolesOf: (names) => (names.length > 0 ? w.list(names) : `Ohne ${role}`),
    user: upper(user),
    users: upper(users),
    role: upper(role),
    fields: { status: "Status", lastSignInAt: "Letzte Anmeldung", createdAt: "Hinzugefügt", updatedAt: "Geändert" },
    roles: upper(roles),
  };
};
