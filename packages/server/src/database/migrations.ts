import { Migrator, sql, type Kysely, type Migration } from "kysely";
import type { Schema } from "./schema.js";
import { setupFault } from "./setup-fault.js";
import { storedRankSql } from "./status-sql.js";

/** Text sorts by Unicode root collation on both databases; PGlite's default would put é after f. */
const text = `text collate "und-x-icu"`;

const first: Migration = {
  up: async (database: Kysely<unknown>) => {
    const statements = [
      `create extension if not exists pg_trgm`,
      `create table portals (id text primary key, profile jsonb not null)`,
      `create table tenants (
         id text primary key, portal_id text not null references portals, name text not null, created_at timestamptz(3) not null)`,
      `create table users (
         id text collate "C" primary key, tenant_id text not null references tenants, version int not null default 1,
         username ${text} not null, username_key text not null, email ${text}, email_key text,
         given_name ${text} not null, family_name ${text} not null,
         active boolean not null default true,
         lock_kind text check (lock_kind in ('auto', 'admin')), lock_since timestamptz(3), lock_until timestamptz(3), lock_by text,
         credential text not null check (credential in ('none', 'set', 'temporary', 'expired')), credential_until timestamptz(3),
         recovery_requested_at timestamptz(3), recovery_opened_at timestamptz(3), recovery_until timestamptz(3),
         registration text not null check (registration in ('contact', 'invited', 'provisioned', 'registered')), invited_until timestamptz(3),
         mfa text not null default 'none' check (mfa in ('none', 'enrolled', 'required')),
         role_ids text[] not null, role_rank int not null, can_manage boolean not null,
         features jsonb not null default '[]', accounts jsonb not null default '[]', attributes jsonb not null default '{}',
         parent_id text collate "C", last_sign_in_at timestamptz(3), created_at timestamptz(3) not null, updated_at timestamptz(3) not null,
         deleted_at timestamptz(3), holds_identity boolean not null default true,
         failed_attempts int not null default 0, failed_since timestamptz(3), search_text text not null,
         status_rank smallint not null generated always as (${storedRankSql}) stored,
         status_due timestamptz(3) generated always as (least(
           case when lock_kind is not null then lock_until end, case when credential = 'set' then credential_until end,
           recovery_until, case when registration = 'invited' then invited_until end)) stored,
         is_manager boolean not null generated always as (
           can_manage and active and deleted_at is null and registration = 'registered' and lock_kind is distinct from 'admin') stored)`,
      `create unique index users_username on users (tenant_id, username_key) where holds_identity`,
      `create unique index users_email on users (tenant_id, email_key) where holds_identity and email_key is not null`,
      `create index users_managers on users (tenant_id) where is_manager`,
      `create index users_parent on users (tenant_id, parent_id)`,
      `create index users_due on users (tenant_id, status_due) where status_due is not null and deleted_at is null`,
      `create index users_search on users using gin (search_text gin_trgm_ops)`,
      ...[
        ["given_name", "given_name"],
        ["family_name", "family_name"],
        ["username", "username"],
        ["email", "coalesce(email, '')"],
        ["status", "status_rank"],
        ["role", "role_rank"],
        ["created", "created_at"],
        ["updated", "updated_at"],
        ["signed_in_asc", "coalesce(last_sign_in_at, 'infinity'::timestamptz)"],
        ["signed_in_desc", "coalesce(last_sign_in_at, '-infinity'::timestamptz)"],
      ].map(([name, key]) => `create index users_by_${name ?? ""} on users (tenant_id, (${key ?? ""}), id)`),
      `create table credentials (user_id text primary key references users on delete cascade, hash text not null, set_at timestamptz(3) not null)`,
      `create table mfa_devices (
         user_id text primary key references users on delete cascade, secret text not null, confirmed_at timestamptz(3), last_step int)`,
      `create table sessions (
         token_hash text primary key, tenant_id text not null, user_id text not null references users on delete cascade, next text,
         created_at timestamptz(3) not null, authenticated_at timestamptz(3) not null, expires_at timestamptz(3) not null)`,
      `create index sessions_user on sessions (user_id)`,
      `create index sessions_expiry on sessions (expires_at)`,
      `create table links (
         token_hash text primary key, tenant_id text not null, user_id text not null references users on delete cascade, kind text not null,
         created_at timestamptz(3) not null, expires_at timestamptz(3) not null)`,
      `create unique index links_user on links (user_id, kind)`,
      `create table invitations (
         id text collate "C" primary key, tenant_id text not null references tenants, email text not null, email_key text not null,
         role_ids text[] not null, token_hash text not null unique, sent_at timestamptz(3) not null, sent_by text not null,
         expires_at timestamptz(3) not null, used_at timestamptz(3), replaced_at timestamptz(3), revoked_at timestamptz(3),
         user_seen boolean not null default false)`,
      `create unique index invitations_open on invitations (tenant_id, email_key)
         where used_at is null and replaced_at is null and revoked_at is null`,
      `create index invitations_sent on invitations (tenant_id, sent_at, id)`,
      `create table events (
         id text collate "C" primary key, tenant_id text not null, user_id text, actor_id text, type text not null, details jsonb not null,
         at timestamptz(3) not null)`,
      `create index events_user on events (tenant_id, user_id, at, id)`,
      `create table mails (
         id text primary key, tenant_id text not null, user_id text, kind text not null, recipient text not null, subject text not null,
         body text not null, created_at timestamptz(3) not null, next_try_at timestamptz(3) not null, attempts int not null default 0,
         sent_at timestamptz(3), failed_at timestamptz(3))`,
      `create index mails_due on mails (next_try_at) where sent_at is null and failed_at is null`,
      `create index mails_user on mails (user_id, kind, created_at)`,
      `create table idempotency (
         tenant_id text not null, actor_id text not null, key text not null, request_hash text not null, running_until timestamptz(3),
         status int, body text, etag text, expires_at timestamptz(3) not null, primary key (tenant_id, actor_id, key))`,
      `create index idempotency_expiry on idempotency (expires_at)`,
      // The database keeps the last manager, by whatever path one goes: the tenant's row is locked, then the rest are counted
      // by a statement that sees what the other transaction has committed.
      `create function keep_a_manager() returns trigger language plpgsql as $$
       begin
         perform 1 from tenants where id = old.tenant_id for update;
         if not exists (select 1 from users where tenant_id = old.tenant_id and is_manager and id <> old.id) then
           raise exception 'A tenant needs a manager.' using errcode = 'UK001';
         end if;
         return null;
       end $$`,
      `create trigger keep_a_manager_update after update on users for each row
         when (old.is_manager and not new.is_manager) execute function keep_a_manager()`,
      `create trigger keep_a_manager_delete after delete on users for each row when (old.is_manager) execute function keep_a_manager()`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

/** The language of a person's mails. */
const language: Migration = {
  up: async (database: Kysely<unknown>) => {
    await sql`alter table users add column language text`.execute(database);
  },
};

/** What other portals need: keys of their servers, accounts, a primary contact, contacts that are invited, sessions that say why they ended. */
const portals: Migration = {
  up: async (database: Kysely<unknown>) => {
    const statements = [
      `create table tenant_keys (
         key_hash text primary key, tenant_id text not null references tenants on delete cascade, created_at timestamptz(3) not null)`,
      `create table accounts (
         tenant_id text not null references tenants on delete cascade, id text not null, name text not null, description text,
         sort int not null, primary key (tenant_id, id))`,
      `alter table sessions
         add column kind text not null default 'sign_in' check (kind in ('sign_in', 'embed')), add column ended_at timestamptz(3)`,
      `alter table users add column is_primary boolean not null default false, add column sessions_ended_at timestamptz(3)`,
      // A tenant's primary contact is one person (docs/portals.md, CU-1).
      `create unique index users_primary on users (tenant_id) where is_primary and deleted_at is null`,
      `alter table invitations add column user_id text references users on delete set null`,
      `create index invitations_user on invitations (user_id) where user_id is not null`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

/** What one request writes bears one instant: the history still tells it in its order. */
const eventOrder: Migration = {
  up: async (database: Kysely<unknown>) => {
    await sql`create sequence event_ids`.execute(database);
  },
};

/** A stranger who asks for a reset ends no link that the person holds: several may live beside each other. */
const severalLinks: Migration = {
  up: async (database: Kysely<unknown>) => {
    await sql`drop index links_user`.execute(database);
    await sql`create index links_user on links (user_id, kind)`.execute(database);
  },
};

/**
 * What keeps strangers out: counters of calls and of failed sign-ins, the browsers that people have signed in from, requests for a
 * reset that wait for the worker, and what the history tells of a request.
 */
const safe: Migration = {
  up: async (database: Kysely<unknown>) => {
    const statements = [
      `create table rate_limits (
         tenant_id text not null, name text not null, subject text not null, full_at timestamptz(3) not null, window_ms int not null,
         primary key (tenant_id, name, subject))`,
      `create index rate_limits_full on rate_limits (full_at)`,
      `create table failures (
         tenant_id text not null, subject text not null, device text not null default '', failed int not null, since timestamptz(3) not null,
         primary key (tenant_id, subject, device))`,
      `create index failures_since on failures (since)`,
      `alter table users drop column failed_attempts, drop column failed_since`,
      `create table devices (
         tenant_id text not null, token_hash text not null, user_id text not null references users on delete cascade,
         created_at timestamptz(3) not null, expires_at timestamptz(3) not null, primary key (tenant_id, token_hash, user_id))`,
      `create index devices_user on devices (user_id)`,
      `create index devices_expiry on devices (expires_at)`,
      `create table reset_requests (
         id text primary key, tenant_id text not null references tenants on delete cascade, name_key text not null, token_hash text not null,
         link text not null, created_at timestamptz(3) not null, address text, request_id text)`,
      `create index reset_requests_created on reset_requests (created_at, id)`,
      `alter table sessions
         add column id text not null default gen_random_uuid()::text, add column used_at timestamptz(3), add column address text,
         add column agent text`,
      `update sessions set used_at = created_at`,
      `alter table sessions alter column used_at set not null`,
      `alter table events add column address text, add column request_id text, add column fold text`,
      `create unique index events_fold on events (tenant_id, fold) where fold is not null`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

/** A queue in which tenants take turns, counters of mails, and what is swept. */
const mail: Migration = {
  up: async (database: Kysely<unknown>) => {
    const statements = [
      `alter table mails
         add column address_hash text, add column queue smallint not null default 1, add column rank smallint not null default 3,
         add column turn bigint`,
      `update mails set queue = case kind when 'reset' then 0 else 1 end,
         rank = case kind when 'reset' then 0 when 'welcome' then 1 when 'notice' then 2 else 3 end
         where sent_at is null and failed_at is null`,
      `drop index mails_due`,
      `create index mails_ready on mails (queue, turn, rank) where turn is not null`,
      `create index mails_flow on mails (tenant_id, kind, turn) where turn is not null`,
      `create index mails_waiting on mails (next_try_at) where turn is null and sent_at is null and failed_at is null`,
      `create index mails_done on mails ((coalesce(sent_at, failed_at))) where coalesce(sent_at, failed_at) is not null`,
      `create index mails_address on mails (tenant_id, address_hash)`,
      `create table mail_counters (
         tenant_id text not null, counter text collate "C" not null, day_began_at timestamptz(3) not null, count int not null,
         last_at timestamptz(3) not null, primary key (tenant_id, counter))`,
      `create index mail_counters_last on mail_counters (last_at)`,
      `create index events_at on events (at)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

/** Keys that can be told apart, run out and are revoked, and tokens that are bound to an origin and to their key. */
const keys: Migration = {
  up: async (database: Kysely<unknown>) => {
    const statements = [
      `alter table tenant_keys
         add column id text not null default gen_random_uuid()::text, add column name text not null default '', add column origins text[],
         add column last_used_at timestamptz(3), add column expires_at timestamptz(3), add column revoked_at timestamptz(3)`,
      `alter table tenant_keys alter column id drop default, alter column name drop default`,
      `create unique index tenant_keys_id on tenant_keys (tenant_id, id)`,
      // They live for fifteen minutes, and the portal's server asks for another one.
      `delete from sessions where kind = 'embed'`,
      `alter table sessions add column origin text, add column key_id text,
         add constraint sessions_embed check (kind <> 'embed' or (origin is not null and key_id is not null))`,
      `create index sessions_key on sessions (key_id) where key_id is not null`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

/**
 * The ids of events are random, because one counter of all tenants tells each how busy the others are. What orders the events of
 * one instant is a column of its own, which no client is shown.
 */
const eventIds: Migration = {
  up: async (database: Kysely<unknown>) => {
    const statements = [
      `alter table events add column sequence bigint`,
      `update events set sequence = numbered.place, id = gen_random_uuid()::text
         from (select id, row_number() over (order by at, id) as place from events) as numbered where numbered.id = events.id`,
      `select setval('event_ids', greatest(nextval('event_ids'), (select coalesce(max(sequence), 0) from events)))`,
      `alter table events alter column sequence set default nextval('event_ids'), alter column sequence set not null`,
      `drop index events_user`,
      `create index events_user on events (tenant_id, user_id, at, sequence)`,
      `create index events_tenant on events (tenant_id, at, sequence)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

/**
 * Brings the database to the newest migration; several servers may start at once (Kysely takes a lock). Throws a `SetupError` where the
 * database can't be reached, or its role may not make tables.
 */
export const migrate = async (database: Kysely<Schema>): Promise<void> => {
  const migrator = new Migrator({
    db: database,
    provider: {
      getMigrations: () =>
        Promise.resolve({
          "0001_first": first,
          "0002_language": language,
          "0003_portals": portals,
          "0004_event_order": eventOrder,
          "0005_several_links": severalLinks,
          "0006_safe": safe,
          "0007_mail": mail,
          "0008_keys": keys,
          "0009_event_ids": eventIds,
        }),
    },
  });
  const { error } = await migrator.migrateToLatest().catch((thrown: unknown) => ({ error: thrown }));
  const fault = setupFault(error);
  if (fault) throw fault;
  if (error !== undefined) throw error instanceof Error ? error : new Error("The migration failed.", { cause: error });
};
