import { appendFile, readFile } from "node:fs/promises";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import * as z from "zod/mini";

const ReceivedMail = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** When it was received. */
  sentAt: z.string(),
  links: z.array(z.string()),
});
export type ReceivedMail = z.infer<typeof ReceivedMail>;

/** A mail server for the demo, which delivers nothing and keeps everything. */
export interface MailSink {
  /** `smtp://…`, on this machine alone. */
  readonly url: string;
  /** What was received, newest first; for one address where it is named. */
  list(to?: string): readonly ReceivedMail[];
  close(): Promise<void>;
}

const linksIn = (text: string): string[] => [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link);

const readKept = async (file: string): Promise<ReceivedMail[]> => {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    if (line === "") return [];
    try {
      return [z.parse(ReceivedMail, JSON.parse(line))];
    } catch {
      return []; // The last line of a server that was killed while it wrote.
    }
  });
};

/** Starts an SMTP server on a free loopback port. `file`: where a restart finds what was received (a JSON object a line). */
export const startMailSink = async (options: { file: string; clock: () => Date }): Promise<MailSink> => {
  const mails = await readKept(options.file);
  const keep = async (raw: Buffer, recipients: readonly string[]): Promise<void> => {
    const parsed = await PostalMime.parse(raw);
    const text = (parsed.text ?? "").trim();
    const rest = { subject: parsed.subject ?? "", text, sentAt: options.clock().toISOString(), links: linksIn(text) };
    for (const to of recipients) {
      const mail = { to, ...rest };
      await appendFile(options.file, `${JSON.stringify(mail)}\n`, { mode: 0o600 });
      mails.push(mail);
    }
  };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    size: 1_000_000,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        keep(Buffer.concat(chunks), recipients).then(
          () => callback(),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
  });
  // A client that goes away in the middle is its own affair.
  server.on("error", () => undefined);
  const port = await new Promise<number>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    list: (to) => {
      const wanted = to?.toLowerCase();
      return mails.filter((mail) => wanted === undefined || mail.to.toLowerCase() === wanted).reverse();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
};
