import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { accountLinks, accountPages } from "@usherkit/account-pages";
import { createHandler, createTenantKey, migrate, syncProfiles, type LinkKind } from "@usherkit/server";
import {
  argon2Hasher,
  openEmbedded,
  openPostgres,
  remoteAddress,
  smtpMailer,
  startWorker,
} from "@usherkit/server/node";
import { authenticateSeed, createApi } from "./api.js";
import { createClock } from "./demo-clock.js";
import { firstStartIn } from "./first-start.js";
import type { Host } from "./host-program.js";
import { startMailSink, type ReceivedMail } from "./mail-sink.js";
import type { SeedSecrets } from "./credentials.js";
import { canSignIn, lastPassword, nameOf } from "./people.js";
import { examples, type Portal } from "./portal-folder.js";
import { keepSealer } from "./sealing-key.js";
import { seedHasher } from "./seed-hasher.js";
import { seedTenant } from "./seed.js";
import type { Settings } from "./settings.js";
import { createSite } from "./site.js";
import { keepTenantKey } from "./tenant-keys.js";

/** The demo, ready to answer. */
export interface Demo {
  readonly handler: (request: Request) => Promise<Response>;
  /** The hosts that have a server, by their portal's id. */
  readonly hosts: ReadonlyMap<string, Host>;
  close(): Promise<void>;
}

const linkPath = accountLinks();

const json = (value: unknown): Response =>
  Response.json(value, { headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" } });

const moduleFile = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier));

/** Those whom one can sign in as. Their passwords are demo credentials. */
const peopleOf = (portals: readonly Portal[], secrets: Record<string, SeedSecrets>) =>
  portals.flatMap(({ profile, cast }) =>
    [cast.manager, ...cast.people.filter(canSignIn)].map((member) => {
      const name = nameOf(member);
      const { authenticators, temporary } = secrets[cast.tenant.id] ?? { authenticators: {}, temporary: {} };
      const secret = authenticators[name];
      const notes = [member.note, secret && `authenticator secret ${secret}`].filter(Boolean);
      return {
        portal: profile.id,
        tenant: cast.tenant.id,
        username: name,
        password: temporary[name] ?? lastPassword(cast, member),
        roles: profile.roles.items.filter(({ id }) => member.roles.includes(id)).map((role) => role.name),
        note: notes.length > 0 ? notes.join("; ") : null,
        displayName: `${member.givenName} ${member.familyName}`,
      };
    }),
  );

/** Where people reach the demo, and the hosts on origins of their own (by their portal's id); without a slash at the end. */
export interface Addresses {
  readonly publicUrl: string;
  readonly hostUrls: ReadonlyMap<string, string>;
}

const homeOf = ({ profile }: Portal, { hostUrls }: Addresses): string =>
  `${hostUrls.get(profile.id) ?? `/${profile.id}`}/`;

/** The account pages, each tenant's in the dress of its host. */
const accountPagesOf = (portals: readonly Portal[], addresses: Addresses) => {
  const portalOf = (tenantId: string | null) => portals.find(({ cast }) => cast.tenant.id === tenantId);
  return accountPages({
    brand: (tenantId) => {
      const portal = portalOf(tenantId);
      return portal && { sheet: `/${portal.profile.id}/brand.css` };
    },
    next: (tenantId) => {
      const portal = portalOf(tenantId);
      return portal && homeOf(portal, addresses);
    },
  });
};

const siteOf = (portals: readonly Portal[]) =>
  createSite([
    // The elements' bundle, and the files that it loads on first use.
    {
      path: "/assets",
      folder: dirname(moduleFile("@usherkit/elements/usherkit.js")),
      only: /^usherkit(?:-[\w-]+)?\.js$/,
      isShared: true,
    },
    {
      path: "/assets/usherkit-sdk.js",
      folder: join(examples, "../packages/sdk/dist/usherkit-sdk.js"),
      isShared: true,
    },
    // The demo's own pages make their elements as the account pages do.
    { path: "/assets/dom.js", folder: join(examples, "../packages/account-pages/browser/dom.js") },
    ...portals.map(({ mount }) => mount),
    { path: "/", folder: join(examples, "demo", "pages") },
  ]);

const unsafe = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Opens the database, makes the demo's tenants where they are missing, and answers the handler of everything: the API, the pages,
 * what the demo tells about itself. Links in mails start with `publicUrl`.
 */
export const startDemo = async (
  settings: Settings,
  portals: readonly Portal[],
  addresses: Addresses,
): Promise<Demo> => {
  const { publicUrl, hostUrls } = addresses;
  const firstStart = firstStartIn(settings.dataFolder, settings.databaseUrl === undefined);
  const onError = (error: unknown) => {
    console.error(error);
  };
  const store =
    settings.databaseUrl === undefined
      ? await openEmbedded(settings.dataFolder, { prepare: firstStart.clean })
      : openPostgres(settings.databaseUrl, { onError });
  if (settings.databaseUrl !== undefined) await firstStart.clean();
  const { database } = store;
  await migrate(database);
  await syncProfiles(
    database,
    portals.map(({ profile }) => profile),
  );

  const clock = createClock();
  const sink = await startMailSink({ file: join(settings.dataFolder, "mail.jsonl"), clock: clock.now });
  const mailer = smtpMailer(sink.url, { from: "Usherkit demo <no-reply@usherkit.example>" });
  const hasher = argon2Hasher();
  const sealer = await keepSealer(settings.dataFolder);
  const common = {
    database,
    hasher,
    sealer,
    clock: clock.now,
    // Nothing stands between the browsers and this server.
    clientAddress: remoteAddress,
    links: (kind: LinkKind, tenantId: string) => publicUrl + linkPath(kind, tenantId),
  };
  const api = createHandler({ ...common, publicUrl, origins: [...hostUrls.values()] });

  const known = new Set((await database.selectFrom("tenants").select("id").execute()).map(({ id }) => id));
  const missing = portals.filter(({ cast }) => !known.has(cast.tenant.id));
  const secrets = await firstStart.readSecrets();
  if (missing.length > 0) {
    if (known.size === 0) await firstStart.begin();
    const quick = { ...common, hasher: seedHasher(hasher) };
    const services = {
      ...quick,
      api: createApi(createHandler({ ...quick, publicUrl, authenticate: authenticateSeed }), publicUrl),
      mailer,
      sink,
      clock,
    };
    for (const { cast, profile } of missing) secrets[cast.tenant.id] = await seedTenant(services, cast, profile);
    await firstStart.writeSecrets(secrets);
    await firstStart.end();
  }

  const hosts = new Map<string, Host>();
  for (const portal of portals) {
    const { profile, program, cast } = portal;
    const tenant = { id: cast.tenant.id, isNew: missing.includes(portal) };
    const host = await program?.createHost({
      ...common,
      url: hostUrls.get(profile.id) ?? `${publicUrl}/${profile.id}`,
      apiUrl: `${publicUrl}/v1`,
      tenantId: tenant.id,
      tenantKey: () =>
        keepTenantKey(settings.dataFolder, tenant, async () => {
          const { key } = await createTenantKey(common, tenant.id, { name: `${profile.name}: its own server` });
          return key;
        }),
    });
    if (host) hosts.set(profile.id, host);
  }

  const worker = startWorker({ database, mailer, sealer, clock: clock.now, onError });
  const site = siteOf(portals);
  const account = accountPagesOf(portals, addresses);
  /** The host with a server whose address this is. */
  const hostAt = (pathname: string) => {
    const [, id = ""] = pathname.split("/");
    return hostUrls.has(id) ? undefined : hosts.get(id);
  };
  const people = peopleOf(portals, secrets);
  const own = new URL(publicUrl);
  const handler = async (request: Request): Promise<Response> => {
    const { host: name, pathname, search, searchParams } = new URL(request.url);
    const isApi = pathname === "/v1" || pathname.startsWith("/v1/");
    // Pages have one address: at another name of this machine (127.0.0.1) the API would refuse what they send.
    if (name !== own.host && !isApi)
      return new Response(null, { status: 307, headers: { Location: own.origin + pathname + search } });
    const host = isApi ? api : hostAt(pathname);
    if (host) {
      const response = await host(request);
      if (unsafe.has(request.method)) worker.wake();
      return response;
    }
    if (pathname === "/demo/people.json") return json(people);
    if (pathname === "/demo/mail.json") {
      const mails: readonly ReceivedMail[] = sink.list(searchParams.get("to") ?? undefined);
      return json(mails);
    }
    if (pathname === "/demo/portals.json")
      return json(
        portals.map((portal) => ({
          id: portal.profile.id,
          name: portal.profile.name,
          tenant: portal.cast.tenant,
          url: homeOf(portal, addresses),
        })),
      );
    const elsewhere = /^\/([^/]+)\/?$/.exec(pathname)?.[1];
    const ownOrigin = elsewhere === undefined ? undefined : hostUrls.get(elsewhere);
    if (ownOrigin !== undefined) return new Response(null, { status: 307, headers: { Location: `${ownOrigin}/` } });
    return pathname.startsWith("/account/") || pathname === "/account" ? account(request) : site(request);
  };
  return {
    handler,
    hosts,
    close: async () => {
      await worker.stop();
      mailer.close();
      await sink.close();
      await store.close();
    },
  };
};
