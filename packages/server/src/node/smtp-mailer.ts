import { createTransport } from "nodemailer";
import type { Mailer } from "../options.js";

/** A mailer that holds connections open, to be closed at the end. */
export interface SmtpMailer extends Mailer {
  close(): void;
}

/**
 * Sends over SMTP: `smtp://user:password@host:587`, `smtps://…` for TLS from the start. `from`: the sender of every mail. A send
 * throws where the other side did not take the mail; the queue then tries again.
 */
export const smtpMailer = (url: string, options: { from: string }): SmtpMailer => {
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== "smtp:" && protocol !== "smtps:")
    throw new Error("A mail server's URL starts with smtp: or smtps:.");
  const secure = protocol === "smtps:";
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    host: hostname,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A mail is text that we made: it never reads a file or a URL.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from: options.from, to: { name: "", address: to }, subject, text });
    },
    close: () => transport.close(),
  };
};
