export { createHandler, type Handler } from "./app.js";
export { openDatabase, type Database } from "./database/database.js";
export { migrate } from "./database/migrations.js";
export { pglitePool, pgPool } from "./database/pool.js";
export { deliverMail } from "./mail/deliver.js";
export type { Clock, HandlerOptions, Hasher, LinkKind, Mailer, Vouched } from "./options.js";
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
export { addContacts, type ContactInput } from "./users/contacts.js";
