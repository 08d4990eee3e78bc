import { ContextConsumer } from "@lit/context";
import { nothing, type ReactiveController, type ReactiveElement } from "lit";
import type { Capabilities, Client, PortalProfile, Session } from "@usherkit/sdk";
import { SignInRequiredEvent } from "../events/sign-in-required.js";
import { clientContext } from "./client-context.js";
import { directionOf } from "./direction.js";
import { common, type CommonMessages } from "./messages/common.js";
import { languageAround, watchLanguage } from "./language-around.js";
import { chooseLocale, hasWords, MessageBook, type MessageFactory } from "./messages.js";
import { clientOf, storeOf, type SessionStatus, type SessionStore } from "./session-store.js";
import type { Words } from "./words.js";

/** Milliseconds that an element waits for its client before it says that it has none. */
const patience = 3000;

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
  #bookKey: readonly unknown[] = [];
  /** The language wished for, and that of the session shown. */
  #wish = "*";
  #language = "*";
  #unwatch: (() => void) | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #isForgotten = false;

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
  /** The capabilities of the client's back end. */
  get can(): Capabilities | undefined {
    return this.#client?.capabilities;
  }
  get session(): Session | undefined {
    return this.#store?.session(this.#language);
  }
  get profile(): PortalProfile | undefined {
    return this.session?.profile;
  }
  /** `loading` also while there is no client yet, which may come later; `unconnected` once that has taken too long. */
  get status(): SessionStatus | "unconnected" {
    if (this.#isForgotten) return "unconnected";
    const status = this.#store?.status ?? "loading";
    return status === "ready" && !this.session ? "loading" : status;
  }
  get error(): unknown {
    return this.#store?.error;
  }
  get words(): Words {
    return this.#messages().words;
  }
  /** The writing direction, where the words are of another language than the page around. */
  get direction(): "ltr" | "rtl" | typeof nothing {
    const { locale } = this.words;
    const isOfPage = chooseLocale([languageAround(this.#host)], [locale]);
    return isOfPage ? nothing : directionOf(locale);
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
    this.#unwatch = watchLanguage(() => {
      this.#host.requestUpdate();
    });
    this.#resolve();
    if (!this.#client) this.#waiting = setTimeout(this.#miss, patience);
  }

  hostUpdate(): void {
    this.#resolve();
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    clearTimeout(this.#waiting);
    this.#use(undefined);
  }

  /** Nobody gave a client: said on the page, and to the page's developer. */
  readonly #miss = (): void => {
    this.#isForgotten = true;
    console.error(
      `<${this.#host.localName}> has no client: set base-url or client, or put it into a <usher-provider>.`,
    );
    this.#host.requestUpdate();
  };

  #resolve(): void {
    const { client, baseUrl } = this.#host;
    this.#use(client ?? (baseUrl === undefined ? this.#provided.value : clientOf(baseUrl)));
    this.#wish = this.#choose(this.profile);
    this.#store?.ask(this.#wish);
    const session = this.#store?.session(this.#wish);
    if (!session) return;
    // Only now is it known what the portal offers.
    this.#language = this.#choose(session.profile);
    this.#store?.ask(this.#language);
  }

  /** The first wish that the portal offers; while it isn't known, the first; `*`: whatever the portal's first is. */
  #choose(profile: PortalProfile | undefined): string {
    const wishes = [this.#host.locale, languageAround(this.#host), ...(profile?.languages ?? [])];
    return chooseLocale(wishes, profile?.languages) ?? (profile ? "en" : "*");
  }

  #use(client: Client | undefined): void {
    if (client === this.#client) return;
    this.#leave?.();
    this.#leave = undefined;
    clearTimeout(this.#waiting);
    this.#isForgotten = false;
    this.#client = client;
    this.#language = "*";
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
    const { profile } = this;
    const wish = profile ? this.#language : this.#wish;
    const key = [profile, hasWords(wish) ? wish : "en"] as const;
    if (!this.#book || key.some((value, index) => value !== this.#bookKey[index])) {
      this.#book = new MessageBook(...key);
      this.#bookKey = key;
    }
    return this.#book;
  }
}
