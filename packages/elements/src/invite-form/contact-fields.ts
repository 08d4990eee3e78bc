import { html, nothing, type TemplateResult } from "lit";
import { isEmail, type PortalProfile } from "@usherkit/sdk";
import { icon } from "../internal/icons.js";
import type { InviteFormMessages } from "../internal/messages/invite-form.js";

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

/** The first field that isn't right yet. */
export const wrongField = (contact: Contact): ContactField | undefined =>
  fields.find((field) => (field === "email" ? !isEmail(contact.email.trim()) : contact[field].trim() === ""));

/** Name and address of one person, each with what is wrong with it once one has tried to send. */
export const contactFields = (view: {
  readonly contact: Contact;
  readonly profile: PortalProfile;
  readonly isTried: boolean;
  readonly onInput: (contact: Contact) => void;
  readonly t: InviteFormMessages;
}): TemplateResult => {
  const { contact, profile, t } = view;
  const field = (id: ContactField) => {
    const label = profile.fields.find((one) => one.id === id)?.label ?? id;
    const value = contact[id].trim();
    const isWrong = view.isTried && (id === "email" ? !isEmail(value) : value === "");
    const problem = isWrong ? (value === "" ? t.missing(label) : t.incomplete) : undefined;
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
        aria-required="true"
        aria-invalid=${problem ? "true" : nothing}
        aria-describedby=${problem ? `${id}-error` : nothing}
        .value=${contact[id]}
        @input=${(event: Event) => {
          if (event.currentTarget instanceof HTMLInputElement)
            view.onInput({ ...contact, [id]: event.currentTarget.value });
        }}
      />
      ${problem ? html`<p class="error-text" id="${id}-error">${icon("error")}<span>${problem}</span></p>` : nothing}
    </div>`;
  };
  return html`<div class="names">${field("givenName")}${field("familyName")}</div>
    ${field("email")}`;
};
