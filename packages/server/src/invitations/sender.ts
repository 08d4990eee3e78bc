import type { PortalProfile } from "@usherkit/contract";
import { decide, type Question } from "@usherkit/contract/policy";
import type { Selectable } from "kysely";
import { capabilities } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { InvitationTable, UserRow } from "../database/schema.js";
import { grantsOf } from "../users/user.js";

type Sent = Pick<Selectable<InvitationTable>, "id" | "tenant_id" | "sent_by" | "role_ids">;

/** Whether a person could send this very invitation now: they are in, and may still give what it gives. */
const couldSend = (sender: UserRow, invitation: Sent, profile: PortalProfile, now: Date): boolean => {
  if (!sender.active || sender.lock_kind === "admin" || sender.deleted_at || sender.registration !== "registered")
    return false;
  const { featureIds, accounts } = grantsOf(sender, profile);
  const { id, role_ids: roleIds } = invitation;
  const asked: Omit<Question, "action" | "target"> = {
    actor: { id: sender.id, roleIds: sender.role_ids, authenticatedAt: now, featureIds, accounts },
    proposal: { roleIds },
    profile,
    capabilities,
    // Whom else one could ask is nobody's question here.
    facts: { managers: 1, holders: {} },
    now,
  };
  // Some may send again what others have sent, and invite nobody of their own.
  const again = { kind: "invitation", id, sentById: sender.id, roleIds, link: "open", userCreated: false } as const;
  return (
    decide({ ...asked, action: "invite", target: null }).state === "allowed" ||
    decide({ ...asked, action: "resend", target: again }).state === "allowed"
  );
};

/**
 * Who vouches for an invitation: who sent it, held until the transaction ends. Undefined where they are gone, or could not send
 * it any more (switched off, locked by a manager, without the roles for it): then it opens nothing, until they could again.
 */
export const findSender = async (
  transaction: Transaction,
  invitation: Sent,
  profile: PortalProfile,
  now: Date,
): Promise<UserRow | undefined> => {
  const sender = await transaction
    .selectFrom("users")
    .selectAll()
    .where("tenant_id", "=", invitation.tenant_id)
    .where("id", "=", invitation.sent_by)
    .forShare()
    .executeTakeFirst();
  return sender && couldSend(sender, invitation, profile, now) ? sender : undefined;
};
