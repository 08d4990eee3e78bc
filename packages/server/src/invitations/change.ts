import type { Invitation, InvitationAction } from "@usherkit/contract";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import { writeEvent } from "../account/events.js";
import type { ActorHandler, Caller } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { enforce, notFound } from "../http/problem.js";
import { lastMailTo } from "../mail/cooldown.js";
import { dropUnsentMail } from "../mail/queue.js";
import { saveChange } from "../users/change.js";
import { isContact } from "../users/contacts.js";
import { lockRow } from "../users/lock-row.js";
import { checkRoles } from "../users/roles.js";
import { inviteContact, uninvited } from "./contact.js";
import {
  invitationOf,
  invitationRows,
  invitationsSeenBy,
  invitationTargetOf,
  type InvitationRow,
} from "./invitation.js";
import { sendInvitation } from "./send.js";

const lockInvitation = async (
  transaction: Transaction,
  caller: Caller,
  id: string,
  action: InvitationAction,
  now: Date,
): Promise<InvitationRow> => {
  const found = transaction
    .selectFrom("invitations")
    .select(["id", "email_key"])
    .where("tenant_id", "=", caller.tenantId)
    .where("id", "=", id);
  const seen = await found.executeTakeFirst();
  if (!seen) throw notFound();
  // The address is locked before the row, as where it is invited anew.
  const address = { tenantId: caller.tenantId, addressKey: seen.email_key };
  const lastMailAt = action === "resend" ? await lastMailTo(transaction, address, "invitation", now) : null;
  await found.forUpdate().executeTakeFirst();
  const row = await invitationRows(transaction, caller, now)
    .where("invitations.id", "=", id)
    .where(invitationsSeenBy(caller, now))
    .executeTakeFirst();
  if (!row) throw notFound();
  const authority = authorityOf(caller, await readTenantFacts(transaction, caller, now), now);
  if (authority.decide("listInvitations", null).state !== "allowed") throw notFound();
  enforce(authority.decide(action, { ...invitationTargetOf(row, now), lastMailAt: lastMailAt ?? row.sent_at }));
  return row;
};

/** The contact whom the invitation is for, locked, where there is one and it is still open to them. */
const contactOf = async (transaction: Transaction, { user_id: id }: InvitationRow): Promise<UserRow | undefined> => {
  const row = id === null ? undefined : await lockRow(transaction, id);
  return row && !row.deleted_at && isContact(row) ? row : undefined;
};

const answer = async (transaction: Transaction, caller: Caller, id: string, now: Date): Promise<Invitation> => {
  const row = await invitationRows(transaction, caller, now).where("invitations.id", "=", id).executeTakeFirstOrThrow();
  const authority = authorityOf(caller, await readTenantFacts(transaction, caller, now), now);
  return { ...invitationOf(row, now), access: authority.report(invitationTargetOf(row, now)) };
};

/** A fresh link, in a row of its own; the old one dies. Answers the new invitation. */
export const resendInvitation: ActorHandler<"resendInvitation"> = ({ services, caller, id, now, write }) =>
  write<Invitation>(async (transaction) => {
    const row = await lockInvitation(transaction, caller, id, "resend", now);
    const roleIds = checkRoles(caller.profile, row.role_ids);
    const contact = await contactOf(transaction, row);
    if (contact) {
      const sent = await inviteContact(transaction, services, caller, contact, { type: "resend", roleIds, now });
      return { body: await answer(transaction, caller, sent.id, now) };
    }
    const sent = await sendInvitation(transaction, services, caller, {
      email: row.email,
      emailKey: row.email_key,
      userId: null,
      roleIds,
      now,
    });
    const details = { invitationId: sent.id, replaces: row.id };
    await writeEvent(transaction, {
      tenantId: caller.tenantId,
      userId: null,
      actorId: caller.id,
      type: "resend",
      now,
      details,
    });
    return { body: await answer(transaction, caller, sent.id, now) };
  });

const revoke = async (transaction: Transaction, caller: Caller, row: InvitationRow, now: Date): Promise<void> => {
  const { id } = row;
  await transaction.updateTable("invitations").set({ revoked_at: now }).where("id", "=", id).execute();
  const contact = await contactOf(transaction, row);
  if (contact) {
    await dropUnsentMail(transaction, contact.id, "invitation");
    const details = { invitationId: id };
    await saveChange(transaction, caller, contact, { type: "revoke", columns: uninvited, now, details });
    return;
  }
  await writeEvent(transaction, {
    tenantId: caller.tenantId,
    userId: null,
    actorId: caller.id,
    type: "revoke",
    now,
    details: { invitationId: id },
  });
};

export const revokeInvitation: ActorHandler<"revokeInvitation"> = ({ caller, id, now, write }) =>
  write<Invitation>(async (transaction) => {
    await revoke(transaction, caller, await lockInvitation(transaction, caller, id, "revoke", now), now);
    return { body: await answer(transaction, caller, id, now) };
  });

/**
 * Who is deleted vouches for nobody: what they have sent and is open works no more. Where everybody sees their own invitations
 * alone, and the record is gone, all of theirs become the caller's, as their children do: or nobody would see them again (NF-4).
 */
export const inheritInvitations = async (
  transaction: Transaction,
  caller: Caller,
  senderId: string,
  now: Date,
  isErased: boolean,
): Promise<void> => {
  const locked = await transaction
    .selectFrom("invitations")
    .select("id")
    .where("tenant_id", "=", caller.tenantId)
    .where("sent_by", "=", senderId)
    .where("used_at", "is", null)
    .where("replaced_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .forUpdate()
    .execute();
  const ids = locked.map(({ id }) => id);
  const open =
    ids.length > 0 ? await invitationRows(transaction, caller, now).where("invitations.id", "in", ids).execute() : [];
  for (const row of open) await revoke(transaction, caller, row, now);
  if (isErased && caller.profile.scope === "children")
    await transaction
      .updateTable("invitations")
      .set({ sent_by: caller.id })
      .where("tenant_id", "=", caller.tenantId)
      .where("sent_by", "=", senderId)
      .execute();
};
