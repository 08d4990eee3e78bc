import type { Mailer } from "../options.js";

/**
 * Prints mails in place of sending them: for the first steps, on a machine of one's own. What it prints opens accounts.
 */
export const printMailer = (print: (text: string) => void = writeLine): Mailer & { close(): void } => ({
  send: ({ to, subject, text }) => {
    print(`Mail to ${to}: ${subject}\n\n${text}\n`);
    return Promise.resolve();
  },
  close: () => undefined,
});

const writeLine = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
