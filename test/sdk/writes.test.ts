import { createClient, type Client, type ClientEventType } from "@usherkit/sdk";
import { describe, expect, test, vi } from "vitest";
import { caught } from "./support/caught.js";
import { empty, faultServer, json, problem, type Answer } from "./support/fault-server.js";
import { person } from "./support/people.js";

const types: ClientEventType[] = [
  "user.created",
  "user.changed",
  "user.deleted",
  "invitations.changed",
  "session.ended",
  "malformed",
];

const heard = (client: Client) => {
  const events: [ClientEventType, unknown][] = [];
  for (const type of types) client.on(type, (detail) => events.push([type, detail]));
  return events;
};

const user = person();
const withPassword = { user, temporaryPassword: "Abc-123" };
const invitation = {
  id: "i1",
  email: "a@example.com",
  roleIds: [],
  sentAt: "2026-01-01T00:00:00Z",
  sentBy: null,
  expiresAt: "2026-01-08T00:00:00Z",
  link: "open",
  endedAt: null,
  signupCompleted: false,
  userCreated: false,
};
const key = { id: "u1" };
const version = { id: "u1", version: 3 };

type Row = [
  name: string,
  call: (client: Client) => Promise<unknown>,
  request: string,
  answer: Answer,
  result: unknown,
  event: unknown,
];

const changed = ["user.changed", { user }];
const rows: Row[] = [
  [
    "create",
    ({ users }) => users.create({ username: "ada", givenName: "A", familyName: "L", roleIds: [] }),
    'POST /users {"username":"ada","givenName":"A","familyName":"L","roleIds":[]}',
    json(withPassword, 201),
    withPassword,
    ["user.created", { user }],
  ],
  [
    "update",
    ({ users }) => users.update(version, { email: null }),
    'PATCH /users/u1 {"email":null} "3"',
    json(user),
    user,
    changed,
  ],
  [
    "delete for good",
    ({ users }) => users.delete(version),
    'DELETE /users/u1  "3"',
    empty(204),
    undefined,
    ["user.deleted", { id: "u1", user: undefined }],
  ],
  [
    "delete and keep",
    ({ users }) => users.delete(version),
    'DELETE /users/u1  "3"',
    json(user),
    user,
    ["user.deleted", { id: "u1", user }],
  ],
  ["restore", ({ users }) => users.restore(key), "POST /users/u1/restore {}", json(user), user, changed],
  ["activate", ({ users }) => users.activate(key), "POST /users/u1/activate {}", json(user), user, changed],
  ["deactivate", ({ users }) => users.deactivate(key), "POST /users/u1/deactivate {}", json(user), user, changed],
  ["lock", ({ users }) => users.lock(user), "POST /users/u1/lock {}", json(user), user, changed],
  ["unlock", ({ users }) => users.unlock(key), "POST /users/u1/unlock {}", json(user), { user }, changed],
  [
    "unlock with a new credential",
    ({ users }) => users.unlock(key, { resetCredential: true }),
    'POST /users/u1/unlock {"resetCredential":true}',
    json(withPassword),
    withPassword,
    changed,
  ],
  [
    "sendPasswordReset",
    ({ users }) => users.sendPasswordReset(key),
    "POST /users/u1/password-reset {}",
    json(user),
    user,
    changed,
  ],
  [
    "setTemporaryPassword",
    ({ users }) => users.setTemporaryPassword(key),
    "POST /users/u1/temporary-password {}",
    json(withPassword),
    withPassword,
    changed,
  ],
  [
    "setTemporaryPassword typed",
    ({ users }) => users.setTemporaryPassword(key, { password: "x" }),
    'POST /users/u1/temporary-password {"password":"x"}',
    json({ user }),
    { user },
    changed,
  ],
  ["resetMfa", ({ users }) => users.resetMfa(key), "POST /users/u1/mfa-reset {}", json(user), user, changed],
  [
    "resendWelcome",
    ({ users }) => users.resendWelcome(key),
    "POST /users/u1/welcome-email {}",
    json(user),
    user,
    changed,
  ],
  [
    "revokeSessions",
    ({ users }) => users.revokeSessions(key),
    "POST /users/u1/sessions/revoke {}",
    json(user),
    user,
    changed,
  ],
  [
    "setRoles",
    ({ users }) => users.setRoles(version, ["admin"]),
    'PUT /users/u1/roles {"roleIds":["admin"]} "3"',
    json(user),
    user,
    changed,
  ],
  [
    "invite",
    ({ invitations }) => invitations.create({ emails: ["a"], roleIds: [] }),
    'POST /invitations {"emails":["a"],"roleIds":[]}',
    json({ outcomes: [{ email: "a", result: "sent", invitation }] }),
    { outcomes: [{ email: "a", result: "sent", invitation }] },
    ["invitations.changed", { ids: ["i1"] }],
  ],
  [
    "resend",
    ({ invitations }) => invitations.resend(invitation),
    "POST /invitations/i1/resend {}",
    json(invitation),
    invitation,
    ["invitations.changed", { ids: ["i1"] }],
  ],
  [
    "revoke",
    ({ invitations }) => invitations.revoke(invitation),
    "POST /invitations/i1/revoke {}",
    json(invitation),
    invitation,
    ["invitations.changed", { ids: ["i1"] }],
  ],
  ["sign out", ({ account }) => account.signOut(), "POST /sign-out {}", empty(204), undefined, ["session.ended", {}]],
];

describe("a write", () => {
  test.each(rows)(
    "%s is sent as the API has it, and told to listeners",
    async (_name, call, request, answer, result, event) => {
      const server = await faultServer(answer);
      const client = createClient(server);
      const events = heard(client);
      expect(await call(client)).toEqual(result);
      const [seen] = server.seen;
      const match = seen?.headers["if-match"];
      expect(
        `${seen?.method ?? ""} ${seen?.url.replace("/v1", "") ?? ""} ${seen?.body ?? ""}${match ? ` ${match}` : ""}`,
      ).toBe(request);
      expect(events).toEqual([event]);
      expect(seen?.headers["x-usherkit"]).toBe("1");
      expect(seen?.headers["content-type"]).toBe(
        seen?.method === "DELETE"
          ? undefined
          : seen?.method === "PATCH"
            ? "application/merge-patch+json"
            : "application/json",
      );
    },
  );

  test.each(rows)("%s that fails is not told", async (_name, call) => {
    const server = await faultServer(problem(403, "forbidden"));
    const client = createClient(server);
    const events = heard(client);
    await caught(call(client));
    expect(events).toEqual([]);
  });
});

test("a sign-out ends the session once: the 401s after it are no news", async () => {
  const server = await faultServer(empty(204), problem(401, "unauthenticated"));
  const client = createClient(server);
  const events = heard(client);
  await client.account.signOut();
  await caught(client.users.get("u1"));
  expect(events).toEqual([["session.ended", {}]]);
});

test("a call that is refused ends the session, and says what the portal says to who is kept out", async () => {
  const detail = "You are not a member of an Account";
  const client = createClient(await faultServer(problem(401, "account_inactive", { detail })));
  const said: unknown[] = [];
  client.on("session.ended", ({ error }) => said.push([error?.code, error?.detail]));
  await caught(client.users.get("u1"));
  expect(said).toEqual([["account_inactive", detail]]);
});

describe("listeners", () => {
  test("are told until they leave, each for itself", async () => {
    const server = await faultServer(json(user));
    const client = createClient(server);
    let count = 0;
    const listener = () => (count += 1);
    const leave = client.on("user.changed", listener);
    client.on("user.changed", listener);
    await client.users.lock(key);
    expect(count).toBe(2);
    leave();
    leave();
    await client.users.lock(key);
    expect(count).toBe(3);
  });

  test("of two clients hear their own client alone", async () => {
    const server = await faultServer(json(user));
    const [one, other] = [createClient(server), createClient(server)];
    const events = heard(other);
    await one.users.lock(key);
    expect(events).toEqual([]);
  });
});

test("reads send the header that cookies ask for too, and no key", async () => {
  const server = await faultServer(json(user));
  await createClient(server).users.get("u1");
  const headers: Record<string, unknown> = server.seen[0]?.headers ?? {};
  expect([headers["x-usherkit"], headers["idempotency-key"], headers["authorization"]]).toEqual([
    "1",
    undefined,
    undefined,
  ]);
});

test("where there is no crypto, what needs a key is not sent, and says why; reading goes on", async () => {
  const server = await faultServer(json(person()));
  const client = createClient(server);
  vi.stubGlobal("crypto", undefined);
  try {
    expect((await client.users.get("u1")).id).toBe(person().id);
    const error = await caught(client.users.lock({ id: "u1" }));
    expect(error).toMatchObject({ code: "failed", outcome: "not_sent", operation: "lockUser" });
    expect(error.detail).toMatch(/crypto\.getRandomValues/);
    expect(server.seen).toHaveLength(1);
    await client.users.lock({ id: "u1" }, { idempotencyKey: "mine" });
  } finally {
    vi.unstubAllGlobals();
  }
});
