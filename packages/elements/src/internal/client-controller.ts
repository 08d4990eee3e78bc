import { ContextConsumer } from "@lit/context";
import type { ReactiveController, ReactiveElement } from "lit";
import type { Client, PortalProfile, Session } from "@usherkit/sdk";
import { SignInRequiredEvent } from "../events/sign-in-required.js";
import { clientContext } from "./client-context.js";
import { common, type CommonMessages } from "./messages/common.js";
import { chooseLocale, MessageBook, type MessageFactory } from "./messages.js";
import { clientOf, storeOf, type SessionStatus, type SessionStore } from "./session-store.js";
import type { Words } from "./words.js";

/** What an element gives the controller: its public properties. */
export interface ClientHost extends ReactiveElement {
  client: Client | undefined;
  baseUrl: string | undefined;
  locale: string | undefined;
}

/**
 * Finds the client (the property, else the attribute, else the provider around), shares its session, and gives the messages in
 * the portal's terms and the reader's language.
 */
export class ClientController implements ReactiveController {
  readonly #host: ClientHost;
  readonly #provided: ContextConsumer<typeof clientContext, ClientHost>;
  readonly #onClient: ((client: Client) => () => void) | undefined;
  #client: Client | undefined;
  #store: SessionStore | undefined;
  #leave: (() => void) | undefined;
  #book: MessageBook | undefined;
  #bookKey: unknown[] = [];

  /** `onClient` is called with each new client; what it returns ends its subscriptions. */
  constructor(host: ClientHost, onClient?: (client: Client) => () => void) {
    this.#host = host;
    this.#onClient = onClient;
    this.#provided = new ContextConsumer(host, { context: clientContext, subscribe: true });
    host.addController(this);
  }

  get client(): Client | undefined {
    return this.#client;
  }
  get session(): Session | undefined {
    return this.#store?.session;
  }
  get profile(): PortalProfile | undefined {
    return this.session?.profile;
  }
  /** `loading` also while there is no client yet: a provider may come later. */
  get status(): SessionStatus {
    return this.#store?.status ?? "loading";
  }
  get error(): unknown {
    return this.#store?.error;
  }
  get words(): Words {
    return this.#messages().words;
  }
  get m(): CommonMessages {
    return this.messages("common", common);
  }

  messages<Table extends object>(name: string, english: MessageFactory<Table>): Table {
    return this.#messages().get(name, english);
  }

  /** Asks for the session again. */
  reload(): Promise<void> {
    return this.#store?.load() ?? Promise.resolve();
  }

  hostConnected(): void {
    this.#resolve();
  }

  hostUpdate(): void {
    this.#resolve();
  }

  hostDisconnected(): void {
    this.#use(undefined);
  }

  #resolve(): void {
    const { client, baseUrl } = this.#host;
    this.#use(client ?? (baseUrl === undefined ? this.#provided.value : clientOf(baseUrl)));
  }

  #use(client: Client | undefined): void {
    if (client === this.#client) return;
    this.#leave?.();
    this.#leave = undefined;
    this.#client = client;
    this.#store = client && storeOf(client);
    if (!client || !this.#store) return;
    const store = this.#store;
    let status = store.status;
    const ends = [
      store.subscribe(() => {
        if (store.status === "signed_out" && status !== "signed_out")
          this.#host.dispatchEvent(new SignInRequiredEvent());
        status = store.status;
        this.#host.requestUpdate();
      }),
      this.#onClient?.(client),
    ];
    this.#leave = () => {
      for (const end of ends) end?.();
    };
    this.#host.requestUpdate();
  }

  #messages(): MessageBook {
    const { locale } = this.#host;
    const around = this.#host.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
    const key = [this.profile, locale, around];
    if (!this.#book || key.some((value, index) => value !== this.#bookKey[index])) {
      this.#book = new MessageBook(this.profile, chooseLocale([locale, around, ...(this.profile?.languages ?? [])]));
      this.#bookKey = key;
    }
    return this.#book;
  }
}
