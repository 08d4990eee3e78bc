import { createTransport } from "nodemailer";
import type { Mailer } from "../options.js";
import { SetupError } from "../setup-error.js";

/** A mailer that holds connections open, to be closed at the end. */
export interface SmtpMailer extends Mailer {
  readonly concurrency: number;
  close(): void;
}

const schemes = ["smtp:", "smtps:", "smtp+insecure:"];

/** Whether a name never leaves this machine (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);

/**
 * Sends over SMTP: `smtp://user:password@host:587`, `smtps://…` for TLS from the start. `from`: the sender of every mail;
 * `connections`: 2 without it. A send throws where the other side did not take the mail; the queue then tries again.
 *
 * `smtp:` insists on STARTTLS with a certificate that holds, wherever there is a password or the host isn't this machine: else
 * neither a password nor a mail is sent. `smtp+insecure:` takes what it finds, and gives both away to whoever stands between.
 */
export const smtpMailer = (url: string, options: { from: string; connections?: number }): SmtpMailer => {
  if (!schemes.some((scheme) => url.startsWith(scheme)) || !URL.canParse(url))
    throw new SetupError("A mail server's URL starts with smtp:, smtps: or smtp+insecure:, as in smtp://localhost:25.");
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const host = hostname.toLowerCase().replace(/^\[(.*)\]$/, "$1");
  const isOpen = protocol === "smtp+insecure:" || (protocol === "smtp:" && username === "" && isLoopback(host));
  const concurrency = options.connections ?? 2;
  const transport = createTransport({
    pool: true,
    maxConnections: concurrency,
    host,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isOpen,
    // A server on this machine often has a certificate of its own making; there TLS guards nothing.
    tls: { rejectUnauthorized: !isOpen },
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A mail is text that we made: it never reads a file or a URL.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    concurrency,
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from: options.from, to: { name: "", address: to }, subject, text });
    },
    close: () => transport.close(),
  };
};
