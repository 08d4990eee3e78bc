import { html, type TemplateResult } from "lit";
import { copyButton } from "./copy.js";
import { icon } from "./icons.js";
import type { CommonMessages } from "./messages/common.js";
import type { UserActionsMessages } from "./messages/user-actions.js";
import { eyeIcon } from "./more-icons.js";

/** A temporary credential, once. */
export const secretBox = (secret: string, t: UserActionsMessages, m: CommonMessages): TemplateResult =>
  html`<div class="once">
    <p class="label" aria-hidden="true">${t.secretLabel}</p>
    <div class="secret" part="secret" role="group" aria-label=${t.secretLabel}>
      <code dir="ltr">${secret}</code>${copyButton(secret, t.copySecret, m, "btn sm")}
    </div>
    <p class="why">${icon(eyeIcon)}<span>${t.secretOnce}</span></p>
  </div>`;
