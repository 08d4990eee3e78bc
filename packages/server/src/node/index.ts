export * from "./argon2-hasher.js";
export { FolderHeldError } from "./folder-lock.js";
export * from "./json-file.js";
export * from "./portals.js";
export { FolderOwnerError } from "./private-folder.js";
export * from "./serve.js";
export * from "./smtp-mailer.js";
export * from "./store.js";
export * from "./worker.js";
