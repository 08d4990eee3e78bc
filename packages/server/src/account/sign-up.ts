import type { ProblemError, SignUpAnswer } from "@usherkit/contract";
import { factsAt } from "@usherkit/contract";
import type { OpenHandler } from "../context.js";
import { transact, type Transaction } from "../database/database.js";
import { spokenBy } from "../http/language.js";
import { HttpProblem, invalid } from "../http/problem.js";
import { hashToken } from "../http/secret.js";
import { markInvitationsSeen } from "../invitations/seen.js";
import { localizeProfile } from "../tenants/localize-profile.js";
import { publicProfileOf } from "../tenants/public-profile.js";
import { patchAttributes } from "../users/attributes.js";
import { newUserRow } from "../users/new-user.js";
import { refuseRemoved } from "../users/removed.js";
import { checkRoles } from "../users/roles.js";
import { factsOf } from "../users/user.js";
import { checkPassword, credentialUntil, storeCredential } from "./credential.js";
import { writeEvent } from "./events.js";

const findInvitation = async (
  transaction: Transaction,
  tokenHash: string,
  now: Date,
  acceptLanguage: string | null,
) => {
  const found = await transaction
    .selectFrom("invitations")
    .innerJoin("tenants", "tenants.id", "invitations.tenant_id")
    .innerJoin("portals", "portals.id", "tenants.portal_id")
    .selectAll("invitations")
    .select(["tenants.name as tenant_name", "portals.profile"])
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("replaced_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .forUpdate("invitations")
    .executeTakeFirst();
  if (!found) throw new HttpProblem("invalid_token");
  const tenant = { id: found.tenant_id, name: found.tenant_name };
  const localized = localizeProfile(found.profile, acceptLanguage);
  return { ...found, tenant, headers: localized.headers, publicProfile: publicProfileOf(tenant, localized) };
};

/**
 * `{token}` tells what the invitation is for and changes nothing. With a user name, names and a password it signs the person
 * up: the link is used, once; who invited them is their parent (PORTALS.md, NF-2, RP-1).
 */
export const signUp: OpenHandler<"signUp"> = async ({ services, request, body, now }) => {
  const tokenHash = await hashToken(body.token);
  const acceptLanguage = request.headers.get("Accept-Language");
  const invitation = await transact(services.database, (transaction) =>
    findInvitation(transaction, tokenHash, now, acceptLanguage),
  );
  const { token: _token, ...given } = body;
  if (Object.keys(given).length === 0)
    return {
      headers: invitation.headers,
      body: { email: invitation.email, tenant: invitation.tenant, profile: invitation.publicProfile, username: null },
    };
  const { username, givenName, familyName, password } = given;
  if (username === undefined || givenName === undefined || familyName === undefined || password === undefined) {
    const errors = Object.entries({ username, givenName, familyName, password }).flatMap(
      ([name, value]): ProblemError[] => (value === undefined ? [{ pointer: `/${name}`, code: "required" }] : []),
    );
    throw invalid(...errors);
  }
  const { profile } = invitation;
  checkPassword(profile, password, { username, email: invitation.email });
  const attributes = patchAttributes(profile, {}, given.attributes ?? {}, true);
  const hash = await services.hasher.hash(password);
  const answer = await transact(services.database, async (transaction): Promise<SignUpAnswer> => {
    const { id, tenant, email, sent_by, role_ids, publicProfile } = await findInvitation(
      transaction,
      tokenHash,
      now,
      acceptLanguage,
    );
    const roleIds = checkRoles(profile, role_ids);
    const sender = await transaction.selectFrom("users").selectAll().where("id", "=", sent_by).executeTakeFirst();
    const isSenderThere = sender && factsAt(factsOf(sender), now).deletedAt === null;
    const row = newUserRow({
      tenantId: tenant.id,
      profile,
      now,
      parentId: isSenderThere ? sender.id : null,
      registration: "registered",
      credential: "set",
      person: { username, email, givenName, familyName, roleIds, attributes },
    });
    await refuseRemoved(transaction, tenant.id, row);
    const user = await transaction
      .insertInto("users")
      .values({ ...row, ...spokenBy(request, profile), credential_until: credentialUntil(profile, now) })
      .returningAll()
      .executeTakeFirstOrThrow();
    await storeCredential(transaction, { user, profile, hash, credential: "set", now });
    await transaction.updateTable("invitations").set({ used_at: now }).where("id", "=", id).execute();
    await markInvitationsSeen(transaction, tenant.id, user.email_key);
    const details = { invitationId: id };
    await writeEvent(transaction, {
      tenantId: tenant.id,
      userId: user.id,
      actorId: user.id,
      type: "sign_up",
      now,
      details,
    });
    return { email, tenant, profile: publicProfile, username: user.username };
  });
  return { body: answer, headers: invitation.headers };
};
