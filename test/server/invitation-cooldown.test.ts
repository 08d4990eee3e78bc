import { addContacts } from "@usherkit/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { registrarProfile, TestPortal, type Client } from "../support/portal.js";

const { credential } = registrarProfile();
const seconds = 1000;

describeOnDatabases("mails of invitations, where the portal says how soon there may be another", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, {
      scope: "tenant",
      actions: ["list", "view", "edit", "create", "invite", "listInvitations"],
      rowActions: { actions: [] },
      credential: { ...credential, mailCooldownSeconds: 300 },
    });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const address = (name: string) => `${name}@corvane.example`;
  const invite = async (...names: string[]) => {
    const body = { emails: names.map(address), roleIds: ["billing"] };
    return (await manager.call("POST", "/invitations", body)).body.outcomes;
  };
  const mailsTo = async (name: string): Promise<number> => {
    await portal.deliver();
    return portal.mails.filter(({ to }) => to === address(name)).length;
  };
  const waiting = () => ({
    state: "denied",
    reason: "cooldown",
    remedy: { kind: "wait", until: new Date(portal.now.getTime() + 300 * seconds).toISOString() },
  });

  it("wait for the one before, sent again or invited anew, also once that was revoked; each address by itself", async () => {
    const [sent] = await invite("outsider");
    expect(sent.result).toBe("sent");
    const until = waiting();
    const path = `/invitations/${sent.invitation.id}`;
    expect(sent.invitation.access.actions).toMatchObject({ resend: until, revoke: { state: "allowed" } });
    portal.pass(10 * seconds);
    const [listed] = (await manager.call("GET", "/invitations")).body.items;
    expect(listed.access.actions.resend).toEqual(until);
    expect((await manager.call("POST", `${path}/resend`, {})).body).toMatchObject({ status: 403, decision: until });
    const outcomes = await invite("outsider", "colleague");
    expect(outcomes).toMatchObject([{ result: "not_allowed", decision: until }, { result: "sent" }]);
    expect((await manager.call("POST", `${path}/revoke`, {})).status).toBe(200);
    expect(await invite("outsider")).toMatchObject([{ result: "not_allowed", decision: until }]);
    expect([await mailsTo("outsider"), await mailsTo("colleague")]).toEqual([1, 1]);
    portal.pass(290 * seconds);
    const [again] = await invite("outsider");
    expect(again.result).toBe("sent");
    portal.pass(300 * seconds);
    expect((await manager.call("POST", `/invitations/${again.invitation.id}/resend`, {})).body.link).toBe("open");
    expect(await mailsTo("outsider")).toBe(3);
  });

  it("wait for a contact's as well, whichever way they were invited", async () => {
    const people = [{ givenName: "Petr", familyName: "Novak", email: address("petr") }];
    await addContacts({ database: store.database, clock: () => portal.now }, { tenantId: portal.tenantId, people });
    const [sent] = await invite("petr");
    expect(sent.result).toBe("sent");
    expect(await invite("petr")).toMatchObject([{ result: "not_allowed", decision: waiting() }]);
    const resent = await manager.call("POST", `/invitations/${sent.invitation.id}/resend`, {});
    expect(resent.body.decision).toEqual(waiting());
    expect(await mailsTo("petr")).toBe(1);
  });

  it("are one, where eight are asked for at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => invite("race")));
    expect(outcomes.flat().filter(({ result }) => result === "sent")).toHaveLength(1);
    expect(await mailsTo("race")).toBe(1);
    expect(portal.errors).toEqual([]);
  });
});
