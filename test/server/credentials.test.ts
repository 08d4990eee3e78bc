import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal } from "../support/portal.js";

const actions = ["list", "view", "create", "edit", "lock", "unlock", "setTemporaryPassword", "resendWelcome", "delete"];
const profile = (credential: object) => ({ actions, rowActions: { actions: [] }, credential });
const person = (username: string) => ({
  username,
  email: `${username}@haldenmedia.example`,
  givenName: "New",
  familyName: "Person",
  roleIds: ["billing"],
});

describeOnDatabases("the credential's rules", (kind) => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await kind.open();
  });
  afterAll(() => store.close());
  const open = async (credential: object) => {
    const portal = await TestPortal.open(store.database, profile(credential));
    return { portal, manager: await portal.manager() };
  };

  it("make a typed one final where it need not be changed: at creation and afterwards, and without a mail (NF-5)", async () => {
    const { portal, manager } = await open({ managersMayType: true, mustChange: false, onCreate: ["password"] });
    const missing = await manager.call("POST", "/users", person("missing"));
    expect(missing.body.errors).toEqual([{ pointer: "/password", code: "required" }]);
    const short = await manager.call("POST", "/users", { ...person("short"), password: "short" });
    expect(short.body.errors).toEqual([{ pointer: "/password", code: "too_short" }]);
    const created = await manager.call("POST", "/users", { ...person("final"), password });
    expect(created.body).toMatchObject({ user: { status: "active", credential: "set" } });
    expect(created.body.temporaryPassword).toBeUndefined();
    expect((await portal.signIn("final")).body.next).toBeNull();
    const { id } = created.body.user;
    const typed = await manager.call("POST", `/users/${id}/temporary-password`, { password: `${password} 2` });
    expect(typed.body).toMatchObject({ user: { credential: "set", status: "active" } });
    expect(typed.body.temporaryPassword).toBeUndefined();
    expect((await portal.signIn("final", `${password} 2`)).body.next).toBeNull();
    const made = await manager.call("POST", `/users/${id}/temporary-password`, {});
    expect(made.body.user.credential, "what the server makes must be changed").toBe("temporary");
    expect((await portal.signIn("final", made.body.temporaryPassword)).body.next).toBe("set_credential");
    await portal.deliver();
    expect(portal.mails.map(({ subject }) => subject).filter((subject) => !/was changed/.test(subject))).toEqual([]);
  });

  it("let a manager type a temporary one, which must be changed (CA-5, CA-8)", async () => {
    const { portal, manager } = await open({ managersMayType: true, onCreate: ["welcome", "temporary"] });
    const typed = await manager.call("POST", "/users", { ...person("typed"), password });
    expect(typed.body).toMatchObject({ user: { credential: "temporary" }, temporaryPassword: password });
    expect((await portal.signIn("typed")).body.next).toBe("set_credential");
    const made = await manager.call("POST", "/users", { ...person("made"), credential: "temporary" });
    expect((await portal.signIn("made", made.body.temporaryPassword)).body.next).toBe("set_credential");
    const mixed = await manager.call("POST", "/users", { ...person("mixed"), credential: "welcome", password });
    expect(mixed.body.errors).toEqual([{ pointer: "/password", code: "not_offered" }]);
  });

  it("refuse a typed one where the server makes them", async () => {
    const { manager } = await open({ onCreate: ["temporary", "welcome"] });
    const typed = await manager.call("POST", "/users", { ...person("typed"), password });
    expect(typed.body.errors).toEqual([{ pointer: "/password", code: "not_offered" }]);
    const { user } = (await manager.call("POST", "/users", person("made"))).body;
    const again = await manager.call("POST", `/users/${user.id}/temporary-password`, { password });
    expect(again.body.errors).toEqual([{ pointer: "/password", code: "not_offered" }]);
  });

  it("make and take digits alone where it is a PIN", async () => {
    const { portal, manager } = await open({
      name: "PIN",
      minLength: 6,
      digits: true,
      managersMayType: true,
      onCreate: ["temporary"],
    });
    const made = await manager.call("POST", "/users", person("pin"));
    expect(made.body.temporaryPassword).toMatch(/^\d{6}$/);
    const typed = (value: string) =>
      manager.call("POST", `/users/${made.body.user.id}/temporary-password`, { password: value });
    for (const wrong of ["12345a", "letters", "１２a４５６"])
      expect((await typed(wrong)).body.errors).toEqual([{ pointer: "/password", code: "not_digits" }]);
    expect((await typed("12345")).body.errors).toEqual([{ pointer: "/password", code: "too_short" }]);
    // Digits of every script are digits; what is easily guessed stays so.
    expect((await typed("١٢٣٤٥٦")).body.errors).toEqual([{ pointer: "/password", code: "too_common" }]);
    expect((await typed("٨٠٤٥١٣")).status).toBe(200);
    expect((await portal.signIn("pin", "804513")).body.next).toBe("set_credential");
    expect((await typed("804513")).status).toBe(200);
    const forced = portal.client((await portal.signIn("pin", "804513")).body.token);
    expect((await forced.call("POST", "/credentials", { password: "not a pin" })).body.errors).toEqual([
      { pointer: "/password", code: "not_digits" },
    ]);
    expect((await forced.call("POST", "/credentials", { password: "3141592" })).body.next).toBeNull();
    const anonymous = await portal.call("GET", `/profile?tenant=${portal.tenantId}`);
    expect(anonymous.body.credential).toMatchObject({ name: "PIN", minLength: 6, digits: true });
  });

  it("let a temporary one help who never got the welcome mail, whose link then dies (CA-5)", async () => {
    const { portal, manager } = await open({ onCreate: ["welcome"] });
    for (const [name, path, body] of [
      ["helped", "temporary-password", {}],
      ["unlocked", "unlock", { resetCredential: true }],
    ] as const) {
      const { user } = (await manager.call("POST", "/users", person(name))).body;
      expect(user.status).toBe("provisioned");
      const { token } = await portal.mailTo(`${name}@haldenmedia.example`);
      if (path === "unlock") await manager.call("POST", `/users/${user.id}/lock`, {});
      const given = await manager.call("POST", `/users/${user.id}/${path}`, body);
      expect(given.body.user).toMatchObject({ registration: "registered", status: "awaiting_new_password" });
      expect((await portal.call("POST", "/credentials", { token, password })).body.code).toBe("invalid_token");
      expect((await portal.signIn(name, given.body.temporaryPassword)).body.next).toBe("set_credential");
    }
    const { user } = (await manager.call("POST", "/users", person("unsent"))).body;
    await manager.call("POST", `/users/${user.id}/temporary-password`, {});
    await portal.deliver();
    expect(
      portal.mails.filter(({ to }) => to.startsWith("unsent@")),
      "a dead link is not sent",
    ).toEqual([]);
    expect(portal.errors).toEqual([]);
  });

  it("mail no reset where managers alone can help (CU-8), and say nothing of who exists", async () => {
    const { portal, manager } = await open({ selfServiceReset: "none" });
    await portal.onboard(manager, "forgetful");
    const ask = async (username: string) => {
      const { status, body } = await portal.call("POST", "/password-reset-requests", {
        tenant: portal.tenantId,
        username,
      });
      return [status, body];
    };
    expect(await ask("forgetful")).toEqual(await ask("nobody"));
    await portal.deliver();
    expect(portal.mails.filter(({ subject }) => /Set a new/.test(subject))).toEqual([]);
  });
});
