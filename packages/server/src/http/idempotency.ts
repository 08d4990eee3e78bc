import type { Caller, Reply, Services } from "../context.js";
import { transact, type Database, type Transaction } from "../database/database.js";
import { HttpProblem, invalid } from "./problem.js";
import { hashToken } from "./secret.js";

const keptHours = 24;
/** A first call that died without an answer holds its key no longer than this. */
const runningSeconds = 60;

/** The key of the header, quoted (as the IETF draft has it) or bare. */
export const readKey = (header: string | null): string | null => {
  if (header === null) return null;
  const key = header.trim().replace(/^"(.*)"$/, "$1");
  if (key.length > 255 || !/^[\x21-\x7e]+$/.test(key))
    throw invalid({ pointer: "#/header/Idempotency-Key", code: "invalid_key" });
  return key;
};

/** The stored answer of an earlier call with the same key. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly etag: string | null;
}

/** A key that this call holds until its answer is stored or given up. */
export interface Claim {
  /** Stores the answer in the change's own transaction: both are there or neither. */
  readonly store: (transaction: Transaction, reply: Reply<unknown>, status: number) => Promise<void>;
  readonly release: () => Promise<void>;
}

/** Claims a key, or gives the answer that an earlier call stored under it. */
export const claimKey = async (
  { database }: Services,
  caller: Caller,
  key: string,
  fingerprint: string,
  now: Date,
): Promise<StoredAnswer | Claim> => {
  const requestHash = hashToken(fingerprint);
  const runningUntil = new Date(now.getTime() + runningSeconds * 1000);
  const row = { tenant_id: caller.tenantId, actor_id: caller.id, key };
  const update = (on: Database | Transaction) => on.updateTable("idempotency").where((where) => where.and(row));

  const stored = await transact(database, async (transaction): Promise<StoredAnswer | undefined> => {
    const expiresAt = new Date(now.getTime() + keptHours * 3_600_000);
    const inserted = await transaction
      .insertInto("idempotency")
      .values({ ...row, request_hash: requestHash, running_until: runningUntil, expires_at: expiresAt })
      .onConflict((conflict) => conflict.columns(["tenant_id", "actor_id", "key"]).doNothing())
      .returning("key")
      .executeTakeFirst();
    if (inserted) return undefined;
    const found = await transaction
      .selectFrom("idempotency")
      .selectAll()
      .where((where) => where.and(row))
      .forUpdate()
      .executeTakeFirst();
    const isOver = !found || found.expires_at <= now;
    if (!isOver && found.request_hash !== requestHash) throw new HttpProblem("idempotency_key_reused");
    if (!isOver && found.status !== null) return { status: found.status, body: found.body ?? "", etag: found.etag };
    if (!isOver && found.running_until && found.running_until > now)
      throw new HttpProblem("idempotency_key_in_use", { headers: { "Retry-After": "1" } });
    await update(transaction)
      .set({ request_hash: requestHash, running_until: runningUntil, status: null, expires_at: expiresAt })
      .execute();
    return undefined;
  });
  if (stored) return stored;
  return {
    store: async (transaction, reply, status) => {
      const { numUpdatedRows } = await update(transaction)
        .where("running_until", "=", runningUntil)
        .set({
          status,
          running_until: null,
          body: JSON.stringify(reply.replay ?? reply.body ?? null),
          etag: reply.version === undefined ? null : `"${reply.version.toString()}"`,
        })
        .executeTakeFirst();
      // Somebody else took the key over, since this call ran too long: what it did is rolled back, not done twice.
      if (numUpdatedRows === 0n) throw new HttpProblem("idempotency_key_in_use", { headers: { "Retry-After": "1" } });
    },
    release: async () => {
      await database
        .deleteFrom("idempotency")
        .where((where) => where.and(row))
        .where("running_until", "=", runningUntil)
        .execute();
    },
  };
};
