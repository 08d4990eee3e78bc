import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";

/** The row of a person, locked until the transaction ends; undefined when they are gone. */
export const lockRow = (transaction: Transaction, id: string): Promise<UserRow | undefined> =>
  transaction.selectFrom("users").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
