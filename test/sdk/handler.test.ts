import { createClient, type Client, type Fetch, type User } from "@usherkit/sdk";
import { serve, type Serving } from "@usherkit/server/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pglite, type TestDatabase } from "../support/databases.js";
import { password, TestPortal } from "../support/portal.js";
import { caught } from "./support/caught.js";

let store: TestDatabase;
let portal: TestPortal;
let serving: Serving;
let client: Client;

const signedIn = async (options: { baseUrl: string; fetch?: Fetch }, username = "ndlamini"): Promise<Client> => {
  const { token } = await createClient(options).account.signIn({ tenant: portal.tenantId, username, password });
  return createClient({ ...options, auth: { getToken: () => Promise.resolve(token) } });
};

beforeAll(async () => {
  store = await pglite.open();
  portal = await TestPortal.open(store.database, {
    actions: [
      ...["list", "create", "invite", "listInvitations", "view", "edit", "setRoles", "resetMfa", "resendWelcome"],
      ...["sendPasswordReset", "setTemporaryPassword", "lock", "unlock", "delete", "revokeSessions"],
      ...["setFeatures", "setAccounts"],
    ],
    features: [{ id: "reports", label: "Reports" }],
    accountLevels: [{ id: "view", label: "View" }],
    roles: { items: [{ id: "admin", features: ["reports"] }] },
  });
  serving = await serve({ handler: portal.handler, port: 0 });
  client = await signedIn({ baseUrl: `http://127.0.0.1:${serving.port.toString()}/v1` });
});
afterAll(async () => {
  await serving.close();
  await store.close();
});

const newcomer = (username: string) => ({
  username,
  email: `${username}@haldenmedia.example`,
  givenName: "New",
  familyName: username,
  roleIds: ["billing"],
});

describe("the real handler, over loopback", () => {
  test("answers who is signed in, the roles and one decision a user", async () => {
    const session = await client.session.get();
    expect(session.profile.id).toBe(portal.profile.id);
    expect(session.actions.create?.state).toBe("allowed");
    const roles = await client.roles.list();
    expect(roles.map(({ id }) => id)).toEqual(portal.profile.roles.items.map(({ id }) => id));
    const { user } = await client.users.create(newcomer("judged"));
    const decisions = await client.access.evaluate({ action: "lock", userIds: [user.id, session.actor.id] });
    expect(decisions[0]).toEqual({ state: "allowed" });
    expect(decisions[1]).toMatchObject({ state: "denied", reason: "out_of_scope" });
    expect((await client.account.profile(portal.tenantId)).tenant.id).toBe(portal.tenantId);
  });

  test("carries a person through a life: create, edit, lock, unlock, roles, history, delete", async () => {
    const heard: string[] = [];
    const offs = (["user.created", "user.changed", "user.deleted"] as const).map((type) =>
      client.on(type, () => heard.push(type)),
    );
    let { user } = await client.users.create(newcomer("life"));
    user = await client.users.update(user, { givenName: "Edited", attributes: { telephone: "+44 1" } });
    expect(user).toMatchObject({ givenName: "Edited", attributes: { telephone: "+44 1" } });
    user = await client.users.lock(user);
    expect(user.status).toBe("locked_by_admin");
    user = (await client.users.unlock(user)).user;
    user = await client.users.setRoles(user, ["read_only"]);
    expect(user.roleIds).toEqual(["read_only"]);
    const types = (await client.users.events(user.id)).items.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["create", "edit", "lock", "unlock", "setRoles"]));
    expect(await client.users.delete(user)).toBeUndefined();
    expect(await caught(client.users.get(user.id))).toMatchObject({ code: "not_found", status: 404 });
    expect(heard).toEqual(["user.created", ...Array.from({ length: 4 }, () => "user.changed"), "user.deleted"]);
    for (const off of offs) off();
  });

  test("grants features and accounts, and lists what may be granted", async () => {
    let { user } = await client.users.create(newcomer("granted"));
    expect(await client.features.list()).toMatchObject([{ id: "reports", grantable: { state: "allowed" } }]);
    expect(await client.accounts.list()).toEqual([]);
    user = await client.users.setFeatures(user, ["reports"]);
    expect(user.features).toEqual([{ id: "reports", source: "direct" }]);
    const error = await caught(client.users.setAccounts(user, [{ id: "vault", level: "view" }]));
    expect(error.errors).toEqual([{ pointer: "/accounts/0/id", code: "unknown_account" }]);
    expect(await caught(client.users.invite(user))).toMatchObject({
      decision: { state: "notApplicable", reason: "already_registered" },
    });
  });

  test("refuses a stale version, a repeat that makes no sense and a wrong field, each in its own way", async () => {
    const { user } = await client.users.create(newcomer("stale"));
    await client.users.update(user, { givenName: "First" });
    expect(await caught(client.users.update(user, { givenName: "Second" }))).toMatchObject({
      code: "version_mismatch",
      status: 412,
      outcome: "rejected",
    });
    const again = await caught(client.users.unlock(user));
    expect(again).toMatchObject({
      code: "not_applicable",
      decision: { state: "notApplicable", reason: "wrong_state" },
    });
    expect(await caught(client.users.create({ ...newcomer("x"), email: "no address" }))).toMatchObject({
      code: "invalid_request",
      errors: [{ pointer: "/email", code: "invalid_email" }],
    });
  });

  test("pages through everybody by search, filter and sort, and no name is in a URL", async () => {
    const urls: string[] = [];
    const watched = await signedIn({
      baseUrl: "http://portal.test/v1",
      fetch: (request) => {
        urls.push(request.url);
        return portal.handler(request);
      },
    });
    for (const name of ["pager-a", "pager-b", "pager-c"]) await watched.users.create(newcomer(name));
    const names: string[] = [];
    for await (const user of watched.users.list({
      search: "pager-",
      status: "provisioned",
      sort: "-username",
      limit: 1,
    }))
      names.push(user.username);
    expect(names).toEqual(["pager-c", "pager-b", "pager-a"]);
    const page = await watched.users.list({ search: "pager-", limit: 2, total: true, sort: "username" });
    expect(page.total).toEqual({ value: 3, exact: true });
    expect((await (await page.next())?.previous())?.items).toEqual(page.items);
    await watched.users.list({ sort: "email" });
    expect(urls.join("\n")).not.toMatch(/pager|halden|cursor/);
  });

  test("invites several, one outcome each; resends, revokes and lists them", async () => {
    const { outcomes } = await client.invitations.create({
      emails: ["guest@halden.example", "not an address"],
      roleIds: ["billing"],
    });
    expect(outcomes.map(({ result }) => result)).toEqual(["sent", "malformed"]);
    const [sent] = outcomes;
    if (!sent?.invitation) throw new TypeError("An invitation was expected.");
    const fresh = await client.invitations.resend(sent.invitation);
    expect((await client.invitations.revoke(fresh)).link).toBe("revoked");
    expect((await client.invitations.list()).items.map(({ link }) => link).sort()).toEqual(["replaced", "revoked"]);
  });

  test("ends a session once, whoever ends it", async () => {
    const { token } = await client.account.signIn({ tenant: portal.tenantId, username: "ndlamini", password });
    const leaving = createClient({
      baseUrl: "http://portal.test/v1",
      fetch: portal.handler,
      auth: { getToken: () => Promise.resolve(token) },
    });
    if (token === null) throw new Error("No token was told.");
    let ended = 0;
    leaving.on("session.ended", () => (ended += 1));
    await leaving.session.get();
    await portal.client(token).call("POST", "/sign-out", {});
    await caught(leaving.session.get());
    await caught(leaving.users.list());
    expect(ended).toBe(1);
  });

  test("signs out the session of its token, and doesn't mind where it is out already", async () => {
    const { token } = await client.account.signIn({ tenant: portal.tenantId, username: "ndlamini", password });
    const leaving = createClient({
      baseUrl: "http://portal.test/v1",
      fetch: portal.handler,
      auth: { getToken: () => Promise.resolve(token) },
    });
    await leaving.session.get();
    await leaving.account.signOut();
    expect(await caught(leaving.session.get())).toMatchObject({ code: "unauthenticated" });
    await leaving.account.signOut();
  });

  test("tells a wrong password from an ended session", async () => {
    const anyone = createClient({ baseUrl: "http://portal.test/v1", fetch: portal.handler });
    const error = await caught(
      anyone.account.signIn({ tenant: portal.tenantId, username: "nobody", password: "wrong wrong" }),
    );
    expect(error).toMatchObject({ code: "invalid_credentials", status: 401, outcome: "rejected" });
  });
});

describe("an answer that is lost on the way", () => {
  /** The handler carries the call out; its first answer to a matching request never arrives. */
  const losing = (pattern: RegExp): { fetch: Fetch; lost: () => number } => {
    let lost = 0;
    return {
      lost: () => lost,
      fetch: async (request) => {
        const answer = await portal.handler(request);
        if (lost > 0 || !pattern.test(`${request.method} ${new URL(request.url).pathname}`)) return answer;
        lost += 1;
        throw new TypeError("terminated");
      },
    };
  };
  const count = async (search: string): Promise<number> => (await client.users.list({ search })).items.length;

  test("a user is created once", async () => {
    const { fetch, lost } = losing(/^POST \/v1\/users$/);
    const faulty = await signedIn({ baseUrl: "http://portal.test/v1", fetch });
    const { user } = await faulty.users.create(newcomer("onlyonce"));
    expect([user.username, lost(), await count("onlyonce")]).toEqual(["onlyonce", 1, 1]);
  });

  test("an edit is made once, at the version that was seen", async () => {
    const { user } = await client.users.create(newcomer("editonce"));
    const { fetch, lost } = losing(/^PATCH /);
    const faulty = await signedIn({ baseUrl: "http://portal.test/v1", fetch });
    const edited: User = await faulty.users.update(user, { givenName: "Once" });
    expect([edited.version, lost()]).toEqual([user.version + 1, 1]);
  });

  test("a deletion is no error the second time", async () => {
    const { user } = await client.users.create(newcomer("goneonce"));
    const { fetch, lost } = losing(/^DELETE /);
    const faulty = await signedIn({ baseUrl: "http://portal.test/v1", fetch });
    await faulty.users.delete(user);
    expect([lost(), await count("goneonce")]).toEqual([1, 0]);
  });

  test("a secret is never repeated: it is null, and said to be a replay", async () => {
    const person = await portal.onboard(await portal.manager(), "secretive");
    const { fetch, lost } = losing(/temporary-password$/);
    const faulty = await signedIn({ baseUrl: "http://portal.test/v1", fetch });
    const answer = await faulty.users.setTemporaryPassword(person);
    expect(answer).toMatchObject({ temporaryPassword: null, replayed: true, user: { id: person.id } });
    expect(lost()).toBe(1);
  });
});
