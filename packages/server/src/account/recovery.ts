import { canonical, factsAt } from "@usherkit/contract";
import type { Selectable } from "kysely";
import type { OpenHandler } from "../context.js";
import { transact, type Database, type Transaction } from "../database/database.js";
import type { ResetRequestTable } from "../database/schema.js";
import { mayMailReset } from "../mail/cooldown.js";
import type { Clock, MailFailure, Sealer } from "../options.js";
import { openText, sealText, SealError } from "../seal/sealed-text.js";
import { lockRow } from "../users/lock-row.js";
import { factsOf } from "../users/user.js";
import { writeEvent } from "./events.js";
import { linkLife, mailLink, makeLink } from "./links.js";
import { findBySignInName, findTenant } from "./sign-in.js";

/** Reset links of one person that may work at the same time. Another request waits until one has run out or is used. */
const mostLinks = 2;
/** Where the link of a request is stored, for its seal. */
const linkPlace = (id: string): string => `reset_requests/${id}/link`;

/** Requests that one round of the worker answers. */
const batch = 100;

/**
 * "Forgotten?": takes the request down, and answers the same to everybody, by the same statements. Whose name it is, and whether a
 * link may go out, `answerResetRequests` looks up later. The link is made here, since the worker doesn't know the host's pages.
 */
export const requestPasswordReset: OpenHandler<"requestPasswordReset"> = async (call) => {
  const { services, network, source, body, now } = call;
  const tenant = await findTenant(services.database, body.tenant);
  if (tenant?.profile.credential.selfServiceReset !== "mail") return { body: undefined };
  const key = canonical(body.username);
  await services.limiter.take("requestPasswordReset", { address: network, person: key, tenantId: tenant.id }, now);
  const link = makeLink(services, "reset", tenant.id);
  const id = crypto.randomUUID();
  await services.database
    .insertInto("reset_requests")
    .values({
      id,
      tenant_id: tenant.id,
      name_key: key,
      token_hash: link.tokenHash,
      link: await sealText(services.sealer, link.url, linkPlace(id)),
      created_at: now,
      address: source.address,
      request_id: source.requestId,
    })
    .execute();
  return { body: undefined };
};

/** Mails a link where the account has an address and may be reset. The present credential goes on working. */
const answerRequest = async (
  transaction: Transaction,
  services: { sealer?: Sealer },
  request: Selectable<ResetRequestTable>,
  now: Date,
): Promise<void> => {
  const tenant = await findTenant(transaction, request.tenant_id);
  const found = await findBySignInName(transaction, request.tenant_id, request.name_key);
  if (!tenant || !found) return;
  const { profile } = tenant;
  const row = await lockRow(transaction, found.id);
  if (!row?.email || row.email_key === null || !row.active || row.deleted_at || row.registration !== "registered")
    return;
  if (factsAt(factsOf(row), now).lock?.kind === "admin") return;
  const address = { tenantId: row.tenant_id, addressKey: row.email_key };
  if (!(await mayMailReset(transaction, { ...address, profile, now }))) return;
  const live = await transaction
    .selectFrom("links")
    .select("token_hash")
    .where("user_id", "=", row.id)
    .where("kind", "=", "reset")
    .where("expires_at", ">", now)
    .execute();
  if (live.length >= mostLinks) return;
  const url = await openText(services.sealer, request.link, linkPlace(request.id));
  const user = { ...row, email: row.email };
  const mail = { user, profile, tenantName: tenant.name, kind: "reset", now, isCharged: false } as const;
  await mailLink(transaction, services, { tokenHash: request.token_hash, url }, mail);
  // A stranger's request moves no version: a manager at work on the person would lose what they typed.
  await transaction
    .updateTable("users")
    .set({
      recovery_requested_at: now,
      recovery_opened_at: null,
      recovery_until: new Date(now.getTime() + linkLife(profile, "reset")),
    })
    .where("id", "=", row.id)
    .execute();
  await writeEvent(transaction, {
    tenantId: row.tenant_id,
    userId: row.id,
    actorId: null,
    type: "request_password_reset",
    now,
    source: { requestId: request.request_id, address: request.address, agent: null },
  });
};

/**
 * Answers the requests for a reset that wait, the oldest first, each in a transaction of its own. They are taken with SKIP LOCKED,
 * so several servers share them; each is answered once. Answers how many there were.
 */
export const answerResetRequests = async (services: {
  database: Database;
  clock?: Clock;
  sealer?: Sealer;
  onMailFailed?: (failure: MailFailure) => void;
}): Promise<number> => {
  const now = services.clock?.() ?? new Date();
  for (let answered = 0; ; answered += 1) {
    if (answered >= batch) return answered;
    const isDone = await transact(services.database, async (transaction) => {
      const next = await transaction
        .selectFrom("reset_requests")
        .selectAll()
        .orderBy("created_at")
        .orderBy("id")
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!next) return true;
      await transaction.deleteFrom("reset_requests").where("id", "=", next.id).execute();
      try {
        await answerRequest(transaction, services, next, now);
      } catch (error) {
        // A request whose link can't be opened is told and gone: it would stand before all others for ever.
        if (!(error instanceof SealError)) throw error;
        const { name, code } = error;
        const failure = { mailId: next.id, tenantId: next.tenant_id, kind: "reset", attempt: 1, isGivenUp: true };
        services.onMailFailed?.({ ...failure, error: { name, code } });
      }
      return false;
    });
    if (isDone) return answered;
  }
};
