import type { Invitation } from "@usherkit/contract";
import { addContacts } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, registrarProfile, type Answer, type Client } from "../support/portal.js";

const day = 86_400_000;
const { roles } = registrarProfile();
/** Helpers may invite, and hold little; what a person costs is not theirs to say. */
const withHelpers = {
  scope: "tenant",
  roles: {
    ...roles,
    items: [...roles.items, { id: "helper", name: "Helper", description: "Helps.", permissions: ["read"] }],
  },
  attributes: [
    { id: "costCentre", label: "Cost centre", type: "text", required: true, editableBy: ["admin"] },
    { id: "desk", label: "Desk", type: "text", required: true },
  ],
  rules: [
    { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
    {
      effect: "allow",
      actions: ["list", "view", "invite", "listInvitations", "resend", "revoke"],
      actor: { roles: ["helper"] },
    },
  ],
};

describeOnDatabases("what an invitation gives", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let helper: Client;

  const invite = (by: Client, email: string, roleIds: string[]) =>
    by.call("POST", "/invitations", { emails: [email], roleIds });
  const signUp = (token: string, username: string, more: object = {}): Promise<Answer> =>
    portal.call("POST", "/sign-up", { token, username, givenName: "New", familyName: "Person", password, ...more });
  const address = (name: string) => `${name}@corvane.example`;
  const signInAll = async () => {
    manager = await portal.manager();
    helper = portal.client((await portal.signIn("helper")).body.token);
  };

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, withHelpers);
    manager = await portal.manager();
    await invite(manager, address("helper"), ["helper"]);
    const { token } = await portal.mailTo(address("helper"));
    expect((await signUp(token, "helper", { attributes: { desk: "7" } })).status).toBe(200);
    await signInAll();
  });
  afterAll(() => store.close());

  it("is given by who sends it again: who could not invite an Admin can't revive the invitation of one", async () => {
    const refusal = { state: "denied", reason: "outranked", params: { roleId: "admin" } };
    expect((await invite(helper, address("cfo"), ["admin"])).body).toMatchObject({ status: 403, decision: refusal });
    const sent = await invite(manager, address("cfo"), ["admin"]);
    const { id } = sent.body.outcomes[0].invitation;
    portal.pass(8 * day);
    await signInAll();
    const rows: Invitation[] = (await helper.call("GET", "/invitations")).body.items;
    const row = rows.find((each) => each.id === id);
    expect(row?.access?.actions).toMatchObject({ resend: refusal, revoke: { state: "allowed" } });
    expect((await helper.call("POST", `/invitations/${id}/resend`, {})).body).toMatchObject({
      status: 403,
      decision: refusal,
    });
    const own = await invite(helper, address("reader"), ["read_only"]);
    portal.pass(8 * day);
    await signInAll();
    const ownPath = `/invitations/${own.body.outcomes[0].invitation.id}`;
    expect((await helper.call("POST", `${ownPath}/resend`, {})).body.link).toBe("open");
    // To take one back gives nothing.
    expect((await helper.call("POST", `/invitations/${id}/revoke`, {})).body.link).toBe("revoked");
  });

  it("is no field that others fill in: the sign-up neither shows, takes nor asks for it", async () => {
    await invite(manager, address("nova"), ["read_only"]);
    const { token } = await portal.mailTo(address("nova"));
    const shown = (await portal.call("POST", "/sign-up", { token })).body.profile;
    const open = (await portal.call("GET", `/profile?tenant=${portal.tenantId}`)).body;
    for (const { attributes } of [shown, open])
      expect(attributes.map((field: { id: string }) => field.id)).toEqual(["telephone", "desk"]);
    const taken = await signUp(token, "nova", { attributes: { desk: "1", costCentre: "VIP-1" } });
    expect([taken.status, taken.body.errors]).toEqual([
      422,
      [{ pointer: "/attributes/costCentre", code: "not_editable" }],
    ]);
    expect((await signUp(token, "nova")).body.errors).toEqual([{ pointer: "/attributes/desk", code: "required" }]);
    expect((await signUp(token, "nova", { attributes: { desk: "1" } })).status).toBe(200);
    const [user] = (await manager.call("GET", "/users?search=nova")).body.items;
    expect(user.attributes).toEqual({ desk: "1" });
    expect(portal.errors).toEqual([]);
  });

  it("keeps what the host knew of a contact in a field that isn't theirs", async () => {
    const email = address("known");
    const person = { givenName: "Ada", familyName: "Byron", email, attributes: { costCentre: "4711" } };
    const services = { database: store.database, clock: () => portal.now };
    const [id] = await addContacts(services, { tenantId: portal.tenantId, people: [person] });
    expect((await invite(manager, email, ["read_only"])).body.outcomes).toMatchObject([{ result: "sent" }]);
    const { token } = await portal.mailTo(email);
    expect((await signUp(token, "known", { attributes: { costCentre: null, desk: "2" } })).status).toBe(422);
    expect((await signUp(token, "known", { attributes: { desk: "2" } })).status).toBe(200);
    expect((await manager.call("GET", `/users/${id ?? ""}`)).body.attributes).toEqual({
      costCentre: "4711",
      desk: "2",
    });
  });
});
