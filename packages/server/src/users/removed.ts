import type { Transaction } from "../database/database.js";
import { HttpProblem } from "../http/problem.js";

/** Where a removed user still holds a user name or an address, only support can help (docs/portals.md, NF-7): it is said as such. */
export const refuseRemoved = async (
  transaction: Transaction,
  tenantId: string,
  keys: { username_key: string; email_key: string | null },
): Promise<void> => {
  const holders = await transaction
    .selectFrom("users")
    .select(["username_key", "email_key"])
    .where("tenant_id", "=", tenantId)
    .where("deleted_at", "is not", null)
    .where("holds_identity", "=", true)
    .where((where) =>
      where.or([
        where("username_key", "=", keys.username_key),
        ...(keys.email_key === null ? [] : [where("email_key", "=", keys.email_key)]),
      ]),
    )
    .execute();
  if (holders.length === 0) return;
  const isName = holders.some((holder) => holder.username_key === keys.username_key);
  const isEmail = keys.email_key !== null && holders.some((holder) => holder.email_key === keys.email_key);
  throw new HttpProblem("removed_user", {
    errors: [
      ...(isName ? [{ pointer: "/username", code: "removed_user" }] : []),
      ...(isEmail ? [{ pointer: "/email", code: "removed_user" }] : []),
    ],
  });
};
