export { createHandler, type Handler } from "./app.js";
export { openDatabase, type Database } from "./database/database.js";
export { migrate } from "./database/migrations.js";
export { pglitePool, pgPool, type EmbeddedClient } from "./database/pool.js";
export { forwardedAddress } from "./limits/address.js";
export { deliverMail, type DeliverServices } from "./mail/deliver.js";
export type {
  Clock,
  HandlerOptions,
  Hasher,
  LinkKind,
  Mailer,
  MailFailure,
  RequestSource,
  Sealer,
  SecurityEvent,
  Vouched,
} from "./options.js";
export { aesSealer, type SealKey } from "./seal/aes-sealer.js";
export { SealError } from "./seal/sealed-text.js";
export { SetupError } from "./setup-error.js";
export { sweep } from "./sweep.js";
export {
  createTenantKey,
  listTenantKeys,
  revokeTenantKey,
  type TenantKey,
  type TenantKeyOptions,
} from "./tenants/tenant-key.js";
export { syncAccounts, type AccountInput } from "./tenants/accounts.js";
export { createTenant, syncProfiles } from "./tenants/tenant.js";
export { unlockAccount } from "./tenants/unlock-account.js";
export { OutcomeUnknownError, UnavailableError } from "./unavailable.js";
export { addContacts, type ContactInput } from "./users/contacts.js";
