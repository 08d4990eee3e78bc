// The real handler for the element tests, over PGlite in memory. `POST /test/tenants` makes a fresh tenant;
// `/as/TOKEN/v1/…` is the API with that token as its bearer, so that an element works from its `base-url` alone and no test
// shares a cookie with another.
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { getRequestListener } from "@hono/node-server";
import { extendProfile } from "@usherkit/contract";
import {
  createHandler,
  createTenant,
  deliverMail,
  migrate,
  openDatabase,
  pglitePool,
  syncProfiles,
} from "@usherkit/server";
import { argon2Hasher } from "@usherkit/server/node";

const registrar = JSON.parse(readFileSync(new URL("../../../examples/registrar/portal.json", import.meta.url), "utf8"));
const publicUrl = "http://localhost:8000";
const password = "correct horse 7 staple";

const start = async () => {
  const pglite = await PGlite.create({ extensions: { pg_trgm } });
  const database = openDatabase(pglitePool(pglite));
  await migrate(database);
  await syncProfiles(database, [registrar]);
  const hasher = argon2Hasher();
  const handler = createHandler({ database, hasher, publicUrl });
  const profiles = [registrar];
  const mail = [];
  let count = 0;

  /** `{profile?}`: a difference from the registrar's. Answers `{tenant, baseUrl, token, managerId, username, password}`. */
  const freshTenant = async ({ profile } = {}) => {
    count += 1;
    const id = `t${count}`;
    let profileId = registrar.id;
    if (profile) {
      profileId = `profile_${count}`;
      profiles.push(extendProfile(registrar, { ...profile, id: profileId }));
      await syncProfiles(database, profiles);
    }
    const manager = {
      username: "nomvula.dlamini",
      email: `nomvula.dlamini@${id}.example`,
      givenName: "Nomvula",
      familyName: "Dlamini",
      password,
      roleIds: ["admin"],
    };
    const { managerId } = await createTenant({ database, hasher }, { id, name: `Tenant ${count}`, profileId, manager });
    const { token } = await signIn(id, manager.username, password);
    return { tenant: id, baseUrl: `/as/${token}/v1`, token, managerId, username: manager.username, password };
  };

  const signIn = async (tenant, username, secret) => {
    const answer = await handler(
      new Request(`${publicUrl}/v1/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ tenant, username, password: secret }),
      }),
    );
    if (!answer.ok) throw new Error(`Sign-in of the test's manager: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };

  /** Sends what is queued and answers every message so far to an address, newest first. */
  const mailTo = async (to) => {
    const sentAt = () => new Date().toISOString();
    await deliverMail({
      database,
      mailer: { send: async (message) => void mail.unshift({ ...message, sentAt: sentAt() }) },
    });
    return mail.filter((message) => message.to === to);
  };

  const routes = async (request) => {
    const url = new URL(request.url);
    if (url.pathname === "/test/tenants" && request.method === "POST") {
      const text = await request.text();
      return Response.json(await freshTenant(text === "" ? {} : JSON.parse(text)));
    }
    if (url.pathname === "/test/mail") return Response.json(await mailTo(url.searchParams.get("to") ?? ""));
    const as = /^\/as\/([^/]+)(\/v1\/.*)$/.exec(url.pathname);
    const headers = new Headers(request.headers);
    headers.delete("cookie");
    if (as) headers.set("authorization", `Bearer ${as[1]}`);
    const target = new URL(as ? as[2] + url.search : url.pathname + url.search, publicUrl);
    const body = ["GET", "HEAD"].includes(request.method) ? null : await request.arrayBuffer();
    return handler(new Request(target, { method: request.method, headers, body }));
  };
  return getRequestListener(routes, { overrideGlobalObjects: false });
};

let started;

/** Koa middleware of @web/test-runner: answers the API, leaves every other path to the runner. */
export const apiMiddleware = async (context, next) => {
  if (!/^\/(?:as\/|v1\/|test\/(?:tenants|mail)$)/.test(context.path)) return next();
  const listener = await (started ??= start());
  context.respond = false;
  await listener(context.req, context.res);
};
