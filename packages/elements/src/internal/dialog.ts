import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * One native dialog of a host's shadow root: shown after the next render, closed without a leftover, the focus given back to
 * its trigger, or, where the trigger is gone (its row was deleted), to the host's fallback.
 */
export class DialogController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: { id: string; fallback?: () => HTMLElement | null | undefined };
  #isWanted = false;
  #trigger: HTMLElement | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    options: { id: string; fallback?: () => HTMLElement | null | undefined },
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isWanted;
  }

  get element(): HTMLDialogElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>(`#${this.#options.id}`) ?? null;
  }

  /** `trigger`: where the focus was, and goes back to; what opens in a dialog that stands already keeps that of the first. */
  open(trigger?: HTMLElement): void {
    if (!this.#isWanted) this.#trigger = trigger ?? focused(this.#host.shadowRoot);
    this.#isWanted = true;
    this.#host.requestUpdate();
  }

  close(): void {
    if (!this.#isWanted) return;
    this.#isWanted = false;
    const { element } = this;
    if (element?.open) element.close();
    const target = this.#trigger?.isConnected ? this.#trigger : this.#options.fallback?.();
    target?.focus();
    this.#trigger = undefined;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { element } = this;
    if (!this.#isWanted || !element || element.open) return;
    // An open popover would send the focus to <body> when the dialog closes, so it closes first, and its trigger has the focus.
    this.#host.shadowRoot?.querySelector<HTMLElement>(":popover-open")?.hidePopover();
    this.#trigger?.focus();
    element.showModal();
  }

  hostDisconnected(): void {
    this.element?.close();
    this.#isWanted = false;
    this.#trigger = undefined;
  }
}

export const focused = (root: ShadowRoot | null): HTMLElement | undefined =>
  root?.activeElement instanceof HTMLElement ? root.activeElement : undefined;
