import * as z from "zod/mini";

const Mail = z.object({ to: z.string(), subject: z.string(), text: z.string(), links: z.array(z.string()) });

/** A mail of the seeded folder was sent by a server on another port. */
const atPort = (url: string, link: string): string => link.replace(new URL(link).origin, url);

/** The link of the newest mail to an address, once there is one whose subject fits. Asks until then. */
export const linkTo = async (url: string, address: string, subject: RegExp, known = 0): Promise<string> => {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const response = await fetch(`${url}/demo/mail.json?to=${encodeURIComponent(address)}`);
    const mails = z.parse(z.array(Mail), await response.json()).filter((mail) => subject.test(mail.subject));
    const link = mails.length > known ? mails[0]?.links[0] : undefined;
    if (link !== undefined) return atPort(url, link);
    if (Date.now() > deadline) throw new Error(`No mail to ${address} whose subject is like ${subject.source}.`);
  }
};

/** How many mails of a kind an address has. */
export const countMails = async (url: string, address: string, subject: RegExp): Promise<number> => {
  const response = await fetch(`${url}/demo/mail.json?to=${encodeURIComponent(address)}`);
  return z.parse(z.array(Mail), await response.json()).filter((mail) => subject.test(mail.subject)).length;
};
