import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, quickArgon2, TestPortal, type Client } from "../support/portal.js";

describeOnDatabases("writes", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, {
      actions: [
        ...["list", "create", "invite", "listInvitations", "view", "edit", "setRoles", "resetMfa", "resendWelcome"],
        ...["sendPasswordReset", "setTemporaryPassword", "lock", "unlock", "delete", "activate", "deactivate"],
        "revokeSessions",
      ],
    });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  it("edits by a merge patch at a version: 428 without, 412 at another, the same version where nothing changes", async () => {
    const user = await portal.create(manager, "edith");
    const path = `/users/${user.id}`;
    expect((await manager.call("PATCH", path, { givenName: "E" })).status).toBe(428);
    const edited = await manager.call(
      "PATCH",
      path,
      { givenName: " Édith ", attributes: { telephone: "+44 1" } },
      { "If-Match": '"1"', "Content-Type": "application/merge-patch+json" },
    );
    expect(edited.body).toMatchObject({ givenName: "Édith", version: 2, attributes: { telephone: "+44 1" } });
    expect(edited.headers.get("ETag")).toBe('"2"');
    expect((await manager.call("PATCH", path, { givenName: "F" }, { "If-Match": '"1"' })).body.code).toBe(
      "version_mismatch",
    );
    expect((await manager.call("PATCH", path, {}, { "If-Match": '"2"' })).body.version).toBe(2);
    const cleared = await manager.call("PATCH", path, { attributes: { telephone: null } }, { "If-Match": '"2"' });
    expect(cleared.body.attributes).toEqual({});
    const found = await manager.call("GET", "/users?search=edith%20test");
    expect(found.body.items).toHaveLength(1);
  });

  it("keeps addresses and user names of live users apart in any spelling", async () => {
    const user = await portal.create(manager, "unique");
    const twin = { givenName: "T", familyName: "T", roleIds: ["billing"] };
    const byEmail = await manager.call("POST", "/users", {
      ...twin,
      username: "other",
      email: "UNIQUE@haldenmedia.example",
    });
    expect([byEmail.status, byEmail.body.code, byEmail.body.errors]).toEqual([
      409,
      "email_taken",
      [{ pointer: "/email", code: "taken" }],
    ]);
    const byName = await manager.call("POST", "/users", { ...twin, username: "UNIQUE", email: "o@halden.example" });
    expect(byName.body.code).toBe("username_taken");
    await manager.call("DELETE", `/users/${user.id}`, undefined, { "If-Match": '"1"' });
    const again = await manager.call("POST", "/users", {
      ...twin,
      username: "unique",
      email: "unique@haldenmedia.example",
    });
    expect(again.status, "an erased user's address is free").toBe(201);
  });

  it("deletes for good where the profile erases: 204, then 404, and their link is dead", async () => {
    const user = await portal.create(manager, "gone");
    const { token } = await portal.mailTo("gone@haldenmedia.example");
    const answer = await manager.call("DELETE", `/users/${user.id}`, undefined, { "If-Match": '"1"' });
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect((await manager.call("GET", `/users/${user.id}`)).status).toBe(404);
    expect((await portal.call("POST", "/credentials", { token, password })).status).toBe(410);
  });

  it("answers a repeated Idempotency-Key with the first answer, and never a secret twice", async () => {
    const user = await portal.onboard(manager, "repeat");
    const key = { "Idempotency-Key": `"${crypto.randomUUID()}"` };
    const first = await manager.call("POST", `/users/${user.id}/lock`, {}, key);
    const second = await manager.call("POST", `/users/${user.id}/lock`, {}, key);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get("ETag")).toBe(first.headers.get("ETag"));
    const other = await manager.call("POST", `/users/${user.id}/unlock`, {}, key);
    expect([other.status, other.body.code]).toEqual([422, "idempotency_key_reused"]);

    const secretKey = { "Idempotency-Key": crypto.randomUUID() };
    const made = await manager.call("POST", `/users/${user.id}/unlock`, { resetCredential: true }, secretKey);
    expect(made.body.temporaryPassword).toMatch(/^\w{12,}$/);
    expect(made.headers.get("Cache-Control")).toBe("no-store");
    const replay = await manager.call("POST", `/users/${user.id}/unlock`, { resetCredential: true }, secretKey);
    expect(replay.body).toMatchObject({ temporaryPassword: null, replayed: true });
    const signedIn = await portal.signIn("repeat", made.body.temporaryPassword);
    expect(signedIn.body.next).toBe("set_credential");
    expect((await manager.call("GET", `/users/${user.id}`)).body.status).toBe("awaiting_new_password");
  });

  it("carries one of eight equal calls out, and answers the rest with it", async () => {
    const body = {
      username: "once",
      email: "once@haldenmedia.example",
      givenName: "O",
      familyName: "N",
      roleIds: ["billing"],
    };
    const key = { "Idempotency-Key": crypto.randomUUID() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => manager.call("POST", "/users", body, key)));
    expect(answers.filter((answer) => ![201, 409].includes(answer.status))).toEqual([]);
    const ids = answers.flatMap((answer) => (answer.status === 201 ? [answer.body.user.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect((await manager.call("POST", "/users", body, key)).body.user.id).toBe(ids[0]);
    expect((await manager.call("GET", "/users?search=once&total=true")).body.total.value).toBe(1);
  });

  it("decides again after a refusal: a key holds only what was carried out", async () => {
    const user = await portal.create(manager, "refused");
    const key = { "Idempotency-Key": crypto.randomUUID() };
    expect((await manager.call("POST", `/users/${user.id}/unlock`, {}, key)).status).toBe(409);
    await manager.call("POST", `/users/${user.id}/lock`, {});
    expect((await manager.call("POST", `/users/${user.id}/unlock`, {}, key)).status).toBe(200);
  });

  it("leaves a key to who took it over from a call that ran too long, also where that call fails", async () => {
    // Each call waits in the hasher, outside of any transaction, until the test lets it go.
    const waiting: ((goOn: boolean) => void)[] = [];
    const hasher = {
      ...quickArgon2,
      hash: async (text: string) => {
        const goOn = await new Promise<boolean>((resolve) => waiting.push(resolve));
        if (!goOn) throw new Error("The hasher is gone.");
        return quickArgon2.hash(text);
      },
    };
    const user = await portal.onboard(manager, "overtaken");
    const handler = portal.handlerWith({ hasher });
    const key = crypto.randomUUID();
    const call = () =>
      handler(
        new Request(`http://portal.test/v1/users/${user.id}/temporary-password`, {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            Authorization: `Bearer ${manager.token}`,
            "Idempotency-Key": key,
          },
          body: "{}",
        }),
      );
    const first = call();
    await vi.waitUntil(() => waiting.length === 1);
    portal.pass(61_000);
    const second = call();
    await vi.waitUntil(() => waiting.length === 2);
    waiting[0]?.(false);
    expect((await first).status).toBe(500);
    expect(portal.errors.splice(0)).toHaveLength(1);
    const third = await call();
    expect([third.status, (await third.json()).code]).toEqual([409, "idempotency_key_in_use"]);
    waiting[1]?.(true);
    expect((await second).status).toBe(200);
  });

  it("resends the welcome mail with a fresh link; the old one dies (RP-6)", async () => {
    const user = await portal.create(manager, "fresh");
    const first = await portal.mailTo("fresh@haldenmedia.example");
    const answer = await manager.call("POST", `/users/${user.id}/welcome-email`, {});
    expect(answer.body.status).toBe("provisioned");
    const second = await portal.mailTo("fresh@haldenmedia.example");
    expect(second.token).not.toBe(first.token);
    expect((await portal.call("POST", "/credentials", { token: first.token, password })).body.code).toBe(
      "invalid_token",
    );
    expect((await portal.call("POST", "/credentials", { token: second.token, password })).status).toBe(200);
    const late = await manager.call("POST", `/users/${user.id}/welcome-email`, {});
    expect(late.body.decision).toEqual({ state: "notApplicable", reason: "already_registered" });
  });

  it("deactivates: sessions die, sign-in is refused, nothing is lost; activates again", async () => {
    const user = await portal.onboard(manager, "idle");
    const { token } = (await portal.signIn("idle")).body;
    expect((await manager.call("POST", `/users/${user.id}/deactivate`, {})).body.status).toBe("inactive");
    expect((await portal.client(token).call("GET", "/session")).status).toBe(401);
    expect((await portal.signIn("idle")).body.code).toBe("account_inactive");
    expect((await manager.call("POST", `/users/${user.id}/activate`, {})).body.status).toBe("active");
    expect((await portal.signIn("idle")).status).toBe(200);
  });

  it("tells a person's history, newest first, without secrets", async () => {
    const user = await portal.onboard(manager, "storied");
    portal.pass(1000);
    await manager.call("POST", `/users/${user.id}/temporary-password`, {});
    const { body } = await manager.call("GET", `/users/${user.id}/events?limit=2`);
    expect(body.items.map((event: { type: string }) => event.type)[0]).toBe("setTemporaryPassword");
    expect(body.items[0].actor).toEqual({ id: portal.managerId, displayName: "Nomvula Dlamini" });
    const rest = await manager.call("GET", `/users/${user.id}/events?cursor=${body.nextCursor}`);
    const types = [...body.items, ...rest.body.items].map((event: { type: string }) => event.type);
    expect(types.toSorted()).toEqual(["complete_onboarding", "create", "setTemporaryPassword"]);
  });

  it("keeps a record where the profile keeps it, and says removed_user to who would make it again", async () => {
    const keeping = await TestPortal.open(store.database, { deletion: { mode: "keep", reserve: true } });
    const by = await keeping.manager();
    const user = await keeping.create(by, "kept");
    const removed = await by.call("DELETE", `/users/${user.id}`, undefined, { "If-Match": '"1"' });
    expect([removed.status, removed.body.status]).toEqual([200, "removed"]);
    expect((await by.call("GET", "/users")).body.items).toEqual([]);
    expect((await by.call("GET", "/users?deleted=only")).body.items).toHaveLength(1);
    const again = await by.call("POST", "/users", {
      username: "kept",
      email: "kept@haldenmedia.example",
      givenName: "K",
      familyName: "T",
      roleIds: ["billing"],
    });
    expect([again.status, again.body.code]).toEqual([409, "removed_user"]);
  });
});
