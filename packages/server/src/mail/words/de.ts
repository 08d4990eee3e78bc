import type { NoticeKind } from "@usherkit/contract";
import type { MailFacts, MailTable } from "./en.js";

const once = ({ at }: MailFacts): string => `Der Link funktioniert einmal, bis ${at}.`;

// The portal's words come without their gender: no sentence gives them an article.
const notices: Record<NoticeKind, (facts: MailFacts) => { subject: string; text: string }> = {
  email: (facts) => ({
    subject: `Ihre E-Mail-Adresse bei ${facts.portal} wurde geändert`,
    text: `die E-Mail-Adresse zum Benutzernamen ${facts.username} wurde am ${facts.at} geändert. Ab jetzt gehen Nachrichten an die neue Adresse.`,
  }),
  roles: (facts) => ({
    subject: `Ihre Rechte bei ${facts.portal} wurden geändert`,
    text: `seit dem ${facts.at} gilt für den Benutzernamen ${facts.username}: ${facts.rolesTerm}: ${facts.roles}.`,
  }),
  mfa: (facts) => ({
    subject: `Ihr zweiter Anmeldeschritt bei ${facts.portal} wurde geändert`,
    text: `der zweite Schritt der Anmeldung (MFA) zum Benutzernamen ${facts.username} wurde am ${facts.at} geändert.`,
  }),
  credential: (facts) => ({
    subject: `${facts.credential} bei ${facts.portal} geändert`,
    text: `zum Benutzernamen ${facts.username} wurde am ${facts.at} geändert: ${facts.credential}.`,
  }),
};

/** German. */
export const de: MailTable = {
  hello: (name) => (name ? `Guten Tag ${name},` : "Guten Tag,"),
  quote: (text) => `„${text}“`,
  none: "keine",
  welcome: (facts) => ({
    subject: `Ihr Konto bei ${facts.portal}`,
    before: [`bei ${facts.portal} wurde ein Konto für Sie angelegt. ${facts.credential} festlegen:`],
    after: [once(facts), `Ihr Benutzername: ${facts.username}\nAngelegt von: ${facts.tenant}`],
  }),
  reset: (facts) => ({
    subject: `${facts.credential} für ${facts.portal} neu festlegen`,
    before: [`für Ihr Konto wurde ein Link angefordert. ${facts.credential} neu festlegen:`],
    after: [
      `${once(facts)} Falls Sie das nicht erwartet haben, ist nichts zu tun:\n${facts.credential} bleibt, bis Sie etwas anderes festlegen.`,
      `Ihr Benutzername: ${facts.username}`,
    ],
  }),
  credential: (facts) => ({
    subject: `Einmal-${facts.credential} für ${facts.portal}`,
    before: [
      `zum Benutzernamen ${facts.username} wurde am ${facts.at} von ${facts.sender} neu vergeben: Einmal-${facts.credential}. Außer Ihnen hat das niemand gesehen:`,
    ],
    after: [
      "Bei der nächsten Anmeldung legen Sie etwas anderes fest. Was bisher galt, funktioniert nicht mehr.",
      `Falls Sie das nicht erwartet haben, melden Sie es bitte sofort: ${facts.support}.`,
    ],
  }),
  invitation: (facts) => ({
    subject: `Einladung zu ${facts.portal}`,
    before: [`Sie sind zu ${facts.portal} eingeladen. Konto einrichten:`],
    after: [
      once(facts),
      `Eingeladen von: ${facts.sender}\nZu: ${facts.tenant}`,
      "Falls Ihnen das nichts sagt, ist nichts zu tun: Ohne Sie geschieht nichts.",
    ],
  }),
  notice: (kind, facts) => {
    const { subject, text } = notices[kind](facts);
    return {
      subject,
      before: [
        text,
        `Geändert von: ${facts.sender}`,
        `Falls Sie das nicht erwartet haben, melden Sie es bitte sofort: ${facts.support}.`,
      ],
      after: [],
    };
  },
};
