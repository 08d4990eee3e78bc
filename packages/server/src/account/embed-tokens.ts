import { canonical } from "@usherkit/contract";
import type { OpenHandler, Services } from "../context.js";
import { isKnownOrigin } from "../http/origin.js";
import { HttpProblem, invalid, notFound } from "../http/problem.js";
import { hashToken } from "../http/secret.js";
import { refusedAtSignIn, refusedOnReturn } from "../tenants/kept-out.js";
import { holdKey, useKey } from "../tenants/tenant-key.js";
import { lockRow } from "../users/lock-row.js";
import { recorded, writeRepeatedEvent } from "./events.js";
import { authenticatedAtOf, openSession, readBearer, registeredPeople } from "./session.js";

/** Fifteen minutes, as long as a token may live that stands in a page of another origin. */
const hours = 0.25;

const wrongKey = (): HttpProblem => new HttpProblem("unauthenticated", { headers: { "WWW-Authenticate": "Bearer" } });

/** Looks a key up. Unknown ones count against those who send them, as unknown tokens do. */
const findKey = async (services: Services, bearer: string, network: string | null, now: Date) => {
  const keyHash = hashToken(bearer);
  services.gate.passToken(network, keyHash);
  const key = await useKey(services.database, bearer, now);
  if (key) services.gate.noteKnown(keyHash);
  else services.gate.noteUnknown(network);
  return key;
};

/**
 * A token of one person, asked for by the portal's server, which vouches that they are signed in there. It works as a bearer
 * token alone, in requests of the origin's pages; the key says which tenant, so another tenant's people are as unknown as nobody. They come back as with a session:
 * an auto-lock stops sign-ins only, and where the portal says when they signed in, what was ended here since is over there too
 * (401, `/authenticatedAt` `ended`).
 */
export const createEmbedToken: OpenHandler<"createEmbedToken"> = async (call) => {
  const { services, request, source, network, body, now } = call;
  // A secret key has no business in a browser, and no other caller names an origin.
  if (request.headers.has("Origin")) throw new HttpProblem("origin_refused");
  const bearer = readBearer(request);
  const key = bearer === undefined ? undefined : await findKey(services, bearer, network, now);
  if (!key) throw wrongKey();
  const { id: keyId, tenant_id: tenantId } = key;
  const { origin } = body;
  if (!isKnownOrigin(origin, services) || !(key.origins?.includes(origin) ?? true))
    throw invalid({ pointer: "/origin", code: "not_listed" });
  // Counted for unknown people alike, so that nobody's key asks for tokens without end.
  const named = body.userId ?? canonical(body.username ?? "");
  await services.limiter.take("createEmbedToken", { person: named, tenantId }, now);
  const people = registeredPeople(services).where("users.tenant_id", "=", tenantId);
  const person = await (
    body.userId === undefined
      ? people.where("users.username_key", "=", canonical(body.username ?? ""))
      : people.where("users.id", "=", body.userId)
  ).executeTakeFirst();
  if (!person) throw notFound();
  const { profile } = person;
  const signedInAt = body.authenticatedAt === undefined ? undefined : new Date(body.authenticatedAt);
  const authenticatedAt = authenticatedAtOf(signedInAt, now);
  const { token, expiresAt } = await recorded(services, source, async (transaction) => {
    // Whoever ends their sessions meanwhile is waited for: or one more would begin.
    const row = await lockRow(transaction, person.id);
    if (!row || row.deleted_at) throw notFound();
    if (!(await holdKey(transaction, key, now))) throw wrongKey();
    // The key is right: who is kept out is the person, so it is 403.
    const refusal = refusedOnReturn(row, profile, request, now) && refusedAtSignIn(row, profile, request, now);
    if (refusal) throw refusal;
    if (signedInAt && row.sessions_ended_at && row.sessions_ended_at > signedInAt)
      throw new HttpProblem("unauthenticated", { errors: [{ pointer: "/authenticatedAt", code: "ended" }] });
    const details = { keyId, origin };
    // A portal's page asks anew every few minutes: repeats of a quarter of an hour are one line.
    const event = { tenantId, userId: row.id, actorId: null, type: "embed_token", now, details };
    await writeRepeatedEvent(transaction, event, `${row.id} ${keyId} ${origin}`);
    const bound = { origin, keyId };
    return openSession(transaction, {
      user: row,
      kind: "embed",
      next: null,
      hours,
      now,
      source,
      authenticatedAt,
      bound,
    });
  });
  return { status: 201, body: { token, expiresAt: expiresAt.toISOString() } };
};
