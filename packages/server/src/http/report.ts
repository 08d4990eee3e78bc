import { databaseError } from "../database/database.js";

/**
 * What is logged of an error inside, where the host has no `onError`: its kind, its code and where it was. Not its message:
 * a database's repeats the values that it refused, and those are people's.
 */
export const reportError = (error: unknown, requestId: string): void => {
  const name = error instanceof Error ? error.name : typeof error;
  const code = databaseError(error)?.code;
  const frames = error instanceof Error ? (error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? []) : [];
  // eslint-disable-next-line no-console -- the one place where the server speaks for itself
  console.error([`Request ${requestId} failed: ${name}${code === undefined ? "" : ` ${code}`}`, ...frames].join("\n"));
};
