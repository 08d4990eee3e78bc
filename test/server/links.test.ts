import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const any = { "If-Match": "*" };

describeOnDatabases("mailed links, once the address is no longer theirs", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const address = (name: string) => `${name}@haldenmedia.example`;
  const move = (id: string, email: string) => manager.call("PATCH", `/users/${id}`, { email }, any);
  /** The tokens that were mailed to an address, the newest last. */
  const tokensTo = async (to: string): Promise<string[]> => {
    await portal.deliver();
    return portal.mails.filter((mail) => mail.to === to).flatMap(({ text }) => /#token=([\w-]+)/.exec(text)?.[1] ?? []);
  };
  const use = async (token: string | undefined): Promise<number> =>
    (await portal.call("POST", "/credentials", { token, password })).status;

  it("a reset opens nothing, and is under way no longer; one asked for again does", async () => {
    const user = await portal.onboard(manager, "mover");
    await manager.call("POST", `/users/${user.id}/password-reset`, {});
    const [old] = await tokensTo(address("mover")).then((tokens) => tokens.slice(-1));
    const moved = await move(user.id, address("moved"));
    expect(moved.body.status).toBe("active");
    expect(await use(old)).toBe(410);
    expect(await tokensTo(address("moved"))).toEqual([]);
    expect((await portal.signIn("mover")).status).toBe(200);
    portal.pass(120_000);
    await manager.call("POST", `/users/${user.id}/password-reset`, {});
    const [fresh] = await tokensTo(address("moved"));
    expect(await use(fresh)).toBe(200);
  });

  it("a welcome opens nothing, and a new one goes to the new address", async () => {
    const user = await portal.create(manager, "typo");
    const [old] = await tokensTo(address("typo"));
    await move(user.id, address("typed.right"));
    expect(await use(old)).toBe(410);
    const [fresh] = await tokensTo(address("typed.right"));
    expect(await use(fresh)).toBe(200);
    expect((await portal.signIn("typo")).status).toBe(200);
  });

  it("one that never left the house isn't sent to the old address any more", async () => {
    const user = await portal.create(manager, "unsent");
    await move(user.id, address("sent"));
    expect(await tokensTo(address("unsent"))).toEqual([]);
    expect(await tokensTo(address("sent"))).toHaveLength(1);
  });

  it("what changes nothing of the address leaves the link as it was", async () => {
    const user = await portal.create(manager, "renamed");
    await manager.call("PATCH", `/users/${user.id}`, { givenName: "Other" }, any);
    const [token] = await tokensTo(address("renamed"));
    expect(await use(token)).toBe(200);
  });
});
