import { InvitationOutcomes, MfaAnswer, SignedIn, UserWithCredential } from "@usherkit/contract";
import { createTenant, deliverMail, sweep, type Database, type Hasher, type Mailer } from "@usherkit/server";
import { Secret, TOTP } from "otpauth";
import * as z from "zod/mini";
import type { Api } from "./api.js";
import type { DemoClock } from "./demo-clock.js";
import type { MailSink } from "./mail-sink.js";
import { instantOf, type Cast, type Deed, type Invited, type Person } from "./people.js";

/** What playing the past needs: the real handler behind `api`, the real queue, real mail. */
export interface SeedServices {
  readonly api: Api;
  readonly database: Database;
  readonly hasher: Hasher;
  readonly mailer: Mailer;
  readonly sink: MailSink;
  readonly clock: DemoClock;
}

/** The secrets of the authenticators that were enrolled, by user name: only a phone would know them else. */
export type AuthenticatorSecrets = Record<string, string>;

const minute = 60_000;
const anything = z.unknown();

/**
 * Plays what has happened to the people of a tenant, in the order of time, through the API: nothing is set by hand. Every
 * status is reached by its real event.
 */
export const seedTenant = async (services: SeedServices, cast: Cast): Promise<AuthenticatorSecrets> => {
  const { api, clock } = services;
  const start = new Date();
  const tenant = cast.tenant.id;
  const secrets: AuthenticatorSecrets = {};
  const ids = new Map<string, string>();
  const passwords = new Map<string, string>();
  const withoutDevice = new Set<string>();
  const tokens = new Map<string, { token: string; until: number }>();
  const passwordOf = (username: string): string => passwords.get(username) ?? cast.password;

  const code = (username: string): string =>
    new TOTP({ secret: Secret.fromBase32(secrets[username] ?? "") }).generate({ timestamp: clock.now().getTime() });

  const signIn = async (username: string): Promise<string> => {
    const body = { tenant, username, password: passwordOf(username) };
    const { token, expiresAt, next } = await api.call({ method: "POST", path: "/sign-in", body }, SignedIn);
    if (next === "verify_mfa")
      await api.call({ method: "POST", path: "/mfa", token, body: { code: code(username) } }, MfaAnswer);
    tokens.set(username, { token, until: Date.parse(expiresAt) });
    return token;
  };
  /** The session that a manager still has, else a new one. */
  const tokenOf = async (username: string): Promise<string> => {
    const known = tokens.get(username);
    return known && known.until > clock.now().getTime() ? known.token : signIn(username);
  };
  const deliver = (): Promise<unknown> =>
    deliverMail({ database: services.database, mailer: services.mailer, clock: clock.now });

  /** The token in the fragment of the last link that somebody was sent. */
  const mailedToken = async (email: string): Promise<string> => {
    await deliver();
    const link = services.sink.list(email)[0]?.links.find((each) => each.includes("#token="));
    const token = link && new URLSearchParams(new URL(link).hash.slice(1)).get("token");
    if (!token) throw new Error(`No link was mailed to ${email}.`);
    return token;
  };

  const add = async (person: Person): Promise<void> => {
    const token = await tokenOf(person.addedBy);
    if (person.through) {
      const body = { emails: [person.email], roleIds: [person.role] };
      await api.call({ method: "POST", path: "/invitations", token, body }, InvitationOutcomes);
      return;
    }
    const { username, email, givenName, familyName, telephone } = person;
    const body = {
      username,
      email,
      givenName,
      familyName,
      roleIds: [person.role],
      ...(telephone === undefined ? {} : { attributes: { telephone } }),
    };
    const { user } = await api.call({ method: "POST", path: "/users", token, body }, UserWithCredential);
    ids.set(username, user.id);
  };

  const onboard = async (person: Person): Promise<void> => {
    const token = await mailedToken(person.email);
    const { username, givenName, familyName } = person;
    const password = passwordOf(username);
    if (!person.through) {
      await api.call({ method: "POST", path: "/credentials", body: { token, password } }, anything);
    } else {
      await api.call(
        { method: "POST", path: "/sign-up", body: { token, username, givenName, familyName, password } },
        anything,
      );
    }
    clock.advance(2 * minute);
    await signIn(username);
  };

  const enrol = async (username: string): Promise<void> => {
    const token = await signIn(username);
    const { secret } = await api.call({ method: "POST", path: "/mfa", token, body: {} }, MfaAnswer);
    secrets[username] = secret ?? "";
    await api.call({ method: "POST", path: "/mfa", token, body: { code: code(username) } }, MfaAnswer);
  };

  const asManager = async (person: Person, action: string): Promise<void> => {
    const id = ids.get(person.username) ?? (await findId(person));
    await api.call(
      { method: "POST", path: `/users/${id}/${action}`, token: await tokenOf(person.addedBy), body: {} },
      anything,
    );
  };
  const findId = async (person: Person): Promise<string> => {
    const page = z.object({ items: z.array(z.object({ id: z.string() })) });
    const token = await tokenOf(person.addedBy);
    const found = await api.call(
      { method: "POST", path: "/users/search", token, body: { search: person.username } },
      page,
    );
    const id = found.items[0]?.id;
    if (id === undefined) throw new Error(`${person.username} is not there.`);
    return id;
  };

  const changePassword = async (username: string, to: string): Promise<void> => {
    const body = { currentPassword: passwordOf(username), password: to };
    const token = await signIn(username);
    await api.call({ method: "POST", path: "/credentials", token, body }, anything);
    passwords.set(username, to);
  };

  const wrongPasswords = async (username: string): Promise<void> => {
    for (let count = 0; count < 5; count += 1) {
      const body = { tenant, username, password: `not it ${count}` };
      await api.attempt({ method: "POST", path: "/sign-in", body });
      clock.advance(minute / 2);
    }
  };

  const deed = async (username: string, { do: what, to }: Deed, person?: Person): Promise<void> => {
    if (what === "signIn") await signIn(username);
    else if (what === "changePassword") await changePassword(username, to ?? cast.password);
    else if (what === "enrolAuthenticator") await enrol(username);
    else if (what === "wrongPasswords") await wrongPasswords(username);
    else if (!person) throw new Error(`Nobody does this to the first manager: ${what}.`);
    else if (what === "onboard") await onboard(person);
    else if (what === "lock") await asManager(person, "lock");
    else if (what === "resetMfa") {
      await asManager(person, "mfa-reset");
      withoutDevice.add(username);
    } else if (what === "forgot")
      await api.call({ method: "POST", path: "/password-reset-requests", body: { tenant, username } }, anything);
    else
      await api.call(
        { method: "POST", path: "/credentials", body: { token: await mailedToken(person.email) } },
        anything,
      );
  };

  const invite = async (invited: Invited): Promise<readonly string[]> => {
    const body = { emails: invited.emails, roleIds: [invited.role] };
    const token = await tokenOf(invited.by);
    const { outcomes } = await api.call({ method: "POST", path: "/invitations", token, body }, InvitationOutcomes);
    return outcomes.flatMap(({ invitation }) => (invitation ? [invitation.id] : []));
  };

  const { manager } = cast;
  const past: { at: Date; play: () => Promise<void> }[] = [];
  const plan = (ago: string, play: () => Promise<void>) => past.push({ at: instantOf(ago, start), play });
  plan(manager.added, async () => {
    const { username, email, givenName, familyName } = manager;
    const first = { username, email, givenName, familyName, password: passwordOf(username), roleIds: [manager.role] };
    await createTenant(
      { database: services.database, hasher: services.hasher, clock: clock.now },
      { id: tenant, name: cast.tenant.name, profileId: cast.portal, manager: first },
    );
  });
  for (const event of manager.events) plan(event.ago, () => deed(manager.username, event));
  for (const person of cast.people) {
    plan(person.added, () => add(person));
    for (const event of person.events) plan(event.ago, () => deed(person.username, event, person));
  }
  for (const invited of cast.invitations) {
    let sent: readonly string[] = [];
    plan(invited.ago, async () => {
      sent = await invite(invited);
    });
    for (const { do: what, ago } of invited.events)
      plan(ago, async () => {
        const token = await tokenOf(invited.by);
        for (const id of sent)
          await api.call({ method: "POST", path: `/invitations/${id}/${what}`, token, body: {} }, anything);
      });
  }
  for (const member of [manager, ...cast.people])
    if (member.password !== undefined) passwords.set(member.username, member.password);

  try {
    for (const { at, play } of past.sort((a, b) => a.at.getTime() - b.at.getTime())) {
      clock.set(at);
      await play();
      await deliver();
      await sweep({ database: services.database, clock: clock.now });
    }
  } finally {
    clock.run();
  }
  return Object.fromEntries(Object.entries(secrets).filter(([username]) => !withoutDevice.has(username)));
};
