import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { DialogController } from "./dialog.js";
import { icon } from "./icons.js";
import { requestLine } from "./copy.js";
import type { CommonMessages } from "./messages/common.js";
import { optionList } from "./option-list.js";
import { optionStyles } from "./styles/option.styles.js";

/** What the dialog asks. */
export interface Question {
  /** Names the person: "Delete Ada Lovelace?" */
  readonly title: string;
  /** What happens. */
  readonly text: TemplateResult | string;
  /** What can't be undone. */
  readonly final?: string | undefined;
  /** The names of all people whom the action affects, in a list to unfold; the text names the first of them. */
  readonly names?: { readonly summary: string; readonly items: readonly string[] } | undefined;
  /** A text that the person has to type before a large, final action runs. */
  readonly typed?: { readonly label: string; readonly value: string; readonly wrong: string } | undefined;
  /** Who is left out, and why. */
  readonly left?: readonly string[];
  /** Ways to do it, of which one is chosen; the first at the beginning. Each with its verb. */
  readonly ways?: { readonly label: string; readonly options: readonly Way[] } | undefined;
  /** The verb, on its button; and while it runs. */
  readonly verb: string;
  readonly busy: () => string;
  /** The way out, where it isn't simply "Cancel". */
  readonly stay?: string;
  readonly isDangerous?: boolean;
  /** Does it, by the way chosen. A refusal or what was made stays open to be read; undefined: done, and the dialog closes. */
  readonly run: (way: string | undefined) => Promise<Refusal | Made | undefined>;
  /** What follows once the dialog has closed: before that it would keep the focus from wherever it is to go. */
  readonly then?: () => void;
}

/** One way to do what is asked. */
export interface Way {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly verb: string;
}

/** What was made, and has to be seen before the dialog closes. */
export interface Made {
  readonly title: string;
  readonly content: TemplateResult;
}

/** Why it wasn't done. `canRetry`: the same may succeed when tried again. */
export interface Refusal {
  readonly title: string;
  readonly text: string;
  /** Of several: each that went wrong, with why. */
  readonly lines?: readonly string[];
  readonly requestId?: string | undefined;
  readonly canRetry?: boolean;
}

/** A question before an action: Cancel is first and has the focus; the dialog closes only when the answer is in. */
export class ConfirmController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #dialog: DialogController;
  #question: Question | undefined;
  #refusal: Refusal | undefined;
  #made: Made | undefined;
  #way: string | undefined;
  #isBusy = false;
  #typed = "";
  #isMistyped = false;

  constructor(host: ReactiveControllerHost & HTMLElement, fallback?: () => HTMLElement | null | undefined) {
    this.#host = host;
    this.#dialog = new DialogController(host, { id: "confirm", ...(fallback && { fallback }) });
    host.addController(this);
  }

  /** `refusal`: the answer that a first try without a question got. */
  ask(question: Question, trigger?: HTMLElement, refusal?: Refusal): void {
    this.#question = question;
    this.#refusal = refusal;
    this.#made = undefined;
    this.#way = question.ways?.options[0]?.id;
    this.#typed = "";
    this.#isMistyped = false;
    if (question.ways || question.typed) this.#adoptForms();
    this.#dialog.open(trigger);
    void this.#focusFirst();
  }

  hostDisconnected(): void {
    this.#isBusy = false;
  }

  #run = async (): Promise<void> => {
    const question = this.#question;
    if (!question || this.#isBusy) return;
    this.#isMistyped = question.typed !== undefined && this.#typed.trim() !== question.typed.value;
    if (this.#isMistyped) {
      this.#host.requestUpdate();
      this.#dialog.element?.querySelector("input")?.focus();
      return;
    }
    this.#isBusy = true;
    this.#refusal = undefined;
    this.#host.requestUpdate();
    const answer = await question.run(this.#way);
    if (answer && "content" in answer) this.#made = answer;
    else this.#refusal = answer;
    this.#isBusy = false;
    if (answer) {
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

  /** Choices and secrets are drawn as in forms; the table has none until somebody asks. */
  #adoptForms(): void {
    const { styleSheet } = optionStyles;
    const sheets = this.#host.shadowRoot?.adoptedStyleSheets;
    if (styleSheet && sheets && !sheets.includes(styleSheet)) sheets.push(styleSheet);
  }

  #close = (event?: Event): void => {
    event?.preventDefault();
    // What is shown this once isn't lost by a key: somebody closes it.
    if (this.#isBusy || (this.#made && event?.type === "cancel")) return;
    this.#dialog.close();
    // A secret is gone with it.
    if (this.#made) this.#question?.then?.();
    this.#made = undefined;
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

  #ways({ label, options }: NonNullable<Question["ways"]>): TemplateResult {
    return optionList({
      name: "way",
      label,
      options: options.map((way) => ({ ...way, isOff: this.#isBusy })),
      chosen: this.#way === undefined ? [] : [this.#way],
      onChoose: ([way]) => {
        this.#way = way;
        this.#host.requestUpdate();
      },
    });
  }

  #typedField({ label, wrong }: NonNullable<Question["typed"]>): TemplateResult {
    return html`<div class="field">
      <label for="confirm-typed">${label}</label
      ><input
        id="confirm-typed"
        class="input"
        inputmode="numeric"
        autocomplete="off"
        aria-invalid=${this.#isMistyped ? "true" : nothing}
        aria-describedby=${this.#isMistyped ? "confirm-wrong" : nothing}
        .value=${this.#typed}
        @input=${(event: Event) => {
          if (event.currentTarget instanceof HTMLInputElement) this.#typed = event.currentTarget.value;
        }}
      />
      ${
        this.#isMistyped
          ? html`<p class="error-text" id="confirm-wrong" role="alert">${icon("error")}<span>${wrong}</span></p>`
          : nothing
      }
    </div>`;
  }

  #frame(question: Question, m: CommonMessages): TemplateResult {
    const refusal = this.#refusal;
    const made = this.#made;
    const verb = question.ways?.options.find(({ id }) => id === this.#way)?.verb ?? question.verb;
    return html`<div class="frame">
      <header>
        <div><h2 id="confirm-title">${made?.title ?? question.title}</h2></div>
      </header>
      <div class="body tight" id="confirm-text">
        ${
          refusal
            ? html`<div class="notice danger" role="alert">
                  ${icon("error")}
                  <div>
                    <strong>${refusal.title}</strong> ${refusal.text}
                    ${refusal.lines?.map((line) => html`<p>${line}</p>`)}
                  </div>
                </div>
                ${refusal.requestId ? html`<p class="sub">${requestLine(refusal.requestId, m)}</p>` : nothing}`
            : made
              ? made.content
              : html`<p>${question.text}</p>
                  ${
                    question.names
                      ? html`<details class="names">
                          <summary>${question.names.summary}</summary>
                          <ul>
                            ${question.names.items.map((name) => html`<li><bdi>${name}</bdi></li>`)}
                          </ul>
                        </details>`
                      : nothing
                  }
                  ${question.ways ? this.#ways(question.ways) : nothing}
                  ${question.final ? html`<p class="muted">${question.final}</p>` : nothing}
                  ${question.left?.map((line) => html`<p class="why">${icon("info")}<span>${line}</span></p>`)}
                  ${question.typed ? this.#typedField(question.typed) : nothing}`
        }
      </div>
      <footer>
        <button type="button" class="btn" ?disabled=${this.#isBusy} @click=${this.#close}>
          ${made || (refusal && !refusal.canRetry) ? m.close : (question.stay ?? m.cancel)}
        </button>
        ${
          made || (refusal && !refusal.canRetry)
            ? nothing
            : html`<button
                type="button"
                class="btn ${question.isDangerous ? "danger" : "primary"}"
                aria-busy=${this.#isBusy}
                @click=${this.#run}
              >
                ${this.#isBusy ? html`<span class="spinner"></span>${question.busy()}` : refusal ? m.tryAgain : verb}
              </button>`
        }
      </footer>
    </div>`;
  }
}
