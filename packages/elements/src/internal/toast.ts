import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { icon } from "./icons.js";
import type { CommonMessages } from "./messages/common.js";

const shownFor = 6000;

/** One line that confirms what happened out of sight. Never an error, never the only place of an action. */
export class ToastController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #text: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  show(text: string): void {
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#hide, shownFor);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#text = undefined;
  }

  #hide = (): void => {
    this.#text = undefined;
    this.#host.requestUpdate();
  };

  render(m: CommonMessages): TemplateResult {
    return html`<div class="toasts" role="status">
      ${
        this.#text === undefined
          ? nothing
          : html`<span class="toast" part="toast"
              >${icon("check-circle")}<span>${this.#text}</span
              ><button type="button" class="btn quiet icon-only sm" aria-label=${m.dismiss} @click=${this.#hide}>
                ${icon("x")}
              </button></span
            >`
      }
    </div>`;
  }
}
