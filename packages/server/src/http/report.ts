import { databaseError } from "../database/database.js";
import { UnavailableError } from "../unavailable.js";

/**
 * What is logged of an error inside, where the host has no `onError`: its kind, its code and where it was. Not its message:
 * a database's repeats the values that it refused, and those are people's.
 */
export const reportError = (error: unknown, requestId: string): void => {
  const name = error instanceof Error ? error.name : typeof error;
  const isOutage = error instanceof UnavailableError;
  const code = databaseError(isOutage ? error.cause : error)?.code;
  // A database that is away is away for every request: a line each is enough.
  const stack = error instanceof Error && !isOutage ? error.stack : undefined;
  const frames = stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  console.error([`Request ${requestId} failed: ${name}${code === undefined ? "" : ` ${code}`}`, ...frames].join("\n"));
};

/** Tells the host's `onError`, or logs. What that throws is logged, and takes no answer away from a client. */
export const tellHost = (
  { onError = reportError }: { readonly onError?: ((error: unknown, requestId: string) => void) | undefined },
  error: unknown,
  requestId: string,
): void => {
  try {
    onError(error, requestId);
  } catch (thrown) {
    reportError(thrown, requestId);
  }
};
