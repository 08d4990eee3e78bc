import type {
  AccountGrant,
  Attributes,
  Credential,
  MfaState,
  NextStep,
  PortalProfile,
  Registration,
} from "@usherkit/contract";
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType, Selectable } from "kysely";

type Time = ColumnType<Date, Date, Date>;
type OptionalTime = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface PortalTable {
  id: string;
  profile: JSONColumnType<PortalProfile>;
}

export interface TenantTable {
  id: string;
  portal_id: string;
  name: string;
  created_at: Time;
}

/** A key by which a portal's server asks for tokens of a tenant. */
export interface TenantKeyTable {
  id: string;
  key_hash: string;
  tenant_id: string;
  name: string;
  /** The origins for whose pages it may ask tokens; null: every one that the server knows. */
  origins: string[] | null;
  created_at: Time;
  last_used_at: OptionalTime;
  expires_at: OptionalTime;
  revoked_at: OptionalTime;
}

/** What a tenant opens to its people, in its own order. */
export interface AccountTable {
  tenant_id: string;
  id: string;
  name: string;
  description: string | null;
  sort: number;
}

export interface UserTable {
  id: string;
  tenant_id: string;
  version: Generated<number>;
  username: string;
  username_key: string;
  email: string | null;
  email_key: string | null;
  given_name: string;
  family_name: string;
  active: Generated<boolean>;
  lock_kind: "auto" | "admin" | null;
  lock_since: OptionalTime;
  lock_until: OptionalTime;
  lock_by: string | null;
  credential: Credential;
  credential_until: OptionalTime;
  recovery_requested_at: OptionalTime;
  recovery_opened_at: OptionalTime;
  recovery_until: OptionalTime;
  registration: Registration;
  invited_until: OptionalTime;
  mfa: Generated<MfaState>;
  role_ids: string[];
  /** By the profile's order of roles; set with `role_ids`. */
  role_rank: number;
  /** Whether its roles hold `users.manage`; set with `role_ids`. */
  can_manage: boolean;
  /** Whether one of its roles is the primary contact's; set with `role_ids`. */
  is_primary: Generated<boolean>;
  /** The ids of those granted directly. */
  features: JSONColumnType<string[], string | undefined>;
  accounts: JSONColumnType<AccountGrant[], string | undefined>;
  attributes: JSONColumnType<Attributes, string | undefined>;
  parent_id: string | null;
  last_sign_in_at: OptionalTime;
  created_at: Time;
  updated_at: Time;
  deleted_at: OptionalTime;
  /** Whether its user name and address are taken: of a removed user only where the profile reserves them. */
  holds_identity: Generated<boolean>;
  search_text: string;
  /** The language that they last asked for, of those that the portal speaks (BCP 47): that of their mails. */
  language: string | null;
  /** When sessions of theirs were last ended: what the portal's own sign-in vouched for before then is over too. */
  sessions_ended_at: OptionalTime;
  status_rank: GeneratedAlways<number>;
  status_due: GeneratedAlways<Date | null>;
  is_manager: GeneratedAlways<boolean>;
}
export type UserRow = Selectable<UserTable>;

export interface CredentialTable {
  user_id: string;
  hash: string;
  set_at: Time;
}

export interface MfaDeviceTable {
  user_id: string;
  /** Sealed where the host seals. */
  secret: string;
  confirmed_at: OptionalTime;
  /** The last time step that was accepted: a code works once. */
  last_step: number | null;
}

export interface SessionTable {
  token_hash: string;
  /** By which its owner names it: the hash is nobody's to see. */
  id: Generated<string>;
  tenant_id: string;
  user_id: string;
  /** `embed`: asked for by the portal's server, and good as a bearer token alone. */
  kind: Generated<"sign_in" | "embed">;
  next: NextStep | null;
  created_at: Time;
  authenticated_at: Time;
  /** When it was last used, written once a minute at most. */
  used_at: Time;
  expires_at: Time;
  /** The client's address and what its browser says of itself, where they are known. */
  address: string | null;
  agent: string | null;
  /** Kept until it would have expired anyway, so that who comes back with it can be told why. */
  ended_at: OptionalTime;
  /** Of `embed`: the origin whose pages alone may use it, and the key by which it was asked for. */
  origin: ColumnType<string | null, string | null | undefined, string | null>;
  key_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface LinkTable {
  token_hash: string;
  tenant_id: string;
  user_id: string;
  kind: "welcome" | "reset";
  created_at: Time;
  expires_at: Time;
}

export interface InvitationTable {
  id: string;
  tenant_id: string;
  email: string;
  email_key: string;
  role_ids: string[];
  token_hash: string;
  sent_at: Time;
  sent_by: string;
  expires_at: Time;
  used_at: OptionalTime;
  replaced_at: OptionalTime;
  revoked_at: OptionalTime;
  /** The contact who is invited; null: nobody yet, or their record is erased. */
  user_id: string | null;
  /** Stays true when the user's record is erased. */
  user_seen: Generated<boolean>;
}

export interface EventTable {
  id: string;
  /** In the order in which events were written, over all tenants: it orders those of one instant, and no client is shown it. */
  sequence: Generated<number>;
  tenant_id: string;
  user_id: string | null;
  actor_id: string | null;
  type: string;
  details: JSONColumnType<Record<string, unknown>>;
  at: Time;
  address: string | null;
  request_id: string | null;
  /** Repeats within one window are counted in one row, the first one's: what they have in common. */
  fold: string | null;
}

/** How often something was called: by GCRA, the instant at which a caller has its whole quota again. */
export interface RateLimitTable {
  tenant_id: string;
  name: string;
  subject: string;
  full_at: Time;
  window_ms: number;
}

/** Failed sign-ins of one account (or of a name that is nobody's), from one known browser, or from all unknown ones together (""). */
export interface FailureTable {
  tenant_id: string;
  subject: string;
  device: Generated<string>;
  failed: number;
  since: Time;
}

/** A browser from which a person has signed in before. */
export interface DeviceTable {
  tenant_id: string;
  token_hash: string;
  user_id: string;
  created_at: Time;
  expires_at: Time;
}

/** A request for a reset mail, for a name that may be nobody's: the worker looks. */
export interface ResetRequestTable {
  id: string;
  tenant_id: string;
  name_key: string;
  token_hash: string;
  /** Holds a link that works once the worker has found whose it is. */
  link: string;
  created_at: Time;
  address: string | null;
  request_id: string | null;
}

export interface MailTable {
  id: string;
  tenant_id: string;
  user_id: string | null;
  kind: string;
  recipient: string;
  subject: string;
  /** Holds a link that works: sealed where the host seals, and emptied when it was sent. */
  body: string;
  /** Finds the mails of an address when its owner is erased. */
  address_hash: string | null;
  created_at: Time;
  /** 0: resets, which go before everything; 1: the rest. */
  queue: Generated<number>;
  /** Within one turn: 0 reset, 1 welcome, 2 notice, 3 invitation. */
  rank: Generated<number>;
  /** The place in the queue. Null: not ready, because it is being handed over, waits for another try, or is done. */
  turn: number | null;
  /** When a mail that isn't ready becomes so: the end of its lease, or the next try. */
  next_try_at: Time;
  attempts: Generated<number>;
  sent_at: OptionalTime;
  failed_at: OptionalTime;
}

/**
 * How many mails were caused in the day under way. `counter`: `tenant`, `sender:` with a person's id, or a kind of mail with the
 * hash of an address.
 */
export interface MailCounterTable {
  tenant_id: string;
  counter: string;
  day_began_at: Time;
  count: number;
  last_at: Time;
}

export interface IdempotencyTable {
  tenant_id: string;
  actor_id: string;
  key: string;
  request_hash: string;
  /** Until when the first call counts as still running. */
  running_until: OptionalTime;
  status: number | null;
  body: string | null;
  etag: string | null;
  expires_at: Time;
}

export interface Schema {
  portals: PortalTable;
  tenants: TenantTable;
  tenant_keys: TenantKeyTable;
  accounts: AccountTable;
  users: UserTable;
  credentials: CredentialTable;
  mfa_devices: MfaDeviceTable;
  sessions: SessionTable;
  links: LinkTable;
  invitations: InvitationTable;
  events: EventTable;
  mails: MailTable;
  mail_counters: MailCounterTable;
  idempotency: IdempotencyTable;
  rate_limits: RateLimitTable;
  failures: FailureTable;
  devices: DeviceTable;
  reset_requests: ResetRequestTable;
}
