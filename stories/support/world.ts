import { extendProfile, PortalProfile, type AccountGrant } from "@usherkit/contract";
import { createClient, type Client, type User } from "@usherkit/sdk";
import {
  addContacts,
  createHandler,
  createTenant,
  deliverMail,
  sweep,
  syncAccounts,
  syncProfiles,
  type AccountInput,
  type ContactInput,
  type Database,
  type Handler,
} from "@usherkit/server";
import { Secret, TOTP } from "otpauth";
import * as z from "zod/mini";
import registrar from "../../examples/registrar/portal.json";
import { arabic } from "./arabic.js";
import { copyTenant } from "./copy-tenant.js";
import { few, nomvula, password, type Deed, type Person } from "./people.js";
import type { Fault } from "./faults.js";
import { withPseudo } from "./pseudo-locale.js";
import { pageDatabase, pageHasher } from "./page-database.js";

/** The instant at which every story takes place, unless it moves the clock. */
export const noon = new Date("2026-11-21T18:12:00.000Z");
const minute = 60_000;
const baseUrl = "http://page.test/v1";

/** What a story's tenant is made of; `parameters.world` of the story. */
export interface WorldOptions {
  /** Whom the manager has added, and what has happened to them. */
  readonly people?: readonly Person[];
  /** A difference from the registrar's profile, as a profile that extends it would have. */
  readonly profile?: Record<string, unknown>;
  /** What stands in the place of the registrar's, whole: lists too, which `profile` would add to. */
  readonly instead?: Record<string, unknown>;
  /** Whom the host knows, as its CRM would tell: contacts, of whom nobody has signed up. */
  readonly contacts?: readonly ContactInput[];
  /** The accounts of the tenant, and how far they are open to its first manager. */
  readonly accounts?: readonly AccountInput[];
  readonly managerAccounts?: readonly AccountGrant[];
  /** The user name of whom the story is about. */
  readonly about?: string;
  /** What goes wrong between the elements and the server, from the first call on. */
  readonly fault?: Fault;
  /** Milliseconds that a call may take. */
  readonly timeout?: number;
  /** What else has happened, before the element is there. */
  readonly before?: (world: World) => Promise<void>;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Nomvula's password until she changed it, where she is here for longer than a password lasts. */
const firstPassword = "harbour-lantern-26";
const lastChange = new Date("2026-09-22T08:20:00.000Z");
const passwordLasts = 365 * 24 * 60 * minute;

let count = 0;
/** By who is in them, and by what is other in their profile. */
const pasts = new Map<readonly Person[], Map<string, Promise<World>>>();
/** The queue belongs to the database: whoever delivers, delivers for all tenants. */
const mailbox: Mail[] = [];

/** One tenant on the page's database, the real handler before it, a clock that the story moves, and the mail that was sent. */
export class World {
  now = noon;
  fault: Fault | undefined;
  readonly tenant: string;
  /** Whom the story is about, as they were before anything else happened. */
  about: User | undefined;
  readonly #database: Database;
  #profile: PortalProfile;
  readonly #handler: Handler;
  readonly #timeout: number | undefined;
  readonly #tokens = new Map<string, { token: string; until: number }>();
  readonly #secrets = new Map<string, string>();
  readonly #passwords = new Map<string, string>();
  readonly #clients = new Map<string, Client>();

  private constructor(database: Database, profile: PortalProfile, tenant: string, { fault, timeout }: WorldOptions) {
    this.tenant = tenant;
    this.#database = database;
    this.#profile = profile;
    this.fault = fault;
    this.#timeout = timeout;
    this.#handler = createHandler({
      database,
      hasher: pageHasher,
      clock: () => this.now,
      publicUrl: "http://page.test",
    });
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const database = await pageDatabase();
    const past = await World.#pastOf(database, options);
    const world = await World.#empty(database, options);
    for (const [username, secret] of past.#secrets) world.#secrets.set(username, secret);
    await copyTenant(database, past.tenant, world.tenant, world.#profile.id);
    if (options.accounts) await syncAccounts({ database }, world.tenant, options.accounts);
    if (options.contacts) await world.addContacts(options.contacts);
    if (options.about !== undefined) world.about = await world.find(options.about);
    await options.before?.(world);
    return world;
  }

  /** What has happened to these people under this profile: played once for a page, and never looked at. */
  static #pastOf(
    database: Database,
    { people = few, profile, instead, managerAccounts }: WorldOptions,
  ): Promise<World> {
    const key = JSON.stringify([profile, instead, managerAccounts]);
    const played = pasts.get(people) ?? new Map<string, Promise<World>>();
    pasts.set(people, played);
    let past = played.get(key);
    if (!past) {
      past = World.#empty(database, { ...(profile && { profile }), ...(instead && { instead }) }).then((world) =>
        world.#play(people, managerAccounts),
      );
      played.set(key, past);
    }
    return past;
  }

  static async #empty(database: Database, options: WorldOptions): Promise<World> {
    count += 1;
    const id = `${registrar.id}_${String(count)}`;
    // What is replaced has no translation; what is told from the registrar's has all of them.
    const spoken = options.instead
      ? { languages: ["en"], translations: {} }
      : { languages: [...registrar.languages, "ar"], translations: { ...registrar.translations, ar: arabic } };
    // The stories work the rows by their menus, which are there at every width; those of buttons ask for them.
    const rowActions = { ...registrar.rowActions, display: "menu" as const };
    const base = { ...registrar, rowActions, ...spoken, ...options.instead };
    const profile = withPseudo(z.parse(PortalProfile, extendProfile(base, { ...options.profile, id })));
    await syncProfiles(database, [profile]);
    return new World(database, profile, `story-${String(count)}`, options);
  }

  async addContacts(people: readonly ContactInput[]): Promise<void> {
    await addContacts({ database: this.#database, clock: () => this.now }, { tenantId: this.tenant, people });
  }

  /** Moves the clock. */
  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  /** The client of somebody, as the elements get it: with the story's fault between. `null`: nobody is signed in. */
  async clientFor(username: string | null): Promise<Client> {
    const known = this.#clients.get(username ?? "");
    if (known) return known;
    const token = username === null ? null : await this.#signIn(username);
    const client = createClient({
      baseUrl,
      fetch: (request) => (this.fault ? this.fault(request, this.#handler) : this.#handler(request)),
      ...(token !== null && { auth: { getToken: ({ refresh }) => Promise.resolve(refresh ? null : token) } }),
      ...(this.#timeout !== undefined && { timeout: this.#timeout }),
    });
    this.#clients.set(username ?? "", client);
    return client;
  }

  /** Somebody who acts meanwhile, elsewhere: no fault of the story's reaches them, and no view hears of it. */
  async elsewhere(username: string = nomvula.username): Promise<Client> {
    const token = await this.#tokenOf(username);
    return createClient({
      baseUrl,
      fetch: this.#handler,
      auth: { getToken: () => Promise.resolve(token) },
    });
  }

  /** What was mailed to the people of this tenant: the links in it say whose it is. */
  get mails(): readonly Mail[] {
    return mailbox.filter(({ text }) => text.includes(`tenant=${this.tenant}#`));
  }

  /** The portal's owner changes the profile: `difference` over what it was. */
  async changeProfile(difference: Record<string, unknown>): Promise<void> {
    this.#profile = z.parse(PortalProfile, extendProfile(this.#profile, difference));
    await syncProfiles(this.#database, [this.#profile]);
  }

  async find(username: string): Promise<User> {
    const client = await this.elsewhere();
    const { items } = await client.users.list({ search: username });
    const user = items.find((candidate) => candidate.username === username);
    if (!user) throw new Error(`${username} is not there.`);
    return user;
  }

  /** The token in the newest link that somebody was sent. */
  async mailedToken(email: string): Promise<string> {
    await this.deliver();
    const mail = this.mails.findLast(({ to }) => to === email);
    const token = /#token=([\w-]+)/.exec(mail?.text ?? "")?.[1];
    if (token === undefined) throw new Error(`No link was mailed to ${email}.`);
    return token;
  }

  async deliver(): Promise<void> {
    const send = (mail: Mail) => {
      mailbox.push(mail);
      return Promise.resolve();
    };
    const round = () => deliverMail({ database: this.#database, mailer: { send }, clock: () => this.now });
    while ((await round()).sent > 0);
  }

  /** Does to somebody what would have been done. */
  async do(deed: Deed, person: Pick<Person, "username" | "email">): Promise<void> {
    const { username } = person;
    const email = person.email ?? `${username}@haldenmedia.example`;
    const tenant = this.tenant;
    const { account } = this.#nobody;
    switch (deed) {
      case "onboard":
        await account.changeCredential({ token: await this.mailedToken(email), password });
        this.pass(2 * minute);
        await this.#signIn(username);
        return;
      case "signIn":
        await this.#signIn(username);
        return;
      case "wrongPasswords":
        for (let attempt = 0; attempt < 5; attempt += 1) {
          await account.signIn({ tenant, username, password: `not it ${String(attempt)}` }).catch(() => undefined);
          this.pass(minute / 2);
        }
        return;
      case "forgot":
        await account.requestPasswordReset({ tenant, username });
        await this.deliver();
        return;
      case "openReset":
        await account.changeCredential({ token: await this.mailedToken(email) });
        return;
      case "enrolAuthenticator": {
        const own = await this.elsewhere(username);
        const { secret = "" } = await own.account.mfa({});
        this.#secrets.set(username, secret);
        this.#keep(username, await own.account.mfa({ code: this.#code(username) }));
        return;
      }
      case "lock":
        await (await this.elsewhere()).users.lock(await this.find(username));
        return;
      case "resetMfa":
        await (await this.elsewhere()).users.resetMfa(await this.find(username));
    }
  }

  get #nobody(): Client {
    return createClient({ baseUrl, fetch: this.#handler });
  }

  #at(text: string): Date {
    return new Date(`${text}Z`);
  }

  #code(username: string): string {
    const secret = Secret.fromBase32(this.#secrets.get(username) ?? "");
    return new TOTP({ secret }).generate({ timestamp: this.now.getTime() });
  }

  async #signIn(username: string): Promise<string> {
    const answer = await this.#nobody.account.signIn({
      tenant: this.tenant,
      username,
      password: this.#passwords.get(username) ?? password,
    });
    const token = this.#keep(username, answer);
    if (answer.next !== "verify_mfa") return token;
    const { account } = await this.elsewhere(username);
    return this.#keep(username, await account.mfa({ code: this.#code(username) }));
  }

  /** Keeps the token that a step of a sign-in made: it ends the one before. Within an hour it is used, or has ended. */
  #keep(username: string, { token }: { readonly token?: string | null | undefined }): string {
    if (typeof token !== "string") throw new Error(`${username} was told no token.`);
    this.#tokens.set(username, { token, until: this.now.getTime() + 59 * minute });
    return token;
  }

  async #tokenOf(username: string): Promise<string> {
    const known = this.#tokens.get(username);
    return known && known.until > this.now.getTime() ? known.token : this.#signIn(username);
  }

  /** Makes the tenant, and plays the past in the order of time, through the API: no status is set by hand. */
  async #play(people: readonly Person[], accounts: readonly AccountGrant[] = []): Promise<this> {
    const start = people.reduce((first, { added }) => Math.min(first, this.#at(added).getTime()), noon.getTime());
    this.now = new Date(start - 60 * minute);
    const isOld = noon.getTime() - this.now.getTime() > passwordLasts;
    const manager = { ...nomvula, password: isOld ? firstPassword : password, accounts };
    this.#passwords.set(manager.username, manager.password);
    await createTenant(
      { database: this.#database, hasher: pageHasher, clock: () => this.now },
      { id: this.tenant, name: "Halden Media", profileId: this.#profile.id, manager },
    );
    const past: { at: Date; play: () => Promise<unknown> }[] = [];
    for (const person of people) {
      const { username, givenName, familyName, roleId, telephone } = person;
      const email = person.email ?? `${username}@haldenmedia.example`;
      past.push({
        at: this.#at(person.added),
        play: async () =>
          (await this.elsewhere()).users.create({
            username,
            email,
            givenName,
            familyName,
            roleIds: [roleId],
            ...(telephone !== undefined && { attributes: { telephone } }),
          }),
      });
      for (const [at, deed] of person.past) past.push({ at: this.#at(at), play: () => this.do(deed, person) });
    }
    if (this.#passwords.get(nomvula.username) === firstPassword)
      past.push({
        at: lastChange,
        play: async () => {
          const own = await this.elsewhere();
          this.#keep(
            nomvula.username,
            await own.account.changeCredential({ password, currentPassword: firstPassword }),
          );
          this.#passwords.set(nomvula.username, password);
        },
      });
    for (const { at, play } of past.sort((one, other) => one.at.getTime() - other.at.getTime())) {
      this.now = at;
      await play();
    }
    this.now = noon;
    await this.deliver();
    await sweep({ database: this.#database, clock: () => this.now });
    return this;
  }
}
