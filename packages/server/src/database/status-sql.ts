import { statuses, type Status } from "@usherkit/contract";
import { sql, type RawBuilder } from "kysely";

/** The sort order of a status, and what `status_rank` holds. */
export const rankOf = (status: Status): number => statuses.indexOf(status);

/**
 * `deriveStatus` in SQL, written once: the generated column takes it as if no clock ran, a page takes it for what is due with
 * the clock that was handed in. A test holds both against the function over every combination of facts.
 */
const rankText = (isOver: (column: string) => string): string => `(case
    when deleted_at is not null then ${rankOf("removed").toString()}
    when registration = 'contact' then ${rankOf("contact").toString()}
    when registration = 'invited' then (case when invited_until is null or ${isOver("invited_until")} then ${rankOf("contact").toString()} else ${rankOf("invited").toString()} end)
    when not active then ${rankOf("inactive").toString()}
    when lock_kind = 'admin' and not (${isOver("lock_until")}) then ${rankOf("locked_by_admin").toString()}
    when lock_kind = 'auto' and not (${isOver("lock_until")}) then ${rankOf("auto_locked").toString()}
    when registration = 'provisioned' then ${rankOf("provisioned").toString()}
    when recovery_until is not null and recovery_opened_at is null and not (${isOver("recovery_until")}) then ${rankOf("recovery").toString()}
    when (recovery_until is not null and not (${isOver("recovery_until")})) or credential in ('temporary', 'expired')
      or (credential = 'set' and ${isOver("credential_until")}) then ${rankOf("awaiting_new_password").toString()}
    else ${rankOf("active").toString()} end)`;

export const storedRankSql = rankText(() => "false");

/** The rank at an instant; for rows whose `status_due` has passed. */
export const rankAt = (now: Date): RawBuilder<number> => {
  const [first, ...rest] = rankText(() => "\0").split("\0");
  const parts: RawBuilder<unknown>[] = [sql.raw(first ?? "")];
  const columns = [...rankText((column) => `\0${column}\0`).split("\0")].filter((_, index) => index % 2 === 1);
  rest.forEach((part, index) => {
    parts.push(sql`coalesce(${sql.raw(columns[index] ?? "")} <= ${now}::timestamptz, false)`, sql.raw(part));
  });
  return sql<number>`${sql.join(parts, sql``)}::smallint`;
};

/** The registration at an instant, as `factsAt` has it: an invitation that has run out leaves a contact. */
export const registrationAt = (now: Date): RawBuilder<string> => sql<string>`(case
  when registration = 'invited' and (invited_until is null or invited_until <= ${now}::timestamptz) then 'contact'
  else registration end)`;
