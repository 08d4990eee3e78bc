import type { Invitation, LinkState } from "@usherkit/contract";
import type { InvitationTarget } from "@usherkit/contract/policy";
import { sql, type RawBuilder, type Selectable } from "kysely";
import type { Caller } from "../context.js";
import type { Database, Transaction } from "../database/database.js";
import type { InvitationTable } from "../database/schema.js";
import { isHidden, viewLimit } from "../users/visible.js";

export type InvitationRow = Selectable<InvitationTable> & {
  user_created: boolean;
  sender_name: string | null;
  is_sender_hidden: boolean;
};

/**
 * The invitations that a caller may see. With scope `children`, their own; else all but those of others to somebody whom the
 * caller may not view, because an invitation tells the address and the roles of a person.
 */
export const invitationsSeenBy = (caller: Caller, now: Date): RawBuilder<boolean> => {
  const isOwn = sql<boolean>`invitations.sent_by = ${caller.id}`;
  if (caller.profile.scope === "children") return isOwn;
  const limit = viewLimit(caller, now);
  if (!limit) return sql<boolean>`true`;
  return sql<boolean>`(${isOwn} or (not ${isHidden(sql`invitations.user_id`, caller, now)} and not exists (
    select 1 from users where tenant_id = ${caller.tenantId} and users.email_key = invitations.email_key and not ${limit})))`;
};

/** Invitations with what is worked out: whether the address has a user (a contact is none), and who sent it. */
export const invitationRows = (database: Database | Transaction, caller: Caller, now: Date) =>
  database
    .selectFrom("invitations")
    .leftJoin("users as sender", "sender.id", "invitations.sent_by")
    .selectAll("invitations")
    .select([
      sql<string | null>`sender.given_name || ' ' || sender.family_name`.as("sender_name"),
      isHidden(sql`invitations.sent_by`, caller, now).as("is_sender_hidden"),
      sql<boolean>`(invitations.user_seen or exists (
        select 1 from users where users.tenant_id = invitations.tenant_id and users.email_key = invitations.email_key
          and users.registration in ('provisioned', 'registered')))`.as("user_created"),
    ]);

const linkStateOf = (row: InvitationRow, now: Date): LinkState => {
  if (row.used_at) return "used";
  if (row.revoked_at) return "revoked";
  if (row.replaced_at) return "replaced";
  return row.expires_at <= now ? "expired" : "open";
};

export const invitationTargetOf = (row: InvitationRow, now: Date): InvitationTarget => ({
  kind: "invitation",
  id: row.id,
  sentById: row.sent_by,
  roleIds: row.role_ids,
  link: linkStateOf(row, now),
  userCreated: row.user_created,
  // Another mail to the address would have been of another invitation, which replaced this one.
  lastMailAt: row.sent_at,
});

export const invitationOf = (row: InvitationRow, now: Date): Invitation => ({
  id: row.id,
  email: row.email,
  roleIds: row.role_ids,
  sentAt: row.sent_at.toISOString(),
  sentBy: row.is_sender_hidden ? null : { id: row.sent_by, displayName: row.sender_name ?? "" },
  expiresAt: row.expires_at.toISOString(),
  link: linkStateOf(row, now),
  endedAt: (row.used_at ?? row.revoked_at ?? row.replaced_at)?.toISOString() ?? null,
  signupCompleted: row.used_at !== null,
  userCreated: row.user_created,
});
