import { operations, type Operation } from "@usherkit/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const bodies: Record<string, Record<string, unknown>> = {
  signIn: { tenant: "", username: "ndlamini", password },
  requestPasswordReset: { tenant: "", username: "ndlamini" },
  changeCredential: { token: "x", password },
  mfa: { code: "123456" },
  signUp: { token: "x", username: "u", givenName: "G", familyName: "F", password },
  createUser: { username: "u", email: "u@halden.example", givenName: "G", familyName: "F", roleIds: ["billing"] },
  updateUser: { username: "u", email: "u@halden.example", givenName: "G", familyName: "F" },
  setRoles: { roleIds: ["billing"] },
  createInvitations: { emails: ["u@halden.example"], roleIds: ["billing"] },
  setTemporaryPassword: { password },
  searchUsers: { search: "a", roleId: ["billing"], sort: "email", cursor: "x" },
  searchInvitations: { search: "a", link: ["open"], sort: "email", cursor: "x" },
  evaluateAccess: { action: "lock", userIds: ["x"] },
};

const hostile = (value: unknown): unknown[] => [
  "\0",
  `a\0b`,
  "\ud800",
  `a\udc00`,
  "x".repeat(1_000_000),
  "",
  "   ",
  "\u202e",
  "..",
  null,
  0,
  -1,
  1.5,
  true,
  [],
  {},
  [value, "\0"],
  { $ne: null },
  "'; drop table users; --",
  "%",
];

describeOnDatabases("bad input", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let userId: string;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
    userId = (await portal.create(manager, "target")).id;
  });
  afterAll(() => store.close());

  const snapshot = async () => (await manager.call("GET", `/users/${userId}`)).body;

  it.each(Object.entries(bodies))(
    "%s refuses every hostile value with a clear problem and changes nothing",
    async (name, body) => {
      const operation: Operation = operations[name as keyof typeof operations];
      const path = operation.path.replace("{id}", userId);
      const headers = { "If-Match": "*" };
      const before = await snapshot();
      for (const [field, value] of Object.entries(body))
        for (const bad of hostile(value)) {
          const sent: Record<string, unknown> = {
            ...body,
            ...("tenant" in body && { tenant: portal.tenantId }),
            [field]: Array.isArray(value) && typeof bad === "string" ? [bad] : bad,
          };
          const answer = await manager.call(operation.method, path, sent, headers);
          const label = `${name}.${field} = ${JSON.stringify(bad).slice(0, 40)}`;
          expect(answer.status, label).toBeLessThan(500);
          if (answer.status < 400) continue;
          expect(answer.headers.get("Content-Type"), label).toBe("application/problem+json");
          expect(answer.body, label).toMatchObject({ status: answer.status, requestId: expect.any(String) });
          if (answer.status === 422)
            expect(answer.body.errors[0].pointer, label).toMatch(new RegExp(`^/(${field}|password|token)`));
        }
      // What was taken was harmless text in a field that takes text; only an edit may have moved the version.
      const after = await snapshot();
      if (operation.method !== "PATCH" && operation.method !== "PUT") expect(after).toEqual(before);
      for (const text of [after.givenName, after.familyName, after.username, after.email])
        expect(text.trim().length > 0 && text.isWellFormed() && !text.includes("\0")).toBe(true);
      expect(portal.errors).toEqual([]);
    },
    120_000,
  );

  it("points at the field: NUL, lone surrogate, too long, an unknown one, a prototype", async () => {
    const person = { username: "p", email: "p@halden.example", givenName: "G", familyName: "F", roleIds: ["billing"] };
    const errorsOf = async (difference: object) =>
      (await manager.call("POST", "/users", { ...person, ...difference })).body.errors;
    expect(await errorsOf({ givenName: "a\0" })).toEqual([{ pointer: "/givenName", code: "invalid_text" }]);
    expect(await errorsOf({ familyName: "\ud800" })).toEqual([{ pointer: "/familyName", code: "invalid_text" }]);
    expect(await errorsOf({ givenName: "x".repeat(200_000) })).toEqual([{ pointer: "/givenName", code: "too_big" }]);
    expect(await errorsOf({ isAdmin: true })).toEqual([{ pointer: "/isAdmin", code: "unknown_field" }]);
    expect(await errorsOf({ email: "joe@corvane" })).toEqual([{ pointer: "/email", code: "invalid_email" }]);
    expect(await errorsOf({ roleIds: ["king"] })).toEqual([{ pointer: "/roleIds/0", code: "unknown_role" }]);
    expect(await errorsOf({ roleIds: ["billing", "admin"] })).toEqual([{ pointer: "/roleIds", code: "one_only" }]);
    expect(await errorsOf({ attributes: { shoe: "44" } })).toEqual([
      { pointer: "/attributes/shoe", code: "unknown_field" },
    ]);
    expect(await errorsOf({ username: undefined })).toEqual([{ pointer: "/username", code: "required" }]);
    const prototype = await manager.call("POST", "/users", `{"__proto__":{"roleIds":["admin"]},"username":"x"}`);
    expect(prototype.status).toBe(422);
    const nested = JSON.stringify({ ...person, attributes: {} }).replace(
      '"attributes":{}',
      '"attributes":{"__proto__":{"telephone":"1"}}',
    );
    expect((await manager.call("POST", "/users", nested)).status).toBe(422);
  });

  it("never lets a strange id or path through, nor a strange query, method or type", async () => {
    for (const id of ["..", "%2e%2e", "%00", "a%2fb", "x".repeat(5000), "'", "%ed%a0%80", "%"]) {
      const answer = await manager.call("GET", `/users/${id}`);
      expect([answer.status, id.slice(0, 20)]).toEqual([
        id === ".." || id === "%2e%2e" ? answer.status : 404,
        id.slice(0, 20),
      ]);
      expect(answer.status).toBeLessThan(500);
    }
    const codeOf = async (...call: Parameters<Client["call"]>) => {
      const answer = await manager.call(...call);
      return [answer.status, answer.body.code];
    };
    expect(await codeOf("GET", "/users?sort=shoe")).toEqual([422, "invalid_request"]);
    expect(await codeOf("GET", "/users?limit=0")).toEqual([422, "invalid_request"]);
    expect(await codeOf("GET", "/users?limit=1&limit=2")).toEqual([422, "invalid_request"]);
    expect(await codeOf("GET", "/users?search=%00")).toEqual([422, "invalid_request"]);
    expect(await codeOf("GET", "/users?nonsense=1")).toEqual([422, "invalid_request"]);
    expect(await codeOf("PUT", "/users", {})).toEqual([405, "method_not_allowed"]);
    expect(await codeOf("GET", "/nowhere")).toEqual([404, "not_found"]);
    expect(await codeOf("POST", "/users", "{")).toEqual([400, "invalid_json"]);
    expect(await codeOf("POST", "/users", "[]")).toEqual([422, "invalid_request"]);
    expect(await codeOf("POST", "/users", "{}", { "Content-Type": "text/plain" })).toEqual([
      415,
      "unsupported_media_type",
    ]);
    expect(await codeOf("POST", "/users", `"${"x".repeat(5_000_000)}"`)).toEqual([413, "payload_too_large"]);
    expect(await codeOf("POST", "/users", "[".repeat(100_000) + "]".repeat(100_000))).toEqual([422, "invalid_request"]);
    expect(await codeOf("PATCH", `/users/${userId}`, {}, { "If-Match": "1" })).toEqual([412, "version_mismatch"]);
    expect(await codeOf("POST", `/users/${userId}/lock`, {}, { "Idempotency-Key": "x".repeat(300) })).toEqual([
      422,
      "invalid_request",
    ]);
    expect(portal.errors).toEqual([]);
  });

  it("answers who isn't signed in, or with another's token, as a stranger", async () => {
    for (const headers of [
      {},
      { Authorization: "Bearer nonsense" },
      { Authorization: "Basic eDp5" },
      { Cookie: "usher_session=x" },
    ])
      expect((await portal.call("GET", "/session", undefined, headers)).body.code).toBe("unauthenticated");
    const other = await TestPortal.open(store.database);
    const stranger = await other.manager();
    expect((await stranger.call("GET", `/users/${userId}`)).status).toBe(404);
    expect((await stranger.call("GET", "/users?total=true")).body.total.value).toBe(0);
  });

  it("takes a cookie only from our own pages' scripts", async () => {
    const own = await TestPortal.open(store.database);
    const { headers } = await own.signIn("ndlamini");
    const child = await own.create(await own.manager(), "child");
    const cookie = headers.get("Set-Cookie")?.split(";")[0] ?? "";
    expect(headers.get("Set-Cookie")).toMatch(/HttpOnly; SameSite=Lax/);
    const lock = (extra: Record<string, string>) =>
      own.call("POST", `/users/${child.id}/lock`, {}, { Cookie: cookie, ...extra });
    expect((await own.call("GET", "/session", undefined, { Cookie: cookie })).status).toBe(200);
    expect((await lock({})).body.code).toBe("origin_refused");
    expect((await lock({ Origin: "http://portal.test" })).body.code).toBe("origin_refused");
    expect((await lock({ Origin: "http://evil.test", "X-Usherkit": "1" })).body.code).toBe("origin_refused");
    expect((await lock({ Origin: "null", "X-Usherkit": "1" })).body.code).toBe("origin_refused");
    expect((await lock({ Origin: "http://portal.test", "X-Usherkit": "1" })).status).toBe(200);
  });
});
