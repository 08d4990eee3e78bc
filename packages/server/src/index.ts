export { createHandler, type Handler } from "./app.js";
export { openDatabase, type Database } from "./database/database.js";
export { migrate } from "./database/migrations.js";
export { pglitePool, pgPool } from "./database/pool.js";
export { deliverMail } from "./mail/deliver.js";
export type { Clock, HandlerOptions, Hasher, LinkKind, Mailer, Vouched } from "./options.js";
export { sweep } from "./sweep.js";
export { createTenantKey } from "./tenants/tenant-key.js";
export { createTenant, syncProfiles } from "./tenants/tenant.js";
