import { HttpProblem } from "../http/problem.js";
import { OutcomeUnknownError, UnavailableError } from "../unavailable.js";
import { databaseError } from "./database.js";

/** Whole seconds after which a database that is busy or restarts is worth asking again. */
const retryAfter = { "Retry-After": "2" };

/**
 * SQLSTATEs of a database that has no room or no time: resources (53), a statement that took too long (57014), a lock that was not
 * to be had (55P03), transactions that stood in each other's way once too often (40001, 40P01), an end of its service (57P).
 */
const isBusy = (code: string): boolean => /^(?:53|57P|08)|^(?:57014|55P03|40001|40P01|25P03)$/.test(code);

/** What the database refused, or could not do, as the client should hear it; undefined: a fault of ours. */
export const databaseRefusal = (error: unknown): HttpProblem | undefined => {
  if (error instanceof OutcomeUnknownError) return new HttpProblem("outcome_unknown", { headers: retryAfter });
  if (error instanceof UnavailableError)
    return new HttpProblem("unavailable", { headers: { "Retry-After": error.retryAfter.toString() } });
  const refused = databaseError(error);
  if (!refused) return undefined;
  const { code, constraint } = refused;
  if (isBusy(code)) return new HttpProblem("unavailable", { headers: retryAfter });
  if (code === "UK001")
    return new HttpProblem("forbidden", {
      decision: { state: "denied", reason: "last_manager", remedy: { kind: "do_first", action: "setRoles" } },
    });
  if (code !== "23505") return undefined;
  if (constraint === "users_email")
    return new HttpProblem("email_taken", { errors: [{ pointer: "/email", code: "taken" }] });
  if (constraint === "users_username")
    return new HttpProblem("username_taken", { errors: [{ pointer: "/username", code: "taken" }] });
  if (constraint === "users_primary")
    return new HttpProblem("forbidden", {
      decision: { state: "denied", reason: "target_protected", remedy: { kind: "contact_support" } },
    });
  return new HttpProblem("conflict");
};
