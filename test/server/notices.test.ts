import type { User } from "@usherkit/contract";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client, type Mail } from "../support/portal.js";

const actions = [
  ...["list", "view", "create", "edit", "delete", "lock", "unlock", "setRoles", "resetMfa", "sendPasswordReset"],
  ...["setTemporaryPassword", "invite", "listInvitations"],
];
const any = { "If-Match": "*" };

describeOnDatabases("notices of what was changed", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, { actions, rowActions: { actions: [] } });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const address = (name: string) => `${name}@haldenmedia.example`;
  /** What was mailed by the work, to whom. */
  const mailed = async (on: TestPortal, work: () => Promise<unknown>): Promise<Mail[]> => {
    await on.deliver();
    const before = on.mails.length;
    await work();
    await on.deliver();
    return on.mails.slice(before);
  };
  const subjects = (mails: Mail[]) => mails.map(({ to, subject }) => [to, subject]);

  it("go to the person and to the old address when the address changes, and say when and by whom", async () => {
    const user = await portal.onboard(manager, "moved");
    const mails = await mailed(portal, () =>
      manager.call("PATCH", `/users/${user.id}`, { email: address("new.address") }, any),
    );
    expect(subjects(mails)).toEqual([
      [address("new.address"), "Your email address at Northmark was changed"],
      [address("moved"), "Your email address at Northmark was changed"],
    ]);
    const old = mails[1]?.text ?? "";
    expect(old).toContain("21 November 2026 at 12:00 GMT");
    expect(old).toContain("Changed by: “Nomvula Dlamini”");
    expect(old).toContain("If you did not expect this, tell Northmark Support");
    expect(old).toContain("support@northmark.example");
    expect(old, "the new address is not the old one's business").not.toContain("new.address");
    const other = await mailed(portal, () =>
      manager.call("PATCH", `/users/${user.id}`, { givenName: "Moved", attributes: { telephone: "+1 2" } }, any),
    );
    expect(other, "a name is no such change").toEqual([]);
  });

  it("go out when roles, the second factor or the credential change, by whomever; never with a secret", async () => {
    const user = await portal.onboard(manager, "noticed");
    const to = address("noticed");
    const roles = await mailed(portal, () =>
      manager.call("PUT", `/users/${user.id}/roles`, { roleIds: ["read_only"] }, any),
    );
    expect(subjects(roles)).toEqual([[to, "What you may do at Northmark was changed"]]);
    expect(roles[0]?.text).toContain("Read only");
    const same = () => manager.call("PUT", `/users/${user.id}/roles`, { roleIds: ["read_only"] }, any);
    expect(await mailed(portal, same), "nothing changed").toEqual([]);

    const self = portal.client((await portal.signIn("noticed")).body.token);
    const enrolled = await mailed(portal, async () => {
      const { secret } = (await self.call("POST", "/mfa", {})).body;
      const code = new TOTP({ secret }).generate({ timestamp: portal.now.getTime() });
      await self.call("POST", "/mfa", { code });
    });
    expect(subjects(enrolled)).toEqual([[to, "Your authenticator at Northmark was changed"]]);
    expect(enrolled[0]?.text).toContain("Changed by: “Noticed Test”");
    const reset = await mailed(portal, () => manager.call("POST", `/users/${user.id}/mfa-reset`, {}));
    expect(subjects(reset)).toEqual([[to, "Your authenticator at Northmark was changed"]]);

    let temporary = "";
    const given = await mailed(portal, async () => {
      temporary = (await manager.call("POST", `/users/${user.id}/temporary-password`, {})).body.temporaryPassword;
    });
    expect(subjects(given)).toEqual([[to, "Your password at Northmark was changed"]]);
    expect(temporary.length).toBeGreaterThan(8);
    expect(given[0]?.text).not.toContain(temporary);
    const forced = portal.client((await portal.signIn("noticed", temporary)).body.token);
    const changed = await mailed(portal, () => forced.call("POST", "/credentials", { password: `${password} 2` }));
    expect(subjects(changed)).toEqual([[to, "Your password at Northmark was changed"]]);
    expect(changed[0]?.text).not.toContain(password);
  });

  it("go out when a link has set the credential, not when one was asked for", async () => {
    const user = await portal.onboard(manager, "linked");
    const sent = await mailed(portal, () => manager.call("POST", `/users/${user.id}/password-reset`, {}));
    expect(sent.map(({ subject }) => subject)).toEqual(["Set a new password for Northmark"]);
    const token = /#token=([\w-]+)/.exec(sent[0]?.text ?? "")?.[1];
    const set = await mailed(portal, () => portal.call("POST", "/credentials", { token, password: `${password} 3` }));
    expect(subjects(set)).toEqual([[address("linked"), "Your password at Northmark was changed"]]);
  });

  it("go out with the unlocking that makes a new credential (CU-5), not with one that doesn't", async () => {
    const user = await portal.onboard(manager, "unlocked");
    const unlock = async (body: object) => {
      await manager.call("POST", `/users/${user.id}/lock`, {});
      return mailed(portal, () => manager.call("POST", `/users/${user.id}/unlock`, body));
    };
    expect(await unlock({})).toEqual([]);
    expect(await unlock({ resetCredential: true })).toHaveLength(1);
  });

  it("are not for a first credential, nor for a contact, nor where nothing was changed in the end", async () => {
    let user: User | undefined;
    const created = await mailed(portal, async () => {
      user = await portal.create(manager, "first");
    });
    expect(created.map(({ subject }) => subject)).toEqual(["Your Northmark account"]);
    const token = /#token=([\w-]+)/.exec(created[0]?.text ?? "")?.[1];
    expect(await mailed(portal, () => portal.call("POST", "/credentials", { token, password }))).toEqual([]);
    const waiting = await portal.create(manager, "waiting");
    const helped = await mailed(portal, () => manager.call("POST", `/users/${waiting.id}/temporary-password`, {}));
    expect(helped).toEqual([]);
    const refused = await mailed(portal, () =>
      manager.call("PATCH", `/users/${user?.id ?? ""}`, { email: "no address" }, any),
    );
    expect(refused).toEqual([]);
  });

  it("are as many as the profile says, and in the person's language", async () => {
    const quiet = await TestPortal.open(store.database, {
      actions,
      rowActions: { actions: [] },
      languages: ["en", "de"],
      notices: ["roles"],
    });
    const by = await quiet.manager();
    const user = await quiet.create(by, "leise");
    const { token } = await quiet.mailTo(address("leise"));
    await quiet.call("POST", "/credentials", { token, password }, { "Accept-Language": "de" });
    const mails = await mailed(quiet, async () => {
      await by.call("PATCH", `/users/${user.id}`, { email: address("anders") }, any);
      await by.call("PUT", `/users/${user.id}/roles`, { roleIds: ["read_only"] }, any);
    });
    expect(subjects(mails)).toEqual([[address("anders"), "Ihre Rechte bei Northmark wurden geändert"]]);
    expect(mails[0]?.text).toContain("Geändert von: „Nomvula Dlamini“");
    expect([...portal.errors, ...quiet.errors]).toEqual([]);
  });
});
