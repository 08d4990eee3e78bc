import type { Invitation } from "@usherkit/contract";
import { addContacts } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Answer, type Client } from "../support/portal.js";

const day = 86_400_000;
const any = { "If-Match": "*" };
const switches = ["activate", "deactivate", "lock", "unlock", "setRoles", "restore"];
const actions = ["list", "create", "view", "edit", "delete", "invite", "listInvitations", ...switches];

describeOnDatabases("an invitation without its sender", (kind) => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await kind.open();
  });
  afterAll(() => store.close());

  const withPortal = async (
    difference: object,
    run: (portal: TestPortal, manager: Client, sender: Client, senderId: string) => Promise<void>,
  ) => {
    const portal = await TestPortal.open(store.database, { actions, rowActions: { actions: [] }, ...difference });
    const manager = await portal.manager();
    const { id } = await portal.onboard(manager, "hugo", ["admin"]);
    await run(portal, manager, portal.client((await portal.signIn("hugo")).body.token), id);
    expect(portal.errors).toEqual([]);
  };
  const address = (name: string) => `${name}@corvane.example`;
  const invite = async (by: Client, name: string): Promise<Answer> =>
    by.call("POST", "/invitations", { emails: [address(name)], roleIds: ["admin"] });
  const linkTo = async (portal: TestPortal, name: string) => (await portal.mailTo(address(name))).token;
  const open = (portal: TestPortal, token: string) => portal.call("POST", "/sign-up", { token });
  const signUp = (portal: TestPortal, token: string, username: string) =>
    portal.call("POST", "/sign-up", { token, username, givenName: "New", familyName: "Person", password });
  const listed = async (by: Client): Promise<[string, string, boolean][]> =>
    (await by.call("GET", "/invitations")).body.items
      .map((row: Invitation) => [row.email.split("@")[0], row.link, row.userCreated])
      .toSorted();

  it("who is erased has sent nothing that opens, and who erased them sees all of it", () =>
    withPortal({}, async (portal, _manager, sender, senderId) => {
      await invite(sender, "expired");
      portal.pass(8 * day);
      const hugo = portal.client((await portal.signIn("hugo")).body.token);
      const nomvula = await portal.manager();
      await invite(hugo, "used");
      expect((await signUp(portal, await linkTo(portal, "used"), "used")).status).toBe(200);
      await invite(hugo, "backdoor");
      const token = await linkTo(portal, "backdoor");
      expect((await open(portal, token)).status).toBe(200);
      expect(await listed(nomvula)).toEqual([]);

      expect((await nomvula.call("DELETE", `/users/${senderId}`, undefined, any)).status).toBe(204);
      for (const answer of [await open(portal, token), await signUp(portal, token, "backdoor")])
        expect([answer.status, answer.body.code]).toEqual([410, "invalid_token"]);
      expect(await listed(nomvula)).toEqual([
        ["backdoor", "revoked", false],
        ["expired", "expired", false],
        ["used", "used", true],
      ]);
      // An expired one can be sent again, and vouched for by who does.
      const items: Invitation[] = (await nomvula.call("GET", "/invitations")).body.items;
      const expired = items.find(({ link }) => link === "expired");
      expect((await nomvula.call("POST", `/invitations/${expired?.id ?? ""}/resend`, {})).status).toBe(200);
      expect((await signUp(portal, await linkTo(portal, "expired"), "again")).status).toBe(200);
      const [user] = (await nomvula.call("GET", "/users?search=again")).body.items;
      expect(user.parentId).toBe(portal.managerId);
    }));

  it("who is removed and kept vouches for nobody either; a contact whom they invited is a contact again", () =>
    withPortal({ scope: "tenant", deletion: { mode: "keep" } }, async (portal, manager, sender, senderId) => {
      const person = { givenName: "Petr", familyName: "Novak", email: address("petr") };
      const services = { database: portal.database, clock: () => portal.now };
      const [contactId] = await addContacts(services, { tenantId: portal.tenantId, people: [person] });
      await invite(sender, "petr");
      const token = await linkTo(portal, "petr");
      const contact = async () => (await manager.call("GET", `/users/${contactId ?? ""}`)).body;
      expect((await contact()).status).toBe("invited");
      expect((await manager.call("DELETE", `/users/${senderId}`, undefined, any)).status).toBe(200);
      expect((await open(portal, token)).status).toBe(410);
      expect((await contact()).status).toBe("contact");
      const [row]: Invitation[] = (await manager.call("GET", "/invitations")).body.items;
      expect(row).toMatchObject({ link: "revoked", sentBy: { id: senderId, displayName: "Hugo Test" } });
      await manager.call("POST", `/users/${senderId}/restore`, {});
      expect((await open(portal, token)).status).toBe(410);
    }));

  it("who is switched off, locked or no Admin any more vouches for nobody, until they are again", () =>
    withPortal({ scope: "tenant" }, async (portal, manager, sender, senderId) => {
      await invite(sender, "waiting");
      const token = await linkTo(portal, "waiting");
      const change = async (verb: string) => {
        expect((await manager.call("POST", `/users/${senderId}/${verb}`, {})).status).toBe(200);
      };
      const give = async (roleId: string) => {
        const path = `/users/${senderId}/roles`;
        expect((await manager.call("PUT", path, { roleIds: [roleId] }, any)).status).toBe(200);
      };
      for (const [off, on] of [
        [() => change("deactivate"), () => change("activate")],
        [() => change("lock"), () => change("unlock")],
        [() => give("billing"), () => give("admin")],
      ] as const) {
        await off();
        expect((await open(portal, token)).status).toBe(410);
        expect((await signUp(portal, token, "waiting")).status).toBe(410);
        await on();
        expect((await open(portal, token)).status).toBe(200);
      }
      // A lock by wrong passwords is anybody's doing.
      for (let attempt = 0; attempt < 5; attempt += 1) await portal.signIn("hugo", "wrong");
      expect((await manager.call("GET", `/users/${senderId}`)).body.status).toBe("auto_locked");
      expect((await signUp(portal, token, "waiting")).status).toBe(200);
    }));

  it("is never completed past the deletion of its sender, whichever comes first", () =>
    withPortal({}, async (portal, manager, sender, senderId) => {
      await invite(sender, "race");
      const token = await linkTo(portal, "race");
      const [removed, done] = await Promise.all([
        manager.call("DELETE", `/users/${senderId}`, undefined, any),
        signUp(portal, token, "race"),
      ]);
      expect(removed.status).toBe(204);
      const { items } = (await manager.call("GET", "/users?search=race")).body;
      expect([done.status, items.length]).toEqual(done.status === 200 ? [200, 1] : [410, 0]);
    }));
});
