import type { Attributes, PortalProfile, ProblemError, SignUpAnswer } from "@usherkit/contract";
import type { OpenHandler } from "../context.js";
import { transact, type Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { spokenBy } from "../http/language.js";
import { HttpProblem, invalid } from "../http/problem.js";
import { hashToken } from "../http/secret.js";
import { markInvitationsSeen } from "../invitations/seen.js";
import { findSender } from "../invitations/sender.js";
import { localizeProfile } from "../tenants/localize-profile.js";
import { publicProfileOf } from "../tenants/public-profile.js";
import { patchAttributes } from "../users/attributes.js";
import { checkEditable } from "../users/editable.js";
import { namesOf } from "../users/edit.js";
import { checkUsername, refuseBorrowed } from "../users/names.js";
import { identityColumns, newUserRow, roleColumns, type Person } from "../users/new-user.js";
import { refuseRemoved } from "../users/removed.js";
import { checkRoles } from "../users/roles.js";
import { checkPassword, credentialUntil, refuseCompromised, storeCredential } from "./credential.js";
import { recorded, writeEvent } from "./events.js";

/** The contact whom the invitation is for, or who came to have its address since, locked; undefined: nobody yet. */
const findContact = async (
  transaction: Transaction,
  invitation: { tenant_id: string; user_id: string | null; email_key: string },
): Promise<UserRow | undefined> => {
  const contact = await transaction
    .selectFrom("users")
    .selectAll()
    .where("tenant_id", "=", invitation.tenant_id)
    .where("deleted_at", "is", null)
    .where("registration", "in", ["contact", "invited"])
    .where("email_key", "=", invitation.email_key)
    .forUpdate()
    .executeTakeFirst();
  // Theirs, and they are gone or signed up otherwise.
  if (invitation.user_id !== null && contact?.id !== invitation.user_id) throw new HttpProblem("invalid_token");
  return contact;
};

/**
 * Refuses an invitation to an address that somebody has by now, also as their user name, or that a removed person still holds: no
 * form would end well. The link came to that address, so its reader may know.
 */
const refuseHeld = async (
  transaction: Transaction,
  { tenant_id: tenantId, email_key: key }: { tenant_id: string; email_key: string },
  contact: UserRow | undefined,
): Promise<void> => {
  const holders = await transaction
    .selectFrom("users")
    .select("deleted_at")
    .where("tenant_id", "=", tenantId)
    .where("holds_identity", "=", true)
    .where("id", "<>", contact?.id ?? "")
    .where((where) => where.or([where("email_key", "=", key), where("username_key", "=", key)]))
    .execute();
  if (holders.some(({ deleted_at: deletedAt }) => deletedAt === null))
    throw new HttpProblem("email_taken", { errors: [{ pointer: "/email", code: "taken" }] });
  if (holders.length > 0)
    throw new HttpProblem("removed_user", { errors: [{ pointer: "/email", code: "removed_user" }] });
};

/** An invitation that is open, for which its sender still vouches, with what the sign-up needs of the portal. */
const findInvitation = async (
  transaction: Transaction,
  tokenHash: string,
  now: Date,
  acceptLanguage: string | null,
) => {
  const open = transaction
    .selectFrom("invitations")
    .innerJoin("tenants", "tenants.id", "invitations.tenant_id")
    .innerJoin("portals", "portals.id", "tenants.portal_id")
    .selectAll("invitations")
    .select(["tenants.name as tenant_name", "portals.profile"])
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("replaced_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now);
  const seen = await open.executeTakeFirst();
  // The sender is locked first, as where they are deleted: who signs up never becomes the child of nobody.
  const sender = seen && (await findSender(transaction, seen, seen.profile, now));
  const found = sender && (await open.forUpdate("invitations").executeTakeFirst());
  if (!found || found.sent_by !== sender.id) throw new HttpProblem("invalid_token");
  const tenant = { id: found.tenant_id, name: found.tenant_name };
  const localized = localizeProfile(found.profile, acceptLanguage);
  const contact = await findContact(transaction, found);
  await refuseHeld(transaction, found, contact);
  return {
    ...found,
    contact,
    tenant,
    headers: localized.headers,
    publicProfile: publicProfileOf(tenant, localized),
  };
};

/** What a contact has changed of what was known of them. A user name they had none, or a stand-in. */
const changedBy = (contact: UserRow, profile: PortalProfile, person: Person): string[] =>
  namesOf(identityColumns(profile, person), person.attributes, contact).filter((name) => name !== "username");

interface SigningUp {
  profile: PortalProfile;
  person: Person;
  columns: { language?: string; credential_until: Date | null };
  now: Date;
}

/** Who invited them is their parent. */
const insertSignedUp = async (
  transaction: Transaction,
  { invitation, profile, person, columns, now }: SigningUp & { invitation: { tenant_id: string; sent_by: string } },
): Promise<UserRow> => {
  const row = newUserRow({
    tenantId: invitation.tenant_id,
    profile,
    now,
    parentId: invitation.sent_by,
    registration: "registered",
    credential: "set",
    person,
  });
  await refuseRemoved(transaction, invitation.tenant_id, row);
  await refuseBorrowed(transaction, invitation.tenant_id, row);
  return transaction
    .insertInto("users")
    .values({ ...row, ...columns })
    .returningAll()
    .executeTakeFirstOrThrow();
};

/** The contact becomes a user: the same person, with their history, parent and grants (docs/portals.md, CO-2). */
const completeContact = async (
  transaction: Transaction,
  { contact, profile, person, columns, now }: SigningUp & { contact: UserRow },
): Promise<UserRow> => {
  const identity = identityColumns(profile, person);
  await refuseRemoved(transaction, contact.tenant_id, identity);
  await refuseBorrowed(transaction, contact.tenant_id, identity, contact.id);
  return transaction
    .updateTable("users")
    .set({
      ...identity,
      ...roleColumns(profile, person.roleIds),
      ...columns,
      registration: "registered",
      invited_until: null,
      credential: "set",
      version: contact.version + 1,
      updated_at: now,
    })
    .where("id", "=", contact.id)
    .returningAll()
    .executeTakeFirstOrThrow();
};

/** Of a person's own fields those that anybody may fill in: the others are no one's to give or to miss at a sign-up. */
const ownAttributes = (profile: PortalProfile, present: Attributes, patch: Attributes): Attributes => {
  checkEditable({ profile, roleIds: [] }, { attributes: patch });
  const open = profile.attributes.filter(({ editableBy }) => !editableBy);
  return patchAttributes({ ...profile, attributes: open }, present, patch, true);
};

/**
 * `{token}` tells what the invitation is for and changes nothing. With a user name, names and a password it signs the person
 * up: the link is used, once; who invited them is their parent (docs/portals.md, NF-2, RP-1).
 */
export const signUp: OpenHandler<"signUp"> = async ({ services, request, source, network, body, now }) => {
  const tokenHash = hashToken(body.token);
  await services.limiter.take("signUp", { address: network, person: tokenHash }, now);
  const acceptLanguage = request.headers.get("Accept-Language");
  const invitation = await transact(services.database, (transaction) =>
    findInvitation(transaction, tokenHash, now, acceptLanguage),
  );
  const { token: _token, ...given } = body;
  const { email, tenant, publicProfile, contact } = invitation;
  const answer: SignUpAnswer = {
    email,
    tenant,
    profile: publicProfile,
    username: null,
    givenName: contact?.given_name ?? null,
    familyName: contact?.family_name ?? null,
  };
  if (Object.keys(given).length === 0) return { headers: invitation.headers, body: answer };
  const { username, givenName, familyName, password } = given;
  if (username === undefined || givenName === undefined || familyName === undefined || password === undefined) {
    const errors = Object.entries({ username, givenName, familyName, password }).flatMap(
      ([name, value]): ProblemError[] => (value === undefined ? [{ pointer: `/${name}`, code: "required" }] : []),
    );
    throw invalid(...errors);
  }
  const { profile } = invitation;
  await services.limiter.take("signUp", { tenantId: tenant.id }, now);
  checkUsername({ username, email });
  checkPassword(profile, password, { username, email, names: [givenName, familyName, tenant.name] });
  const patch = given.attributes ?? {};
  ownAttributes(profile, contact?.attributes ?? {}, patch);
  await refuseCompromised(services, password);
  const hash = await services.hasher.hash(password, network ?? undefined);
  const name = await recorded(services, source, async (transaction): Promise<string> => {
    const found = await findInvitation(transaction, tokenHash, now, acceptLanguage);
    const person = {
      username,
      email: found.email,
      givenName,
      familyName,
      roleIds: checkRoles(profile, found.role_ids),
      attributes: ownAttributes(profile, found.contact?.attributes ?? {}, patch),
    };
    const columns = { ...spokenBy(request, profile), credential_until: credentialUntil(profile, now) };
    const user = found.contact
      ? await completeContact(transaction, { contact: found.contact, profile, person, columns, now })
      : await insertSignedUp(transaction, { invitation: found, profile, person, columns, now });
    await storeCredential(transaction, { user, profile, hash, credential: "set", now });
    await transaction.updateTable("invitations").set({ used_at: now }).where("id", "=", found.id).execute();
    await markInvitationsSeen(transaction, tenant.id, user.email_key);
    await writeEvent(transaction, {
      tenantId: tenant.id,
      userId: user.id,
      actorId: user.id,
      type: "sign_up",
      now,
      details: { invitationId: found.id, ...(found.contact && { changed: changedBy(found.contact, profile, person) }) },
    });
    return user.username;
  });
  return { body: { ...answer, username: name, givenName, familyName }, headers: invitation.headers };
};
