import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { DialogController } from "./dialog.js";
import { icon } from "./icons.js";
import { requestLine } from "./copy.js";
import type { CommonMessages } from "./messages/common.js";

/** What the dialog asks. */
export interface Question {
  /** Names the person: "Delete Ada Lovelace?" */
  readonly title: string;
  /** What happens. */
  readonly text: TemplateResult | string;
  /** What can't be undone. */
  readonly final?: string | undefined;
  /** Who is left out, and why. */
  readonly left?: readonly string[];
  /** The verb, on its button; and while it runs. */
  readonly verb: string;
  readonly busy: () => string;
  readonly isDangerous?: boolean;
  /** Does it. What it answers stays open as a refusal; undefined: done, and the dialog closes. */
  readonly run: () => Promise<Refusal | undefined>;
  /** What follows once the dialog has closed: before that it would keep the focus from wherever it is to go. */
  readonly then?: () => void;
}

/** Why it wasn't done. `canRetry`: the same may succeed when tried again. */
export interface Refusal {
  readonly title: string;
  readonly text: string;
  readonly requestId?: string | undefined;
  readonly canRetry?: boolean;
}

/** A question before an action: Cancel is first and has the focus; the dialog closes only when the answer is in. */
export class ConfirmController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #dialog: DialogController;
  #question: Question | undefined;
  #refusal: Refusal | undefined;
  #isBusy = false;

  constructor(host: ReactiveControllerHost & HTMLElement, fallback?: () => HTMLElement | null | undefined) {
    this.#host = host;
    this.#dialog = new DialogController(host, { id: "confirm", ...(fallback && { fallback }) });
    host.addController(this);
  }

  /** `refusal`: the answer that a first try without a question got. */
  ask(question: Question, trigger?: HTMLElement, refusal?: Refusal): void {
    this.#question = question;
    this.#refusal = refusal;
    this.#dialog.open(trigger);
    void this.#focusFirst();
  }

  hostDisconnected(): void {
    this.#isBusy = false;
  }

  #run = async (): Promise<void> => {
    const question = this.#question;
    if (!question || this.#isBusy) return;
    this.#isBusy = true;
    this.#refusal = undefined;
    this.#host.requestUpdate();
    this.#refusal = await question.run();
    this.#isBusy = false;
    if (this.#refusal) {
      this.#host.requestUpdate();
      await this.#focusFirst();
    } else {
      this.#dialog.close();
      question.then?.();
    }
  };

  /** The way out, not what the text before it may hold. */
  async #focusFirst(): Promise<void> {
    await this.#host.updateComplete;
    this.#dialog.element?.querySelector<HTMLElement>("footer .btn")?.focus();
  }

  #close = (event?: Event): void => {
    event?.preventDefault();
    if (!this.#isBusy) this.#dialog.close();
  };

  render(m: CommonMessages): TemplateResult {
    const question = this.#dialog.isOpen ? this.#question : undefined;
    return html`<dialog
      id="confirm"
      class="dialog sm"
      part="dialog"
      role="alertdialog"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      @cancel=${this.#close}
    >
      ${question ? this.#frame(question, m) : nothing}
    </dialog>`;
  }

  #frame(question: Question, m: CommonMessages): TemplateResult {
    const refusal = this.#refusal;
    return html`<div class="frame">
      <header>
        <div><h2 id="confirm-title">${question.title}</h2></div>
      </header>
      <div class="body tight" id="confirm-text">
        ${
          refusal
            ? html`<div class="notice danger" role="alert">
                  ${icon("error")}
                  <div><strong>${refusal.title}</strong> ${refusal.text}</div>
                </div>
                ${refusal.requestId ? html`<p class="sub">${requestLine(refusal.requestId, m)}</p>` : nothing}`
            : html`<p>${question.text}</p>
                ${question.final ? html`<p class="muted">${question.final}</p>` : nothing}
                ${question.left?.map((line) => html`<p class="why">${icon("info")}<span>${line}</span></p>`)}`
        }
      </div>
      <footer>
        <button type="button" class="btn" ?disabled=${this.#isBusy} @click=${this.#close}>
          ${refusal && !refusal.canRetry ? m.close : m.cancel}
        </button>
        ${
          refusal && !refusal.canRetry
            ? nothing
            : html`<button
                type="button"
                class="btn ${question.isDangerous ? "danger" : "primary"}"
                aria-busy=${this.#isBusy}
                @click=${this.#run}
              >
                ${this.#isBusy ? html`<span class="spinner"></span>${question.busy()}` : refusal ? m.tryAgain : question.verb}
              </button>`
        }
      </footer>
    </div>`;
  }
}
