export { accountLinks, type LinkKind } from "./account-links.js";
export { accountPages, type AccountPagesOptions } from "./account-pages.js";
export type { Brand } from "./brand.js";
