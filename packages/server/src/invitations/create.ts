import { canonical, isEmail, type InvitationOutcome, type InvitationOutcomes } from "@usherkit/contract";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import { writeEvent } from "../account/events.js";
import type { ActorHandler } from "../context.js";
import { enforce } from "../http/problem.js";
import { checkRoles } from "../users/roles.js";
import { targetOf } from "../users/user.js";
import { invitationOf, invitationRows, invitationTargetOf } from "./invitation.js";
import { sendInvitation } from "./send.js";

/** Invites each address by itself: one outcome each, in the order given; a bad one never sinks the rest (PORTALS.md, NF-2). */
export const createInvitations: ActorHandler<"createInvitations"> = async ({ services, caller, body, now, write }) => {
  const roleIds = checkRoles(caller.profile, body.roleIds);
  const before = authorityOf(caller, await readTenantFacts(services.database, caller.tenantId), now);
  enforce(before.decide("invite", null, { roleIds }));
  return write<InvitationOutcomes>(async (transaction) => {
    const authority = authorityOf(caller, await readTenantFacts(transaction, caller.tenantId), now);
    const outcomes = new Map<string, InvitationOutcome>();
    const seen = new Set<string>();
    // Always in one order, so that two lists at once never wait for each other crosswise.
    const addresses = body.emails.map((text, index) => ({
      email: text.trim(),
      key: canonical(text),
      place: index.toString(),
    }));
    for (const { email, key, place } of addresses.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))) {
      if (!isEmail(email)) {
        outcomes.set(place, { email, result: "malformed" });
        continue;
      }
      if (seen.has(key)) {
        outcomes.set(place, { email, result: "duplicate" });
        continue;
      }
      seen.add(key);
      const user = await transaction
        .selectFrom("users")
        .selectAll()
        .where("tenant_id", "=", caller.tenantId)
        .where("email_key", "=", key)
        .where("holds_identity", "=", true)
        .executeTakeFirst();
      if (user) {
        // Who it is, is told only to who may see them.
        const isVisible = authority.decide("view", targetOf(user)).state === "allowed";
        outcomes.set(place, {
          email,
          result: user.deleted_at ? "removed_user" : "already_user",
          ...(isVisible && { userId: user.id }),
        });
        continue;
      }
      const sent = await sendInvitation(transaction, services, caller, { email, emailKey: key, roleIds, now });
      await writeEvent(transaction, {
        tenantId: caller.tenantId,
        userId: null,
        actorId: caller.id,
        type: "invite",
        now,
        details: { invitationId: sent.id, roleIds },
      });
      const row = await invitationRows(transaction).where("invitations.id", "=", sent.id).executeTakeFirstOrThrow();
      outcomes.set(place, {
        email,
        result: "sent",
        invitation: { ...invitationOf(row, now), access: authority.report(invitationTargetOf(row, now)) },
        ...(sent.replacedSentAt && { replacedSentAt: sent.replacedSentAt.toISOString() }),
      });
    }
    return {
      body: { outcomes: addresses.flatMap(({ place }) => outcomes.get(place) ?? []) },
    };
  });
};
