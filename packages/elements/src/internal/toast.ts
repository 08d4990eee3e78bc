import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { icon } from "./icons.js";
import type { CommonMessages } from "./messages/common.js";

/** What takes it back or follows from it, on the line that tells it. */
export interface Undo {
  readonly label: string;
  readonly run: () => void;
}

const shownFor = 6000;

/** One line that confirms what happened out of sight. Never an error, never the only place of an action: what it takes back can be done in the row too. */
export class ToastController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #text: string | undefined;
  #undo: Undo | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  show(text: string, undo?: Undo): void {
    this.#text = text;
    this.#undo = undo;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#hide, shownFor);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#text = undefined;
  }

  #takeBack = (): void => {
    this.#hide();
    this.#undo?.run();
  };

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
              >${icon("check-circle")}<span>${this.#text}</span>${
                this.#undo
                  ? html`<button type="button" class="btn sm" @click=${this.#takeBack}>${this.#undo.label}</button>`
                  : nothing
              }<button type="button" class="btn quiet icon-only sm" aria-label=${m.dismiss} @click=${this.#hide}>
                ${icon("x")}
              </button></span
            >`
      }
    </div>`;
  }
}
