import { InvitationOutcomes, User, UserWithCredential, type PortalProfile } from "@usherkit/contract";
import { addContacts, deliverMail } from "@usherkit/server";
import * as z from "zod/mini";
import type { ApiCall } from "./api.js";
import { Credentials } from "./credentials.js";
import { nameOf, type Cast, type Deed, type Invited, type Person } from "./people.js";
import type { SeedServices } from "./seed.js";

type Member = Cast["manager"] | Person;

const minute = 60_000;
const anything = z.unknown();
const Versioned = z.object({ version: z.number() });
const Found = z.object({ items: z.array(z.object({ id: z.string() })) });

const pathOf: Partial<Record<Deed["do"], string>> = {
  lock: "lock",
  unlock: "unlock",
  deactivate: "deactivate",
  activate: "activate",
  resetMfa: "mfa-reset",
  invite: "invite",
};

/** Carries out, at the clock's instant, what has happened to the people of a tenant, each by the call that does it in life. */
export class Past {
  readonly #services: SeedServices;
  readonly #cast: Cast;
  readonly #profile: PortalProfile;
  readonly #ids = new Map<string, string>();
  readonly credentials: Credentials;

  constructor(services: SeedServices, cast: Cast, profile: PortalProfile) {
    this.#services = services;
    this.#cast = cast;
    this.#profile = profile;
    this.credentials = new Credentials(services, cast, profile);
  }

  /** The first manager is there. */
  begin(managerId: string): void {
    this.#ids.set(this.#cast.manager.username, managerId);
  }

  async add(person: Person): Promise<void> {
    const { database, clock } = this.#services;
    const { email, givenName, familyName, roles: roleIds, attributes, through, username } = person;
    const name = nameOf(person);
    if (through === "contact") {
      const people = [{ email, givenName, familyName, ...(attributes && { attributes }) }];
      const [id] = await addContacts({ database, clock: clock.now }, { tenantId: this.#cast.tenant.id, people });
      this.#ids.set(name, id ?? "");
      return;
    }
    const actor = await this.#actorOf(person);
    if (through === "invitation") {
      await this.#call({ method: "POST", path: "/invitations", body: { emails: [email], roleIds } }, actor);
      return;
    }
    const body = {
      username,
      email,
      givenName,
      familyName,
      roleIds,
      ...(attributes && { attributes }),
      credential: through ?? "welcome",
      ...(through === "password" && { password: this.credentials.of(name) }),
    };
    const answer = z.parse(UserWithCredential, await this.#call({ method: "POST", path: "/users", body }, actor));
    this.credentials.keepTemporary(name, answer);
    const { id } = answer.user;
    this.#ids.set(name, id);
    const { features: featureIds, accounts } = person;
    if (featureIds) await this.#put(id, "features", { featureIds }, actor);
    if (!accounts) return;
    const levels = Object.entries(accounts).map(([account, level]) => ({ id: account, level }));
    await this.#put(id, "accounts", { accounts: levels }, actor);
  }

  async invite(invited: Invited): Promise<readonly string[]> {
    const body = { emails: invited.emails, roleIds: invited.roles };
    const actor = await this.#idOf(invited.by ?? this.#cast.manager.username);
    const answer = await this.#call({ method: "POST", path: "/invitations", body }, actor);
    return z
      .parse(InvitationOutcomes, answer)
      .outcomes.flatMap(({ invitation }) => (invitation ? [invitation.id] : []));
  }

  async changeInvitations(invited: Invited, ids: readonly string[], verb: "resend" | "revoke"): Promise<void> {
    const actor = await this.#idOf(invited.by ?? this.#cast.manager.username);
    for (const id of ids) await this.#call({ method: "POST", path: `/invitations/${id}/${verb}`, body: {} }, actor);
  }

  async play(member: Member, deed: Deed): Promise<void> {
    const name = nameOf(member);
    const verb = pathOf[deed.do];
    if (verb !== undefined) {
      await this.#do(member, deed, verb, {});
      if (deed.do === "resetMfa") this.credentials.forgetAuthenticator(name);
      return;
    }
    switch (deed.do) {
      case "signIn":
        await this.credentials.signIn(name);
        return;
      case "onboard":
        await this.#onboard(member);
        return;
      case "changePassword":
        await this.credentials.change(name, deed.to ?? this.#cast.password);
        return;
      case "temporaryPassword": {
        const body = deed.to === undefined ? {} : { password: deed.to };
        const answer = await this.#do(member, deed, "temporary-password", body);
        this.credentials.keepTemporary(name, z.parse(UserWithCredential, answer));
        return;
      }
      case "wrongPasswords":
        await this.credentials.mistype(name);
        return;
      case "enrolAuthenticator":
        await this.credentials.enrol(name);
        return;
      case "delete": {
        const actor = await this.#actorOf(member, deed);
        const path = `/users/${await this.#idOf(name, member)}` as const;
        const { version } = z.parse(Versioned, await this.#call({ method: "GET", path }, actor));
        await this.#call({ method: "DELETE", path, version }, actor);
        return;
      }
      case "forgot": {
        const body = { tenant: this.#cast.tenant.id, username: name };
        await this.#call({ method: "POST", path: "/password-reset-requests", body });
        return;
      }
      default: {
        const body = { token: await this.#mailedToken(member.email) };
        await this.#call({ method: "POST", path: "/credentials", body });
      }
    }
  }

  /** `as`: the id of who asks. The demo vouches for them, as a portal's own sign-in would: sign-ins are told by the people's file. */
  #call(call: ApiCall, as?: string): Promise<unknown> {
    const actor = as === undefined ? undefined : { tenantId: this.#cast.tenant.id, userId: as };
    return this.#services.api.call({ ...call, actor }, anything);
  }

  /** Who had signed up by an invitation is looked up, by who invited them. */
  async #idOf(name: string, member?: Member): Promise<string> {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const person = member ?? this.#cast.people.find((each) => nameOf(each) === name);
    if (!person) throw new Error(`${name} is not among the people.`);
    const body = { search: person.email };
    const actor = await this.#actorOf(person);
    const { items } = z.parse(Found, await this.#call({ method: "POST", path: "/users/search", body }, actor));
    const [found] = items;
    if (!found) throw new Error(`${name} is not there.`);
    this.#ids.set(name, found.id);
    return found.id;
  }

  #actorOf(member: Member, deed?: Deed): Promise<string> {
    const addedBy = "addedBy" in member ? member.addedBy : undefined;
    return this.#idOf(deed?.by ?? addedBy ?? this.#cast.manager.username);
  }

  async #do(member: Member, deed: Deed, verb: string, body: unknown): Promise<unknown> {
    const actor = await this.#actorOf(member, deed);
    const id = await this.#idOf(nameOf(member), member);
    return this.#call({ method: "POST", path: `/users/${id}/${verb}`, body }, actor);
  }

  async #put(id: string, what: "features" | "accounts" | "roles", body: unknown, actor: string): Promise<void> {
    const { version } = z.parse(User, await this.#call({ method: "GET", path: `/users/${id}` }, actor));
    await this.#call({ method: "PUT", path: `/users/${id}/${what}`, version, body }, actor);
  }

  /** The token in the fragment of the last link that somebody was sent. */
  async #mailedToken(email: string): Promise<string> {
    const { database, mailer, sealer, clock, sink } = this.#services;
    await deliverMail({ database, mailer, sealer, clock: clock.now });
    const link = sink.list(email)[0]?.links.find((each) => each.includes("#token="));
    const token = link && new URLSearchParams(new URL(link).hash.slice(1)).get("token");
    if (!token) throw new Error(`No link was mailed to ${email}.`);
    return token;
  }

  /** Gets a credential of their own and signs in, unless they come again later anyway. */
  async #onboard(member: Member): Promise<void> {
    const name = nameOf(member);
    const through = "through" in member ? member.through : undefined;
    const password = this.credentials.chosen(name);
    if (through === "temporary") await this.credentials.change(name, password);
    else if (through !== "password") {
      const token = await this.#mailedToken(member.email);
      const { username, givenName, familyName, attributes } = member;
      const form = { username, givenName, familyName, ...(attributes && { attributes }) };
      const path = through === undefined ? "/credentials" : "/sign-up";
      await this.#call({ method: "POST", path, body: { token, password, ...(through !== undefined && form) } });
    }
    const { roleIds } = this.#profile.invitation ?? {};
    if (through === "contact" && member.roles.join(" ") !== roleIds?.join(" ")) {
      const actor = await this.#actorOf(member);
      await this.#put(await this.#idOf(name, member), "roles", { roleIds: member.roles }, actor);
    }
    if (member.events.some((deed) => deed.do === "signIn")) return;
    this.#services.clock.advance(2 * minute);
    await this.credentials.signIn(name);
  }
}
