import { html, nothing, type TemplateResult } from "lit";
import { isUsherError } from "@usherkit/sdk";
import { SignInRequiredEvent } from "../events/sign-in-required.js";
import type { ClientController } from "./client-controller.js";
import { requestLine } from "./copy.js";
import { icon, type Icon } from "./icons.js";
import { readingProblemText } from "./problem-text.js";

/** What stands in the place of content: an icon, one bold line, one or two more, at most two buttons. */
export const face = (
  picture: Icon,
  title: string,
  text: unknown,
  actions: unknown = nothing,
  fine: unknown = nothing,
): TemplateResult =>
  html`<div class="face" part="face">
    ${icon(picture)}
    <h2>${title}</h2>
    <p>${text}</p>
    ${actions === nothing ? nothing : html`<div class="actions">${actions}</div>`}
    ${fine === nothing ? nothing : html`<p class="fine">${fine}</p>`}
  </div>`;

/** A failed reading, with a way on and the request's number. Why it was refused is said by what knows reasons, which no first picture needs. */
export const failedFace = (
  title: string,
  error: unknown,
  about: ClientController,
  retry: () => void,
): TemplateResult => {
  const { m } = about;
  const requestId = isUsherError(error) ? error.requestId : undefined;
  return face(
    "alert",
    title,
    readingProblemText(error, about),
    html`<button type="button" class="btn" @click=${retry}>${icon("refresh")}${m.tryAgain}</button>`,
    requestId ? requestLine(requestId, m) : nothing,
  );
};

/** What the portal says to who is kept out, in its own words (docs/portals.md, CO-4). */
const keptOut = (error: unknown): string | undefined => (isUsherError(error) ? error.detail : undefined);

/** The faces that come from the session. Undefined while it is ready, or loading and the element has its own first picture. */
export const sessionFace = (about: ClientController, title: string): TemplateResult | undefined => {
  const { m } = about;
  switch (about.status) {
    case "signed_out":
      return face(
        "sign-in",
        m.signedOutTitle,
        keptOut(about.error) ?? m.signedOutText,
        html`<button
          type="button"
          class="btn primary"
          @click=${(event: Event) => event.target?.dispatchEvent(new SignInRequiredEvent())}
        >
          ${m.signIn}
        </button>`,
      );
    case "denied":
      return face("ban", m.deniedTitle, keptOut(about.error) ?? readingProblemText(about.error, about));
    case "unconnected":
      return face("alert", title, m.unconnected);
    case "failed":
      return failedFace(title, about.error, about, () => void about.reload());
    default:
      return undefined;
  }
};
