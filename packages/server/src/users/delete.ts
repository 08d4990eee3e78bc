import type { User } from "@usherkit/contract";
import { endSessions } from "../account/credential.js";
import { writeEvent } from "../account/events.js";
import { endLinks } from "../account/links.js";
import type { ActorHandler } from "../context.js";
import { inheritInvitations } from "../invitations/change.js";
import { revokeInvitationsOf, uninvited } from "../invitations/contact.js";
import { eraseMail } from "../mail/queue.js";
import { saveChange } from "./change.js";
import { isContact } from "./contacts.js";
import { lockUser, readUser } from "./find.js";

/**
 * Deletes as the profile says: `erase`, the record is gone and the answer is 204; `keep`, it stays for the logs and is answered
 * (200), and its address and user name stay taken where the profile reserves them (docs/portals.md, RP-7, NF-7).
 */
export const deleteUser: ActorHandler<"deleteUser"> = ({ caller, id, version, now, write }) => {
  const { deletion } = caller.profile;
  return write<User | undefined>(async (transaction) => {
    const { row } = await lockUser(transaction, caller, { id, action: "delete", version, now });
    await endSessions(transaction, row.id, now);
    await revokeInvitationsOf(transaction, row.id, now);
    await inheritInvitations(transaction, caller, row.id, now, deletion.mode === "erase");
    if (deletion.mode === "keep") {
      await endLinks(transaction, row.id);
      const columns = {
        deleted_at: now,
        holds_identity: deletion.reserve ?? false,
        ...(isContact(row) && uninvited),
      };
      await saveChange(transaction, caller, row, { type: "delete", columns, now });
      const user = await readUser(transaction, caller, row.id, now);
      return { status: 200, body: user, version: user.version };
    }
    // Whose parent is erased stays within reach: they become the children of who erased it.
    await transaction.updateTable("users").set({ parent_id: caller.id }).where("parent_id", "=", row.id).execute();
    await transaction.deleteFrom("users").where("id", "=", row.id).execute();
    await eraseMail(transaction, row);
    await writeEvent(transaction, {
      tenantId: caller.tenantId,
      userId: row.id,
      actorId: caller.id,
      type: "delete",
      now,
    });
    return { status: 204, body: undefined };
  });
};
