import { html, nothing, type TemplateResult } from "lit";
import { requestLine } from "../internal/copy.js";
import { icon } from "../internal/icons.js";
import type { CommonMessages } from "../internal/messages/common.js";
import { failureTitle, signInAgainButton } from "../internal/notices.js";
import type { Failure } from "../internal/reason.js";

/** How an action or a section stands: under way, done, failed. It stays beside its button until the section changes. */
export interface Answer {
  readonly busy?: boolean;
  readonly done?: string;
  /** The temporary credential that it made; shown this once. */
  readonly secret?: string;
  readonly failed?: { readonly title: string } & Failure;
}

/** What came of it, and until then what isn't saved yet (`note`). The status is there before its words, so that they are read out. */
export const answerText = (answer: Answer | undefined, m: CommonMessages, note?: string): TemplateResult => {
  const failed = answer?.failed;
  return html`<span class="answer" role="status">
      ${
        answer?.done
          ? html`<span class="saved">${icon("check")}<span>${answer.done}</span></span>`
          : note && !failed
            ? html`<span class="help">${note}</span>`
            : nothing
      }
    </span>
    ${
      failed
        ? html`<div class="error-text" role="alert">
            ${icon("error")}
            <div>
              <strong>${failureTitle(failed, failed.title, m)}</strong> ${failed.text}
              ${failed.requestId ? html`<p class="sub">${requestLine(failed.requestId, m)}</p>` : nothing}
              ${failed.needsSignIn ? html`<p>${signInAgainButton(m)}</p>` : nothing}
            </div>
          </div>`
        : nothing
    }`;
};
