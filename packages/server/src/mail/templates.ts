import { translateProfile, type NoticeKind, type PortalProfile } from "@usherkit/contract";
import { lookupLanguage } from "../http/language.js";
import { greetedName, harmless, shownUsername } from "./untrusted.js";
import { ar } from "./words/ar.js";
import { de } from "./words/de.js";
import { en, type MailFacts, type MailTable, type MailWords } from "./words/en.js";

interface MailText {
  subject: string;
  body: string;
}

/** Whom a mail is for. `profile` with its translations; `language`: the person's own, null where it isn't known. */
interface Recipient {
  profile: PortalProfile;
  language: string | null;
}

const tables: Readonly<Record<string, MailTable>> = { en, de, ar };
const tableOf = (language: string): MailTable | undefined => tables[language.split("-")[0] ?? ""];

/** The person's language where the portal and we speak it, else the portal's first that we speak, else English. */
const languageOf = ({ profile, language }: Recipient): string => {
  const spoken = profile.languages.filter(tableOf);
  return lookupLanguage(language, spoken) ?? spoken[0] ?? "en";
};

/** A date and time, in the portal's zone; English without a region puts the day first. */
const instant = (language: string, { timeZone }: PortalProfile, date: Date): string => {
  const locale = language === "en" ? "en-GB" : language;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: timeZone.id });
  return `${format.format(date)} ${timeZone.label}`;
};

const write = (
  recipient: Recipient,
  input: Partial<Omit<MailFacts, "at" | "roles">> & { at: Date; roleIds?: readonly string[]; link?: string },
  choose: (table: MailTable, facts: MailFacts) => MailWords,
  givenName = "",
): MailText => {
  const language = languageOf(recipient);
  const table = tableOf(language) ?? en;
  const profile = translateProfile(recipient.profile, language);
  const { support } = profile;
  const names = profile.roles.items.filter(({ id }) => input.roleIds?.includes(id)).map(({ name }) => name);
  const { subject, before, after } = choose(table, {
    portal: profile.name,
    tenant: table.quote(harmless(input.tenant ?? "")),
    credential: profile.credential.name,
    username: table.quote(shownUsername(input.username ?? "")),
    sender: table.quote(harmless(input.sender ?? "")),
    at: instant(language, profile, input.at),
    rolesTerm: profile.terms.roles,
    roles: names.length > 0 ? new Intl.ListFormat(language).format(names) : table.none,
    support: support.name,
  });
  const ways = [
    support.name,
    support.email,
    ...(support.phones ?? []).map(({ label, number }) => `${label}: ${number}`),
  ];
  const signature = ways.filter((way) => way !== undefined).join("\n");
  const parts = [table.hello(greetedName(givenName)), ...before, input.link, ...after, signature];
  return { subject, body: `${parts.filter((part) => part !== undefined).join("\n\n")}\n` };
};

/** A link for somebody new, to set their first credential with. */
export const welcomeMail = (
  input: Recipient & { tenantName: string; givenName: string; username: string; link: string; expiresAt: Date },
): MailText =>
  write(
    input,
    { tenant: input.tenantName, username: input.username, link: input.link, at: input.expiresAt },
    (table, facts) => table.welcome(facts),
    input.givenName,
  );

/** A link to set a new credential with. */
export const resetMail = (
  input: Recipient & { givenName: string; username: string; link: string; expiresAt: Date },
): MailText =>
  write(
    input,
    { username: input.username, link: input.link, at: input.expiresAt },
    (table, facts) => table.reset(facts),
    input.givenName,
  );

/** A link to sign up by. Whoever gets it isn't known yet: their language is the portal's first. */
export const invitationMail = (input: {
  profile: PortalProfile;
  tenantName: string;
  senderName: string;
  link: string;
  expiresAt: Date;
}): MailText =>
  write(
    { profile: input.profile, language: null },
    { tenant: input.tenantName, sender: input.senderName, link: input.link, at: input.expiresAt },
    (table, facts) => table.invitation(facts),
  );

/** A temporary credential for the person alone, made by somebody (`byName`) who may not see it; at the next sign-in it is changed. */
export const credentialMail = (
  input: Recipient & { givenName: string; username: string; byName: string; credential: string; at: Date },
): MailText =>
  write(
    input,
    { username: input.username, sender: input.byName, link: input.credential, at: input.at },
    (table, facts) => table.credential(facts),
    input.givenName,
  );

/** Tells a person what was changed of theirs, at `at`; `roleIds`: those that they hold now. The old address gets the same. */
export const noticeMail = (
  input: Recipient & {
    kind: NoticeKind;
    givenName: string;
    username: string;
    roleIds: readonly string[];
    /** Who changed it; often the person themself. */
    byName: string;
    at: Date;
  },
): MailText =>
  write(
    input,
    { username: input.username, roleIds: input.roleIds, sender: input.byName, at: input.at },
    (table, facts) => table.notice(input.kind, facts),
    input.givenName,
  );
