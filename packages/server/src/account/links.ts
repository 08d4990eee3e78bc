import type { PortalProfile } from "@usherkit/contract";
import type { Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { hashToken, newToken } from "../http/secret.js";
import { dropUnsentMail, queueMail } from "../mail/queue.js";
import { resetMail, welcomeMail } from "../mail/templates.js";

/** How long a link of a kind works, in milliseconds. */
export const linkLife = (profile: PortalProfile, kind: "welcome" | "reset"): number =>
  kind === "welcome" ? profile.credential.welcomeLinkHours * 3_600_000 : profile.credential.resetLinkMinutes * 60_000;

/**
 * A fresh link to a person by mail; older ones of the same kind die, but for a request that anybody can make (`isByStranger`):
 * or anybody could end the link that the person is about to use.
 */
export const sendLink = async (
  transaction: Transaction,
  services: Services,
  input: {
    user: UserRow & { email: string };
    profile: PortalProfile;
    tenantName: string;
    kind: "welcome" | "reset";
    now: Date;
    isByStranger?: boolean;
  },
): Promise<void> => {
  const { user, profile, kind, now } = input;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + linkLife(profile, kind));
  if (!input.isByStranger)
    await transaction.deleteFrom("links").where("user_id", "=", user.id).where("kind", "=", kind).execute();
  await transaction
    .insertInto("links")
    .values({
      token_hash: await hashToken(token),
      tenant_id: user.tenant_id,
      user_id: user.id,
      kind,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  const words = {
    profile,
    tenantName: input.tenantName,
    language: user.language,
    givenName: user.given_name,
    username: user.username,
    link: services.linkTo(kind, user.tenant_id, token),
    expiresAt,
  };
  await dropUnsentMail(transaction, user.id, kind);
  const mail = kind === "welcome" ? welcomeMail(words) : resetMail(words);
  await queueMail(transaction, { tenantId: user.tenant_id, userId: user.id, kind, to: user.email, ...mail, now });
};

/** The columns of who has no reset under way. */
export const noRecovery = { recovery_requested_at: null, recovery_opened_at: null, recovery_until: null };

/** Ends every link of a person, sent or on its way, and drops a credential whose mail has not been sent. */
export const endLinks = async (transaction: Transaction, userId: string): Promise<void> => {
  await transaction.deleteFrom("links").where("user_id", "=", userId).execute();
  for (const kind of ["welcome", "reset", "credential"] as const) await dropUnsentMail(transaction, userId, kind);
};

/**
 * What was mailed to an address opens nothing once it is no longer theirs. A welcome that still worked goes to the new address,
 * or who waits for it could not come in; a reset has to be asked for again. Answers the columns that follow.
 */
export const moveLinks = async (
  transaction: Transaction,
  services: Services,
  input: { user: UserRow; email: string | null; profile: PortalProfile; tenantName: string; now: Date },
) => {
  const { user, email, profile, tenantName, now } = input;
  const welcome = await transaction
    .selectFrom("links")
    .select("token_hash")
    .where("user_id", "=", user.id)
    .where("kind", "=", "welcome")
    .where("expires_at", ">", now)
    .executeTakeFirst();
  await endLinks(transaction, user.id);
  if (welcome && email !== null)
    await sendLink(transaction, services, { user: { ...user, email }, profile, tenantName, kind: "welcome", now });
  return noRecovery;
};
