import { html, nothing, type TemplateResult } from "lit";
import type { Role } from "@usherkit/sdk";
import type { ClientController } from "../internal/client-controller.js";
import { icon } from "../internal/icons.js";
import type { InviteFormMessages } from "../internal/messages/invite-form.js";
import { roleOptions, roleReason } from "../internal/role-options.js";

/** What those who are invited get, one or several as the portal has it. */
export const roleField = (view: {
  readonly about: ClientController;
  readonly roles: readonly Role[];
  readonly chosen: readonly string[];
  readonly isMissing: boolean;
  readonly onChoose: (roleIds: string[]) => void;
  readonly t: InviteFormMessages;
}): TemplateResult => {
  const { m, profile, words } = view.about;
  const isMultiple = profile?.roles.multiple ?? false;
  return html`<div class="field">
    <span class="label" id="roles-label">${isMultiple ? m.roles : m.role}</span>
    ${roleOptions({
      roles: view.roles,
      chosen: view.chosen,
      isMultiple,
      isInvalid: view.isMissing,
      labelledBy: "roles-label",
      describedBy: view.isMissing ? "roles-error" : undefined,
      reason: (decision) => roleReason(decision, { action: "invite", subject: null, m, words }),
      onChoose: view.onChoose,
    })}
    ${
      view.isMissing
        ? html`<p class="error-text" id="roles-error">${icon("error")}<span>${view.t.chooseRole}</span></p>`
        : nothing
    }
  </div>`;
};
