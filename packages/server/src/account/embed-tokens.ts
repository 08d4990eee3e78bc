import { canonical } from "@usherkit/contract";
import type { OpenHandler } from "../context.js";
import { transact } from "../database/database.js";
import { HttpProblem, notFound } from "../http/problem.js";
import { refusedAtSignIn } from "../tenants/kept-out.js";
import { tenantOfKey } from "../tenants/tenant-key.js";
import { openSession, readBearer, registeredPeople } from "./session.js";

/** Fifteen minutes, as long as a token may live that stands in a page of another origin (DESIGN.md, section 7). */
const hours = 0.25;

/**
 * A token of one person, asked for by the portal's server, which vouches that they are signed in there. It works as a bearer
 * token alone; the key says which tenant, so another tenant's people are as unknown as nobody.
 */
export const createEmbedToken: OpenHandler<"createEmbedToken"> = async ({ services, request, body, now }) => {
  // A secret key has no business in a browser, and no other caller names an origin.
  if (request.headers.has("Origin")) throw new HttpProblem("origin_refused");
  const key = readBearer(request);
  const tenantId = key === undefined ? undefined : await tenantOfKey(services.database, key);
  if (tenantId === undefined) throw new HttpProblem("unauthenticated", { headers: { "WWW-Authenticate": "Bearer" } });
  const people = registeredPeople(services).where("users.tenant_id", "=", tenantId);
  const person = await (
    "userId" in body
      ? people.where("users.id", "=", body.userId)
      : people.where("users.username_key", "=", canonical(body.username))
  ).executeTakeFirst();
  if (!person) throw notFound();
  const refusal = refusedAtSignIn(person, person.profile, request, now);
  if (refusal) throw refusal;
  const { token, expiresAt } = await transact(services.database, (transaction) =>
    openSession(transaction, { user: person, kind: "embed", next: null, hours, now }),
  );
  return { status: 201, body: { token, expiresAt: expiresAt.toISOString() } };
};
