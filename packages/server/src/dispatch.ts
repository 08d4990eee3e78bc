import {
  bodyLimitsOf,
  id as idSchema,
  operations,
  type Decision,
  type Operation,
  type OperationId,
} from "@usherkit/contract";
import * as z from "zod/mini";
import { recorded, writeRepeatedEvent } from "./account/events.js";
import {
  findCaller,
  findVouched,
  readToken,
  requireStillIn,
  type Identity,
  type SentToken,
} from "./account/session.js";
import type { ActorCall, Caller, Reply, Services } from "./context.js";
import { handlers } from "./handlers.js";
import { claimKey, readKey, type Claim, type StoredAnswer } from "./http/idempotency.js";
import { readBody, readQuery, readText, readVersion } from "./http/input.js";
import { isSentByBrowser, requireOwnOrigin } from "./http/origin.js";
import { HttpProblem, notFound } from "./http/problem.js";
import { hashToken } from "./http/secret.js";
import { networkOf } from "./limits/address.js";
import { isLimited } from "./limits/limiter.js";
import { settleMails } from "./mail/quota.js";
import type { RequestSource, Vouched } from "./options.js";
import { UnavailableError } from "./unavailable.js";
import { within } from "./within.js";

/** As the dispatcher sees a handler, whose types the table of handlers has checked. */
type AnyHandler = (call: Omit<ActorCall<OperationId>, "caller"> & { caller: Caller | null }) => Promise<Reply<unknown>>;

const jsonResponse = (status: number, body: unknown, headers: Record<string, string>): Response =>
  new Response(status === 204 || status === 202 ? null : JSON.stringify(body), {
    status,
    headers: { ...(status === 204 || status === 202 ? {} : { "Content-Type": "application/json" }), ...headers },
  });

const replyResponse = (reply: Reply<unknown>, status: number): Response => {
  const response = jsonResponse(status, reply.body, {
    ...(reply.version !== undefined && { ETag: `"${reply.version.toString()}"` }),
    ...reply.headers,
  });
  for (const cookie of reply.cookies ?? []) response.headers.append("Set-Cookie", cookie);
  return response;
};

const storedResponse = ({ status, body, etag }: StoredAnswer): Response =>
  jsonResponse(status, JSON.parse(body === "" ? "null" : body), {
    ...(etag !== null && { ETag: etag }),
    "Idempotency-Replayed": "true",
  });

/** Looks a token up; where it is nobody's, that counts against those who send such tokens. */
const findByToken = async (
  services: Services,
  request: Request,
  sent: SentToken,
  network: string | null,
  now: Date,
): Promise<Identity> => {
  const tokenHash = hashToken(sent.token);
  services.gate.passToken(network, tokenHash);
  const identity = await findCaller(services, request, sent, now);
  if (identity === null) services.gate.noteUnknown(network);
  else services.gate.noteKnown(tokenHash);
  return identity;
};

/** Milliseconds that the portal's own sign-in may take. */
const longestVouching = 10_000;

/** Whom the portal's own sign-in vouches for. Where it fails or takes too long, nobody is refused for good: it can be tried again. */
const vouch = async ({ authenticate }: Services, request: Request): Promise<Vouched | null> => {
  if (!authenticate) return null;
  try {
    return await within(longestVouching, "authenticate", Promise.resolve(authenticate(request)));
  } catch (error) {
    throw new UnavailableError("The portal's own sign-in can't be asked.", { cause: error });
  }
};

/** A bearer token, else whom the portal's own sign-in vouches for, else our own cookie. */
const identify = async (services: Services, request: Request, network: string | null, now: Date): Promise<Identity> => {
  const sent = readToken(services, request);
  if (sent && !sent.byCookie) return findByToken(services, request, sent, network, now);
  const vouched = await vouch(services, request);
  if (vouched) {
    if (isSentByBrowser(request)) requireOwnOrigin(request, services);
    return findVouched(services, request, vouched, now);
  }
  if (!sent) return null;
  requireOwnOrigin(request, services);
  return findByToken(services, request, sent, network, now);
};

/** Who may call an operation; null where nobody need be named. Throws where they may not. */
const admit = async (
  services: Services,
  { audience }: Operation,
  request: Request,
  network: string | null,
  now: Date,
): Promise<Caller | null> => {
  // A portal's server names itself by its key, which is no session's token.
  if (audience === "portal") return null;
  const identity = await identify(services, request, network, now).catch((error: unknown) => {
    // What anybody may call goes on while the portal's own sign-in is away.
    if (audience === "anyone" && error instanceof UnavailableError) return null;
    throw error;
  });
  if (audience === "anyone") return identity instanceof HttpProblem ? null : identity;
  if (identity instanceof HttpProblem) throw identity;
  if (!identity) throw new HttpProblem("unauthenticated", { headers: { "WWW-Authenticate": "Bearer" } });
  if (audience === "actor" && identity.session?.next) throw new HttpProblem("sign_in_incomplete");
  return identity;
};

const isRefusal = (decision: Decision | undefined): decision is Decision =>
  decision?.state === "denied" || decision?.state === "stepUp";

/** Writes to the history that a decision refused somebody: repeats of a quarter of an hour are counted in one line. */
const recordRefusal = (
  services: Services,
  source: RequestSource,
  refused: { caller: Caller; operationId: OperationId; userId: string | null; decision: Decision; now: Date },
): Promise<void> => {
  const { caller, operationId, userId, decision, now } = refused;
  const { tenantId, id: actorId } = caller;
  const details = { operation: operationId, reason: decision.reason ?? decision.state };
  return recorded(services, source, (transaction) =>
    writeRepeatedEvent(
      transaction,
      { tenantId, userId, actorId, type: "refused", now, details },
      `${actorId} ${operationId} ${details.reason} ${userId ?? ""}`,
    ),
  );
};

/** Reads a call, carries it out by its handler, and answers it. Throws `HttpProblem` where it is refused. */
export const dispatch = async (
  services: Services,
  operationId: OperationId,
  request: Request,
  id: string,
  source: RequestSource,
): Promise<Response> => {
  const operation: Operation = operations[operationId];
  const network = networkOf(source.address);
  const limits = bodyLimitsOf(operation);
  // A body comes as slowly as its sender likes: who calls, and when, is asked once it is there.
  const text = operation.body ? await readText(request, limits) : "";
  const now = services.clock();
  const caller = await admit(services, operation, request, network, now);
  if (operation.path.includes("{id}") && !z.safeParse(idSchema, id).success) throw notFound();
  const query = readQuery(new URL(request.url).searchParams, operation.query ?? z.strictObject({}));
  const body = operation.body ? readBody(request, text, operation.body, limits) : {};
  const version = operation.version ? readVersion(request.headers.get("If-Match")) : null;
  const successStatus = (reply: Reply<unknown>): number => reply.status ?? operation.status;
  // A handler that anybody may call counts by itself, once it knows whom the body names.
  if (caller && operation.audience !== "anyone" && isLimited(operationId))
    await services.limiter.take(operationId, { address: network, person: caller.id, tenantId: caller.tenantId }, now);

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
    const reply = await recorded(services, source, async (transaction) => {
      if (caller) await requireStillIn(transaction, caller, now);
      const done = await run(transaction);
      if (caller) await settleMails(transaction, caller, now);
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
      source,
      network,
      caller,
      now,
      id,
      query: query as never,
      body: body as never,
      version,
      write,
    });
    return replyResponse(reply, successStatus(reply));
  } catch (error) {
    // A refusal is decided again when it is repeated; only what was carried out is answered from the store.
    if (!progress.isStored) await claim?.release().catch(() => undefined);
    if (caller && error instanceof HttpProblem && isRefusal(error.decision)) {
      const userId = operation.path.startsWith("/users/{id}") ? id : null;
      await recordRefusal(services, source, { caller, operationId, userId, decision: error.decision, now });
    }
    throw error;
  }
};
