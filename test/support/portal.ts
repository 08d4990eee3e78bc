import { readFileSync } from "node:fs";
import {
  extendProfile,
  operations,
  PortalProfile,
  Problem,
  type AccountGrant,
  type Operation,
  type User,
} from "@usherkit/contract";
import {
  createHandler,
  createTenant,
  deliverMail,
  syncAccounts,
  syncProfiles,
  type Database,
  type Handler,
  type HandlerOptions,
  type Hasher,
} from "@usherkit/server";
import { argon2Hasher } from "@usherkit/server/node";
import * as z from "zod/mini";

const registrar: unknown = JSON.parse(
  readFileSync(new URL("../../examples/registrar/portal.json", import.meta.url), "utf8"),
);

/** Most tests mail twice to somebody without a pause; those of the pause say so. */
const patient: unknown = extendProfile(registrar, { credential: { mailCooldownSeconds: 0 } });

/** The registrar's profile, with what a test changes of it laid over. */
export const registrarProfile = (difference: Record<string, unknown> = {}): PortalProfile =>
  z.parse(PortalProfile, extendProfile(patient, difference));

/** Real Argon2id at the least cost there is: what it costs to guess is not what is tested by it. */
export const quickArgon2 = argon2Hasher({ memoryCost: 64, timeCost: 1, parallelism: 1 });

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  readonly body: any;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A person who calls the API with a token. */
export interface Client {
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export const password = "correct horse battery";

/** Holds every answer that any test gets against the contract: a success by its operation's schema, else a problem. */
const checkAnswer = (method: string, path: string, status: number, text: string): void => {
  if (status >= 400) {
    z.parse(Problem, JSON.parse(text));
    return;
  }
  const [pathname = ""] = path.split("?");
  const operation: Operation | undefined = Object.values(operations).find(
    (candidate: Operation) =>
      candidate.method === method && new RegExp(`^${candidate.path.replace("{id}", "[^/]+")}$`).test(pathname),
  );
  if (!operation) throw new Error(`No operation of the contract answers ${method} ${path}.`);
  if (text === "") return;
  if (operation.response) z.parse(operation.response, JSON.parse(text));
  else throw new Error(`${method} ${path} should have no body.`);
};

/** A tenant of one portal on a real database, its handler, a clock that the test moves, and what was mailed. */
export class TestPortal {
  now = new Date("2026-11-21T12:00:00.000Z");
  readonly mails: Mail[] = [];
  readonly handler: Handler;
  readonly errors: unknown[] = [];

  private constructor(
    readonly database: Database,
    readonly profile: PortalProfile,
    readonly tenantId: string,
    readonly managerId: string,
    private readonly cell: { now: () => Date },
    private readonly hasher: Hasher,
  ) {
    this.cell.now = () => this.now;
    this.handler = this.handlerWith();
  }

  /** The handler on this portal's database and clock, with other options. */
  handlerWith(options: Partial<HandlerOptions> = {}): Handler {
    return createHandler({
      database: this.database,
      hasher: this.hasher,
      clock: () => this.now,
      publicUrl: "http://portal.test",
      onError: (error) => this.errors.push(error),
      ...options,
    });
  }

  /** A fresh tenant, so that tests on one database don't see each other. */
  static async open(database: Database, difference: Record<string, unknown> = {}): Promise<TestPortal> {
    const profile = registrarProfile({ id: `p${crypto.randomUUID().slice(0, 8)}`, ...difference });
    return TestPortal.of(database, profile);
  }

  /** A fresh tenant of any portal, whose first person has these roles and accounts. */
  static async of(
    database: Database,
    profile: PortalProfile,
    {
      roleIds = ["admin"],
      hasher = quickArgon2,
      accounts = [],
    }: { roleIds?: readonly string[]; hasher?: Hasher; accounts?: readonly AccountGrant[] } = {},
  ): Promise<TestPortal> {
    await syncProfiles(database, [profile]);
    const cell = { now: () => new Date("2026-11-21T12:00:00.000Z") };
    const { tenantId, managerId } = await createTenant(
      { database, hasher, clock: () => cell.now() },
      {
        id: `t-${crypto.randomUUID()}`,
        name: "Halden Media",
        profileId: profile.id,
        manager: {
          username: "ndlamini",
          email: "nomvula.dlamini@haldenmedia.example",
          givenName: "Nomvula",
          familyName: "Dlamini",
          password,
          roleIds: [...roleIds],
          accounts,
        },
      },
    );
    if (accounts.length > 0)
      await syncAccounts(
        { database, clock: () => cell.now() },
        tenantId,
        accounts.map(({ id }) => ({ id, name: id })),
      );
    return new TestPortal(database, profile, tenantId, managerId, cell, hasher);
  }

  /** Moves the clock. */
  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await this.handler(
      new Request(`http://portal.test/v1${path}`, {
        method,
        headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    checkAnswer(method, path, response.status, text);
    return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
  }

  /** Goes on with the token that a step of the sign-in answers, as a client does. */
  client(token: string): Client {
    let present = token;
    return {
      get token() {
        return present;
      },
      call: async (method, path, body, headers = {}) => {
        const answer = await this.call(method, path, body, { Authorization: `Bearer ${present}`, ...headers });
        if (/^\/(?:mfa|credentials)$/.test(path) && typeof answer.body?.token === "string") present = answer.body.token;
        return answer;
      },
    };
  }

  signIn(username: string, given = password): Promise<Answer> {
    return this.call("POST", "/sign-in", { tenant: this.tenantId, username, password: given });
  }

  async manager(): Promise<Client> {
    return this.client((await this.signIn("ndlamini")).body.token);
  }

  /** Hands over what is queued. */
  async deliver(): Promise<void> {
    await deliverMail({
      database: this.database,
      clock: () => this.now,
      mailer: {
        send: (mail) => {
          this.mails.push(mail);
          return Promise.resolve();
        },
      },
    });
  }

  /** Hands over what is queued, and answers the last mail to an address: with a link of this tenant, where there is one. */
  async mailTo(address: string): Promise<Mail & { token: string }> {
    await this.deliver();
    const mails = this.mails.filter(({ to }) => to === address);
    const link = `?tenant=${this.tenantId}#token=`;
    const mail = mails.findLast(({ text }) => text.includes(link)) ?? mails.at(-1);
    if (!mail) throw new Error(`No mail to ${address}.`);
    return { ...mail, token: /#token=([\w-]+)/.exec(mail.text)?.[1] ?? "" };
  }

  /** Creates a person as a manager does. */
  async create(by: Client, username: string, roleIds = ["billing"]): Promise<User> {
    const answer = await by.call("POST", "/users", {
      username,
      email: `${username}@haldenmedia.example`,
      givenName: username.slice(0, 1).toUpperCase() + username.slice(1),
      familyName: "Test",
      roleIds,
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.user;
  }

  /** Creates a person who then sets a password by the welcome mail's link. */
  async onboard(by: Client, username: string, roleIds = ["billing"]): Promise<User> {
    const user = await this.create(by, username, roleIds);
    const { token } = await this.mailTo(`${username}@haldenmedia.example`);
    const answer = await this.call("POST", "/credentials", { token, password });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return (await by.call("GET", `/users/${user.id}`)).body;
  }
}
