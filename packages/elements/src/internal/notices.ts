import { html, nothing, type TemplateResult } from "lit";
import { SignInRequiredEvent } from "../events/sign-in-required.js";
import { requestLine } from "./copy.js";
import { icon } from "./icons.js";
import type { CommonMessages } from "./messages/common.js";
import type { Failure } from "./reason.js";

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

/** Below a refusal that a fresh sign-in cures. */
export const signInAgainButton = (m: CommonMessages): TemplateResult =>
  html`<button
    type="button"
    class="btn sm"
    @click=${(event: Event) => event.target?.dispatchEvent(new SignInRequiredEvent({ reason: "step_up" }))}
  >
    ${m.signIn}
  </button>`;

/** What a failure is called, by its outcome alone: `undone` says that nothing was done, else it isn't known. */
export const failureTitle = ({ isUnsure, unsure }: Failure, undone: string, m: CommonMessages): string =>
  isUnsure ? (unsure ?? m.unsureTitle) : undone;

/** Above a form: what wasn't done (`undone`) and why, with the request's number. Takes the focus. */
export const failureNotice = (undone: string, failure: Failure, m: CommonMessages): TemplateResult => {
  const { text, requestId, needsSignIn } = failure;
  return html`<div class="notice danger told" role="alert" tabindex="-1">
    ${icon("error")}
    <div>
      <strong>${failureTitle(failure, undone, m)}</strong> ${text}
      ${requestId ? html`<p class="sub">${requestLine(requestId, m)}</p>` : nothing}
    </div>
    ${needsSignIn ? signInAgainButton(m) : nothing}
  </div>`;
};
