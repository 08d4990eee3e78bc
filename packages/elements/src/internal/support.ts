import { html, nothing, type TemplateResult } from "lit";
import type { SupportContact } from "@usherkit/sdk";
import { safeHref } from "./safe-href.js";

/** The way to the portal's support: a link to write or call, or its words where there is no way. */
export const supportLink = (support: SupportContact, label: string, kind: string): TemplateResult => {
  const phone = support.phones?.[0]?.number;
  const address = support.email
    ? `mailto:${support.email}`
    : (support.url ?? (phone && `tel:${phone.replace(/[^\d+]/g, "")}`));
  return safeHref(address) === nothing
    ? html`<span class="help">${support.name}. ${support.text}</span>`
    : html`<a class=${kind} href=${safeHref(address)}>${label}</a>`;
};
