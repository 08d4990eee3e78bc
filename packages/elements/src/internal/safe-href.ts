import { nothing } from "lit";

/**
 * An address from data for an `href`: `https:`, `http:`, `mailto:`, `tel:`, or a path of this site. Any other is left out, so that the
 * link is plain text: `javascript:` would run in the page, and browsers skip spaces and control characters where they look for a
 * scheme (URL Standard, section 4.4).
 */
export const safeHref = (address: string | undefined): string | typeof nothing =>
  address !== undefined && /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))[^\s\p{Cc}]*$/iu.test(address) ? address : nothing;
