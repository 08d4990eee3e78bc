import type { CredentialChanged, PortalProfile } from "@usherkit/contract";
import type { OpenCall, OpenHandler, Services } from "../context.js";
import { transact, type Transaction } from "../database/database.js";
import type { LinkTable, UserRow } from "../database/schema.js";
import { spokenBy } from "../http/language.js";
import { HttpProblem, invalid } from "../http/problem.js";
import { hashToken } from "../http/secret.js";
import { refusedAtSignIn } from "../tenants/kept-out.js";
import { lockRow } from "../users/lock-row.js";
import { displayNameOf } from "../users/user.js";
import { checkPassword, freshCredential, refuseCompromised, storeCredential } from "./credential.js";
import { findDevice } from "./device.js";
import { recorded, writeEvent } from "./events.js";
import { clearFailures, countFailure, forgiveFailures } from "./failures.js";
import { queueNotice } from "./notices.js";
import { advance, nextStep } from "./next-step.js";
import { requireOwnSession } from "./session.js";

interface Linked {
  link: { kind: LinkTable["kind"]; token_hash: string };
  row: UserRow;
  profile: PortalProfile;
  tenant: { id: string; name: string };
}

/** The person behind a link that still works; locked, so that a link is used once. */
const findByLink = async (transaction: Transaction, tokenHash: string, now: Date): Promise<Linked> => {
  const link = await transaction
    .selectFrom("links")
    .innerJoin("tenants", "tenants.id", "links.tenant_id")
    .innerJoin("portals", "portals.id", "tenants.portal_id")
    .select(["links.kind", "links.user_id", "links.token_hash", "tenants.id", "tenants.name", "portals.profile"])
    .where("links.token_hash", "=", tokenHash)
    .where("links.expires_at", ">", now)
    .executeTakeFirst();
  if (!link) throw new HttpProblem("invalid_token");
  const row = await lockRow(transaction, link.user_id);
  const alive = await transaction
    .selectFrom("links")
    .select("kind")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (!row || row.deleted_at || !alive) throw new HttpProblem("invalid_token");
  return { link, row, profile: link.profile, tenant: { id: link.id, name: link.name } };
};

/** A person opens a reset link and presses its button: the status says so from here on. Opening a welcome link changes nothing. */
const openLink = (services: Services, tokenHash: string, now: Date): Promise<CredentialChanged> =>
  transact(services.database, async (transaction) => {
    const { link, row, tenant } = await findByLink(transaction, tokenHash, now);
    // What a person does at a sign-in page moves no version: a manager at work on them would lose it.
    if (link.kind === "reset" && row.recovery_until && !row.recovery_opened_at)
      await transaction.updateTable("users").set({ recovery_opened_at: now }).where("id", "=", row.id).execute();
    return { username: row.username, tenant, next: "set_credential", changed: false };
  });

/** Sets the credential by a link, once: the link dies, every session ends, an auto-lock is over (the mailbox is proof enough). */
const setByLink = async (
  services: Services,
  tokenHash: string,
  password: string,
  { request, source, network, now }: Pick<OpenCall<"changeCredential">, "request" | "source" | "network" | "now">,
): Promise<CredentialChanged> => {
  const preview = await transact(services.database, (transaction) => findByLink(transaction, tokenHash, now));
  const { username, email, given_name, family_name } = preview.row;
  checkPassword(preview.profile, password, { username, email, names: [given_name, family_name, preview.tenant.name] });
  await refuseCompromised(services, password);
  const hash = await services.hasher.hash(password, network ?? undefined);
  return recorded(services, source, async (transaction) => {
    const { link, row, profile, tenant } = await findByLink(transaction, tokenHash, now);
    await storeCredential(transaction, { user: row, profile, hash, credential: "set", now });
    await clearFailures(transaction, row);
    await transaction
      .updateTable("users")
      .set({
        ...freshCredential(profile, now),
        ...spokenBy(request, profile),
        ...(link.kind === "welcome" && { registration: "registered" as const }),
        ...(row.lock_kind === "auto" && { lock_kind: null, lock_since: null, lock_until: null }),
        version: row.version + 1,
        updated_at: now,
      })
      .where("id", "=", row.id)
      .execute();
    const type = link.kind === "welcome" ? "complete_onboarding" : "set_credential";
    await writeEvent(transaction, { tenantId: tenant.id, userId: row.id, actorId: row.id, type, now });
    await queueNotice(transaction, { profile, displayName: displayNameOf(row) }, row, "credential", now);
    return { username: row.username, tenant, next: null, changed: true };
  });
};

/**
 * `{token}` opens a link; `{token, password}` sets by it; `{password, currentPassword?}` with a session changes it: with the
 * present one unless the change is forced, and never to the same.
 */
export const changeCredential: OpenHandler<"changeCredential"> = async (call) => {
  const { services, request, source, network, body, now } = call;
  if (body.token !== undefined) {
    const tokenHash = hashToken(body.token);
    await services.limiter.take("changeCredential", { address: network, person: tokenHash }, now);
    return {
      body:
        body.password === undefined
          ? await openLink(services, tokenHash, now)
          : await setByLink(services, tokenHash, body.password, call),
    };
  }
  const { caller, session } = requireOwnSession(call.caller);
  await services.limiter.take("changeCredential", { address: network, person: caller.id }, now);
  if (session.next !== null && session.next !== "set_credential") throw new HttpProblem("sign_in_incomplete");
  const password = body.password;
  if (password === undefined) throw invalid({ pointer: "/password", code: "required" });
  const isForced = session.next === "set_credential";
  if (!isForced && body.currentPassword === undefined) throw invalid({ pointer: "/currentPassword", code: "required" });
  checkPassword(caller.profile, password, { ...caller, names: [caller.displayName, caller.tenantName] });
  await refuseCompromised(services, password);
  const stored = await services.database
    .selectFrom("credentials")
    .innerJoin("users", "users.id", "credentials.user_id")
    .selectAll("users")
    .select("hash")
    .where("user_id", "=", caller.id)
    .executeTakeFirst();
  if (!stored) throw new HttpProblem("unauthenticated");
  const { tenantId } = caller;
  const device = await findDevice(services, request, { tenantId, userId: caller.id }, now);
  const suspect = { tenantId, userId: caller.id, subject: caller.id, device };
  // A stolen session must not guess the password without end: while the account is locked no guess is looked at.
  const refuseLocked = (row: UserRow): void => {
    const refusal = isForced ? undefined : refusedAtSignIn(row, caller.profile, request, now, device !== undefined);
    if (refusal) throw refusal;
  };
  refuseLocked(stored);
  if (!isForced && !(await services.hasher.verify(stored.hash, body.currentPassword ?? "", caller.id))) {
    await recorded(services, source, (transaction) =>
      countFailure(transaction, suspect, caller.profile.credential.lockout, now, "present_credential"),
    );
    throw invalid({ pointer: "/currentPassword", code: "wrong" });
  }
  if (await services.hasher.verify(stored.hash, password, caller.id))
    throw invalid({ pointer: "/password", code: "same_as_present" });
  const hash = await services.hasher.hash(password, caller.id);
  return recorded(services, source, async (transaction) => {
    const row = await lockRow(transaction, caller.id);
    const present = await transaction
      .selectFrom("credentials")
      .select("hash")
      .where("user_id", "=", caller.id)
      .executeTakeFirst();
    if (!row || row.deleted_at || present?.hash !== stored.hash) throw new HttpProblem("unauthenticated");
    refuseLocked(row);
    const { profile, tenantId: id, tenantName: name } = caller;
    await forgiveFailures(transaction, suspect);
    await storeCredential(transaction, {
      user: row,
      profile,
      hash,
      credential: "set",
      now,
      keepSession: session.tokenHash,
    });
    const columns = freshCredential(profile, now);
    await transaction
      .updateTable("users")
      .set({ ...columns, ...spokenBy(request, profile), version: row.version + 1, updated_at: now })
      .where("id", "=", row.id)
      .execute();
    await writeEvent(transaction, { tenantId: id, userId: row.id, actorId: row.id, type: "change_credential", now });
    await queueNotice(transaction, caller, row, "credential", now);
    const next = nextStep({ ...row, ...columns }, profile, now, { mfa: true });
    const entered = await advance(transaction, { services, request, row, session, next, isProven: true, now });
    return {
      body: { username: row.username, tenant: { id, name }, next, changed: true, token: entered.token },
      cookies: entered.cookies,
    };
  });
};
