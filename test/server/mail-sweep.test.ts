import { sweep } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

const day = 86_400_000;
const any = { "If-Match": "*" };
const actions = ["list", "view", "create", "edit", "delete", "invite", "listInvitations", "sendPasswordReset"];

describeOnDatabases("what the sweep and a deletion leave of mails and history", (kind) => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await kind.open();
  });
  afterAll(() => store.close());

  const open = async (difference: object = {}): Promise<[TestPortal, Client]> => {
    const portal = await TestPortal.open(store.database, {
      actions,
      rowActions: { actions: [] },
      sessionHours: 24 * 1000,
      sessionIdleMinutes: 24 * 60 * 1000,
      ...difference,
    });
    return [portal, await portal.manager()];
  };
  const run = (portal: TestPortal, eventDays?: number) =>
    sweep({ database: store.database, clock: () => portal.now, ...(eventDays !== undefined && { eventDays }) });
  /** All that is stored of mails, counters, history and links of a tenant, as text: what a look into the database finds. */
  const stored = async ({ tenantId }: TestPortal): Promise<string> => {
    const tables = ["mails", "mail_counters", "events", "links"] as const;
    const rows = tables.map((table) =>
      store.database.selectFrom(table).selectAll().where("tenant_id", "=", tenantId).execute(),
    );
    return JSON.stringify(await Promise.all(rows));
  };

  it("keeps a mail that was sent for thirty days, and one that waits for as long as it waits", async () => {
    const [portal, manager] = await open();
    const invite = (name: string) =>
      manager.call("POST", "/invitations", { emails: [`${name}@corvane.example`], roleIds: ["billing"] });
    await invite("sent");
    await portal.deliver();
    await invite("waits");
    portal.pass(29 * day);
    await run(portal);
    expect(await stored(portal)).toContain("sent@corvane.example");
    portal.pass(2 * day);
    await run(portal);
    const left = await stored(portal);
    expect(left).not.toContain("sent@corvane.example");
    expect(left).toContain("waits@corvane.example");
  });

  it("keeps the history for 400 days, or as long as the operator says", async () => {
    const [portal, manager] = await open();
    const user = await portal.onboard(manager, "old");
    const history = async () => (await manager.call("GET", `/users/${user.id}/events`)).body.items.length;
    expect(await history()).toBe(2);
    portal.pass(390 * day);
    await run(portal);
    expect(await history()).toBe(2);
    await run(portal, 365);
    expect(await history()).toBe(0);
    await manager.call("PATCH", `/users/${user.id}`, { givenName: "Older" }, any);
    portal.pass(401 * day);
    await run(portal);
    expect(await history()).toBe(0);
  });

  it("leaves nothing of an erased person's names and addresses, and that they were deleted", async () => {
    const [portal, manager] = await open();
    // Invited as a stranger, signed up, renamed, moved, mailed, with a mail on its way: then erased.
    await manager.call("POST", "/invitations", { emails: ["erika@corvane.example"], roleIds: ["billing"] });
    const { token } = await portal.mailTo("erika@corvane.example");
    const names = { givenName: "Erika", familyName: "Mustermann" };
    const signedUp = await portal.call("POST", "/sign-up", {
      token,
      username: "erika",
      ...names,
      password: "correct horse battery",
    });
    expect(signedUp.status).toBe(200);
    const [user] = (await manager.call("POST", "/users/search", { search: "erika" })).body.items;
    await manager.call("PATCH", `/users/${user.id}`, { givenName: "Rika", email: "rika@corvane.example" }, any);
    await portal.deliver();
    await manager.call("PATCH", `/users/${user.id}`, { email: "erika@corvane.example" }, any);
    await manager.call("POST", `/users/${user.id}/password-reset`, {});
    expect(await stored(portal)).toMatch(/erika/i);
    expect((await manager.call("DELETE", `/users/${user.id}`, undefined, any)).status).toBe(204);
    const left = await stored(portal);
    expect(left).not.toMatch(/rika|mustermann/i);
    expect(left).toContain('"delete"');
    const before = portal.mails.length;
    await portal.deliver();
    expect(portal.mails).toHaveLength(before);
    expect(portal.errors).toEqual([]);
  });
});
