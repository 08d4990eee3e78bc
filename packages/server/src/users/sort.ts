import { type Sort, type SortKey } from "@usherkit/contract";
import { sql, type RawBuilder } from "kysely";
import { rankAt } from "../database/status-sql.js";

/** How a list is sorted: an expression that is never null (so a row comparison works), its SQL type, and the direction. */
export interface Order {
  readonly key: RawBuilder<unknown>;
  readonly type: RawBuilder<unknown>;
  readonly descending: boolean;
}

const text = sql`text`;
const integer = sql`int`;
/** Of the stored column: cast to another type, its index would not be used. */
const rank = sql`smallint`;
const time = sql`timestamptz`;

const columns: Record<Exclude<SortKey, "status" | "lastSignInAt">, [RawBuilder<unknown>, RawBuilder<unknown>]> = {
  givenName: [sql`given_name`, text],
  familyName: [sql`family_name`, text],
  username: [sql`username`, text],
  email: [sql`coalesce(email, '')`, text],
  role: [sql`role_rank`, integer],
  createdAt: [sql`created_at`, time],
  updatedAt: [sql`updated_at`, time],
};

/** `dueAt`: the instant by which the rows of this branch are due, whose status the clock has changed. */
export const orderOf = (sort: Sort, dueAt: Date | null): Order => {
  const descending = sort.startsWith("-");
  const key = (descending ? sort.slice(1) : sort) as SortKey;
  if (key === "status") return { key: dueAt ? rankAt(dueAt) : sql`status_rank`, type: rank, descending };
  if (key === "lastSignInAt") {
    // Who never signed in comes last both ways.
    const never = descending ? sql`'-infinity'::timestamptz` : sql`'infinity'::timestamptz`;
    return { key: sql`coalesce(last_sign_in_at, ${never})`, type: time, descending };
  }
  const [column, type] = columns[key];
  return { key: column, type, descending };
};
