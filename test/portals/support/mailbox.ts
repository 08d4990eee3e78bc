import * as z from "zod/mini";

const Mail = z.object({ to: z.string(), subject: z.string(), text: z.string(), links: z.array(z.string()) });

/** A mail of the seeded folder was sent by a server on another port. */
const atPort = (url: string, link: string): string => link.replace(new URL(link).origin, url);

/** The newest mail to an address, once there are more than `known` whose subject fits. Asks until then. */
const newestTo = async (url: string, address: string, subject: RegExp, known = 0): Promise<z.infer<typeof Mail>> => {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const response = await fetch(`${url}/demo/mail.json?to=${encodeURIComponent(address)}`);
    const mails = z.parse(z.array(Mail), await response.json()).filter((mail) => subject.test(mail.subject));
    const [newest] = mails;
    if (newest && mails.length > known) return newest;
    if (Date.now() > deadline) throw new Error(`No mail to ${address} whose subject is like ${subject.source}.`);
  }
};

/** The link of the newest mail of a kind to an address. */
export const linkTo = async (url: string, address: string, subject: RegExp, known?: number): Promise<string> => {
  const { links } = await newestTo(url, address, subject, known);
  const [link] = links;
  if (link === undefined) throw new Error(`No link in the mail to ${address}.`);
  return atPort(url, link);
};

/** The credential in the newest mail of a kind to an address: it stands on a line of its own. */
export const credentialTo = async (url: string, address: string, subject: RegExp): Promise<string> => {
  const { text } = await newestTo(url, address, subject);
  const [credential] = /^\S+$/m.exec(text) ?? [];
  if (credential === undefined) throw new Error(`No credential in the mail to ${address}.`);
  return credential;
};

/** How many mails of a kind an address has. */
export const countMails = async (url: string, address: string, subject: RegExp): Promise<number> => {
  const response = await fetch(`${url}/demo/mail.json?to=${encodeURIComponent(address)}`);
  return z.parse(z.array(Mail), await response.json()).filter((mail) => subject.test(mail.subject)).length;
};
