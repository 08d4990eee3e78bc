import { createClient, isUsherError, type Client, type Session } from "@usherkit/sdk";
import { loadLanguage } from "./messages.js";

export type SessionStatus = "loading" | "ready" | "denied" | "signed_out" | "failed";

/**
 * The session of one client, loaded once for each language and shared by every element that uses the client: the portal's
 * own words come with it.
 */
export class SessionStore {
  status: SessionStatus = "loading";
  error: unknown;
  readonly #client: Client;
  readonly #listeners = new Set<() => void>();
  /** By the language asked for, and by the one answered. */
  readonly #sessions = new Map<string, Session>();
  /** What was asked for, and what of it is under way. */
  readonly #asked = new Map<string, Promise<void> | undefined>();

  constructor(client: Client) {
    this.#client = client;
    client.on("session.ended", ({ error }) => {
      this.#set("signed_out", error);
    });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The session in a language (BCP 47; `*`: the portal's first), as soon as it and the elements' words are there. */
  session(language: string): Session | undefined {
    return this.#sessions.get(language);
  }

  /** Asks for the session in a language, unless that was asked before. */
  ask(language: string): void {
    if (!this.#sessions.has(language) && !this.#asked.has(language))
      void this.#start(language, this.status === "ready");
  }

  /** Asks again: after a failure, or once the person has signed in. The session known so far stays until the answer. */
  async load(): Promise<void> {
    await Promise.all([...this.#asked].map(([language, running]) => running ?? this.#start(language)));
  }

  #start(language: string, isFurther = false): Promise<void> {
    const running = this.#load(language, isFurther).finally(() => this.#asked.set(language, undefined));
    this.#asked.set(language, running);
    return running;
  }

  /** `isFurther`: the session is there in another language, which does where this one can't be had. */
  async #load(language: string, isFurther: boolean): Promise<void> {
    if (this.status !== "ready") this.#set("loading");
    const words = loadLanguage(language);
    try {
      const session = await this.#client.session.get({ language });
      await words;
      await loadLanguage(session.language);
      this.#sessions.set(language, session).set(session.language, session);
      this.#set("ready");
    } catch (error) {
      await words;
      const status = isUsherError(error) ? error.status : undefined;
      // A back end of the host's own that leaves something out: the error names what, and only the developer can add it.
      if (isUsherError(error) && error.code === "malformed_response") console.error(error);
      const [other] = isFurther ? this.#sessions.values() : [];
      if (status === 401) this.#set("signed_out", error);
      else if (status === 403) this.#set("denied", error);
      else if (other) {
        this.#sessions.set(language, other);
        this.#set("ready");
      } else this.#set("failed", error);
    }
  }

  #set(status: SessionStatus, error?: unknown): void {
    this.status = status;
    this.error = error;
    for (const listener of this.#listeners) listener();
  }
}

const stores = new WeakMap<Client, SessionStore>();
const clients = new Map<string, Client>();

export const storeOf = (client: Client): SessionStore => {
  let store = stores.get(client);
  if (!store) stores.set(client, (store = new SessionStore(client)));
  return store;
};

/** One client for each base URL of the page; none where an element is rendered on a server, which asks the API nothing. */
export const clientOf = (baseUrl: string): Client | undefined => {
  if (typeof document === "undefined") return undefined;
  const key = new URL(baseUrl, document.baseURI).href;
  let client = clients.get(key);
  if (!client) clients.set(key, (client = createClient({ baseUrl: key })));
  return client;
};
