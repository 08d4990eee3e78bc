import { html, nothing, type TemplateResult } from "lit";
import type { Decision, Role } from "@usherkit/sdk";
import { controlFor } from "./access.js";
import { icon } from "./icons.js";
import { reasonText } from "./reason.js";

/** What the list of roles shows, and what it tells. */
export interface RoleOptions {
  readonly roles: readonly Role[];
  readonly chosen: readonly string[];
  readonly isMultiple: boolean;
  /** The roles that the person holds already: they stay selectable, whoever may give them. */
  readonly kept?: readonly string[];
  /** All are refused: the reason stands apart, at `describedBy`. */
  readonly isReadOnly?: boolean;
  readonly isInvalid?: boolean;
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly reason: (decision: Decision) => string;
  readonly onChoose: (roleIds: string[]) => void;
}

/** Why a role can't be given: by what it holds, and by whom it could be. */
export const roleReason = (decision: Decision, about: Parameters<typeof reasonText>[1]): string =>
  decision.reason === "outranked"
    ? reasonText(decision, {
        ...about,
        said: about.m.giveRole((decision.remedy?.roleIds ?? []).map((id) => about.words.roleName(id))),
      })
    : reasonText(decision, about);

const refuse = (event: Event) => event.preventDefault();

/** Roles with their descriptions, one or several. A role that the viewer may not give stays in its place, with the reason. */
export const roleOptions = (options: RoleOptions): TemplateResult => {
  const { chosen, isMultiple } = options;
  const change = (id: string) => (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    options.onChoose(isMultiple ? [...chosen.filter((held) => held !== id), ...(checked ? [id] : [])] : [id]);
  };
  return html`<div
    id="roleIds"
    class="options"
    part="options"
    role=${isMultiple ? "group" : "radiogroup"}
    aria-labelledby=${options.labelledBy}
    aria-describedby=${options.describedBy ?? nothing}
    aria-invalid=${options.isInvalid && !isMultiple ? "true" : nothing}
  >
    ${options.roles.map((role) => {
      const { denied, isEnabled } = controlFor(role.assignable);
      const isOff = options.isReadOnly || !(isEnabled || options.kept?.includes(role.id));
      const why = isOff && !options.isReadOnly && denied ? options.reason(denied) : "";
      return html`<label class="option"
        ><span class="choice"
          ><input
            type=${isMultiple ? "checkbox" : "radio"}
            name="role"
            aria-labelledby="name-${role.id}"
            aria-describedby="about-${role.id}${why ? ` why-${role.id}` : ""}"
            aria-disabled=${isOff ? "true" : nothing}
            .checked=${chosen.includes(role.id)}
            @click=${isOff ? refuse : nothing}
            @change=${change(role.id)}
          />${isMultiple ? icon("check", "on") : nothing}</span
        ><span class="name" id="name-${role.id}">${role.name}</span
        ><span class="about" id="about-${role.id}">${role.description}</span>${
          why ? html`<span class="about why" id="why-${role.id}">${icon("info")}<span>${why}</span></span>` : nothing
        }</label
      >`;
    })}
  </div>`;
};
