import { resolve } from "node:path";
import { SetupError } from "@usherkit/server";

/** What the environment says. */
export interface Settings {
  /** 0: a free one. */
  readonly port: number;
  readonly dataFolder: string;
  /** A PostgreSQL; without it the embedded database in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Folders of portals beside those of the examples. */
  readonly portalFolders: readonly string[];
}

type Environment = Record<string, string | undefined>;

const readPort = (environment: Environment, variable: string, usual: number): number => {
  const given = environment[variable] ?? "";
  const port = given === "" ? usual : Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SetupError(`${variable} is "${given}": a number from 0 to 65535 is expected.`);
  return port;
};

/** The port of a host on an origin of its own: what `variable` says, else the one after the demo's (a free one after a free one). */
export const readHostPort = (environment: Environment, variable: string, port: number): number =>
  readPort(environment, variable, port === 0 ? 0 : port + 1);

/** Reads `PORT` (4600), `USHERKIT_DATA` (`.usherkit/`), `DATABASE_URL`, and `USHERKIT_PORTALS` (folders, a comma between them). */
export const readSettings = (environment: Environment): Settings => {
  const port = readPort(environment, "PORT", 4600);
  const folder = environment["USHERKIT_DATA"] ?? "";
  const databaseUrl = environment["DATABASE_URL"] ?? "";
  return {
    port,
    dataFolder: resolve(folder === "" ? ".usherkit" : folder),
    databaseUrl: databaseUrl === "" ? undefined : databaseUrl,
    portalFolders: (environment["USHERKIT_PORTALS"] ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "")
      .map((name) => resolve(name)),
  };
};
