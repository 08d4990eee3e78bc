import { credentials, deriveStatus, registrations, statuses, type StateFacts } from "@usherkit/contract";
import type { Database } from "@usherkit/server";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { describeOnDatabases } from "../support/databases.js";
import { TestPortal } from "../support/portal.js";
import { rankAt } from "../../packages/server/src/database/status-sql.js";

const now = new Date("2026-11-21T12:00:00.000Z");
const at = (offset: number): string => new Date(now.getTime() + offset).toISOString();
/** One millisecond before, at and after the instant; and never. */
const instants = [null, at(-1), at(0), at(1)];

function* combinations(): Generator<StateFacts> {
  for (const active of [true, false])
    for (const lockKind of [null, "auto", "admin"] as const)
      for (const lockUntil of lockKind ? instants : [null])
        for (const credential of credentials)
          for (const credentialUntil of credential === "set" || credential === "temporary" ? instants : [null])
            for (const recoveryUntil of instants)
              for (const openedAt of recoveryUntil ? [null, at(-2)] : [null])
                for (const registration of registrations)
                  for (const invitedUntil of registration === "invited" ? instants : [null])
                    for (const deletedAt of [null, at(-5)])
                      yield {
                        active,
                        lock: lockKind && { kind: lockKind, since: at(-9), until: lockUntil, by: null },
                        credential,
                        credentialUntil,
                        recovery:
                          recoveryUntil === null ? null : { requestedAt: at(-9), openedAt, until: recoveryUntil },
                        registration,
                        invitedUntil,
                        deletedAt,
                      };
}

const insert = async (database: Database, tenantId: string, all: StateFacts[]): Promise<void> => {
  for (let start = 0; start < all.length; start += 500)
    await database
      .insertInto("users")
      .values(
        all.slice(start, start + 500).map((facts, offset) => {
          const name = `u${(start + offset).toString()}`;
          return {
            id: `${tenantId}-${name}`.slice(-40),
            tenant_id: tenantId,
            username: name,
            username_key: name,
            email: null,
            email_key: null,
            given_name: name,
            family_name: name,
            active: facts.active,
            lock_kind: facts.lock?.kind ?? null,
            lock_since: facts.lock ? new Date(facts.lock.since) : null,
            lock_until: facts.lock?.until ? new Date(facts.lock.until) : null,
            lock_by: null,
            credential: facts.credential,
            credential_until: facts.credentialUntil ? new Date(facts.credentialUntil) : null,
            recovery_requested_at: facts.recovery ? new Date(facts.recovery.requestedAt) : null,
            recovery_opened_at: facts.recovery?.openedAt ? new Date(facts.recovery.openedAt) : null,
            recovery_until: facts.recovery ? new Date(facts.recovery.until) : null,
            registration: facts.registration,
            invited_until: facts.invitedUntil ? new Date(facts.invitedUntil) : null,
            role_ids: ["billing"],
            role_rank: 0,
            can_manage: false,
            parent_id: null,
            created_at: now,
            updated_at: now,
            deleted_at: facts.deletedAt ? new Date(facts.deletedAt) : null,
            search_text: name,
          };
        }),
      )
      .execute();
};

describeOnDatabases("the status in SQL", (kind) => {
  it("is what deriveStatus says, over every combination of the facts", async () => {
    const store = await kind.open();
    try {
      const portal = await TestPortal.open(store.database);
      const all = [...combinations()];
      expect(all.length).toBeGreaterThan(2880);
      await insert(store.database, portal.tenantId, all);
      const { rows } = await sql<{ username: string; rank: number; stored: number; is_due: boolean }>`
        select username, ${rankAt(now)} as rank, status_rank::int as stored,
          coalesce(status_due <= ${now}, false) and deleted_at is null as is_due
        from users where tenant_id = ${portal.tenantId} and username like 'u%'`.execute(store.database);
      const wrong = rows.filter((row) => {
        const facts = all[Number(row.username.slice(1))];
        if (!facts) return true;
        const expected = statuses.indexOf(deriveStatus(facts, now));
        // A page takes the stored rank of what isn't due, and works out the rest by the clock.
        return row.rank !== expected || (!row.is_due && row.stored !== expected);
      });
      expect(rows).toHaveLength(all.length);
      expect(wrong).toEqual([]);
    } finally {
      await store.close();
    }
  });
});
