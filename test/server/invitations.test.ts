import { accountLinks } from "@usherkit/account-pages";
import type { Invitation, InvitationOutcome } from "@usherkit/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

describeOnDatabases("invitations (NF-2)", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const invite = async (emails: string[]): Promise<InvitationOutcome[]> =>
    (await manager.call("POST", "/invitations", { emails, roleIds: ["billing"] })).body.outcomes;
  const signUp = (token: string, username: string) =>
    portal.call("POST", "/sign-up", { token, username, givenName: "New", familyName: "Person", password });
  const list = async (): Promise<Invitation[]> => (await manager.call("GET", "/invitations")).body.items;

  it("answers one outcome for each address, and mails those that can be", async () => {
    await portal.create(manager, "known");
    const outcomes = await invite(["maria@corvane.example", "joe@corvane", "Known@haldenmedia.example"]);
    expect(outcomes.map((outcome) => [outcome.email, outcome.result])).toEqual([
      ["maria@corvane.example", "sent"],
      ["joe@corvane", "malformed"],
      ["Known@haldenmedia.example", "already_user"],
    ]);
    expect(outcomes[2]?.userId).toBeDefined();
    const mail = await portal.mailTo("maria@corvane.example");
    expect(mail.text).toContain(`http://portal.test${accountLinks()("invitation", portal.tenantId)}#token=`);
    const seen = await portal.call("POST", "/sign-up", { token: mail.token });
    expect(seen.body).toMatchObject({ email: "maria@corvane.example", username: null });
    expect((await signUp(mail.token, "maria")).status).toBe(200);
    const again = await signUp(mail.token, "maria2");
    expect([again.status, again.body.code]).toEqual([410, "invalid_token"]);
    expect((await portal.signIn("maria")).body.next).toBeNull();
    const [user] = (await manager.call("GET", "/users?search=maria")).body.items;
    expect(user).toMatchObject({ parentId: portal.managerId, roleIds: ["billing"], status: "active" });
  });

  it("resends with a new link in a row of its own; the old link dies", async () => {
    const [outcome] = await invite(["ravi@corvane.example"]);
    const first = await portal.mailTo("ravi@corvane.example");
    portal.pass(1000);
    const resent = await manager.call("POST", `/invitations/${outcome?.invitation?.id ?? ""}/resend`, {});
    expect(resent.body.link).toBe("open");
    const second = await portal.mailTo("ravi@corvane.example");
    expect((await signUp(first.token, "ravi")).body.code).toBe("invalid_token");
    expect((await signUp(second.token, "ravi")).status).toBe(200);
    const rows = (await list()).filter((row) => row.email === "ravi@corvane.example");
    expect(rows.map((row) => [row.link, row.signupCompleted, row.userCreated])).toEqual([
      ["used", true, true],
      ["replaced", false, true],
    ]);
    const late = await manager.call("POST", `/invitations/${rows[1]?.id ?? ""}/resend`, {});
    expect(late.body.decision.state).toBe("notApplicable");
  });

  it("says false and true when an invited address is also created by hand, also after it is deleted (NF-4)", async () => {
    await invite(["both@haldenmedia.example"]);
    const user = await portal.create(manager, "both");
    const row = async () => (await list()).find((entry) => entry.email === "both@haldenmedia.example");
    expect(await row()).toMatchObject({ signupCompleted: false, userCreated: true });
    await manager.call("DELETE", `/users/${user.id}`, undefined, { "If-Match": "*" });
    expect(await row()).toMatchObject({ signupCompleted: false, userCreated: true });
  });

  it("say at once, before anything is filled in, that somebody has the address by now, or that a removed one holds it", async () => {
    await invite(["taken@haldenmedia.example", "later@haldenmedia.example"]);
    const { token } = await portal.mailTo("taken@haldenmedia.example");
    const { token: later } = await portal.mailTo("later@haldenmedia.example");
    expect((await portal.call("POST", "/sign-up", { token })).status).toBe(200);
    const user = await portal.create(manager, "taken");
    const preview = async (given: string) => {
      const { status, body } = await portal.call("POST", "/sign-up", { token: given });
      return [status, body.code, body.errors];
    };
    expect(await preview(token)).toEqual([409, "email_taken", [{ pointer: "/email", code: "taken" }]]);
    // One signs in by a user name as well.
    await portal.onboard(manager, "named");
    await store.database
      .updateTable("users")
      .set({ username: "later@haldenmedia.example", username_key: "later@haldenmedia.example" })
      .where("username_key", "=", "named")
      .execute();
    expect((await preview(later)).slice(0, 2)).toEqual([409, "email_taken"]);
    // Erased: the address is free again.
    await manager.call("DELETE", `/users/${user.id}`, undefined, { "If-Match": "*" });
    expect((await preview(token))[0]).toBe(200);

    const keeping = await TestPortal.open(store.database, { deletion: { mode: "keep", reserve: true } });
    const keeper = await keeping.manager();
    await keeper.call("POST", "/invitations", { emails: ["gone@haldenmedia.example"], roleIds: ["billing"] });
    const { token: gone } = await keeping.mailTo("gone@haldenmedia.example");
    const removed = await keeping.create(keeper, "gone");
    await keeper.call("DELETE", `/users/${removed.id}`, undefined, { "If-Match": "*" });
    const { status, body } = await keeping.call("POST", "/sign-up", { token: gone });
    expect([status, body.code, body.errors]).toEqual([
      409,
      "removed_user",
      [{ pointer: "/email", code: "removed_user" }],
    ]);
  });

  it("revokes: the link dies; expired links die by the clock", async () => {
    const [revoked, expired] = await invite(["rev@corvane.example", "exp@corvane.example"]);
    const token = (await portal.mailTo("rev@corvane.example")).token;
    const expiring = (await portal.mailTo("exp@corvane.example")).token;
    const answer = await manager.call("POST", `/invitations/${revoked?.invitation?.id ?? ""}/revoke`, {});
    expect(answer.body).toMatchObject({ link: "revoked", access: { actions: { revoke: { state: "notApplicable" } } } });
    expect((await portal.call("POST", "/sign-up", { token })).status).toBe(410);
    portal.pass(7 * 86_400_000);
    manager = await portal.manager();
    expect((await portal.call("POST", "/sign-up", { token: expiring })).status).toBe(410);
    const row = (await list()).find((entry) => entry.id === expired?.invitation?.id);
    expect([row?.link, row?.access?.actions["resend"]?.state]).toEqual(["expired", "allowed"]);
  });

  it("leaves one open link of eight invitations of one address at once", async () => {
    await Promise.all(Array.from({ length: 8 }, () => invite(["race@corvane.example"])));
    const rows = (await list()).filter((row) => row.email === "race@corvane.example");
    expect(rows.filter((row) => row.link === "open")).toHaveLength(1);
    expect(rows).toHaveLength(8);
  });

  it("keeps an invitation of another Admin as unknown as a child of theirs, and pages", async () => {
    const user = await portal.onboard(manager, "second", ["admin"]);
    const second = portal.client((await portal.signIn("second")).body.token);
    expect(user.roleIds).toEqual(["admin"]);
    expect((await second.call("GET", "/invitations?total=true")).body).toMatchObject({
      items: [],
      total: { value: 0 },
    });
    const [mine] = await list();
    expect((await second.call("POST", `/invitations/${mine?.id ?? ""}/revoke`, {})).status).toBe(404);
    const first = (await manager.call("GET", "/invitations?limit=2")).body;
    const next = (await manager.call("GET", `/invitations?limit=2&cursor=${first.nextCursor}`)).body;
    const back = (await manager.call("GET", `/invitations?limit=2&cursor=${next.previousCursor}`)).body;
    expect(back.items).toEqual(first.items);
  });

  it("finds invitations by a part of the address, by how the link stands, sorted by each column, page by page", async () => {
    await invite(["Zo\u00eb.sorted@corvane.example", "abel.sorted@corvane.example", "milo.sorted@corvane.example"]);
    const [milo] = (await manager.call("POST", "/invitations/search", { search: "MILO.s" })).body.items;
    expect(milo?.email).toBe("milo.sorted@corvane.example");
    await manager.call("POST", `/invitations/${milo?.id ?? ""}/revoke`, {});
    const find = async (query: object): Promise<string[]> => {
      const found: Invitation[] = [];
      for (let cursor: string | undefined | null = undefined; cursor !== null;) {
        const answer = await manager.call("POST", "/invitations/search", {
          search: ".sorted",
          limit: 2,
          total: true,
          cursor,
          ...query,
        });
        found.push(...answer.body.items);
        expect(answer.body.total.value).toBeGreaterThanOrEqual(found.length);
        cursor = answer.body.nextCursor;
      }
      return found.map(({ email }) => email.split(".")[0] ?? "");
    };
    expect(await find({ sort: "email" })).toEqual(["abel", "milo", "Zo\u00eb"]);
    expect(await find({ sort: "-email" })).toEqual(["Zo\u00eb", "milo", "abel"]);
    expect(await find({ sort: "email", link: ["open"] })).toEqual(["abel", "Zo\u00eb"]);
    expect(await find({ sort: "-expiresAt", link: ["revoked", "replaced"] })).toEqual(["milo"]);
    expect(await find({ search: "50%_" })).toEqual([]);
    const states = (await manager.call("GET", "/invitations?link=revoked&link=used&sort=-email")).body.items;
    expect(new Set(states.map(({ link }: Invitation) => link))).toEqual(new Set(["revoked", "used"]));
  });
});
