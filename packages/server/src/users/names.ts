import { canonical, isEmail, isOfOneScript, type PortalProfile } from "@usherkit/contract";
import type { Transaction } from "../database/database.js";
import { HttpProblem, invalid } from "../http/problem.js";

interface Named {
  readonly username: string;
  readonly email?: string | null | undefined;
}

/** Whether a user name is an address and not the person's own: one signs in by either, so it would take another's place. */
export const isBorrowed = ({ username, email }: Named): boolean => {
  const name = canonical(username);
  return isEmail(name) && (email === null || email === undefined || name !== canonical(email));
};

/** Refuses a user name of several scripts, and one that is an address but not the person's own. */
export const checkUsername = (person: Named): void => {
  if (!isOfOneScript(person.username)) throw invalid({ pointer: "/username", code: "invalid_username" });
  if (isBorrowed(person)) throw invalid({ pointer: "/username", code: "not_own_address" });
};

/** Refuses a person without a family name, where the profile doesn't say that one name will do. */
export const checkFamilyName = ({ fields }: PortalProfile, familyName: string): void => {
  if (familyName === "" && fields.find(({ id }) => id === "familyName")?.required !== false)
    throw invalid({ pointer: "/familyName", code: "required" });
};

/**
 * Refuses an address that is somebody else's user name, and a user name that is somebody else's address: which of the two a
 * sign-in means must not depend on who came first. `ownId`: whose they are, where the person is there already.
 */
export const refuseBorrowed = async (
  transaction: Transaction,
  tenantId: string,
  keys: { username_key: string; email_key: string | null },
  ownId?: string,
): Promise<void> => {
  let query = transaction
    .selectFrom("users")
    .select(["username_key", "email_key"])
    .where("tenant_id", "=", tenantId)
    .where("holds_identity", "=", true)
    .where((where) =>
      where.or([
        where("email_key", "=", keys.username_key),
        ...(keys.email_key === null ? [] : [where("username_key", "=", keys.email_key)]),
      ]),
    );
  if (ownId !== undefined) query = query.where("id", "<>", ownId);
  const holders = await query.execute();
  if (keys.email_key !== null && holders.some((holder) => holder.username_key === keys.email_key))
    throw new HttpProblem("email_taken", { errors: [{ pointer: "/email", code: "taken" }] });
  if (holders.length > 0)
    throw new HttpProblem("username_taken", { errors: [{ pointer: "/username", code: "taken" }] });
};
