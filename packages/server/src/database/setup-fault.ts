import { SetupError } from "../setup-error.js";
import { OutcomeUnknownError, UnavailableError } from "../unavailable.js";
import { databaseError } from "./database.js";

/** The role or the database that PostgreSQL names in its message. */
const quoted = (message: string): string => /"([^"]*)"/.exec(message)?.[1] ?? "";

/** Where nobody listened. Node says it of each address that it tried. */
const triedAt = (error: Error): string => {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : error.message;
};

const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "ENOENT",
]);

/** What keeps a database from being used at all, as a line for the person who sets it up; undefined: it is something else. */
export const setupFault = (error: unknown): SetupError | undefined => {
  const isLost = error instanceof UnavailableError || error instanceof OutcomeUnknownError;
  const cause: unknown = isLost ? error.cause : error;
  if (!(cause instanceof Error)) return undefined;
  const { code = "" } = databaseError(cause) ?? {};
  const say = (message: string): SetupError => new SetupError(message, { cause });
  if (unreachable.has(code))
    return say(
      `PostgreSQL can't be reached (${triedAt(cause)}): start it, or check the address, "postgres://user:password@host:5432/name".`,
    );
  if (code === "28P01" || code === "28000")
    return say(
      `PostgreSQL doesn't let the role "${quoted(cause.message)}" in: check the user and password of the address.`,
    );
  if (code === "3D000")
    return say(
      `PostgreSQL has no database "${quoted(cause.message)}": make it with: createdb ${quoted(cause.message)}`,
    );
  if (code === "42501")
    return say(
      `The database's role may not make tables (${cause.message}): make it the owner, alter database … owner to ….`,
    );
  if (code === "0A000" || code === "58P01")
    return say(`PostgreSQL lacks an extension (${cause.message}): install its contrib package, which holds pg_trgm.`);
  return undefined;
};
