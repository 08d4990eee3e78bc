import { operations, id as idSchema, type Operation, type OperationId } from "@usherkit/contract";
import { Hono } from "hono";
import * as z from "zod/mini";
import { normalizingHasher } from "./account/credential.js";
import { findCaller, findVouched, readToken, requireStillIn, type Identity } from "./account/session.js";
import type { ActorCall, Caller, Reply, Services } from "./context.js";
import { databaseError, transact } from "./database/database.js";
import { handlers } from "./handlers.js";
import { claimKey, readKey, type Claim, type StoredAnswer } from "./http/idempotency.js";
import { readBody, readQuery, readText, readVersion } from "./http/input.js";
import { corsHeaders, isSentByBrowser, requireKnownOrigin, requireOwnOrigin } from "./http/origin.js";
import { HttpProblem, notFound, problemResponse } from "./http/problem.js";
import { reportError } from "./http/report.js";
import type { HandlerOptions } from "./options.js";

/** A web-standard handler: mount it in a server of your own, or in a page. */
export type Handler = (request: Request) => Promise<Response>;

/** As the dispatcher sees a handler, whose types the table of handlers has checked. */
type AnyHandler = (call: Omit<ActorCall<OperationId>, "caller"> & { caller: Caller | null }) => Promise<Reply<unknown>>;

const defaultLink: NonNullable<HandlerOptions["links"]> = (kind, tenantId) =>
  `/account/${kind}/?tenant=${encodeURIComponent(tenantId)}`;

const servicesOf = (options: HandlerOptions): Services => {
  const links = options.links ?? defaultLink;
  return {
    ...options,
    hasher: normalizingHasher(options.hasher),
    clock: options.clock ?? (() => new Date()),
    linkTo: (kind, tenantId, token) => `${new URL(links(kind, tenantId), options.publicUrl).href}#token=${token}`,
  };
};

/** What the database refused, as the client should hear it. */
const refusalOf = (error: unknown): HttpProblem | undefined => {
  if (error instanceof HttpProblem) return error;
  const refused = databaseError(error);
  if (refused?.code === "23505" && refused.constraint === "users_email")
    return new HttpProblem("email_taken", { errors: [{ pointer: "/email", code: "taken" }] });
  if (refused?.code === "23505" && refused.constraint === "users_username")
    return new HttpProblem("username_taken", { errors: [{ pointer: "/username", code: "taken" }] });
  if (refused?.code === "23505" && refused.constraint === "users_primary")
    return new HttpProblem("forbidden", {
      decision: { state: "denied", reason: "target_protected", remedy: { kind: "contact_support" } },
    });
  if (refused?.code === "23505") return new HttpProblem("conflict");
  if (refused?.code === "UK001")
    return new HttpProblem("forbidden", {
      decision: { state: "denied", reason: "last_manager", remedy: { kind: "do_first", action: "setRoles" } },
    });
  return undefined;
};

const jsonResponse = (status: number, body: unknown, headers: Record<string, string>): Response =>
  new Response(status === 204 || status === 202 ? null : JSON.stringify(body), {
    status,
    headers: { ...(status === 204 || status === 202 ? {} : { "Content-Type": "application/json" }), ...headers },
  });

const replyResponse = (reply: Reply<unknown>, status: number): Response =>
  jsonResponse(status, reply.body, {
    ...(reply.version !== undefined && { ETag: `"${reply.version.toString()}"` }),
    ...reply.headers,
  });

const storedResponse = ({ status, body, etag }: StoredAnswer): Response =>
  jsonResponse(status, JSON.parse(body === "" ? "null" : body), {
    ...(etag !== null && { ETag: etag }),
    "Idempotency-Replayed": "true",
  });

/** A bearer token, else whom the portal's own sign-in vouches for, else our own cookie. */
const identify = async (services: Services, request: Request, now: Date): Promise<Identity> => {
  const sent = readToken(services, request);
  if (sent && !sent.byCookie) return findCaller(services, request, sent, now);
  const vouched = await services.authenticate?.(request);
  if (vouched) {
    if (isSentByBrowser(request)) requireOwnOrigin(request, services);
    return findVouched(services, request, vouched, now);
  }
  if (!sent) return null;
  requireOwnOrigin(request, services);
  return findCaller(services, request, sent, now);
};

/** Who may call an operation; null where nobody need be named. Throws where they may not. */
const admit = async (
  services: Services,
  { audience }: Operation,
  request: Request,
  now: Date,
): Promise<Caller | null> => {
  // A portal's server names itself by its key, which is no session's token.
  if (audience === "portal") return null;
  const identity = await identify(services, request, now);
  if (audience === "anyone") return identity instanceof HttpProblem ? null : identity;
  if (identity instanceof HttpProblem) throw identity;
  if (!identity) throw new HttpProblem("unauthenticated", { headers: { "WWW-Authenticate": "Bearer" } });
  if (audience === "actor" && identity.session?.next) throw new HttpProblem("sign_in_incomplete");
  return identity;
};

const dispatch = async (
  services: Services,
  operationId: OperationId,
  request: Request,
  id: string,
): Promise<Response> => {
  const operation: Operation = operations[operationId];
  // It comes as slowly as its sender likes: who calls, and when, is asked once it is there.
  const text = operation.body ? await readText(request) : "";
  const now = services.clock();
  const caller = await admit(services, operation, request, now);
  if (operation.path.includes("{id}") && !z.safeParse(idSchema, id).success) throw notFound();
  const query = readQuery(new URL(request.url).searchParams, operation.query ?? z.strictObject({}));
  const body = operation.body ? readBody(request, text, operation.body) : {};
  const version = operation.version ? readVersion(request.headers.get("If-Match")) : null;
  const successStatus = (reply: Reply<unknown>): number => reply.status ?? operation.status;

  let claim: Claim | undefined;
  const key = operation.method === "GET" ? null : readKey(request.headers.get("Idempotency-Key"));
  if (key !== null && caller && operation.audience === "actor") {
    const fingerprint = [operation.method, new URL(request.url).pathname, request.headers.get("If-Match"), text].join(
      "\n",
    );
    const claimed = await claimKey(services, caller, key, fingerprint, now);
    if ("status" in claimed) return storedResponse(claimed);
    claim = claimed;
  }
  const progress = { isStored: false };
  const write: ActorCall<OperationId>["write"] = async (run) => {
    const reply = await transact(services.database, async (transaction) => {
      if (caller) await requireStillIn(transaction, caller, now);
      const done = await run(transaction);
      await claim?.store(transaction, done, successStatus(done));
      return done;
    });
    progress.isStored = true;
    return reply;
  };
  try {
    // `Handlers` has checked each by its own id.
    const handler = handlers[operationId] as unknown as AnyHandler;
    const reply = await handler({
      services,
      request,
      caller,
      now,
      id,
      query: query as never,
      body: body as never,
      version,
      write,
    });
    return replyResponse(reply, successStatus(reply));
  } finally {
    // A refusal is decided again when it is repeated; only what was carried out is answered from the store.
    if (!progress.isStored) await claim?.release();
  }
};

/**
 * The reference back end as a function of a request. It answers below `/v1`, and 404 elsewhere; every error is
 * `application/problem+json` (RFC 9457). It holds no state between requests, so several may run on one database.
 */
export const createHandler = (options: HandlerOptions): Handler => {
  const services = servicesOf(options);
  const app = new Hono().basePath("/v1");
  const methods = new Map<string, string[]>();
  for (const [operationId, operation] of Object.entries(operations) as [OperationId, Operation][]) {
    const path = operation.path.replace("{id}", ":id");
    methods.set(path, [...(methods.get(path) ?? []), operation.method]);
    app.on(operation.method, path, (context) =>
      dispatch(services, operationId, context.req.raw, context.req.param("id") ?? ""),
    );
  }
  for (const [path, allowed] of methods)
    app.all(path, () => {
      throw new HttpProblem("method_not_allowed", { headers: { Allow: allowed.join(", ") } });
    });
  app.notFound(() => {
    throw notFound();
  });
  app.onError((error) => {
    throw error;
  });

  return async (request) => {
    const requestId = crypto.randomUUID();
    const cors = corsHeaders(request, services);
    const headers = {
      "X-Request-Id": requestId,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...cors,
    };
    if (request.method === "OPTIONS" && cors) return new Response(null, { status: 204, headers });
    let response: Response;
    try {
      requireKnownOrigin(request, services);
      response = await app.fetch(request);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) (services.onError ?? reportError)(error, requestId);
      response = problemResponse(
        refusal ?? new HttpProblem("internal"),
        requestId,
        request.headers.get("Accept-Language"),
      );
    }
    for (const [name, value] of Object.entries(headers))
      if (name === "Vary") response.headers.append(name, value);
      else response.headers.set(name, value);
    return response;
  };
};
