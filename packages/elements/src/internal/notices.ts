import { html, nothing, type TemplateResult } from "lit";
import { SignInRequiredEvent } from "../events/sign-in-required.js";
import { requestLine } from "./copy.js";
import { icon } from "./icons.js";
import type { CommonMessages } from "./messages/common.js";

/** Above a form whose session has ended: what was typed is kept. Takes the focus. */
export const signedOutNotice = (m: CommonMessages): TemplateResult =>
  html`<div class="notice warning told" role="alert" tabindex="-1">
    ${icon("sign-in")}
    <div><strong>${m.signedOutTitle}.</strong> ${m.keepTyped}</div>
    <button
      type="button"
      class="btn sm"
      @click=${(event: Event) => event.target?.dispatchEvent(new SignInRequiredEvent())}
    >
      ${m.signIn}
    </button>
  </div>`;

/** Above a form: what wasn't done and why, with the request's number. Takes the focus. */
export const failureNotice = (
  title: string,
  { text, requestId }: { readonly text: string; readonly requestId?: string | undefined },
  m: CommonMessages,
): TemplateResult =>
  html`<div class="notice danger told" role="alert" tabindex="-1">
    ${icon("error")}
    <div>
      <strong>${title}</strong> ${text} ${requestId ? html`<p class="sub">${requestLine(requestId, m)}</p>` : nothing}
    </div>
  </div>`;
