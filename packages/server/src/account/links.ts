import { canonical, type PortalProfile } from "@usherkit/contract";
import type { Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { hashToken, newToken } from "../http/secret.js";
import { requireMailPause } from "../mail/cooldown.js";
import { dropUnsentMail, queueMail } from "../mail/queue.js";
import { resetMail, welcomeMail } from "../mail/templates.js";

/** How long a link of a kind works, in milliseconds. */
export const linkLife = (profile: PortalProfile, kind: "welcome" | "reset"): number =>
  kind === "welcome" ? profile.credential.welcomeLinkHours * 3_600_000 : profile.credential.resetLinkMinutes * 60_000;

/** A link that works once `mailLink` has stored whose it is. `url` holds the token. */
export interface MadeLink {
  readonly tokenHash: string;
  readonly url: string;
}

export const makeLink = (services: Pick<Services, "linkTo">, kind: "welcome" | "reset", tenantId: string): MadeLink => {
  const token = newToken();
  return { tokenHash: hashToken(token), url: services.linkTo(kind, tenantId, token) };
};

interface LinkMail {
  user: UserRow & { email: string };
  profile: PortalProfile;
  tenantName: string;
  kind: "welcome" | "reset";
  now: Date;
}

/** A fresh link to a person by mail, which a manager causes; older ones of the same kind die. */
export const sendLink = async (transaction: Transaction, services: Services, input: LinkMail): Promise<void> => {
  const { user, profile, kind, now } = input;
  const addressKey = canonical(user.email);
  await requireMailPause(transaction, { tenantId: user.tenant_id, addressKey, kind, profile, now });
  await transaction.deleteFrom("links").where("user_id", "=", user.id).where("kind", "=", kind).execute();
  await mailLink(transaction, services, makeLink(services, kind, user.tenant_id), { ...input, isCharged: true });
};

/** Stores a link as a person's own, and queues the mail that tells it. `isCharged`: it counts for the quota of who causes it. */
export const mailLink = async (
  transaction: Transaction,
  { sealer }: Pick<Services, "sealer">,
  link: MadeLink,
  input: LinkMail & { isCharged: boolean },
): Promise<void> => {
  const { user, profile, kind, now } = input;
  const expiresAt = new Date(now.getTime() + linkLife(profile, kind));
  await transaction
    .insertInto("links")
    .values({
      token_hash: link.tokenHash,
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
    link: link.url,
    expiresAt,
  };
  await dropUnsentMail(transaction, user.id, kind);
  const mail = kind === "welcome" ? welcomeMail(words) : resetMail(words);
  await queueMail(transaction, {
    tenantId: user.tenant_id,
    userId: user.id,
    kind,
    to: user.email,
    ...mail,
    isCharged: input.isCharged,
    sealer,
    now,
  });
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
