import {
  canonical,
  isEmail,
  type CreateInvitations,
  type Decision,
  type InvitationOutcome,
  type InvitationOutcomes,
  type PortalProfile,
  type ProblemError,
} from "@usherkit/contract";
import { cooldownOf } from "@usherkit/contract/policy";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import { writeEvent } from "../account/events.js";
import type { ActorHandler, Caller, Reply, Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { enforce, HttpProblem, invalid } from "../http/problem.js";
import { lastMailTo } from "../mail/cooldown.js";
import { mailsLeft } from "../mail/quota.js";
import { insertContact, isContact } from "../users/contacts.js";
import { checkRoles } from "../users/roles.js";
import { targetOf } from "../users/user.js";
import { hiddenUser } from "../users/visible.js";
import { inviteContact } from "./contact.js";
import { invitationOf, invitationRows, invitationTargetOf } from "./invitation.js";
import { sendInvitation, type SentInvitation } from "./send.js";

/** What everybody gets where the profile says so (then nothing else may be asked for), else what was chosen. */
const rolesOf = (profile: PortalProfile, asked: string[]): string[] => {
  const given = profile.invitation?.roleIds;
  if (!given) return checkRoles(profile, asked);
  if (asked.length > 0 && asked.toSorted().join(" ") !== given.toSorted().join(" "))
    throw invalid({ pointer: "/roleIds", code: "not_offered" });
  return given;
};

/** Where invitations make contacts, one person is asked for, by name (docs/portals.md, CO-3); else nobody's name is. */
const namesOf = (
  { invitation }: PortalProfile,
  { emails, givenName, familyName }: CreateInvitations,
): { givenName: string; familyName: string } | undefined => {
  const errors: ProblemError[] = [];
  for (const [name, value] of Object.entries({ givenName, familyName }))
    if ((value !== undefined) !== (invitation?.contacts ?? false))
      errors.push({ pointer: `/${name}`, code: value === undefined ? "required" : "not_offered" });
  if (invitation?.contacts && emails.length > 1) errors.push({ pointer: "/emails", code: "one_only" });
  if (errors.length > 0) throw invalid(...errors);
  return givenName !== undefined && familyName !== undefined ? { givenName, familyName } : undefined;
};

const addContact = async (
  transaction: Transaction,
  caller: Caller,
  person: { email: string; givenName: string; familyName: string },
  now: Date,
): Promise<UserRow> => {
  const { tenantId, profile, id: actorId } = caller;
  const contact = await insertContact(transaction, {
    tenantId,
    profile,
    parentId: actorId,
    person: { ...person, attributes: {} },
    now,
  });
  await writeEvent(transaction, { tenantId, userId: contact.id, actorId, type: "add_contact", now });
  return contact;
};

const inviteStranger = async (
  transaction: Transaction,
  services: Services,
  caller: Caller,
  input: { email: string; emailKey: string; roleIds: string[]; now: Date },
): Promise<SentInvitation> => {
  const sent = await sendInvitation(transaction, services, caller, { ...input, userId: null });
  await writeEvent(transaction, {
    tenantId: caller.tenantId,
    userId: null,
    actorId: caller.id,
    type: "invite",
    now: input.now,
    details: { invitationId: sent.id, roleIds: input.roleIds },
  });
  return sent;
};

/** Decides whether an address must wait: for the cooldown of the last invitation, or for a quota. Undefined: it needn't. */
const mailRefusal = async (
  transaction: Transaction,
  { tenantId, profile }: Caller,
  { key, sent, quota, now }: { key: string; sent: number; quota: { left: number; until: Date }; now: Date },
): Promise<{ lastMailAt: Date | null; decision: Decision | undefined }> => {
  const lastMailAt = await lastMailTo(transaction, { tenantId, addressKey: key }, "invitation", now);
  const used: Decision | undefined =
    sent < quota.left
      ? undefined
      : { state: "denied", reason: "mail_quota", remedy: { kind: "wait", until: quota.until.toISOString() } };
  return { lastMailAt, decision: cooldownOf(profile, lastMailAt, now) ?? used };
};

/** Runs again where another request has used the quota up meanwhile: the next run then says so address by address. */
const againstQuota = async <Result>(run: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= 5 || !(error instanceof HttpProblem) || error.code !== "too_many_requests") throw error;
    }
  }
};

/** Invites each address by itself: one outcome each, in the order given; a bad one never sinks the rest (docs/portals.md, NF-2). */
export const createInvitations: ActorHandler<"createInvitations"> = async ({ services, caller, body, now, write }) => {
  const roleIds = rolesOf(caller.profile, body.roleIds);
  const names = namesOf(caller.profile, body);
  const before = authorityOf(caller, await readTenantFacts(services.database, caller, now), now);
  enforce(before.decide("invite", null, { roleIds }));
  const invite = async (transaction: Transaction): Promise<Reply<InvitationOutcomes>> => {
    const authority = authorityOf(caller, await readTenantFacts(transaction, caller, now), now);
    const quota = await mailsLeft(transaction, caller, now);
    let sentCount = 0;
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
      // Whose user name it is, is signed in by it too: nobody else can come to have it as an address.
      const known = await transaction
        .selectFrom("users")
        .selectAll()
        .where("tenant_id", "=", caller.tenantId)
        .where((where) => where.or([where("email_key", "=", key), where("username_key", "=", key)]))
        .where("holds_identity", "=", true)
        .orderBy("id")
        .forUpdate()
        .execute();
      const user = known.find((each) => each.email_key === key) ?? known[0];
      const isOpen = user?.email_key === key && !user.deleted_at && isContact(user);
      const isVisible = user && authority.decide("view", targetOf(user)).state === "allowed";
      if (user && !isOpen) {
        // `userId` only where the caller may view the user.
        outcomes.set(place, {
          email,
          result: user.deleted_at ? "removed_user" : "already_user",
          ...(isVisible && { userId: user.id }),
        });
        continue;
      }
      if (user && !isVisible) {
        outcomes.set(place, { email, result: "not_allowed", decision: hiddenUser });
        continue;
      }
      const { lastMailAt, decision: refusal } = await mailRefusal(transaction, caller, {
        key,
        sent: sentCount,
        quota,
        now,
      });
      const decided = user && authority.decide("invite", targetOf(user, lastMailAt), { roleIds });
      // A person who may not be invited at all is not told to wait.
      const decision = decided && decided.state !== "allowed" ? decided : refusal;
      if (decision && decision.state !== "allowed") {
        outcomes.set(place, { email, result: "not_allowed", decision });
        continue;
      }
      const contact = user ?? (names && (await addContact(transaction, caller, { ...names, email }, now)));
      const sent = contact
        ? await inviteContact(transaction, services, caller, contact, { type: "invite", roleIds, now })
        : await inviteStranger(transaction, services, caller, { email, emailKey: key, roleIds, now });
      sentCount += 1;
      const row = await invitationRows(transaction, caller, now)
        .where("invitations.id", "=", sent.id)
        .executeTakeFirstOrThrow();
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
  };
  return againstQuota(() => write(invite));
};
