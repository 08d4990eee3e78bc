import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createHandler,
  createTenant,
  deliverMail,
  migrate,
  openDatabase,
  pglitePool,
  syncProfiles,
  type Database,
} from "@usherkit/server";
import { argon2Hasher, loadPortals, smtpMailer, startWorker } from "@usherkit/server/node";
import { openPglite } from "../support/pglite.js";

/** A real SMTP server on a free port (or the one it had before), that keeps what it was sent. */
const sink = async (port = 0) => {
  const received: { to: string[]; raw: string }[] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, session, callback) => {
      let raw = "";
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        raw += chunk;
      });
      stream.on("end", () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        callback();
        for (const wake of waiting.splice(0)) wake();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", () => resolve());
  });
  const address = server.server.address();
  if (typeof address !== "object" || address === null) throw new Error("No address.");
  return {
    port: address.port,
    received,
    arrives: () => new Promise<void>((resolve) => (received.length > 0 ? resolve() : waiting.push(resolve))),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

const password = "correct horse 7 staple";
const publicUrl = "http://localhost:4600";

describe("mail over SMTP", () => {
  let database: Database;
  let folder: string;
  let now: Date;
  const clock = () => now;
  const close: (() => Promise<void> | void)[] = [];

  beforeEach(async () => {
    now = new Date("2026-11-21T12:00:00Z");
    folder = await mkdtemp(join(tmpdir(), "usherkit-mail-"));
    database = openDatabase(pglitePool(await openPglite()));
    await migrate(database);
    await syncProfiles(database, await loadPortals(["examples/registrar"]));
    const hasher = argon2Hasher();
    await createTenant(
      { database, hasher, clock },
      {
        id: "t",
        name: "Tenant",
        profileId: "registrar",
        manager: {
          username: "boss",
          email: "boss@example.com",
          givenName: "Zoë",
          familyName: "Müller",
          password,
          roleIds: ["admin"],
        },
      },
    );
    const handler = createHandler({ database, hasher, clock, publicUrl });
    const body = JSON.stringify({ tenant: "t", username: "boss" });
    const headers = { "Content-Type": "application/json" };
    const asked = await handler(
      new Request(`${publicUrl}/v1/password-reset-requests`, { method: "POST", headers, body }),
    );
    expect(asked.status).toBe(202);
  });
  afterEach(async () => {
    for (const each of close.splice(0).reverse()) await each();
    await database.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  it("waits in the queue while the mail server is down, and is sent once it is up, once", async () => {
    const first = await sink();
    await first.close();
    const mailer = smtpMailer(`smtp://127.0.0.1:${first.port}`, { from: "Usherkit <no-reply@usherkit.example>" });
    close.push(() => mailer.close());
    expect(await deliverMail({ database, mailer, clock })).toEqual({ sent: 0, failed: 1 });
    // Too early: nothing is tried.
    expect(await deliverMail({ database, mailer, clock })).toEqual({ sent: 0, failed: 0 });

    const second = await sink(first.port);
    close.push(second.close);
    now = new Date(now.getTime() + 60_000);
    expect(await deliverMail({ database, mailer, clock })).toEqual({ sent: 1, failed: 0 });
    now = new Date(now.getTime() + 3_600_000);
    expect(await deliverMail({ database, mailer, clock })).toEqual({ sent: 0, failed: 0 });
    expect(second.received).toHaveLength(1);
    expect(second.received[0]?.to).toEqual(["boss@example.com"]);
    expect(second.received[0]?.raw).toContain("From: Usherkit <no-reply@usherkit.example>");
    expect(second.received[0]?.raw).toMatch(/#token=/);
  });

  it("is carried by the worker, which ends with nothing under way", async () => {
    const server = await sink();
    close.push(server.close);
    const mailer = smtpMailer(`smtp://127.0.0.1:${server.port}`, { from: "no-reply@usherkit.example" });
    close.push(() => mailer.close());
    const worker = startWorker({ database, mailer, clock, interval: 60_000 });
    await server.arrives();
    await worker.stop();
    expect(server.received).toHaveLength(1);
    await worker.stop();
  });

  it("refuses a URL that names no mail server", () => {
    expect(() => smtpMailer("http://localhost:25", { from: "a@b.example" })).toThrow(/smtp/);
  });
});
