import type { User, UserAction, UserWithCredential } from "@usherkit/contract";
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
import { endLinks, linkLife, noRecovery, sendLink } from "../account/links.js";
import { queueNotice } from "../account/notices.js";
import type { ActorCall, ActorHandler, Caller, Reply } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow, UserTable } from "../database/schema.js";
import { invalid } from "../http/problem.js";
import { lockUser, readUser } from "./find.js";

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

export const restoreUser = simple("restore", () => Promise.resolve({ deleted_at: null, holds_identity: true }));

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

/** The person enrols again from scratch: where they had a second factor, they must have one again (PORTALS.md, RP-6). */
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

const withTemporary = (user: User, temporaryPassword: string): Reply<UserWithCredential> => ({
  version: user.version,
  body: { user, temporaryPassword },
  replay: { user, temporaryPassword: null, replayed: true },
});

/** Unlocks; with `resetCredential` a temporary one is made in the same step (PORTALS.md, CU-5). */
export const unlockUser: ActorHandler<"unlockUser"> = async ({ services, caller, body, id, now, write }) => {
  const { profile } = caller;
  const password = makePassword(profile);
  const hash = body.resetCredential ? await services.hasher.hash(password) : null;
  return write<User | UserWithCredential>(async (transaction) => {
    const { row, require } = await lockUser(transaction, caller, { id, action: "unlock", now });
    if (hash !== null) {
      require("setTemporaryPassword");
      await storeCredential(transaction, { user: row, profile, hash, credential: "temporary", now });
    }
    const columns = {
      lock_kind: null,
      lock_since: null,
      lock_until: null,
      lock_by: null,
      failed_attempts: 0,
      failed_since: null,
      ...(hash !== null && temporaryCredential(profile, now)),
    };
    const details = { resetCredential: hash !== null };
    await saveChange(transaction, caller, row, { type: "unlock", columns, now, details });
    if (hash !== null) await queueNotice(transaction, caller, row, "credential", now);
    const user = await readUser(transaction, caller, row.id, now);
    return hash === null ? { body: user, version: user.version } : withTemporary(user, password);
  });
};

/**
 * Made by the server, or typed by the manager where the profile lets them: temporary, and shown once, or final where the
 * profile says that what is typed need not be changed.
 */
export const setTemporaryPassword: ActorHandler<"setTemporaryPassword"> = async (call) => {
  const { services, caller, body, id, now, write } = call;
  const { profile } = caller;
  if (body.password !== undefined && !profile.credential.managersMayType)
    throw invalid({ pointer: "/password", code: "not_offered" });
  const password = body.password ?? makePassword(profile);
  const final = isFinal(profile, body.password);
  if (body.password !== undefined) await refuseCompromised(services, password);
  const hash = await services.hasher.hash(password);
  return write<UserWithCredential>(async (transaction) => {
    const { row } = await lockUser(transaction, caller, { id, action: "setTemporaryPassword", now });
    const names = [row.given_name, row.family_name, caller.tenantName];
    if (body.password !== undefined) checkPassword(profile, password, { ...row, names });
    const credential = final ? "set" : "temporary";
    await storeCredential(transaction, { user: row, profile, hash, credential, now });
    const columns = { ...temporaryCredential(profile, now), ...(final && freshCredential(profile, now)) };
    await saveChange(transaction, caller, row, { type: "setTemporaryPassword", columns, now, details: { credential } });
    await queueNotice(transaction, caller, row, "credential", now);
    const user = await readUser(transaction, caller, row.id, now);
    return final ? { body: { user }, version: user.version } : withTemporary(user, password);
  });
};
