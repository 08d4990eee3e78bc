import type { OwnSession } from "@usherkit/contract";
import type { ActorHandler, Caller } from "../context.js";
import { HttpProblem, notFound } from "../http/problem.js";
import { writeEvent } from "./events.js";
import { idleEnd } from "./session.js";

/** A portal's page holds a short token, with which it sees nothing of how a person signs in. */
const refuseEmbedded = ({ session }: Caller): void => {
  if (session?.kind === "embed") throw new HttpProblem("forbidden");
};

/** The caller's own sessions that are open, the one that was used last first. */
export const listSessions: ActorHandler<"listSessions"> = async ({ services, caller, now }) => {
  refuseEmbedded(caller);
  const rows = await services.database
    .selectFrom("sessions")
    .select(["id", "created_at", "used_at", "expires_at", "address", "agent"])
    .where("tenant_id", "=", caller.tenantId)
    .where("user_id", "=", caller.id)
    .where("kind", "=", "sign_in")
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .where("used_at", ">=", idleEnd(caller.profile, now))
    .orderBy("used_at", "desc")
    .orderBy("id")
    .limit(200)
    .execute();
  const items = rows.map((row): OwnSession => ({
    id: row.id,
    current: row.id === caller.session?.id,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.used_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    address: row.address,
    agent: row.agent,
  }));
  return { body: { items } };
};

/** Ends one of the caller's own sessions, also the one that asks; anybody else's is as unknown as none. */
export const endSession: ActorHandler<"endSession"> = ({ caller, id, now, write }) => {
  refuseEmbedded(caller);
  return write(async (transaction) => {
    const ended = await transaction
      .updateTable("sessions")
      .set({ ended_at: now })
      .where("tenant_id", "=", caller.tenantId)
      .where("user_id", "=", caller.id)
      .where("id", "=", id)
      .where("ended_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!ended) throw notFound();
    const { tenantId, id: userId } = caller;
    await writeEvent(transaction, { tenantId, userId, actorId: userId, type: "end_session", now });
    return { body: undefined };
  });
};
