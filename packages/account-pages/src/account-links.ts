import { pathOf } from "./path.js";

/** The kinds of link that a mail holds, as `links` of `createHandler` gets them. */
export type LinkKind = "welcome" | "reset" | "invitation";

const pages: Readonly<Record<LinkKind, string>> = { welcome: "set", reset: "set", invitation: "sign-up" };

/** `links` of `createHandler`, where the account pages stand below another path than `/account`. */
export const accountLinks = (basePath?: string): ((kind: LinkKind, tenantId: string) => string) => {
  const path = pathOf(basePath);
  return (kind, tenantId) => `${path}/${pages[kind]}/?tenant=${encodeURIComponent(tenantId)}`;
};
