import { createClient, type Client, type RestOptions, type User } from "@usherkit/sdk";

type Fetch = NonNullable<RestOptions["fetch"]>;

/** What somebody does elsewhere; test/elements/support/api.mjs does it by the calls that do it in life. */
export type Deed = "onboard" | "signIn" | "wrongPasswords" | "forgot" | "openReset";

/** Somebody of a tenant, whom Nomvula, its first manager, has added. */
export interface Person {
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email?: string;
  readonly roleId?: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  readonly deeds?: readonly Deed[];
}

/** Somebody whom the host knows, who hasn't signed up. */
export interface Contact {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly active?: boolean;
}

export interface ClientOptions {
  /** What stands between: see faults.ts. */
  readonly fetch?: Fetch;
  /** Milliseconds that a call may take. */
  readonly timeout?: number;
  /** Who; else Nomvula. */
  readonly token?: string;
}

const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
  const answer = await fetch(path, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  const parsed: Record<string, unknown> = await answer.json();
  return parsed;
};

/** A fresh tenant on the real handler, with people in statuses that real events have brought about. */
export class Tenant {
  private constructor(
    readonly id: string,
    readonly token: string,
    readonly managerId: string,
    private readonly users: Readonly<Record<string, string>>,
  ) {}

  /**
   * `profile`: what differs from the registrar's; `instead`: what replaces it whole. `contacts` have their address as a name.
   * `accounts`: the tenant's, and how far they are open to Nomvula.
   */
  static async open(
    options: {
      people?: readonly Person[];
      profile?: Readonly<Record<string, unknown>>;
      instead?: Readonly<Record<string, unknown>>;
      contacts?: readonly Contact[];
      accounts?: readonly { readonly id: string; readonly name: string }[];
      managerAccounts?: readonly { readonly id: string; readonly level: string }[];
    } = {},
  ): Promise<Tenant> {
    const { tenant, token, managerId, users } = await post("/test/tenants", options);
    const ids: Record<string, string> = Object(users);
    return new Tenant(String(tenant), String(token), String(managerId), ids);
  }

  baseUrl(token: string = this.token): string {
    return new URL(`/as/${token}/v1`, location.origin).href;
  }

  /** What an element gets. */
  client({ token, ...rest }: ClientOptions = {}): Client {
    return createClient({ baseUrl: this.baseUrl(token), ...rest });
  }

  /** Somebody at another desk: no element of the test hears of what they do. */
  get elsewhere(): Client {
    return this.client();
  }

  /** Nomvula at another desk, once the session of before has ended. */
  async signInAgain(): Promise<Client> {
    return this.client({ token: await this.signIn("nomvula.dlamini") });
  }

  /** Calls with a token that may change, as a cookie would by a sign-in in another window. */
  fetchAs(token: () => string): Fetch {
    return async (request) => {
      const { method, headers, signal } = request;
      const body = method === "GET" ? null : await request.text();
      return fetch(request.url.replace(this.token, token()), { method, headers, signal, body });
    };
  }

  idOf(username: string): string {
    const id = this.users[username];
    if (id === undefined) throw new Error(`${username} is not there.`);
    return id;
  }

  find(username: string): Promise<User> {
    return this.elsewhere.users.get(this.idOf(username));
  }

  addressOf(username: string): string {
    return `${username}@${this.id}.example`;
  }

  async do(deed: Deed, username: string): Promise<void> {
    await post("/test/deeds", { tenant: this.id, username, deed });
  }

  /** Signs somebody in who has onboarded; answers their token. */
  async signIn(username: string): Promise<string> {
    const { token } = await post("/test/deeds", { tenant: this.id, username, deed: "signIn" });
    return String(token);
  }

  /** Time passes for this tenant alone. */
  async pass(milliseconds: number): Promise<void> {
    await post("/test/clock", { tenant: this.id, milliseconds });
  }

  /** What was mailed to an address, newest first. */
  async mailTo(address: string): Promise<{ readonly subject: string; readonly text: string }[]> {
    const answer = await fetch(`/test/mail?to=${encodeURIComponent(address)}`);
    const mails: { subject: string; text: string }[] = await answer.json();
    return mails;
  }
}

export const hour = 3_600_000;

export const ines: Person = { username: "iabreu", givenName: "Inês", familyName: "Abreu", roleId: "domain_manager" };
export const hugo: Person = { username: "heriksen", givenName: "Hugo", familyName: "Eriksen", roleId: "admin" };
export const marta: Person = { username: "mnowak", givenName: "Marta", familyName: "Nowak", roleId: "billing" };
export const tomasz: Person = { username: "t.adamczyk", givenName: "Tomasz", familyName: "Adamczyk" };

/** So many that the list has pages: Person 01, Person 02 … */
export const crowd = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, "0");
    return { username: `p${number}`, givenName: "Person", familyName: number, roleId: "read_only" };
  });
