import { createClient, isUsherError, type Client, type Session } from "@usherkit/sdk";

export type SessionStatus = "loading" | "ready" | "denied" | "signed_out" | "failed";

/** The session of one client, loaded once and shared by every element that uses the client. */
export class SessionStore {
  status: SessionStatus = "loading";
  session: Session | undefined;
  error: unknown;
  readonly #client: Client;
  readonly #listeners = new Set<() => void>();
  #isLoading = false;

  constructor(client: Client) {
    this.#client = client;
    client.on("session.ended", () => this.#set("signed_out"));
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (!this.session && !this.#isLoading && this.status === "loading") void this.load();
    return () => this.#listeners.delete(listener);
  }

  /** Asks again: after a failure, or once the person has signed in. The session known so far stays until the answer. */
  async load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    if (this.status !== "ready") this.#set("loading");
    try {
      this.session = await this.#client.session.get();
      this.#set("ready");
    } catch (error) {
      const status = isUsherError(error) ? error.status : undefined;
      this.#set(status === 401 ? "signed_out" : status === 403 ? "denied" : "failed", error);
    } finally {
      this.#isLoading = false;
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

/** One client for each base URL of the page. */
export const clientOf = (baseUrl: string): Client => {
  const key = new URL(baseUrl, document.baseURI).href;
  let client = clients.get(key);
  if (!client) clients.set(key, (client = createClient({ baseUrl: key })));
  return client;
};
