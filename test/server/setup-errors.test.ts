import { aesSealer, migrate, SetupError } from "@usherkit/server";
import {
  FolderHeldError,
  FolderOwnerError,
  JsonFileError,
  openPostgres,
  openStore,
  smtpMailer,
} from "@usherkit/server/node";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const url = process.env["USHERKIT_TEST_DATABASE_URL"];

/** What somebody reads whose program ends with an error. */
const told = async (run: () => unknown): Promise<string> => {
  try {
    await run();
  } catch (error) {
    expect(error).toBeInstanceOf(SetupError);
    const { message } = error instanceof Error ? error : new Error();
    expect(message.split("\n")).toHaveLength(1);
    return message;
  }
  throw new Error("Nothing was wrong.");
};

const migrateAt = async (address: string): Promise<void> => {
  const store = openPostgres(address);
  try {
    await migrate(store.database);
  } finally {
    await store.close();
  }
};

describe("who sets a server up is told in a line what to do", () => {
  it("where no PostgreSQL listens", async () => {
    expect(await told(() => migrateAt("postgres://app@127.0.0.1:9/users"))).toBe(
      "PostgreSQL can't be reached (connect ECONNREFUSED 127.0.0.1:9): start it, or check the address, " +
        '"postgres://user:password@host:5432/name".',
    );
  });

  it("where a place is no database", async () => {
    expect(await told(() => openStore("mysql://127.0.0.1/users"))).toMatch(
      /^A database is the address of a PostgreSQL/,
    );
    expect(await told(() => openStore(""))).toMatch(/^A database is/);
    expect(await told(() => openStore("package.json/data"))).toMatch(
      /^The data folder \S+\/package\.json\/data can't be made \(ENOTDIR\): choose another folder\.$/,
    );
  });

  it("where the sealing key is missing, or the mail server's address is none", async () => {
    expect(await told(() => aesSealer({ current: { id: "1", key: "" } }))).toBe(
      'The sealing key "1" must be 32 bytes, or their base64: openssl rand -base64 32 makes one.',
    );
    expect(await told(() => smtpMailer("mail.example.com", { from: "a@b.example" }))).toMatch(/^A mail server's URL/);
  });

  it("where another process has the folder, another user, or a file is wrong", () => {
    const errors = [new FolderHeldError("data"), new FolderOwnerError("data", 0, 1000), new JsonFileError([])];
    for (const error of errors) expect(error).toBeInstanceOf(SetupError);
  });
});

describe.skipIf(url === undefined)("who sets a server up on PostgreSQL is told in a line what to do", () => {
  const role = `newcomer_${crypto.randomUUID().slice(0, 8)}`;
  const addressOf = (changes: Partial<URL>): string => Object.assign(new URL(url ?? ""), changes).href;
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create role ${role} login`);
    await client.query(`create database ${role}`);
  });
  afterAll(async () => {
    await client.query(`drop database ${role} with (force)`);
    await client.query(`drop role ${role}`);
    await client.end();
  });

  it("where the database isn't there", async () => {
    expect(await told(() => migrateAt(addressOf({ pathname: "/nowhere" })))).toBe(
      'PostgreSQL has no database "nowhere": make it with: createdb nowhere',
    );
  });

  it("where nobody has the role", async () => {
    expect(await told(() => migrateAt(addressOf({ username: "nobody_here" })))).toBe(
      `PostgreSQL doesn't let the role "nobody_here" in: check the user and password of the address.`,
    );
  });

  it("where the role may not make tables", async () => {
    expect(await told(() => migrateAt(addressOf({ username: role, pathname: `/${role}` })))).toMatch(
      /^The database's role may not make tables \(permission denied .*\): make it the owner/,
    );
  });
});
