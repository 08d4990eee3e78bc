import { html, type TemplateResult } from "lit";
import type { CommonMessages } from "./messages/common.js";

/** Copies, and says so on itself. `label`: what is copied, for who doesn't see what stands beside it. */
export const copyButton = (text: string, label: string, m: CommonMessages, kind = "link"): TemplateResult => {
  const copy = async (event: Event) => {
    const button = event.currentTarget;
    if (!(button instanceof HTMLButtonElement)) return;
    const said = await navigator.clipboard.writeText(text).then(
      () => m.copied,
      () => m.copyFailed,
    );
    button.textContent = said;
    button.ariaLabel = said;
  };
  // By property, so that no template part is lost when the text changes.
  return html`<button
    type="button"
    class=${kind}
    aria-label=${label}
    aria-live="polite"
    .textContent=${m.copy}
    @click=${copy}
  ></button>`;
};

/** The number of a request, for who has to ask about it. */
export const requestLine = (id: string, m: CommonMessages): TemplateResult =>
  html`${m.request} <span class="mono">${id}</span> ${copyButton(id, m.copyRequest, m)}`;
