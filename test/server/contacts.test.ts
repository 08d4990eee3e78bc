import type { Invitation, User } from "@usherkit/contract";
import { addContacts } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const community = {
  scope: "tenant",
  actions: ["list", "view", "edit", "delete", "invite", "listInvitations", "activate", "deactivate", "setRoles"],
  attributes: [{ id: "telephone", label: "Telephone", type: "tel", required: true }],
  invitation: { linkDays: 7, contacts: true, roleIds: ["billing"] },
  rowActions: { actions: [] },
};
const day = 86_400_000;

describeOnDatabases("contacts (CO-1 to CO-3)", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, community);
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const address = (name: string) => `${name}@haldenmedia.example`;
  const add = async (name: string, more: object = {}): Promise<User> => {
    const [id] = await addContacts(
      { database: store.database, clock: () => portal.now },
      {
        tenantId: portal.tenantId,
        people: [{ givenName: "Rosalind", familyName: "Achterberg", email: address(name), ...more }],
      },
    );
    return (await manager.call("GET", `/users/${id ?? ""}`)).body;
  };
  const read = async (id: string): Promise<User> => (await manager.call("GET", `/users/${id}`)).body;
  const invite = (id: string) => manager.call("POST", `/users/${id}/invite`, {});
  const signUp = (token: string, username: string, more: object = {}) =>
    portal.call("POST", "/sign-up", {
      token,
      username,
      givenName: "Rosa",
      familyName: "Achterberg",
      password,
      attributes: { telephone: "+49 30 1234" },
      ...more,
    });
  const invitationsTo = async (email: string): Promise<Invitation[]> =>
    (await manager.call("GET", "/invitations")).body.items.filter((row: Invitation) => row.email === email);

  it("come from the host: named by their address, without a role, and once however often they are sent", async () => {
    const contact = await add("rosalind", { attributes: { telephone: "+49 30 99" } });
    expect(contact).toMatchObject({
      username: address("rosalind"),
      registration: "contact",
      status: "contact",
      roleIds: [],
      attributes: { telephone: "+49 30 99" },
    });
    expect(contact.access?.actions).toMatchObject({
      invite: { state: "allowed" },
      deactivate: { state: "notApplicable", reason: "not_registered" },
    });
    expect((await add("rosalind")).id).toBe(contact.id);
    const services = { database: store.database };
    const wrong = (person: object) =>
      addContacts(services, {
        tenantId: portal.tenantId,
        people: [
          { givenName: "A", familyName: "B", email: address("unwritten") },
          { givenName: "A", familyName: "B", email: address("other"), ...person },
        ],
      });
    await expect(wrong({ attributes: { shoe: 43 } })).rejects.toThrow("people[1]: /attributes/shoe unknown_field");
    await expect(wrong({ email: "nobody" })).rejects.toThrow("people[1]: email");
    await expect(wrong({ givenName: "" })).rejects.toThrow("people[1]: givenName");
    const { items } = (await manager.call("GET", "/users?search=unwritten")).body;
    expect(items, "all of them or none").toEqual([]);
  });

  it("are invited from the list, and complete that very person by signing up (CO-2)", async () => {
    const contact = await add("hyunwoo", { attributes: { telephone: "+82 2 1" } });
    const invited: User = (await invite(contact.id)).body;
    expect(invited).toMatchObject({ id: contact.id, status: "invited", version: 2 });
    expect([contact.invitedAt, invited.invitedAt]).toEqual([null, portal.now.toISOString()]);
    const { token } = await portal.mailTo(address("hyunwoo"));
    const preview = await portal.call("POST", "/sign-up", { token });
    expect(preview.body).toMatchObject({ email: address("hyunwoo"), givenName: "Rosalind", familyName: "Achterberg" });
    const answer = await signUp(token, "hseo", { attributes: {} });
    expect([answer.status, answer.body.username]).toEqual([200, "hseo"]);
    const user = await read(contact.id);
    expect(user).toMatchObject({
      status: "active",
      registration: "registered",
      username: "hseo",
      givenName: "Rosa",
      roleIds: ["billing"],
      attributes: { telephone: "+82 2 1" },
      createdAt: contact.createdAt,
      parentId: null,
    });
    expect((await portal.signIn("hseo")).body.next).toBeNull();
    const events = (await manager.call("GET", `/users/${user.id}/events`)).body.items;
    expect(events.map((event: { type: string }) => event.type).toSorted()).toEqual([
      "add_contact",
      "invite",
      "sign_in",
      "sign_up",
    ]);
    // The company's name for them was Rosalind.
    const signedUp = events.find((event: { type: string }) => event.type === "sign_up");
    expect(signedUp.details.changed).toEqual(["givenName"]);
    expect(await invitationsTo(address("hyunwoo"))).toMatchObject([
      { link: "used", signupCompleted: true, userCreated: true },
    ]);
    expect((await invite(contact.id)).body.decision).toMatchObject({
      state: "notApplicable",
      reason: "already_registered",
    });
    expect((await signUp(token, "again")).status).toBe(410);
  });

  it("have one link that works: another invitation, a revocation and the clock end it, and they are contacts again", async () => {
    const contact = await add("petr");
    await invite(contact.id);
    const first = (await portal.mailTo(address("petr"))).token;
    portal.pass(1000);
    await invite(contact.id);
    const second = (await portal.mailTo(address("petr"))).token;
    expect((await signUp(first, "petr")).status).toBe(410);
    const [open, replaced] = await invitationsTo(address("petr"));
    expect([open?.link, open?.userCreated, replaced?.link]).toEqual(["open", false, "replaced"]);
    const resent = await manager.call("POST", `/invitations/${open?.id ?? ""}/resend`, {});
    expect([resent.status, resent.body.link]).toEqual([200, "open"]);
    expect((await signUp(second, "petr")).status).toBe(410);
    expect((await read(contact.id)).status).toBe("invited");
    const third = (await portal.mailTo(address("petr"))).token;
    const revoked = await manager.call("POST", `/invitations/${resent.body.id}/revoke`, {});
    expect(revoked.body.link).toBe("revoked");
    expect(await read(contact.id)).toMatchObject({ status: "contact", registration: "contact" });
    expect((await signUp(third, "petr")).status).toBe(410);
    await invite(contact.id);
    const fourth = (await portal.mailTo(address("petr"))).token;
    portal.pass(7 * day);
    manager = await portal.manager();
    expect((await read(contact.id)).status).toBe("contact");
    expect((await signUp(fourth, "petr")).status).toBe(410);
    await invite(contact.id);
    expect((await signUp((await portal.mailTo(address("petr"))).token, "petr")).status).toBe(200);
  });

  it("are asked for by name where they aren't there yet, and found where they are (CO-3)", async () => {
    const ask = (body: object) => manager.call("POST", "/invitations", { roleIds: [], ...body });
    const refused = await ask({ emails: [address("ines"), address("other")] });
    expect(refused.body.errors).toEqual([
      { pointer: "/givenName", code: "required" },
      { pointer: "/familyName", code: "required" },
      { pointer: "/emails", code: "one_only" },
    ]);
    const ines = { emails: [address("ines")], givenName: "Inês", familyName: "Moura" };
    expect((await ask({ ...ines, roleIds: ["admin"] })).body.errors).toEqual([
      { pointer: "/roleIds", code: "not_offered" },
    ]);
    const [outcome] = (await ask(ines)).body.outcomes;
    expect(outcome).toMatchObject({ result: "sent", invitation: { roleIds: ["billing"], userCreated: false } });
    const [contact] = (await manager.call("GET", "/users?search=moura")).body.items;
    expect(contact).toMatchObject({ status: "invited", givenName: "Inês", parentId: portal.managerId });
    portal.pass(1000);
    const again = await ask({ ...ines, givenName: "Another", emails: [address("INES")] });
    expect(again.body.outcomes).toMatchObject([{ result: "sent", replacedSentAt: outcome.invitation.sentAt }]);
    expect(await read(contact.id)).toMatchObject({ givenName: "Inês", status: "invited" });
    expect((await signUp((await portal.mailTo(address("ines"))).token, "ines")).status).toBe(200);
    expect((await read(contact.id)).status).toBe("active");
    expect((await ask(ines)).body.outcomes).toMatchObject([{ result: "already_user", userId: contact.id }]);
  });

  it("take no names where the portal's invitations make no contacts, but know a contact by the address", async () => {
    const plain = await TestPortal.open(store.database, {
      scope: "tenant",
      actions: ["list", "view", "edit", "create", "invite", "listInvitations"],
      rowActions: { actions: [] },
    });
    const by = await plain.manager();
    const body = { emails: [address("zsofia")], roleIds: ["read_only"] };
    expect((await by.call("POST", "/invitations", { ...body, givenName: "Z" })).body.errors).toEqual([
      { pointer: "/givenName", code: "not_offered" },
    ]);
    // Invited first, and a contact of the host's only then.
    await by.call("POST", "/invitations", body);
    const { token } = await plain.mailTo(address("zsofia"));
    const [id = ""] = await addContacts(
      { database: store.database, clock: () => plain.now },
      {
        tenantId: plain.tenantId,
        people: [{ givenName: "Zsófia", familyName: "Kertész", email: address("zsofia") }],
      },
    );
    const done = await plain.call("POST", "/sign-up", {
      token,
      username: "zsofia",
      givenName: "Zsófia",
      familyName: "Kertész",
      password,
    });
    expect(done.status).toBe(200);
    expect((await by.call("GET", `/users/${id ?? ""}`)).body).toMatchObject({
      status: "active",
      roleIds: ["read_only"],
    });
  });

  it("lose their invitation with their address, or when they are deleted", async () => {
    const contact = await add("omer");
    await invite(contact.id);
    const { token } = await portal.mailTo(address("omer"));
    const moved = await manager.call(
      "PATCH",
      `/users/${contact.id}`,
      { email: address("omer.caglayan") },
      {
        "If-Match": "*",
      },
    );
    expect(moved.body).toMatchObject({ status: "contact", username: address("omer.caglayan") });
    expect((await signUp(token, "omer")).status).toBe(410);
    await invite(contact.id);
    const fresh = (await portal.mailTo(address("omer.caglayan"))).token;
    await manager.call("DELETE", `/users/${contact.id}`, undefined, { "If-Match": "*" });
    expect((await signUp(fresh, "omer")).status).toBe(410);
  });

  it("who are no longer linked are shown by the filter alone, and are not invited (CO-5)", async () => {
    const gone = await add("dagfinn", { active: false });
    const linked = (await manager.call("GET", "/users?active=true&limit=200")).body.items.map((user: User) => user.id);
    const others = (await manager.call("GET", "/users?active=false&limit=200")).body.items.map((user: User) => user.id);
    expect([linked.includes(gone.id), others.includes(gone.id)]).toEqual([false, true]);
    expect((await invite(gone.id)).body).toMatchObject({ status: 409, decision: { reason: "wrong_state" } });
    expect(portal.errors).toEqual([]);
  });

  it("are invited by two at once, and have one link", async () => {
    const contact = await add("race");
    await Promise.all(Array.from({ length: 6 }, () => invite(contact.id)));
    const rows = await invitationsTo(address("race"));
    expect(rows.filter((row) => row.link === "open")).toHaveLength(1);
    expect((await read(contact.id)).status).toBe("invited");
  });
});
