import type { User } from "@usherkit/contract";
import type { ActorHandler, Caller, Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { notFound } from "../http/problem.js";
import { dropUnsentMail } from "../mail/queue.js";
import { saveChange } from "../users/change.js";
import { lockUser, readUser } from "../users/find.js";
import { checkRoles } from "../users/roles.js";
import { sendInvitation, type SentInvitation } from "./send.js";

/** Sends a contact a link that is theirs: an earlier one dies, and they are `invited` as long as this one lives. */
export const inviteContact = async (
  transaction: Transaction,
  services: Services,
  caller: Caller,
  contact: UserRow,
  { type, roleIds, now }: { type: "invite" | "resend"; roleIds: string[]; now: Date },
): Promise<SentInvitation> => {
  const { email, email_key: emailKey } = contact;
  // `applicability` has refused who has no address.
  if (email === null || emailKey === null) throw notFound();
  await dropUnsentMail(transaction, contact.id, "invitation");
  const sent = await sendInvitation(transaction, services, caller, {
    email,
    emailKey,
    userId: contact.id,
    roleIds,
    now,
  });
  const columns = { registration: "invited" as const, invited_until: sent.expiresAt };
  const details = { invitationId: sent.id, roleIds };
  await saveChange(transaction, caller, contact, { type, columns, now, details });
  return sent;
};

/** The columns of a contact whose invitation is no more. */
export const uninvited = { registration: "contact" as const, invited_until: null };

/** What a contact was sent works no more: their address is another's, or they are gone. */
export const revokeInvitationsOf = async (transaction: Transaction, userId: string, now: Date): Promise<void> => {
  await dropUnsentMail(transaction, userId, "invitation");
  await transaction
    .updateTable("invitations")
    .set({ revoked_at: now })
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .where("replaced_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
};

/** Invites a contact from the list: the sign-up then completes this very person (docs/portals.md, CO-2). */
export const inviteUser: ActorHandler<"inviteUser"> = ({ services, caller, id, now, write }) =>
  write<User>(async (transaction) => {
    const wanted = caller.profile.invitation?.roleIds;
    const { row, require } = await lockUser(transaction, caller, { id, action: "invite", now });
    const roleIds = checkRoles(caller.profile, wanted ?? row.role_ids);
    require("invite", { roleIds });
    await inviteContact(transaction, services, caller, row, { type: "invite", roleIds, now });
    const user = await readUser(transaction, caller, row.id, now);
    return { body: user, version: user.version };
  });
