import { operations, type Operation, type OperationId } from "@usherkit/contract";
import { Hono } from "hono";
import { normalizingHasher } from "./account/credential.js";
import { hasDeviceCookie } from "./account/device.js";
import { readToken } from "./account/session.js";
import type { Services } from "./context.js";
import { databaseRefusal } from "./database/refusals.js";
import { dispatch } from "./dispatch.js";
import { corsHeaders, requireKnownOrigin } from "./http/origin.js";
import { HttpProblem, notFound, problemResponse } from "./http/problem.js";
import { tellHost } from "./http/report.js";
import { networkOf, sourceOf } from "./limits/address.js";
import { createGate } from "./limits/gate.js";
import { createLimiter, isLimited } from "./limits/limiter.js";
import type { HandlerOptions, LinkKind, RequestSource } from "./options.js";
import { createReadiness } from "./readiness.js";
import { SetupError } from "./setup-error.js";
import { UnavailableError } from "./unavailable.js";

/** A web-standard handler: mount it in a server of your own, or in a page. */
export type Handler = (request: Request) => Promise<Response>;

/** The account pages (`@usherkit/account-pages`) on which people use what they were mailed. */
const linkPages: Readonly<Record<LinkKind, string>> = { welcome: "set", reset: "set", invitation: "sign-up" };
const defaultLink: NonNullable<HandlerOptions["links"]> = (kind, tenantId) =>
  `/account/${linkPages[kind]}/?tenant=${encodeURIComponent(tenantId)}`;

/** The path of the API as routes and addresses are made with it. Throws where it is none. */
const basePathOf = ({ basePath = "/v1" }: HandlerOptions): string => {
  if (!/^(?:\/[\w.~-]+)*\/?$/.test(basePath) || basePath === "")
    throw new SetupError(`basePath is "${basePath}": a path is expected, such as "/api/users".`);
  return basePath.replace(/\/$/, "");
};

const servicesOf = (options: HandlerOptions): Services => {
  if (!/^https?:\/\//.test(options.publicUrl) || !URL.canParse(options.publicUrl))
    throw new SetupError(
      `publicUrl is "${options.publicUrl}": an address is expected, such as "https://users.example.com".`,
    );
  const links = options.links ?? defaultLink;
  return {
    ...options,
    hasher: normalizingHasher(options.hasher),
    clock: options.clock ?? (() => new Date()),
    basePath: basePathOf(options),
    limiter: createLimiter(options),
    gate: createGate(),
    isReady: createReadiness(options.database),
    linkTo: (kind, tenantId, token) => `${new URL(links(kind, tenantId), options.publicUrl).href}#token=${token}`,
  };
};

/** A refusal as it is; what the database could not do, as the client should hear it. Undefined: a fault of ours. */
const problemOf = (error: unknown): HttpProblem | undefined =>
  error instanceof HttpProblem ? error : databaseRefusal(error);

/** Whether the operator should hear of it. A server that sends away what is too much for it has nothing to tell. */
const isWorthTelling = (error: unknown): boolean => {
  if (error instanceof UnavailableError) return error.cause !== undefined;
  const problem = problemOf(error);
  return problem === undefined || problem.code === "unavailable";
};

/** A request that names nobody: no bearer token, no session's cookie. */
const isAnonymous = (services: Services, request: Request): boolean => readToken(services, request) === undefined;

/** Operations that a load balancer asks, and which are held back for nobody. */
const probes: ReadonlySet<string> = new Set<OperationId>(["getHealth", "getReadiness"]);

/**
 * The reference back end as a function of a request. It answers below `basePath`, and 404 elsewhere; every error
 * is `application/problem+json` (RFC 9457). It holds no state between requests but what it holds strangers back by, so several may
 * run on one database.
 */
export const createHandler = (options: HandlerOptions): Handler => {
  const services = servicesOf(options);
  const app = new Hono<{ Bindings: { source: RequestSource } }>().basePath(
    services.basePath === "" ? "/" : services.basePath,
  );

  /** Holds back who sends too much, before anything is read. */
  const holdBack = (operationId: OperationId, request: Request, { address }: RequestSource): void => {
    if (probes.has(operationId) || !isAnonymous(services, request)) return;
    const network = networkOf(address);
    services.gate.passAnonymous(network);
    // Whoever may come from a browser that is known is looked up first.
    if (isLimited(operationId) && !hasDeviceCookie(services, request))
      services.limiter.refuseKnown(operationId, network, services.clock());
  };

  const methods = new Map<string, string[]>();
  for (const [operationId, operation] of Object.entries(operations) as [OperationId, Operation][]) {
    const path = operation.path.replace("{id}", ":id");
    methods.set(path, [...(methods.get(path) ?? []), operation.method]);
    app.on(operation.method, path, (context) => {
      const { source } = context.env;
      holdBack(operationId, context.req.raw, source);
      return dispatch(services, operationId, context.req.raw, context.req.param("id") ?? "", source);
    });
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
      response = await app.fetch(request, { source: sourceOf(request, requestId, services) });
    } catch (error) {
      const problem = problemOf(error);
      if (isWorthTelling(error)) tellHost(services, error, requestId);
      response = problemResponse(
        problem ?? new HttpProblem("internal"),
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
