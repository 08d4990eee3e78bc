import { ContextProvider } from "@lit/context";
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Client } from "@usherkit/sdk";
import { clientContext } from "../internal/client-context.js";
import { clientOf } from "../internal/session-store.js";
import { usherProviderStyles } from "./usher-provider.styles.js";

/**
 * One client for every element inside.
 *
 * @slot - The page, with the elements anywhere in it.
 * @attr {string} base-url - Where the API is, such as `/v1`. Not needed with `client`.
 */
export class UsherProvider extends LitElement {
  static override styles = usherProviderStyles;

  /** The client that the elements inside use. Wins over `base-url`. */
  @property({ attribute: false }) client: Client | undefined;
  /** Where the API is, such as `/v1`: a client with the session cookie is made for it. */
  @property({ attribute: "base-url" }) baseUrl: string | undefined;

  readonly #provider = new ContextProvider(this, { context: clientContext });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("client") || changed.has("baseUrl"))
      this.#provider.setValue(this.client ?? (this.baseUrl === undefined ? undefined : clientOf(this.baseUrl)));
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "usher-provider": UsherProvider;
  }
}
