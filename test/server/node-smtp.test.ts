import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { smtpMailer } from "@usherkit/server/node";

const secret = "correct horse";

/** A real SMTP server that keeps which passwords and mails it was given, and whether in clear. */
const relay = async (options: SMTPServerOptions) => {
  const passwords: { password: string | null | undefined; secure: boolean }[] = [];
  const mails: { raw: string; secure: boolean }[] = [];
  const server = new SMTPServer({
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: ({ password }, session, callback) => {
      passwords.push({ password, secure: session.secure });
      callback(null, { user: "user" });
    },
    onData: (stream, session, callback) => {
      let raw = "";
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        raw += chunk;
      });
      stream.on("end", () => {
        mails.push({ raw, secure: session.secure });
        callback();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.server.address();
  if (typeof address !== "object" || address === null) throw new Error("No address.");
  return {
    port: address.port,
    passwords,
    mails,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

describe("a mail server without TLS that can be trusted", () => {
  const close: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const each of close.splice(0).reverse()) await each();
  });

  const open = async (options: SMTPServerOptions) => {
    const server = await relay(options);
    close.push(server.close);
    return server;
  };
  const send = async (url: string): Promise<string> => {
    const mailer = smtpMailer(url, { from: "no-reply@usherkit.example" });
    close.push(() => mailer.close());
    return mailer
      .send({ to: "ada@example.com", subject: "A link", text: "https://portal.example/#token=abc" })
      .then(() => "sent")
      .catch(() => "refused");
  };
  const withoutTls: SMTPServerOptions = { disabledCommands: ["STARTTLS"], authMethods: ["PLAIN"] };

  it("gets neither password nor mail where it offers AUTH and no STARTTLS", async () => {
    const { port, passwords, mails } = await open(withoutTls);
    expect(await send(`smtp://user:${encodeURIComponent(secret)}@127.0.0.1:${port}`)).toBe("refused");
    expect([passwords, mails]).toEqual([[], []]);
  });

  it("gets neither where its certificate is nobody's", async () => {
    const { port, passwords, mails } = await open({ authMethods: ["PLAIN"] });
    expect(await send(`smtp://user:${encodeURIComponent(secret)}@localhost:${port}`)).toBe("refused");
    const implicit = await open({ secure: true, authMethods: ["PLAIN"] });
    expect(await send(`smtps://user:pw@localhost:${implicit.port}`)).toBe("refused");
    expect([passwords, mails, implicit.passwords, implicit.mails]).toEqual([[], [], [], []]);
  });

  it("gets no mail where it isn't this machine, with or without a password", async () => {
    const { port, mails } = await open({ ...withoutTls, authOptional: true });
    // All of these names lead to this machine, which the mailer can't know before it has asked.
    for (const host of ["0.0.0.0", "[::ffff:127.0.0.1]"])
      expect(await send(`smtp://${host}:${port}`), host).toBe("refused");
    expect(mails).toEqual([]);
  });

  it("gets the mail on this machine without a password, as a relay there has no certificate", async () => {
    for (const options of [withoutTls, {}]) {
      const { port, mails } = await open(options);
      for (const host of ["localhost", "LOCALHOST", "127.0.0.1"])
        expect(await send(`smtp://${host}:${port}`), host).toBe("sent");
      expect(mails).toHaveLength(3);
    }
  });

  it("gets both from whoever insists, by smtp+insecure:", async () => {
    const { port, passwords, mails } = await open(withoutTls);
    expect(await send(`smtp+insecure://user:${encodeURIComponent(secret)}@127.0.0.1:${port}`)).toBe("sent");
    expect(passwords).toEqual([{ password: secret, secure: false }]);
    expect(mails).toHaveLength(1);
  });

  it("isn't named by a URL of another scheme, and no error repeats its password", () => {
    const wrong = () => smtpMailer(`http://user:${encodeURIComponent(secret)}@localhost`, { from: "a@b.example" });
    expect(wrong).toThrow(/smtp\+insecure:/);
    expect(wrong).not.toThrow(/horse/);
  });
});
