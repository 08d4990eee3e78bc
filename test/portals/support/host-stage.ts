import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createHandler,
  createTenant,
  createTenantKey,
  deliverMail,
  syncAccounts,
  syncProfiles,
} from "@usherkit/server";
import { argon2Hasher, loadPortals, serve, type Serving } from "@usherkit/server/node";
import * as z from "zod/mini";
import type { HostOptions, HostProgram } from "../../../examples/demo/src/host-program.js";
import { createSite } from "../../../examples/demo/src/site.js";
import { pglite } from "../../support/databases.js";

export const secret = "harbour-lantern-27";
const examples = fileURLToPath(new URL("../../../examples/", import.meta.url));
const bundles = dirname(fileURLToPath(new URL("../../../packages/elements/dist/usherkit.js", import.meta.url)));

/** A request as it reached the API, before anything was done with it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
}

/** A host's own server beside the API, with one tenant of its portal, a clock that the test moves, and a record of what came. */
export interface HostStage {
  /** Where the host is. */
  readonly url: string;
  /** Where the API is, without `/v1`. */
  readonly apiUrl: string;
  readonly received: readonly Received[];
  /** Makes the API answer 503 to everything. */
  isApiDown: boolean;
  /** Moves the server's clock, in milliseconds. */
  pass(milliseconds: number): void;
  /** Calls the API as a program does; `token` from `signIn`. */
  call(method: string, path: string, options?: { token?: string; body?: unknown; version?: number }): Promise<Response>;
  signIn(username: string, password?: string): Promise<string>;
  /** The token in the last link that an address was mailed. */
  mailedToken(address: string): Promise<string>;
  close(): Promise<void>;
}

export interface HostStageOptions {
  /** The portal's folder below examples/. */
  readonly portal: string;
  readonly program: HostProgram;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly manager: { username: string; email: string; givenName: string; familyName: string; roleIds: string[] };
  /** The tenant's accounts; the manager has all of them, at `level`. */
  readonly accounts?: { readonly level: string; readonly items: readonly { id: string; name: string }[] };
}

type Answer = (request: Request) => Response | Promise<Response>;
const Token = z.object({ token: z.string() });
const late = () => new Response("Starting.\n", { status: 503 });

export const openHost = async (options: HostStageOptions): Promise<HostStage> => {
  const { program, portal, tenantId } = options;
  const store = await pglite.open();
  const { database } = store;
  const hasher = argon2Hasher();
  let moved = 0;
  const clock = () => new Date(Date.now() + moved);
  const [profile] = await loadPortals([`${examples}${portal}`]);
  if (!profile) throw new Error(`There is no portal ${portal}.`);
  await syncProfiles(database, [profile]);
  const { level = "", items = [] } = options.accounts ?? {};
  await createTenant(
    { database, hasher, clock },
    {
      id: tenantId,
      name: options.tenantName,
      profileId: profile.id,
      manager: { ...options.manager, password: secret, accounts: items.map(({ id }) => ({ id, level })) },
    },
  );
  await syncAccounts({ database, clock }, tenantId, items);

  const received: Received[] = [];
  const answering: { main?: Answer; own?: Answer } = {};
  const main = await serve({ port: 0, handler: (request) => answering.main?.(request) ?? late() });
  const servers: Serving[] = [main];
  const apiUrl = `http://localhost:${main.port}`;
  let url = `${apiUrl}/${portal}`;
  if (program.portVariable !== undefined) {
    const own = await serve({ port: 0, handler: (request) => answering.own?.(request) ?? late() });
    servers.push(own);
    url = `http://127.0.0.1:${own.port}`;
  }
  const links: HostOptions["links"] = (_kind, tenant) => `${apiUrl}/account/?tenant=${tenant}`;
  const common = { database, hasher, clock, links };
  const api = createHandler({
    ...common,
    publicUrl: apiUrl,
    origins: program.portVariable === undefined ? [] : [url],
  });
  const site = createSite([
    { path: "/assets", folder: bundles, only: /^usherkit(?:-[\w-]+)?\.js$/, isShared: true },
    { path: "/assets/usherkit-sdk.js", folder: `${examples}../packages/sdk/dist/usherkit-sdk.js`, isShared: true },
  ]);
  const host = await program.createHost({
    ...common,
    url,
    tenantId,
    apiUrl: `${apiUrl}/v1`,
    tenantKey: async () => (await createTenantKey({ database, clock }, tenantId)).key,
  });
  answering.own = host;
  answering.main = (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/v1/")) {
      received.push({ method: request.method, path: pathname, headers: new Headers(request.headers) });
      return stage.isApiDown ? late() : api(request);
    }
    return pathname.startsWith(`/${portal}`) ? host(request) : site(request);
  };

  const call: HostStage["call"] = (method, path, { token, body, version } = {}) =>
    api(
      new Request(`${apiUrl}/v1${path}`, {
        method,
        headers: {
          ...(body !== undefined && { "Content-Type": "application/json" }),
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          ...(version !== undefined && { "If-Match": `"${version}"` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  const stage: HostStage = {
    url,
    apiUrl,
    isApiDown: false,
    received,
    pass: (milliseconds) => {
      moved += milliseconds;
    },
    call,
    signIn: async (username, password = secret) => {
      const answer = await call("POST", "/sign-in", { body: { tenant: tenantId, username, password } });
      return z.parse(Token, await answer.json()).token;
    },
    mailedToken: async (address) => {
      const texts: string[] = [];
      const send = ({ to, text }: { to: string; text: string }) => {
        if (to === address) texts.push(text);
        return Promise.resolve();
      };
      await deliverMail({ database, clock, mailer: { send } });
      return /#token=([\w-]+)/.exec(texts.at(-1) ?? "")?.[1] ?? "";
    },
    close: async () => {
      await Promise.all(servers.map((each) => each.close()));
      await store.close();
    },
  };
  return stage;
};
