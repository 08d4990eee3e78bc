import type { NoticeKind } from "@usherkit/contract";

/**
 * What goes into the words of a mail: the portal's own words, and what people typed. That is made harmless and stands in quotation
 * marks already, and below the mail's own link. Dates are written out.
 */
export interface MailFacts {
  readonly portal: string;
  /** In quotation marks. */
  readonly tenant: string;
  readonly credential: string;
  /** In quotation marks. */
  readonly username: string;
  /** In quotation marks: who invites, or who changed it. */
  readonly sender: string;
  /** Until when the link works, or when it happened. */
  readonly at: string;
  /** What the portal calls roles, and those that the person has now. */
  readonly rolesTerm: string;
  readonly roles: string;
  readonly support: string;
}

/** A mail's words. `before` stands above its link or credential, `after` below; a mail without either has `before` alone. */
export interface MailWords {
  readonly subject: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const once = ({ at }: MailFacts): string => `The link works once, until ${at}.`;

const notices: Record<NoticeKind, (facts: MailFacts) => { subject: string; text: string }> = {
  email: (facts) => ({
    subject: `Your email address at ${facts.portal} was changed`,
    text: `the email address of the user name ${facts.username} was changed on ${facts.at}. From now on mails go to the new address.`,
  }),
  roles: (facts) => ({
    subject: `What you may do at ${facts.portal} was changed`,
    text: `since ${facts.at} these are the ${facts.rolesTerm} of the user name ${facts.username}: ${facts.roles}.`,
  }),
  mfa: (facts) => ({
    subject: `Your authenticator at ${facts.portal} was changed`,
    text: `the second step of the sign-in (MFA) of the user name ${facts.username} was changed on ${facts.at}.`,
  }),
  credential: (facts) => ({
    subject: `Your ${facts.credential} at ${facts.portal} was changed`,
    text: `the ${facts.credential} of the user name ${facts.username} was changed on ${facts.at}.`,
  }),
};

/** English: the mails that the server sends. */
export const en = {
  hello: (name: string) => (name ? `Hello ${name},` : "Hello,"),
  quote: (text: string) => `“${text}”`,
  /** In place of the roles of who has none. */
  none: "none",
  welcome: (facts: MailFacts): MailWords => ({
    subject: `Your ${facts.portal} account`,
    before: [`an account at ${facts.portal} was made for you. Set your ${facts.credential} here:`],
    after: [once(facts), `Your user name: ${facts.username}\nMade by: ${facts.tenant}`],
  }),
  reset: (facts: MailFacts): MailWords => ({
    subject: `Set a new ${facts.credential} for ${facts.portal}`,
    before: [`a new ${facts.credential} was asked for. Set it here:`],
    after: [
      `${once(facts)} If you did not expect this, leave it: your present\n${facts.credential} goes on working.`,
      `Your user name: ${facts.username}`,
    ],
  }),
  credential: (facts: MailFacts): MailWords => ({
    subject: `Your temporary ${facts.credential} for ${facts.portal}`,
    before: [
      `${facts.sender} had a temporary ${facts.credential} made for your user name ${facts.username} on ${facts.at}. Nobody else has seen it:`,
    ],
    after: [
      `You choose a new ${facts.credential} when you next sign in. The one you had before no longer works.`,
      `If you did not expect this, tell ${facts.support} at once.`,
    ],
  }),
  invitation: (facts: MailFacts): MailWords => ({
    subject: `Invitation to ${facts.portal}`,
    before: [`you are invited to ${facts.portal}. Set up your account here:`],
    after: [
      once(facts),
      `Invited by: ${facts.sender}\nTo: ${facts.tenant}`,
      "If you don't know them, leave this mail: nothing happens without you.",
    ],
  }),
  notice: (kind: NoticeKind, facts: MailFacts): MailWords => {
    const { subject, text } = notices[kind](facts);
    return {
      subject,
      before: [text, `Changed by: ${facts.sender}`, `If you did not expect this, tell ${facts.support} at once.`],
      after: [],
    };
  },
};
export type MailTable = typeof en;
