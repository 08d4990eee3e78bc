import { resolve } from "node:path";

/** What the environment says. */
export interface Settings {
  /** 0: a free one. */
  readonly port: number;
  readonly dataFolder: string;
  /** A PostgreSQL; without it the embedded database in the data folder. */
  readonly databaseUrl: string | undefined;
}

/** A start that can't go on; `message` is one line for the person who typed the command. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Reads `PORT` (4600), `USHERKIT_DATA` (`.usherkit/`) and `DATABASE_URL`. */
export const readSettings = (environment: Record<string, string | undefined>): Settings => {
  const given = environment["PORT"] ?? "";
  const port = given === "" ? 4600 : Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`PORT is "${given}": a number from 0 to 65535 is expected.`);
  const folder = environment["USHERKIT_DATA"] ?? "";
  const databaseUrl = environment["DATABASE_URL"] ?? "";
  return {
    port,
    dataFolder: resolve(folder === "" ? ".usherkit" : folder),
    databaseUrl: databaseUrl === "" ? undefined : databaseUrl,
  };
};
