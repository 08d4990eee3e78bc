// The real handler for the element tests, over one PGlite in memory for the whole run. `/as/TOKEN/v1/…` is the API with that
// token as its bearer, so that an element works from its `base-url` alone and no test shares a cookie with another. Each tenant
// has a clock of its own. Everything under /test is what happens elsewhere, by the calls that do it in life:
//   POST /test/tenants {profile?, instead?, people?, contacts?}  a fresh tenant, with its people in their statuses; `instead`
//                                                      replaces what is the registrar's, where `profile` is laid over it
//   POST /test/deeds   {tenant, username, deed}        something that a person does
//   POST /test/clock   {tenant, milliseconds}          time passes
//   GET  /test/mail?to=                                what was mailed to an address, newest first
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { getRequestListener } from "@hono/node-server";
import { extendProfile } from "@usherkit/contract";
import {
  addContacts,
  createHandler,
  createTenant,
  deliverMail,
  migrate,
  openDatabase,
  pglitePool,
  syncAccounts,
  syncProfiles,
} from "@usherkit/server";
import { argon2Hasher } from "@usherkit/server/node";

const shipped = JSON.parse(readFileSync(new URL("../../../examples/registrar/portal.json", import.meta.url), "utf8"));
// Tests mail twice to somebody without a pause.
const registrar = {
  ...extendProfile(shipped, { credential: { mailCooldownSeconds: 0 } }),
  // The rows are worked by their menus, which are there at every width; tests of buttons ask for them.
  rowActions: { ...shipped.rowActions, display: "menu" },
};
const publicUrl = "http://localhost:8000";
const password = "correct horse 7 staple";
// The real algorithm at a cost that protects nothing: no password here is a secret.
const hasher = argon2Hasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });

/** One portal's tenant: its handler with its own clock, and what its people do. */
class Tenant {
  #skew = 0;
  #tokens = new Map();

  constructor(id, database, mailTo) {
    this.id = id;
    this.mailTo = mailTo;
    this.handler = createHandler({ database, hasher, clock: this.clock, publicUrl });
  }

  clock = () => new Date(Date.now() + this.#skew);

  pass(milliseconds) {
    this.#skew += milliseconds;
  }

  addressOf(username) {
    return `${username}@${this.id}.example`;
  }

  async call(method, path, body, token) {
    const answer = await this.handler(
      new Request(`${publicUrl}/v1${path}`, {
        method,
        headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      }),
    );
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  async signIn(username) {
    const { token } = await this.call("POST", "/sign-in", { tenant: this.id, username, password });
    this.#tokens.set(username, token);
    return token;
  }

  async add({ username, givenName, familyName, roleId = "billing", deeds = [], ...rest }, by = "nomvula.dlamini") {
    const { user } = await this.call(
      "POST",
      "/users",
      { email: this.addressOf(username), ...rest, username, givenName, familyName, roleIds: [roleId] },
      this.#tokens.get(by),
    );
    for (const deed of deeds) await this.do(deed, username);
    return user.id;
  }

  async do(deed, username) {
    const tenant = this.id;
    const newest = async () => {
      const [mail] = await this.mailTo(this.addressOf(username));
      const token = /#token=([\w-]+)/.exec(mail?.text ?? "")?.[1];
      if (!token) throw new Error(`No link was mailed to ${username}.`);
      return token;
    };
    switch (deed) {
      case "onboard":
        return this.call("POST", "/credentials", { token: await newest(), password });
      case "signIn":
        return { token: await this.signIn(username) };
      case "wrongPasswords":
        for (let attempt = 0; attempt < 5; attempt += 1)
          await this.call("POST", "/sign-in", { tenant, username, password: "not it" }).catch(() => undefined);
        return {};
      case "forgot":
        await this.call("POST", "/password-reset-requests", { tenant, username });
        // The worker answers it.
        await this.mailTo(this.addressOf(username));
        return {};
      case "openReset":
        return this.call("POST", "/credentials", { token: await newest() });
      default:
        throw new Error(`No deed called ${deed}.`);
    }
  }
}

const start = async () => {
  const pglite = await PGlite.create({ extensions: { pg_trgm } });
  const database = openDatabase(pglitePool(pglite));
  await migrate(database);
  const profiles = [registrar];
  await syncProfiles(database, profiles);
  const tenants = new Map();
  const byToken = new Map();
  const mail = [];

  /** Sends what is queued; the queue is the database's, whoever asks. */
  const mailTo = async (to) => {
    const send = async (message) => void mail.unshift(message);
    const clock = () => new Date(Math.max(...[...tenants.values()].map((tenant) => tenant.clock().getTime())));
    while ((await deliverMail({ database, mailer: { send }, clock })).sent > 0);
    return mail.filter((message) => message.to === to);
  };

  const open = async ({ profile, instead, people = [], contacts = [], accounts, managerAccounts }) => {
    const id = `t${tenants.size + 1}`;
    let profileId = registrar.id;
    if (profile || instead) {
      profileId = `profile_${id}`;
      profiles.push(extendProfile({ ...registrar, ...instead }, { ...profile, id: profileId }));
      await syncProfiles(database, profiles);
    }
    const tenant = new Tenant(id, database, mailTo);
    tenants.set(id, tenant);
    const manager = {
      username: "nomvula.dlamini",
      email: tenant.addressOf("nomvula.dlamini"),
      givenName: "Nomvula",
      familyName: "Dlamini",
      password,
      roleIds: ["admin"],
      ...(managerAccounts && { accounts: managerAccounts }),
    };
    const names = { id, name: "Halden Media", profileId, manager };
    const { managerId } = await createTenant({ database, hasher, clock: tenant.clock }, names);
    if (accounts) await syncAccounts({ database, clock: tenant.clock }, id, accounts);
    const token = await tenant.signIn(manager.username);
    byToken.set(token, tenant);
    const users = {};
    for (const person of people) users[person.username] = await tenant.add(person);
    const ids = await addContacts({ database, clock: tenant.clock }, { tenantId: id, people: contacts });
    for (const [index, { email }] of contacts.entries()) users[email] = ids[index];
    return { tenant: id, token, managerId, users };
  };

  const tests = {
    "/test/tenants": open,
    "/test/deeds": async ({ tenant, username, deed }) => {
      const answer = await tenants.get(tenant).do(deed, username);
      if (answer?.token) byToken.set(answer.token, tenants.get(tenant));
      return answer ?? {};
    },
    "/test/clock": async ({ tenant, milliseconds }) => {
      tenants.get(tenant).pass(milliseconds);
      return {};
    },
  };

  const routes = async (request) => {
    const { pathname, search, searchParams } = new URL(request.url);
    if (tests[pathname]) {
      try {
        return Response.json(await tests[pathname](await request.json()));
      } catch (error) {
        return new Response(String(error), { status: 500 });
      }
    }
    if (pathname === "/test/mail") return Response.json(await mailTo(searchParams.get("to") ?? ""));
    const [, token, path] = /^\/as\/([^/]+)(\/v1\/.*)$/.exec(pathname) ?? [];
    const tenant = byToken.get(token) ?? tenants.values().next().value;
    if (!tenant) return new Response("No tenant yet.", { status: 404 });
    const headers = new Headers(request.headers);
    headers.delete("cookie");
    headers.set("authorization", `Bearer ${token}`);
    const body = ["GET", "HEAD"].includes(request.method) ? null : await request.arrayBuffer();
    return tenant.handler(new Request(new URL(path + search, publicUrl), { method: request.method, headers, body }));
  };
  return getRequestListener(routes, { overrideGlobalObjects: false });
};

let started;

/** Koa middleware of @web/test-runner: answers the API, leaves every other path to the runner. */
export const apiMiddleware = async (context, next) => {
  // Begun at the first request of all, while the browser still loads its modules.
  started ??= start();
  if (!/^\/(?:as\/|test\/(?:tenants|deeds|clock|mail)$)/.test(context.path)) return next();
  const listener = await started;
  context.respond = false;
  await listener(context.req, context.res);
};
