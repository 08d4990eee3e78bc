import type { PortalProfile, User } from "@usherkit/contract";
import { addContacts } from "@usherkit/server";
import { TOTP } from "otpauth";
import { password, type Client, type TestPortal } from "../support/portal.js";
import type { State } from "./table.js";

/** What the profile asks of everybody, of each type. */
export const requiredAttributes = (profile: PortalProfile): Record<string, string | number | boolean> =>
  Object.fromEntries(
    profile.attributes.flatMap(({ id, type, required, options }) => {
      if (!required) return [];
      const value = { text: "x", tel: "+1 202 555 0100", number: 1, boolean: true, date: "2026-01-01" };
      return [[id, type === "select" ? (options?.[0]?.value ?? "") : value[type]]];
    }),
  );

const addressOf = (name: string): string => `${name}@haldenmedia.example`;

const done = <Answer extends { status: number; body: unknown }>(answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status.toString()} ${JSON.stringify(answer.body)}`);
  return answer;
};

/** The body with which a manager creates somebody, in the way that the portal does it. */
export const newPerson = (profile: PortalProfile, name: string, roleIds: readonly string[]) => ({
  username: name,
  email: addressOf(name),
  givenName: "Given",
  familyName: name,
  roleIds: [...roleIds],
  attributes: requiredAttributes(profile),
  ...(profile.credential.onCreate[0] === "password" && { password }),
});

const invite = async (portal: TestPortal, by: Client, name: string, roleIds: readonly string[]): Promise<string> => {
  const { contacts, roleIds: own = [] } = portal.profile.invitation ?? {};
  const { body } = done(
    await by.call("POST", "/invitations", {
      ...(contacts && { givenName: "Given", familyName: name }),
      emails: [addressOf(name)],
      roleIds: contacts ? own : roleIds,
    }),
  );
  if (body.outcomes[0].result !== "sent") throw new Error(JSON.stringify(body));
  return (await portal.mailTo(addressOf(name))).token;
};

const findByName = async (by: Client, name: string): Promise<User> => {
  const { body } = done(await by.call("POST", "/users/search", { search: name, deleted: "include" }));
  const found = body.items.find((user: User) => user.email === addressOf(name));
  if (!found) throw new Error(`${name} isn't in the list.`);
  return found;
};

/** Somebody who has their own password, come in by the door that the portal has. */
const register = async (portal: TestPortal, by: Client, name: string, roleIds: readonly string[]): Promise<User> => {
  const { profile } = portal;
  if (!profile.actions.includes("create")) {
    const token = await invite(portal, by, name, roleIds);
    done(
      await portal.call("POST", "/sign-up", {
        token,
        username: name,
        givenName: "Given",
        familyName: name,
        password,
        attributes: requiredAttributes(profile),
      }),
    );
    const user = await findByName(by, name);
    if (user.roleIds.join() !== roleIds.join())
      done(await by.call("PUT", `/users/${user.id}/roles`, { roleIds }, { "If-Match": "*" }));
    return user;
  }
  const { user, temporaryPassword } = done(await by.call("POST", "/users", newPerson(profile, name, roleIds))).body;
  if (typeof temporaryPassword === "string") {
    const { token } = done(await portal.signIn(name, temporaryPassword)).body;
    done(await portal.client(token).call("POST", "/credentials", { password }));
  } else if (user.registration === "provisioned") {
    const { token } = await portal.mailTo(addressOf(name));
    done(await portal.call("POST", "/credentials", { token, password }));
  }
  return user;
};

export const lockOut = async (portal: TestPortal, name: string): Promise<void> => {
  for (let attempt = 0; attempt < portal.profile.credential.lockout.attempts; attempt += 1)
    await portal.signIn(name, "not the password");
};

const askForReset = async (portal: TestPortal, name: string): Promise<void> => {
  done(await portal.call("POST", "/password-reset-requests", { tenant: portal.tenantId, username: name }));
};

const enrol = async (portal: TestPortal, name: string): Promise<void> => {
  const self = portal.client(done(await portal.signIn(name)).body.token);
  const { secret } = done(await self.call("POST", "/mfa", {})).body;
  const totp = new TOTP({ secret, digits: 6, period: 30, algorithm: "SHA1" });
  done(await self.call("POST", "/mfa", { code: totp.generate({ timestamp: portal.now.getTime() }) }));
};

/** What happens to a person who has registered, so that they are in a state. */
const happenings: Partial<Record<State, (portal: TestPortal, by: Client, user: User) => Promise<void>>> = {
  auto_locked: (portal, _by, { username }) => lockOut(portal, username),
  locked_by_admin: async (_portal, by, { id }) => {
    done(await by.call("POST", `/users/${id}/lock`, {}));
  },
  inactive: async (_portal, by, { id }) => {
    done(await by.call("POST", `/users/${id}/deactivate`, {}));
  },
  removed: async (_portal, by, { id }) => {
    done(await by.call("DELETE", `/users/${id}`, undefined, { "If-Match": "*" }));
  },
  recovery: (portal, _by, { username }) => askForReset(portal, username),
  awaiting_new_password: async (portal, by, { id, username }) => {
    if (portal.profile.actions.includes("setTemporaryPassword")) {
      done(await by.call("POST", `/users/${id}/temporary-password`, {}));
      return;
    }
    await askForReset(portal, username);
    const { token } = await portal.mailTo(addressOf(username));
    done(await portal.call("POST", "/credentials", { token }));
  },
  enrolled: (portal, _by, { username }) => enrol(portal, username),
};

/**
 * Makes a person in a state, by what really happens to people. A `contact` is one whose invitation has died: make those
 * first, since the clock is moved for it.
 */
export const makePerson = async (
  portal: TestPortal,
  by: Client,
  name: string,
  { roles, state }: { roles: readonly string[]; state: State },
): Promise<User> => {
  if (state === "contact" || state === "invited") {
    await invite(portal, by, name, roles);
    return findByName(by, name);
  }
  if (state === "unlinked") {
    // As the host's own books say: no call makes one.
    const person = { givenName: "Given", familyName: name, email: addressOf(name), active: false };
    await addContacts(
      { database: portal.database, clock: () => portal.now },
      { tenantId: portal.tenantId, people: [person] },
    );
    return findByName(by, name);
  }
  if (state === "provisioned") {
    const person = { ...newPerson(portal.profile, name, roles), credential: "welcome" };
    return done(await by.call("POST", "/users", person)).body.user;
  }
  const user = await register(portal, by, name, roles);
  await happenings[state]?.(portal, by, user);
  return user;
};
