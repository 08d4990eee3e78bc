import { createServer, type AddressInfo } from "node:net";
import { openPostgres } from "@usherkit/server/node";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A message of PostgreSQL's protocol (version 3): its kind, its length and its body. */
const message = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const authenticated = message("R", Buffer.alloc(4));
const ready = message("Z", Buffer.from("I"));
const ended = message("E", Buffer.from("SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0"));

describe("a connection that its server ends in the moment in which it opens", () => {
  // Everything in one packet: nobody has had the connection in hand yet.
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(Buffer.concat([authenticated, ready, ended])));
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it("is an error of who wanted it, and doesn't end the process", async () => {
    const { port } = server.address() as AddressInfo;
    const uncaught: unknown[] = [];
    const listener = (error: unknown) => uncaught.push(error);
    const others = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException").on("uncaughtException", listener);
    const { database, close } = openPostgres(`postgres://app@127.0.0.1:${port}/users`);
    try {
      await expect(sql`select 1`.execute(database)).rejects.toMatchObject({ name: "UnavailableError" });
    } finally {
      await close();
      process.removeListener("uncaughtException", listener);
      for (const other of others) process.on("uncaughtException", other);
    }
    expect(uncaught).toEqual([]);
  });
});
