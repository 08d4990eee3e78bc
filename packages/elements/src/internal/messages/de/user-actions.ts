import type { Words } from "../../words.js";
import type { userActions as english } from "../user-actions.js";
import type { Translation } from "../translation.js";

/** German: the questions before actions, and what became of them. */
export const userActions = (w: Words): Translation<ReturnType<typeof english>> => {
  const { role } = w.terms;
  const c = w.credential;
  const count = (total: number) => `${w.number(total)} ${w.users(total)}`;
  return {
    undo: "Rückgängig",
    done: {
      delete: (whom) => `${whom} gelöscht`,
      restore: (whom) => `${whom} wiederhergestellt`,
      activate: (whom) => `${whom} aktiviert`,
      deactivate: (whom) => `${whom} deaktiviert`,
      lock: (whom) => `${whom} gesperrt`,
      unlock: (whom) => `${whom} entsperrt`,
      sendPasswordReset: (whom) => `Link gesendet an ${whom}`,
      setTemporaryPassword: (whom) => `Einmal-${c} festgelegt für ${whom}`,
      resetMfa: (whom) => `MFA zurückgesetzt für ${whom}`,
      resendWelcome: (whom) => `E-Mail gesendet an ${whom}`,
      invite: (whom) => `Einladung gesendet an ${whom}`,
      setRoles: (whom) => `${role} geändert für ${whom}`,
      setFeatures: (whom) => `Funktionen geändert für ${whom}`,
      setAccounts: (whom) => `Konten geändert für ${whom}`,
      revokeSessions: (whom) => `Sitzungen beendet für ${whom}`,
    },
    ask: (action, whom) => `${action}: ${whom}?`,
    askMfa: (whom) => `MFA für ${whom} zurücksetzen?`,
    someOf: (n, of) => (n === of ? count(n) : `${w.number(n)} von ${count(of)}`),
    leftOut: (name, reason) => `Ausgelassen wird ${name}: ${reason}.`,
    leftOutMore: (n) =>
      w.plural(n, {
        one: "Eine weitere Person wird ausgelassen.",
        other: `${w.number(n)} weitere werden ausgelassen.`,
      }),
    andMore: (n) => w.plural(n, { one: "eine weitere Person", other: `${w.number(n)} weitere` }),
    allNames: (n) => `Alle ${w.number(n)} Namen`,
    typeCount: (n) => `Zur Bestätigung ${n} eingeben`,
    typedWrong: (n) => `Geben Sie ${n} ein: so viele würden gelöscht.`,
    progress: (busy, done, of) =>
      of > 1 ? `${busy.replace(/\s*…/, ":")} ${w.number(done)} von ${w.number(of)} …` : busy,
    happens: {
      delete: (tenant) => ["", ` wird aus ${tenant} gelöscht; offene Sitzungen enden sofort.`],
      lock: () => ["", ": keine Anmeldung möglich, bis jemand entsperrt."],
      unlock: () => ["", ": Anmeldung wieder möglich."],
      deactivate: () => [
        "",
        ": keine Anmeldung möglich bis zur erneuten Aktivierung. Offene Sitzungen enden sofort, nichts geht verloren.",
      ],
      activate: () => ["", ": Anmeldung wieder möglich."],
      setTemporaryPassword: () => ["", `: ${c} wird ersetzt, offene Sitzungen enden sofort.`],
      invite: () => ["", " erhält eine Einladung per E-Mail."],
      resetMfa: () => ["", " muss MFA bei der nächsten Anmeldung von Grund auf neu einrichten."],
      resendWelcome: () => ["", " erhält einen neuen Link per E-Mail. Der frühere Link gilt nicht mehr."],
      sendPasswordReset: () => ["", ` erhält eine E-Mail mit einem Link: ${c} neu festlegen.`],
      revokeSessions: () => ["", " wird sofort überall abgemeldet."],
      restore: () => ["", " steht dann wieder in der Liste."],
    },
    final: {
      delete: (isErased) =>
        isErased
          ? "Das lässt sich nicht rückgängig machen. Gelöschtes kann nicht wiederhergestellt werden."
          : "Das lässt sich hier nicht rückgängig machen. Der Eintrag bleibt für die Protokolle erhalten.",
      resetMfa: () => "Das lässt sich nicht rückgängig machen.",
    },
    verb: (action, n) => (n === 1 ? action : `${action} (${count(n)})`),
    verbs: {
      resetMfa: "MFA zurücksetzen",
      resendWelcome: "E-Mail senden",
      sendPasswordReset: "E-Mail senden",
      revokeSessions: "Sitzungen beenden",
    },
    undone: {
      delete: (name) => `${name} wurde nicht gelöscht.`,
      restore: (name) => `${name} wurde nicht wiederhergestellt.`,
      lock: (name) => `${name} wurde nicht gesperrt.`,
      unlock: (name) => `${name} wurde nicht entsperrt.`,
      activate: (name) => `${name} wurde nicht aktiviert.`,
      deactivate: (name) => `${name} wurde nicht deaktiviert.`,
      resetMfa: (name) => `MFA wurde für ${name} nicht zurückgesetzt.`,
      resendWelcome: (name) => `An ${name} ging keine E-Mail.`,
      sendPasswordReset: (name) => `An ${name} ging keine E-Mail.`,
      setTemporaryPassword: (name) => `Für ${name} wurde nichts festgelegt (Einmal-${c}).`,
      revokeSessions: (name) => `Die Sitzungen von ${name} wurden nicht beendet.`,
    },
    lockedAfter: (name, since) => `${name} ist seit ${since} nach zu vielen Fehlversuchen gesperrt.`,
    forgotten: `Die häufigste Ursache: ${c} vergessen.`,
    unlockHow: "Wie entsperren",
    unlockReset: {
      label: `Entsperren und ${c} neu vergeben`,
      about: (name) =>
        `Sie sehen Einmal-${c} ein einziges Mal. ${name} muss bei der nächsten Anmeldung etwas anderes festlegen.`,
      verb: "Entsperren und neu vergeben",
    },
    unlockMail: {
      label: `Entsperren und eine E-Mail zum Zurücksetzen senden`,
      about: (name) => `${name} erhält einen Link: ${c} neu festlegen.`,
      verb: "Entsperren und senden",
    },
    welcomeEnds: "Der Link der Willkommensmail gilt dann nicht mehr, auch später nicht. Senden Sie sie danach erneut.",
    peoplePass: "Von ihnen Hinzugefügte gehören dann zu Ihnen.",
    unlockOnly: {
      label: "Nur entsperren",
      about: (name) => `${name} meldet sich an wie bisher; ${c} bleibt.`,
      verb: "Entsperren",
    },
    mailed: (name, email) =>
      `Einmal-${c} geht per E-Mail an die eigene Adresse von ${name}, ${email}, und wird nicht angezeigt, denn ${name} hat mehr Rechte als Sie.`,
    wasMailed: (name, email) => `Einmal-${c} gesendet an die eigene Adresse von ${name}, ${email}`,
    takesOver: (name) => `${name} hat mehr Rechte als Sie; damit können Sie sich als ${name} anmelden.`,
    secretLabel: `Einmal-${c}`,
    secretOnce: "Wird nur jetzt angezeigt und ist nach dem Schließen weg.",
    secretLost: `Einmal-${c} kann kein zweites Mal angezeigt werden. Legen Sie es für die Person neu fest.`,
    copySecret: `Einmal-${c} kopieren`,
    failedOne: (name) => `${name} wurde nicht geändert.`,
    failedSome: (done, of) => `Ausgeführt für ${w.number(done)} von ${w.number(of)}.`,
    failedLine: (name, why) => `${name}: ${why}`,
  };
};
