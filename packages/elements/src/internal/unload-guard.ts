import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Has the browser ask before a page is left, or loaded anew, in which something was typed and not yet sent. */
export class UnloadGuard implements ReactiveController {
  readonly #isDirty: () => boolean;

  constructor(host: ReactiveControllerHost, isDirty: () => boolean) {
    this.#isDirty = isDirty;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("beforeunload", this.#ask);
  }

  hostDisconnected(): void {
    removeEventListener("beforeunload", this.#ask);
  }

  #ask = (event: BeforeUnloadEvent): void => {
    if (this.#isDirty()) event.preventDefault();
  };
}
