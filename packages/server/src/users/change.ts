import type { Decision, User, UserAction, UserWithCredential } from "@usherkit/contract";
import type { Updateable } from "kysely";
import {
  checkPassword,
  endSessions,
  freshCredential,
  isFinal,
  makePassword,
  refuseCompromised,
  storeCredential,
  temporaryCredential,
} from "../account/credential.js";
import { writeEvent } from "../account/events.js";
import { clearFailures } from "../account/failures.js";
import { isMailed, mailCredential } from "../account/mailed-credential.js";
import { endLinks, linkLife, noRecovery, sendLink } from "../account/links.js";
import { queueNotice } from "../account/notices.js";
import type { ActorCall, ActorHandler, Caller, Reply, Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow, UserTable } from "../database/schema.js";
import { invalid } from "../http/problem.js";
import { lockUser, readUser, requireBefore } from "./find.js";
import { refuseBorrowed } from "./names.js";

type SimpleOperation =
  | "restoreUser"
  | "activateUser"
  | "deactivateUser"
  | "lockUser"
  | "sendPasswordReset"
  | "resetMfa"
  | "resendWelcome"
  | "revokeSessions";

interface Step {
  readonly transaction: Transaction;
  readonly call: ActorCall<SimpleOperation>;
  readonly row: UserRow;
}

/** Writes a change that a manager made: columns, version, history. */
export const saveChange = async (
  transaction: Transaction,
  caller: Caller,
  row: UserRow,
  change: { type: string; columns: Updateable<UserTable>; now: Date; details?: Record<string, unknown> },
): Promise<void> => {
  await transaction
    .updateTable("users")
    .set({ ...change.columns, version: row.version + 1, updated_at: change.now })
    .where("id", "=", row.id)
    .execute();
  await writeEvent(transaction, {
    tenantId: row.tenant_id,
    userId: row.id,
    actorId: caller.id,
    type: change.type,
    now: change.now,
    ...(change.details && { details: change.details }),
  });
};

/** An operation without a body that changes some columns of one user, and what goes with it. */
const simple =
  (action: UserAction, apply: (step: Step) => Promise<Updateable<UserTable>>): ActorHandler<SimpleOperation> =>
  (call) =>
    call.write<User>(async (transaction) => {
      const { row } = await lockUser(transaction, call.caller, { id: call.id, action, now: call.now });
      const columns = await apply({ transaction, call, row });
      await saveChange(transaction, call.caller, row, { type: action, columns, now: call.now });
      if (action === "resetMfa") await queueNotice(transaction, call.caller, row, "mfa", call.now);
      const user = await readUser(transaction, call.caller, row.id, call.now);
      return { body: user, version: user.version };
    });

const mailLink = async ({ transaction, call, row }: Step, kind: "welcome" | "reset"): Promise<void> => {
  // `applicability` has refused who has no address.
  if (row.email === null) return;
  await sendLink(transaction, call.services, {
    user: { ...row, email: row.email },
    profile: call.caller.profile,
    tenantName: call.caller.tenantName,
    kind,
    now: call.now,
  });
};

export const activateUser = simple("activate", () => Promise.resolve({ active: true }));

/** Nothing that was open before lets them in: no session, and no mailed link. */
const keepOut = async ({ transaction, call, row }: Step) => {
  await endSessions(transaction, row.id, call.now);
  await endLinks(transaction, row.id);
  return noRecovery;
};

export const deactivateUser = simple("deactivate", async (step) => ({ ...(await keepOut(step)), active: false }));

/** Their user name and address are claimed anew, as a new person's are: somebody else may have come to have one meanwhile. */
export const restoreUser = simple("restore", async ({ transaction, row }) => {
  await refuseBorrowed(transaction, row.tenant_id, row, row.id);
  return { deleted_at: null, holds_identity: true };
});

/** A lock by an admin ends every session; an auto-lock becomes one. */
export const lockUserByAdmin = simple("lock", async (step) => ({
  ...(await keepOut(step)),
  lock_kind: "admin",
  lock_since: step.call.now,
  lock_until: null,
  lock_by: step.call.caller.id,
}));

/** A reset under way never stops the present credential from working. */
export const sendPasswordReset = simple("sendPasswordReset", async (step) => {
  await mailLink(step, "reset");
  const { now, caller } = step.call;
  return {
    recovery_requested_at: now,
    recovery_opened_at: null,
    recovery_until: new Date(now.getTime() + linkLife(caller.profile, "reset")),
  };
});

/** The person enrols again from scratch: where they had a second factor, they must have one again (docs/portals.md, RP-6). */
export const resetMfa = simple("resetMfa", async ({ transaction, call, row }) => {
  await transaction.deleteFrom("mfa_devices").where("user_id", "=", row.id).execute();
  await endSessions(transaction, row.id, call.now);
  return { mfa: "required" };
});

export const resendWelcome = simple("resendWelcome", async (step) => {
  await mailLink(step, "welcome");
  return {};
});

export const revokeSessions = simple("revokeSessions", async ({ transaction, call, row }) => {
  await endSessions(transaction, row.id, call.now);
  return {};
});

/** Tells a temporary credential: by mail to the person alone, or by the answer, once. */
const tellTemporary = async (
  transaction: Transaction,
  services: Services,
  caller: Caller,
  given: { row: UserRow; decision: Decision; password: string; now: Date },
): Promise<Reply<UserWithCredential>> => {
  const { row, decision, password, now } = given;
  if (isMailed(decision)) await mailCredential(transaction, services, caller, row, password, now);
  else await queueNotice(transaction, caller, row, "credential", now);
  const user = await readUser(transaction, caller, row.id, now);
  if (isMailed(decision)) return { version: user.version, body: { user, delivered: "email" } };
  return {
    version: user.version,
    body: { user, temporaryPassword: password },
    replay: { user, temporaryPassword: null, replayed: true },
  };
};

/** What the history says of a credential: how it stands, and whether it went by mail. */
const detailsOf = (decision: Decision) => (isMailed(decision) ? { delivered: "email" } : {});

/** Unlocks; with `resetCredential` a temporary credential is made in the same step, as `setTemporaryPassword` makes one (CU-5). */
export const unlockUser: ActorHandler<"unlockUser"> = async ({ services, caller, body, id, now, write }) => {
  const { profile } = caller;
  if (body.resetCredential)
    await requireBefore(services.database, caller, { id, actions: ["unlock", "setTemporaryPassword"], now });
  const password = makePassword(profile);
  const hash = body.resetCredential ? await services.hasher.hash(password, caller.tenantId) : null;
  return write<User | UserWithCredential>(async (transaction) => {
    const { row, require } = await lockUser(transaction, caller, { id, action: "unlock", now });
    await clearFailures(transaction, row);
    const decision = hash === null ? undefined : require("setTemporaryPassword");
    if (hash !== null) {
      await storeCredential(transaction, { user: row, profile, hash, credential: "temporary", now });
    }
    const columns = {
      lock_kind: null,
      lock_since: null,
      lock_until: null,
      lock_by: null,
      ...(hash !== null && temporaryCredential(profile, now)),
    };
    const details = { resetCredential: hash !== null, ...(decision && detailsOf(decision)) };
    await saveChange(transaction, caller, row, { type: "unlock", columns, now, details });
    if (decision) return tellTemporary(transaction, services, caller, { row, decision, password, now });
    const user = await readUser(transaction, caller, row.id, now);
    return { body: user, version: user.version };
  });
};

/**
 * Made by the server, or typed by the manager where the profile lets them: temporary, and shown once, or final where the
 * profile says that what is typed need not be changed. Of a person who holds more than the manager the server makes it, and
 * mails it to that person alone.
 */
export const setTemporaryPassword: ActorHandler<"setTemporaryPassword"> = async (call) => {
  const { services, caller, body, id, now, write } = call;
  const { profile } = caller;
  if (body.password !== undefined && !profile.credential.managersMayType)
    throw invalid({ pointer: "/password", code: "not_offered" });
  await requireBefore(services.database, caller, { id, actions: ["setTemporaryPassword"], now });
  const password = body.password ?? makePassword(profile);
  const final = isFinal(profile, body.password);
  if (body.password !== undefined) await refuseCompromised(services, password);
  const hash = await services.hasher.hash(password, caller.tenantId);
  return write<UserWithCredential>(async (transaction) => {
    const { row, decision } = await lockUser(transaction, caller, { id, action: "setTemporaryPassword", now });
    // Whoever types a credential knows it.
    if (body.password !== undefined && isMailed(decision)) throw invalid({ pointer: "/password", code: "not_offered" });
    const names = [row.given_name, row.family_name, caller.tenantName];
    if (body.password !== undefined) checkPassword(profile, password, { ...row, names });
    const credential = final ? "set" : "temporary";
    await storeCredential(transaction, { user: row, profile, hash, credential, now });
    const columns = { ...temporaryCredential(profile, now), ...(final && freshCredential(profile, now)) };
    const details = { credential, ...detailsOf(decision) };
    await saveChange(transaction, caller, row, { type: "setTemporaryPassword", columns, now, details });
    if (!final) return tellTemporary(transaction, services, caller, { row, decision, password, now });
    await queueNotice(transaction, caller, row, "credential", now);
    const user = await readUser(transaction, caller, row.id, now);
    return { body: { user }, version: user.version };
  });
};
