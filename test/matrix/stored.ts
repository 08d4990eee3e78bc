import type { Database } from "@usherkit/server";

const readUser = (database: Database, id: string) =>
  database.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst();

/** A person's row, their credential and what was mailed to them, as the database has it. */
export interface Stored {
  readonly user: Awaited<ReturnType<typeof readUser>>;
  readonly hash: string | null;
  readonly mails: readonly { readonly id: string; readonly kind: string }[];
}

export const readStored = async (database: Database, id: string): Promise<Stored> => {
  const user = await readUser(database, id);
  const credential = await database
    .selectFrom("credentials")
    .select("hash")
    .where("user_id", "=", id)
    .executeTakeFirst();
  const mails = await database
    .selectFrom("mails")
    .select(["id", "kind"])
    .where("recipient", "=", user?.email ?? "")
    .execute();
  return { user, hash: credential?.hash ?? null, mails };
};
