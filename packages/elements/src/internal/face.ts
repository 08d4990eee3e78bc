import { html, nothing, type TemplateResult } from "lit";
import type { Action, Decision } from "@usherkit/sdk";
import { SignInRequiredEvent } from "../events/sign-in-required.js";
import type { ClientController } from "./client-controller.js";
import { requestLine } from "./copy.js";
import { icon, type IconName } from "./icons.js";
import type { CommonMessages } from "./messages/common.js";
import { errorText, reasonText } from "./reason.js";

/** What stands in the place of content: an icon, one bold line, one or two more, at most two buttons. */
export const face = (
  name: IconName,
  title: string,
  text: unknown,
  actions: unknown = nothing,
  fine: unknown = nothing,
): TemplateResult =>
  html`<div class="face" part="face">
    ${icon(name)}
    <h2>${title}</h2>
    <p>${text}</p>
    ${actions === nothing ? nothing : html`<div class="actions">${actions}</div>`}
    ${fine === nothing ? nothing : html`<p class="fine">${fine}</p>`}
  </div>`;

/** A failed reading, with a way on and the request's number. */
export const failedFace = (
  title: string,
  error: unknown,
  about: ClientController,
  retry: () => void,
): TemplateResult => {
  const { m, words } = about;
  const { text, requestId } = errorText(error, { action: "list", subject: null, m, words });
  return face(
    "alert",
    title,
    // A reading changes nothing: whether it was done is no question.
    text === m.outcomes.unknown ? m.outcomes.not_sent : text,
    html`<button type="button" class="btn" @click=${retry}>${icon("refresh")}${m.tryAgain}</button>`,
    requestId ? requestLine(requestId, m) : nothing,
  );
};

export const deniedFace = (text: string, m: CommonMessages): TemplateResult => face("ban", m.deniedTitle, text);

/** What one may not use, why, and what to do instead. The portal's own words for the reason are the title (PORTALS.md, CO-6). */
export const refusalFace = (
  decision: Decision | undefined,
  { m, words }: ClientController,
  action: Action,
): TemplateResult => {
  const own = words.reason(decision?.reason ?? "");
  const text = decision && reasonText(decision, { action, subject: null, m, words, ...(own && { said: "" }) });
  return face("ban", own ?? m.deniedTitle, text?.replace(/^\. /, "") ?? "");
};

/** The faces that come from the session. Undefined while it is ready, or loading and the element has its own first picture. */
export const sessionFace = (about: ClientController, title: string): TemplateResult | undefined => {
  const { m } = about;
  switch (about.status) {
    case "signed_out":
      return face(
        "sign-in",
        m.signedOutTitle,
        m.signedOutText,
        html`<button
          type="button"
          class="btn primary"
          @click=${(event: Event) => event.target?.dispatchEvent(new SignInRequiredEvent())}
        >
          ${m.signIn}
        </button>`,
      );
    case "denied":
      return deniedFace(errorText(about.error, { action: "list", subject: null, m, words: about.words }).text, m);
    case "failed":
      return failedFace(title, about.error, about, () => void about.reload());
    default:
      return undefined;
  }
};
