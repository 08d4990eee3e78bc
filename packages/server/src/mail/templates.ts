import type { PortalProfile } from "@usherkit/contract";

interface MailText {
  subject: string;
  body: string;
}

const signature = (profile: PortalProfile): string =>
  `${profile.support.name}${profile.support.email ? `\n${profile.support.email}` : ""}`;

const until = (profile: PortalProfile, date: Date): string =>
  `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: profile.timeZone.id }).format(date)} ${profile.timeZone.label}`;

/** The words of the mails that the server sends, in the portal's terms. */
export const welcomeMail = (input: {
  profile: PortalProfile;
  tenantName: string;
  givenName: string;
  username: string;
  link: string;
  expiresAt: Date;
}): MailText => ({
  subject: `Your ${input.profile.name} account`,
  body: `Hello ${input.givenName},

an account at ${input.profile.name} was made for you by ${input.tenantName}.
Your user name is ${input.username}. Set your ${input.profile.credential.name} here:

${input.link}

The link works once, until ${until(input.profile, input.expiresAt)}.

${signature(input.profile)}
`,
});

export const resetMail = (input: {
  profile: PortalProfile;
  givenName: string;
  username: string;
  link: string;
  expiresAt: Date;
}): MailText => ({
  subject: `Set a new ${input.profile.credential.name} for ${input.profile.name}`,
  body: `Hello ${input.givenName},

a new ${input.profile.credential.name} was asked for, for the user name ${input.username}. Set it here:

${input.link}

The link works once, until ${until(input.profile, input.expiresAt)}. If you did not expect this, leave it: your present
${input.profile.credential.name} goes on working.

${signature(input.profile)}
`,
});

export const invitationMail = (input: {
  profile: PortalProfile;
  tenantName: string;
  senderName: string;
  link: string;
  expiresAt: Date;
}): MailText => ({
  subject: `${input.senderName} invites you to ${input.profile.name}`,
  body: `Hello,

${input.senderName} invites you to ${input.tenantName} at ${input.profile.name}. Set up your account here:

${input.link}

The link works once, until ${until(input.profile, input.expiresAt)}.

${signature(input.profile)}
`,
});
