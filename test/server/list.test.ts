import { statuses, type User } from "@usherkit/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

const people: [username: string, given: string, family: string, role: string][] = [
  ["ines", "Inês", "Abreu", "domain_manager"],
  ["tomasz", "Tomasz", "Ádamczyk", "billing"],
  ["zoe", "Zoë", "adams", "billing"],
  ["olu", "Oluwaseun", "Bamgbose-Fairweather", "domain_manager"],
  ["hugo", "Hugo", "Eriksen", "admin"],
  ["esra", "Esra", "Çelik", "read_only"],
  ["per_cent", "50%", "Under_score", "dns_operator"],
  ["yuki", "優希", "石川", "dns_operator"],
];

describeOnDatabases("the list of users", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
    for (const [username, givenName, familyName, role] of people) {
      portal.pass(1000);
      const email = `${username}@haldenmedia.example`;
      await manager.call("POST", "/users", { username, email, givenName, familyName, roleIds: [role] });
    }
  });
  afterAll(() => store.close());

  const list = async (query: string, by = manager) => (await by.call("GET", `/users${query}`)).body;
  const names = async (query: string): Promise<string[]> =>
    (await list(query)).items.map((user: User) => user.username);

  it("sorts text in natural language order, both ways, with the id last", async () => {
    const ascending = ["ines", "tomasz", "zoe", "olu", "esra", "hugo", "per_cent", "yuki"];
    expect(await names("?sort=familyName")).toEqual(ascending);
    expect(await names("?sort=-familyName")).toEqual(ascending.toReversed());
  });

  it("sorts roles by the profile's order and keeps who never signed in last both ways", async () => {
    expect((await list("?sort=role")).items.map((user: User) => user.roleIds[0])).toEqual([
      "admin",
      "domain_manager",
      "domain_manager",
      "dns_operator",
      "dns_operator",
      "billing",
      "billing",
      "read_only",
    ]);
    await portal
      .mailTo("hugo@haldenmedia.example")
      .then(({ token }) => portal.call("POST", "/credentials", { token, password: "hugo's password" }));
    await portal.signIn("hugo", "hugo's password");
    expect((await names("?sort=lastSignInAt"))[0]).toBe("hugo");
    expect((await names("?sort=-lastSignInAt"))[0]).toBe("hugo");
  });

  it("finds a part of a name without its accents, literally, and combines search, filter and sort", async () => {
    expect(await names("?search=INES")).toEqual(["ines"]);
    expect(await names("?search=ada")).toEqual(["tomasz", "zoe"]);
    expect(await names("?search=50%25")).toEqual(["per_cent"]);
    expect(await names("?search=r_s")).toEqual(["per_cent"]);
    expect(await names("?search=%E7%9F%B3")).toEqual(["yuki"]);
    expect(await names("?search=hugo%20erik")).toEqual(["hugo"]);
    expect(await names("?search=nobody")).toEqual([]);
    expect(await names("?search=a&roleId=billing&roleId=read_only&status=provisioned&sort=-givenName")).toEqual([
      "zoe",
      "tomasz",
      "esra",
    ]);
    expect(await names("?status=active")).toEqual(["hugo"]);
  });

  it.each(["familyName", "-role", "status", "-status", "lastSignInAt", "-lastSignInAt", "email", "-updatedAt"])(
    "walks forwards and back by %s without a gap or a repeat",
    async (sort) => {
      const whole = await names(`?sort=${sort}`);
      const pages: string[][] = [];
      let page = await list(`?sort=${sort}&limit=3&total=true`);
      expect(page.total).toEqual({ value: 8, exact: true });
      for (;;) {
        pages.push(page.items.map((user: User) => user.username));
        if (page.nextCursor === null) break;
        page = await list(`?sort=${sort}&limit=3&cursor=${page.nextCursor}`);
      }
      expect(pages.flat()).toEqual(whole);
      const back: string[][] = [pages.at(-1) ?? []];
      while (page.previousCursor !== null) {
        page = await list(`?sort=${sort}&limit=3&cursor=${page.previousCursor}`);
        back.unshift(page.items.map((user: User) => user.username));
      }
      expect(back).toEqual(pages);
    },
  );

  it("refuses a cursor of another list, and one that isn't one", async () => {
    const { nextCursor } = await list("?limit=1");
    for (const query of [
      `?limit=1&search=a&cursor=${nextCursor}`,
      `?sort=email&cursor=${nextCursor}`,
      "?cursor=rubbish",
    ])
      expect((await manager.call("GET", `/users${query}`)).body).toMatchObject({ status: 400, code: "invalid_cursor" });
  });

  it("answers the same for POST /users/search, where personal data stay out of the URL", async () => {
    const answer = await manager.call("POST", "/users/search", { search: "ada", sort: "familyName", total: true });
    expect(answer.body.items.map((user: User) => user.username)).toEqual(["tomasz", "zoe"]);
    expect(answer.body.total).toEqual({ value: 2, exact: true });
  });

  it("reports on each user every action that the profile uses, and none it doesn't", async () => {
    const [user] = (await list("?search=ines")).items;
    expect(Object.keys(user.access.actions).toSorted()).toEqual(
      [
        "view",
        "edit",
        "delete",
        "lock",
        "unlock",
        "sendPasswordReset",
        "resetMfa",
        "resendWelcome",
        "setRoles",
        "invite",
      ].toSorted(),
    );
    expect(user.access.actions.lock).toEqual({ state: "allowed" });
    expect(user.access.actions.unlock.state).toBe("notApplicable");
    expect((await list("?search=ines&access=none")).items[0].access).toBeUndefined();
  });

  it("filters and sorts by the status of the very instant, whether or not a sweep has written it", async () => {
    await manager.call("POST", `/users/${(await list("?search=hugo")).items[0].id}/password-reset`, {});
    expect(await names("?status=recovery")).toEqual(["hugo"]);
    portal.pass(60 * 60_000 - 1);
    manager = await portal.manager();
    expect(await names("?status=recovery")).toEqual(["hugo"]);
    portal.pass(1);
    expect(await names("?status=recovery")).toEqual([]);
    expect(await names("?status=active")).toEqual(["hugo"]);
    const ranks = (await list("?sort=status")).items.map((user: User) => statuses.indexOf(user.status));
    expect(ranks).toEqual(ranks.toSorted((a: number, b: number) => a - b));
  });

  describe("with child scope (RP-1)", () => {
    it("shows the caller's own children only, in rows, search and total; another's child is an unknown id", async () => {
      const hugo = portal.client((await portal.signIn("hugo", "hugo's password")).body.token);
      const [child] = (await list("?search=ines")).items;
      const created = await hugo.call("POST", "/users", {
        username: "hugos.child",
        email: "child@haldenmedia.example",
        givenName: "Inez",
        familyName: "Eriksen",
        roleIds: ["read_only"],
      });
      const mine = await list("?total=true&search=ine", hugo);
      expect([mine.items.map((user: User) => user.username), mine.total.value]).toEqual([["hugos.child"], 1]);
      expect((await list("?total=true")).total.value).toBe(people.length);
      const foreign = await hugo.call("GET", `/users/${child.id}`);
      const unknown = await hugo.call("GET", `/users/${crypto.randomUUID()}`);
      const withoutId = ({ requestId: _, ...rest }: Record<string, unknown>) => rest;
      expect([foreign.status, withoutId(foreign.body)]).toEqual([404, withoutId(unknown.body)]);
      for (const [method, path] of [
        ["POST", "lock"],
        ["POST", "password-reset"],
        ["GET", "events"],
      ])
        expect(
          (await hugo.call(method ?? "", `/users/${child.id}/${path ?? ""}`, method === "POST" ? {} : undefined))
            .status,
        ).toBe(404);
      expect((await manager.call("GET", `/users/${created.body.user.id}`)).status).toBe(404);
      expect((await hugo.call("GET", `/users/${portal.managerId}`)).status, "nor the parent").toBe(404);
    });

    it("refuses the page to who is no Admin, and says whom to ask", async () => {
      await portal.onboard(manager, "plain", ["billing"]);
      const plain = portal.client((await portal.signIn("plain")).body.token);
      const answer = await plain.call("GET", "/users");
      expect(answer.body).toMatchObject({
        status: 403,
        code: "forbidden",
        decision: {
          state: "denied",
          reason: "missing_permission",
          remedy: { kind: "ask_role", roleIds: ["admin"], names: ["Nomvula Dlamini", "Hugo Eriksen"], count: 2 },
        },
      });
      const session = (await plain.call("GET", "/session")).body;
      expect(session.actions.list).toEqual(answer.body.decision);
    });
  });
});
