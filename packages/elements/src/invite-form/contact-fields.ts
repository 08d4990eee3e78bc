import { html, nothing, type TemplateResult } from "lit";
import { isEmail, type PortalProfile, type User } from "@usherkit/sdk";
import { isOfOneScript } from "@usherkit/sdk/text";
import { icon } from "../internal/icons.js";
import { fullName } from "../internal/identity.js";
import type { InviteFormMessages } from "../internal/messages/invite-form.js";
import { isRegistered } from "./known-addresses.js";

/** Somebody who isn't in the list yet (docs/portals.md, CO-3). */
export interface Contact {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}
type ContactField = keyof Contact;

export const nobody: Contact = { givenName: "", familyName: "", email: "" };
const fields: readonly ContactField[] = ["givenName", "familyName", "email"];

export const isBlank = (contact: Contact): boolean => fields.every((field) => contact[field].trim() === "");

/** Of a family name the profile says whether. */
const isNeeded = (field: ContactField, profile: PortalProfile | undefined): boolean =>
  field !== "familyName" || profile?.fields.find(({ id }) => id === field)?.required !== false;

/** The first field that isn't right yet. */
export const wrongField = (contact: Contact, profile: PortalProfile | undefined): ContactField | undefined =>
  fields.find((field) =>
    field === "email" ? !isEmail(contact.email) : isNeeded(field, profile) && contact[field].trim() === "",
  );

/** Name and address of one person, each with what is wrong with it once one has tried to send. */
export const contactFields = (view: {
  readonly contact: Contact;
  readonly profile: PortalProfile;
  readonly isTried: boolean;
  /** Who has the address already, as it was looked up when the field was left. */
  readonly known: User | undefined;
  readonly onLeave: (email: string) => void;
  readonly onInput: (contact: Contact) => void;
  readonly t: InviteFormMessages;
}): TemplateResult => {
  const { contact, profile, t } = view;
  /** Under which name the invitation goes, where that isn't the typed one; and what the address may only look like. */
  const helpOf = (email: string) => {
    const { known } = view;
    if (known) return html`<p class="help" role="status">${t.listedAs} <bdi>${fullName(known)}</bdi></p>`;
    return isEmail(email) && !isOfOneScript(email) ? html`<p class="help" role="status">${t.mixed}</p>` : nothing;
  };
  const field = (id: ContactField) => {
    const label = profile.fields.find((one) => one.id === id)?.label ?? id;
    const value = contact[id].trim();
    const isWrong = view.isTried && (id === "email" ? !isEmail(value) : isNeeded(id, profile) && value === "");
    const isTaken = id === "email" && view.known !== undefined && isRegistered(view.known);
    const wrong = isWrong ? (value === "" ? t.missing(label) : t.incomplete) : undefined;
    const problem = isTaken ? `${t.result["already_user"] ?? ""}.` : wrong;
    const help = id === "email" && !problem ? helpOf(value) : nothing;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        class="input"
        part="input"
        type=${id === "email" ? "email" : "text"}
        dir=${id === "email" ? "ltr" : "auto"}
        autocomplete="off"
        autocapitalize=${id === "email" ? "none" : "words"}
        spellcheck="false"
        maxlength=${id === "email" ? 320 : 100}
        aria-required=${isNeeded(id, profile) ? "true" : "false"}
        aria-invalid=${problem ? "true" : nothing}
        aria-describedby=${problem ? `${id}-error` : nothing}
        .value=${contact[id]}
        @change=${() => {
          if (id === "email") view.onLeave(value);
        }}
        @input=${(event: Event) => {
          if (event.currentTarget instanceof HTMLInputElement)
            view.onInput({ ...contact, [id]: event.currentTarget.value });
        }}
      />
      ${problem ? html`<p class="error-text" id="${id}-error">${icon("error")}<span>${problem}</span></p>` : help}
    </div>`;
  };
  return html`<div class="names">${field("givenName")}${field("familyName")}</div>
    ${field("email")}`;
};
