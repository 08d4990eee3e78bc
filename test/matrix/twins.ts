import { operations, type Operation } from "@usherkit/contract";
import type { Client, TestPortal } from "../support/portal.js";

/** A body that an operation takes. */
const bodies: Readonly<Record<string, object>> = {
  updateUser: { givenName: "Changed" },
  setRoles: { roleIds: [] },
  setFeatures: { featureIds: [] },
  setAccounts: { accounts: [] },
  unlockUser: { resetCredential: true },
};

/** Everything of an answer that a caller gets, but for the request's own id. */
const everythingOf = async (portal: TestPortal, { token }: Client, method: string, path: string, init: RequestInit) => {
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${token}`);
  const response = await portal.handler(new Request(`http://portal.test/v1${path}`, { ...init, method, headers }));
  const requestId = response.headers.get("X-Request-Id") ?? "";
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const text = [response.status.toString(), ...lines, "", await response.text()].join("\n");
  return requestId === "" ? text : text.replaceAll(requestId, "");
};

/**
 * Asks every operation with an id in its path for some ids and for one that nobody has: with all that it wants, without its
 * `If-Match`, with a body that is wrong. Answers those calls whose answers are not the same, byte for byte.
 */
export const differingTwins = async (
  portal: TestPortal,
  client: Client,
  ids: { readonly users: readonly string[]; readonly invitations: readonly string[] },
): Promise<{ differences: string[]; count: number }> => {
  const differences: string[] = [];
  let count = 0;
  const unknown = crypto.randomUUID();
  for (const [operationId, operation] of Object.entries(operations) as [string, Operation][]) {
    if (!operation.path.includes("{id}")) continue;
    const body = operation.method === "POST" || operation.body ? (bodies[operationId] ?? {}) : undefined;
    const json = { "Content-Type": "application/json", "If-Match": "*" };
    const ways: RequestInit[] = [
      { headers: json, ...(body && { body: JSON.stringify(body) }) },
      ...(operation.version
        ? [{ headers: { ...json, "If-Match": "" }, ...(body && { body: JSON.stringify(body) }) }]
        : []),
      ...(body ? [{ headers: json, body: '{"nothing":"like that"}' }] : []),
    ];
    for (const [place, way] of ways.entries()) {
      const ask = (id: string) =>
        everythingOf(portal, client, operation.method, operation.path.replace("{id}", id), way);
      const expected = await ask(unknown);
      const asked = operation.path.startsWith("/invitations") ? ids.invitations : ids.users;
      // What is wrong with a call is seen before anybody is looked for: one of them shows it.
      for (const id of place === 0 ? asked : asked.slice(0, 1)) {
        count += 1;
        const answer = await ask(id);
        if (answer !== expected) differences.push(`${operationId}: ${answer}\nunlike\n${expected}`);
      }
    }
  }
  return { differences, count };
};
