import type { User } from "@usherkit/contract";
import type { Authority } from "../access/authorize.js";
import type { Caller } from "../context.js";
import type { Database, Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { readInvitedAt } from "../invitations/invited-at.js";
import { targetOf, userOf } from "./user.js";
import { readHidden } from "./visible.js";

interface Showing {
  readonly caller: Caller;
  /** For the report; null leaves it out. */
  readonly authority: Authority | null;
  readonly now: Date;
  /** The instant of facts and status, where it is not `now`: a walk by cursor keeps that of its first page. */
  readonly statusAt?: Date;
}

const showRow = (
  row: UserRow,
  { caller, authority, now, statusAt = now }: Showing,
  hidden: ReadonlySet<string>,
  invitedAt: ReadonlyMap<string, Date>,
): User => {
  const user = userOf(row, caller.profile, statusAt, invitedAt.get(row.id) ?? null);
  const seen = (id: string | null): string | null => (id !== null && hidden.has(id) ? null : id);
  return {
    ...user,
    parentId: seen(user.parentId),
    lock: user.lock && { ...user.lock, by: seen(user.lock.by) },
    ...(authority && { access: authority.report(targetOf(row)) }),
  };
};

/**
 * Rows as the API shows them to their viewer, who may view each of them. `parentId` and `lock.by` are null where they name somebody
 * whom the viewer may not view. At most two queries, whatever the number of rows.
 */
export const showUsers = async (
  database: Database | Transaction,
  showing: Showing,
  rows: readonly UserRow[],
): Promise<User[]> => {
  const ids = rows.flatMap(({ parent_id, lock_by }) => [parent_id, lock_by]);
  const hidden = await readHidden(database, showing.caller, ids, showing.now);
  const invitedAt = await readInvitedAt(database, showing.caller.tenantId, rows);
  return rows.map((row) => showRow(row, showing, hidden, invitedAt));
};

/** `showUsers` of one row. */
export const showUser = async (database: Database | Transaction, showing: Showing, row: UserRow): Promise<User> => {
  const hidden = await readHidden(database, showing.caller, [row.parent_id, row.lock_by], showing.now);
  const invitedAt = await readInvitedAt(database, showing.caller.tenantId, [row]);
  return showRow(row, showing, hidden, invitedAt);
};
