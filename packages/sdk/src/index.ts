export { createClient, type Client, type ClientOptions } from "./create-client.js";
export type { Account } from "./account.js";
export type { ClientEvents, ClientEventType, Listener } from "./events.js";
export type { RequestOptions } from "./internal/caller.js";
export type { Fetch } from "./internal/exchange.js";
export type { GetToken } from "./internal/tokens.js";
export type { Invitations } from "./invitations.js";
export { PageList, type Page } from "./page.js";
export { createRestBackend, type RestOptions } from "./rest-backend.js";
export { isUsherError, UsherError, type Outcome, type UsherErrorCode, type UsherErrorFacts } from "./usher-error.js";
export type { UserId, UserListQuery, Users, UserVersion } from "./users.js";

// What a page needs of the contract while it runs; its other lists stand in the contract itself.
export { canonical, isEmail, managePermission, sortKeys, statuses } from "@usherkit/contract";
export type * from "@usherkit/contract";
