import { callLimits, type CallLimit } from "@usherkit/contract";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.js";
import { HttpProblem } from "../http/problem.js";
import { hashToken } from "../http/secret.js";
import { BoundedMap } from "./bounded-map.js";

export type LimitedOperation = keyof typeof callLimits;

/** Whose calls are counted. What is missing is not counted: an address that the host doesn't tell, a tenant that isn't known yet. */
export interface LimitSubjects {
  /** The part of the address that one client holds. */
  readonly address?: string | null;
  /** An id or a name; it is stored as a hash, since people type passwords into the wrong field. */
  readonly person?: string;
  readonly tenantId?: string;
}

/** One counter: its row, and how it fills. */
interface Counter extends CallLimit {
  readonly name: string;
  readonly tenantId: string;
  readonly subject: string;
}

/** Limits of calls, counted in the database so that all servers on it share them. */
export interface Limiter {
  /** Throws where an address has been refused this operation lately: without asking the database again. */
  readonly refuseKnown: (operation: LimitedOperation, address: string | null, now: Date) => void;
  /** Counts one call for the address, the person and the tenant, in this order. Throws `too_many_requests` where one of them has none left. */
  readonly take: (operation: LimitedOperation, subjects: LimitSubjects, now: Date) => Promise<void>;
  /** Takes a count back: what succeeded was no guess. */
  readonly giveBack: (transaction: Transaction, operation: LimitedOperation, subjects: LimitSubjects) => Promise<void>;
}

export const isLimited = (operation: string): operation is LimitedOperation => Object.hasOwn(callLimits, operation);

const widths: readonly CallLimit["by"][] = ["address", "person", "tenant"];

const countersOf = (operation: LimitedOperation, subjects: LimitSubjects): Counter[] => {
  const { address, person, tenantId } = subjects;
  const counters = callLimits[operation].flatMap((limit: CallLimit): Counter[] => {
    const name = `${operation}:${limit.by}`;
    if (limit.by === "address") return address ? [{ ...limit, name, tenantId: "", subject: address }] : [];
    if (limit.by === "tenant") return tenantId === undefined ? [] : [{ ...limit, name, tenantId, subject: "" }];
    if (person === undefined) return [];
    return [{ ...limit, name, tenantId: tenantId ?? "", subject: hashToken(person).slice(0, 22) }];
  });
  // From the narrowest to the widest, and always so: two calls never wait for each other crosswise.
  return counters.toSorted((one, other) => widths.indexOf(one.by) - widths.indexOf(other.by));
};

const step = ({ quota, seconds }: CallLimit): number => (seconds * 1_000) / quota;

/** 429 with `Retry-After` and the fields of draft-ietf-httpapi-ratelimit-headers, which are structured fields (RFC 9651). */
const refusal = ({ name, quota, seconds }: Counter, wait: number): HttpProblem => {
  const retryAfter = Math.max(1, Math.ceil(wait / 1_000)).toString();
  return new HttpProblem("too_many_requests", {
    headers: {
      "Retry-After": retryAfter,
      "RateLimit-Policy": `"${name}";q=${quota.toString()};w=${seconds.toString()}`,
      RateLimit: `"${name}";r=0;t=${retryAfter}`,
    },
  });
};

const sameCounter = (counter: Counter) =>
  sql<boolean>`(tenant_id = ${counter.tenantId} and name = ${counter.name} and subject = ${counter.subject})`;

/**
 * Counts by GCRA: a row holds the instant at which its subject has the whole quota again, each call moves it by one step, and a
 * call that would move it further than the window from now is refused. One statement counts a call's subjects, each only where the
 * one before had room: a sender who is refused by address uses up nothing of a person's or a tenant's. Answers the counter that refused.
 */
const count = async (database: Database, counters: readonly Counter[], now: Date): Promise<Counter | undefined> => {
  const parts = counters.map((counter, index) => {
    const fullAt = new Date(now.getTime() + step(counter));
    const before =
      index === 0 ? sql`` : sql`where exists (select from ${sql.ref(`counted_${(index - 1).toString()}`)})`;
    return sql`${sql.ref(`counted_${index.toString()}`)} as (
      insert into rate_limits (tenant_id, name, subject, full_at, window_ms)
      select ${counter.tenantId}, ${counter.name}, ${counter.subject}, ${fullAt}::timestamptz, ${counter.seconds * 1_000}::int ${before}
      on conflict (tenant_id, name, subject) do update
        set full_at = greatest(rate_limits.full_at, ${now}::timestamptz) + (excluded.full_at - ${now}::timestamptz), window_ms = excluded.window_ms
        where greatest(rate_limits.full_at, ${now}::timestamptz) + (excluded.full_at - ${now}::timestamptz)
          <= ${now}::timestamptz + excluded.window_ms * interval '1 millisecond'
      returning name)`;
  });
  const all = counters.map((_, index) => sql`select name from ${sql.ref(`counted_${index.toString()}`)}`);
  const { rows: counted } = await sql<{ name: string }>`
    with ${sql.join(parts)} ${sql.join(all, sql` union all `)}`.execute(database);
  return counters.find(({ name }) => !counted.some((row) => row.name === name));
};

export const createLimiter = ({ database }: { database: Database }): Limiter => {
  /** By operation and address: until when it is refused, and by which counter. */
  const refused = new BoundedMap<{ readonly until: number; readonly counter: Counter }>(10_000);
  return {
    refuseKnown: (operation, address, now) => {
      const known = address === null ? undefined : refused.get(`${operation} ${address}`);
      if (known && known.until > now.getTime()) throw refusal(known.counter, known.until - now.getTime());
    },
    take: async (operation, subjects, now) => {
      const counters = countersOf(operation, subjects);
      const counter = counters.length > 0 ? await count(database, counters, now) : undefined;
      if (!counter) return;
      const row = await database
        .selectFrom("rate_limits")
        .select("full_at")
        .where(sameCounter(counter))
        .executeTakeFirst();
      const until = (row?.full_at.getTime() ?? now.getTime()) + step(counter) - counter.seconds * 1_000;
      if (counter.by === "address") refused.set(`${operation} ${counter.subject}`, { until, counter });
      throw refusal(counter, until - now.getTime());
    },
    giveBack: async (transaction, operation, subjects) => {
      const counters = countersOf(operation, subjects);
      if (counters.length === 0) return;
      const steps = counters.map((counter) => sql`when ${counter.name} then ${step(counter)}::int`);
      await transaction
        .updateTable("rate_limits")
        .set({ full_at: sql<Date>`full_at - (case name ${sql.join(steps, sql` `)} end) * interval '1 millisecond'` })
        .where((where) => where.or(counters.map(sameCounter)))
        .execute();
    },
  };
};
