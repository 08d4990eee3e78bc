import { addContacts, createTenant } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, quickArgon2, TestPortal, type Client } from "../support/portal.js";

describeOnDatabases("a user name that is an address", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, { scope: "tenant" });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const any = { "If-Match": "*" };
  const address = (name: string) => `${name}@haldenmedia.example`;
  const create = (username: string, email: string | null) =>
    manager.call("POST", "/users", { username, email, givenName: "New", familyName: "Person", roleIds: ["billing"] });
  const edit = (id: string, patch: object) => manager.call("PATCH", `/users/${id}`, patch, any);
  const invite = async (email: string) => {
    const answer = await manager.call("POST", "/invitations", { emails: [email], roleIds: ["billing"] });
    return answer.body.outcomes[0];
  };
  const signUp = (token: string, username: string) =>
    portal.call("POST", "/sign-up", { token, username, givenName: "New", familyName: "Person", password });
  const borrowed = {
    status: 422,
    code: "invalid_request",
    errors: [{ pointer: "/username", code: "not_own_address" }],
  };
  const taken = { status: 409, code: "email_taken", errors: [{ pointer: "/email", code: "taken" }] };

  it("is one's own or refused: by whoever creates, changes or signs up, however it is written", async () => {
    const victim = await portal.onboard(manager, "victim");
    const thief = await portal.create(manager, "thief");
    await invite(address("newcomer"));
    const { token } = await portal.mailTo(address("newcomer"));
    for (const name of [
      address("victim"),
      "Victim@HALDENMEDIA.example",
      "victim＠haldenmedia.example",
      "a@b.example",
    ]) {
      expect((await create(name, address("other"))).body).toMatchObject(borrowed);
      expect((await edit(thief.id, { username: name })).body).toMatchObject(borrowed);
      expect((await signUp(token, name)).body).toMatchObject(borrowed);
    }
    expect((await signUp(token, address("newcomer"))).status).toBe(200);
    expect((await portal.signIn(address("victim"))).status).toBe(200);
    const events = (await manager.call("GET", `/users/${victim.id}/events`)).body.items;
    expect(events[0].type).toBe("sign_in");
  });

  it("belongs to who signs in by it: nobody else gets it as an address", async () => {
    const own = address("own");
    const created = (await create(own, own)).body.user;
    expect(created).toMatchObject({ username: own, email: own });
    // The person may move on and keep the name by which they sign in.
    const moved = await edit(created.id, { email: address("moved"), familyName: "Moved" });
    expect(moved.body).toMatchObject({ username: own, email: address("moved") });
    expect((await edit(created.id, { givenName: "Still" })).status).toBe(200);
    expect((await create("somebody", own)).body).toMatchObject(taken);
    const other = await portal.create(manager, "another");
    expect((await edit(other.id, { email: own })).body).toMatchObject(taken);
    expect(await invite(own)).toMatchObject({ result: "already_user", userId: created.id });
    const services = { database: store.database, clock: () => portal.now };
    const people = [{ givenName: "A", familyName: "B", email: own }];
    await expect(addContacts(services, { tenantId: portal.tenantId, people })).rejects.toThrow("email_taken");
    expect((await edit(created.id, { username: "own" })).status).toBe(200);
    expect((await edit(other.id, { email: own })).status).toBe(200);
  });

  it("is the address of a contact until they sign up, who may keep it or choose another name", async () => {
    const services = { database: store.database, clock: () => portal.now };
    for (const [name, username] of [
      ["keeps", address("keeps")],
      ["chooses", "chosen"],
    ] as const) {
      const people = [{ givenName: "A", familyName: "B", email: address(name) }];
      const [id = ""] = await addContacts(services, { tenantId: portal.tenantId, people });
      expect((await edit(id ?? "", { givenName: "Known" })).status).toBe(200);
      await invite(address(name));
      const { token } = await portal.mailTo(address(name));
      expect((await signUp(token, address("victim"))).body).toMatchObject(borrowed);
      expect((await signUp(token, username)).body).toMatchObject({ username });
      expect((await portal.signIn(address(name))).status).toBe(200);
    }
    expect(portal.errors).toEqual([]);
  });

  it("is the first manager's own too", async () => {
    const manager = { email: address("first"), givenName: "F", familyName: "M", password, roleIds: ["admin"] };
    const open = (username: string) =>
      createTenant(
        { database: store.database, hasher: quickArgon2 },
        {
          id: `t-${crypto.randomUUID()}`,
          name: "T",
          profileId: portal.profile.id,
          manager: { ...manager, username },
        },
      );
    await expect(open(address("other"))).rejects.toThrow("must be the person's own address");
    await open(address("first"));
  });

  it("is not taken by restoring somebody whose name has become another's address", async () => {
    const keeping = await TestPortal.open(store.database, {
      scope: "tenant",
      deletion: { mode: "keep", reserve: false },
      actions: ["list", "view", "create", "edit", "delete", "restore"],
      rowActions: { actions: [] },
      rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }],
    });
    const boss = await keeping.manager();
    const person = { givenName: "New", familyName: "Person", roleIds: ["billing"] };
    const old = await boss.call("POST", "/users", { ...person, username: address("moved"), email: address("moved") });
    const { id } = old.body.user;
    await boss.call("PATCH", `/users/${id}`, { email: address("elsewhere") }, any);
    expect((await boss.call("DELETE", `/users/${id}`, undefined, any)).status).toBe(200);
    const owner = await boss.call("POST", "/users", { ...person, username: "owner", email: address("moved") });
    expect(owner.status).toBe(201);
    const refused = await boss.call("POST", `/users/${id}/restore`, {});
    expect(refused.body).toMatchObject({ status: 409, code: "username_taken" });
    await boss.call("PATCH", `/users/${owner.body.user.id}`, { email: address("free") }, any);
    expect((await boss.call("POST", `/users/${id}/restore`, {})).status).toBe(200);
  });
});
