import { userActions, type AccountGrant, type PortalProfile, type Session, type User } from "@usherkit/contract";
import type { Database, Hasher } from "@usherkit/server";
import { TOTP } from "otpauth";
import { password, TestPortal, type Answer, type Client } from "../support/portal.js";
import { requiredAttributes } from "./people.js";

/** What somebody is given: roles, and beside them features and accounts of their own. */
export interface Holding {
  readonly name: string;
  readonly roleIds: readonly string[];
  readonly featureIds?: readonly string[];
  readonly accounts?: readonly AccountGrant[];
}

/** How a person stands whom somebody tries to take over. */
export type TargetState = "active" | "locked" | "provisioned" | "enrolled" | "removed";

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  /** Of who has enrolled a second factor, what they sign in with before it. */
  readonly password?: string;
}

export interface TakeoverScene {
  readonly portal: TestPortal;
  readonly actors: readonly { readonly holding: Holding; readonly client: Client; readonly email: string }[];
  readonly targets: readonly { readonly holding: Holding; readonly people: Partial<Record<TargetState, Person>> }[];
}

/** A profile with every action, in which no rule stands in anybody's way: only what holds always is left. */
export const withoutRules = (profile: PortalProfile): PortalProfile => ({
  ...profile,
  id: `${profile.id}-open`,
  // It is read with every request: without these, in a fraction of the time.
  languages: profile.languages.slice(0, 1),
  translations: {},
  scope: "tenant",
  actions: ["list", "create", "listInvitations", ...userActions],
  rowActions: { display: "menu", actions: [] },
  rules: [{ effect: "allow", actions: "*" }],
  credential: {
    ...profile.credential,
    managersMayType: true,
    onCreate: ["temporary", "welcome"],
    selfServiceReset: "mail",
    mfa: "optional",
  },
  deletion: { mode: "keep" },
  invitation: { linkDays: 7 },
});

const full = ({ accountLevels = [] }: PortalProfile, id: string): AccountGrant[] =>
  accountLevels.slice(-1).map((level) => ({ id, level: level.id }));
const least = ({ accountLevels = [] }: PortalProfile, id: string): AccountGrant[] =>
  accountLevels.slice(0, 1).map((level) => ({ id, level: level.id }));

/** Each role by itself; where the portal has features and accounts of a person's own, roles with those too. */
export const holdingsOf = (profile: PortalProfile): Holding[] => {
  const { features = [], roles } = profile;
  const all = features.map(({ id }) => id);
  return roles.items.flatMap(({ id, primary, features: given = [] }): Holding[] => {
    const plain = { name: id, roleIds: [id] };
    if (primary) return [{ ...plain, accounts: full(profile, "operating") }];
    const feature = all.find((one) => !given.includes(one));
    const hasFeatures = given.length > 0;
    return [
      plain,
      ...(feature === undefined ? [] : [{ ...plain, name: `${id} with a feature`, featureIds: [feature] }]),
      ...(profile.accountLevels
        ? [
            ...(hasFeatures
              ? []
              : [{ ...plain, name: `${id} with a little of an account`, accounts: least(profile, "operating") }]),
            { ...plain, name: `${id} with an account`, accounts: full(profile, "operating") },
          ]
        : []),
    ];
  });
};

const done = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status.toString()} ${JSON.stringify(answer.body)}`);
  return answer;
};

const personOf = ({ id, username, email }: User): Person => ({ id, username, email: email ?? "" });

/** Makes somebody as the first person of the tenant would, and gives what they hold. */
const make = async (
  portal: TestPortal,
  founder: Client,
  name: string,
  holding: Holding,
  credential: object,
): Promise<Person> => {
  const { body } = done(
    await founder.call("POST", "/users", {
      username: name,
      email: `${name}@haldenmedia.example`,
      givenName: "Given",
      familyName: name,
      roleIds: holding.roleIds,
      attributes: requiredAttributes(portal.profile),
      ...credential,
    }),
  );
  const put = async (path: string, given: object) =>
    done(await founder.call("PUT", `/users/${body.user.id}/${path}`, given, { "If-Match": "*" }));
  if (holding.featureIds) await put("features", { featureIds: holding.featureIds });
  if (holding.accounts) await put("accounts", { accounts: holding.accounts });
  return personOf(body.user);
};

/** Signs in, changes what has to be changed, and answers with whose token; undefined where it can't be done. */
export const openSession = async (
  portal: TestPortal,
  username: string,
  secret: string,
): Promise<Client | undefined> => {
  const { status, body } = await portal.signIn(username, secret);
  if (status !== 200) return undefined;
  const client = portal.client(body.token);
  if (body.next === null) return client;
  if (body.next !== "set_credential") return undefined;
  const { status: changed, body: after } = await client.call("POST", "/credentials", {
    password: `${secret}, changed`,
  });
  return changed === 200 && after.next === null ? client : undefined;
};

const enrol = async (portal: TestPortal, person: Person): Promise<Person> => {
  const { body } = done(await portal.signIn(person.username, password));
  const self = portal.client(body.token);
  const own = body.next === null ? password : `${password}, changed`;
  if (body.next !== null) done(await self.call("POST", "/credentials", { password: own }));
  const { secret } = done(await self.call("POST", "/mfa", {})).body;
  const code = new TOTP({ secret }).generate({ timestamp: portal.now.getTime() });
  done(await self.call("POST", "/mfa", { code }));
  return { ...person, password: own };
};

/** A tenant of such a profile, with somebody of each holding who acts, and somebody of each in every state. */
export const openTakeoverScene = async (
  database: Database,
  profile: PortalProfile,
  founderRoles: readonly string[],
  hasher: Hasher,
): Promise<TakeoverScene> => {
  const accounts = full(profile, "operating");
  const portal = await TestPortal.of(database, profile, { roleIds: founderRoles, hasher, accounts });
  const founder = await portal.manager();
  const holdings = holdingsOf(profile);
  const isFounders = ({ roleIds }: Holding) =>
    profile.roles.items.some(({ id, primary }) => primary && roleIds.includes(id));
  const typed = { credential: "temporary", password };

  const actors: TakeoverScene["actors"][number][] = [];
  const targets: TakeoverScene["targets"][number][] = [];
  for (const [index, holding] of holdings.entries()) {
    const name = `h${index.toString()}`;
    if (isFounders(holding)) {
      const user = done(await founder.call("GET", `/users/${portal.managerId}`)).body;
      actors.push({ holding, client: founder, email: user.email });
      targets.push({ holding, people: { active: personOf(user) } });
      continue;
    }
    const actor = await make(portal, founder, `${name}-actor`, holding, typed);
    const client = await openSession(portal, actor.username, password);
    if (!client) throw new Error(holding.name);
    actors.push({ holding, client, email: actor.email });

    const one = (state: TargetState, credential: object = typed) =>
      make(portal, founder, `${name}-${state}`, holding, credential);
    const people = {
      active: await one("active"),
      locked: await one("locked"),
      provisioned: await one("provisioned", { credential: "welcome" }),
      enrolled: await enrol(portal, await one("enrolled")),
      removed: await one("removed"),
    };
    done(await founder.call("POST", `/users/${people.locked.id}/lock`, {}));
    done(await founder.call("DELETE", `/users/${people.removed.id}`, undefined, { "If-Match": "*" }));
    targets.push({ holding, people });
  }
  await portal.deliver();
  return { portal, actors, targets };
};

/** What a session shows that its person holds. */
export const holdsMore = (profile: PortalProfile, theirs: Session, mine: Session): boolean => {
  const rank = (grants: readonly AccountGrant[], id: string) =>
    (profile.accountLevels ?? []).findIndex((level) => level.id === grants.find((grant) => grant.id === id)?.level);
  const primary = profile.roles.items.find((role) => role.primary)?.id ?? "";
  const has = ({ features }: Session, id: string) => features.some((feature) => feature.id === id);
  return (
    (theirs.actor.roleIds.includes(primary) && !mine.actor.roleIds.includes(primary)) ||
    theirs.permissions.some((name) => !mine.permissions.includes(name)) ||
    theirs.features.some(({ id }) => !has(mine, id)) ||
    theirs.accounts.some(({ id }) => rank(theirs.accounts, id) > rank(mine.accounts, id))
  );
};
