import { html, nothing, type TemplateResult } from "lit";
import type { Question } from "./confirm-dialog.js";
import { icon } from "./icons.js";
import type { CommonMessages } from "./messages/common.js";

/** What the editor and the invite form have in common: a header with a title that takes the focus, in a dialog a way out. */
export const frameHeader = (view: {
  readonly title: unknown;
  readonly before?: unknown;
  readonly sub?: unknown;
  readonly m: CommonMessages;
  /** Undefined: it stands in a page, and there is nothing to close. */
  readonly onClose: (() => void) | undefined;
}): TemplateResult =>
  html`<header part="header">
    ${view.before ?? nothing}
    <div>
      <h2 id="heading" part="heading" tabindex="-1">${view.title}</h2>
      ${view.sub ? html`<p class="sub muted">${view.sub}</p>` : nothing}
    </div>
    ${
      view.onClose
        ? html`<button type="button" class="btn quiet icon-only" aria-label=${view.m.close} @click=${view.onClose}>
            ${icon("x")}
          </button>`
        : nothing
    }
  </header>`;

/** The first picture, before anything is known. */
export const frameBones = (m: CommonMessages): TemplateResult =>
  html`<div class="body" aria-busy="true">
    <span class="visually-hidden" role="status">${m.loading}</span>
    <div class="grid2" aria-hidden="true">
      ${[1, 2, 3, 4].map(
        () => html`<div class="field"><span class="bone short"></span><span class="bone tall"></span></div>`,
      )}
    </div>
  </div>`;

/** Asked before what was typed would be lost. */
export const leaveQuestion = (m: CommonMessages, text: string, leave: () => void): Question => ({
  title: m.leaveTitle,
  text,
  verb: m.leave,
  stay: m.stay,
  busy: () => m.leave,
  isDangerous: true,
  run: () => Promise.resolve(undefined),
  then: leave,
});
