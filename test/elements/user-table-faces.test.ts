import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import "@usherkit/elements/usher-provider/define";
import { dropped, hang, Line, requestId, unavailable } from "./support/faults.js";
import { find, findAll, heard, mount, pressOn, reads, readsNot, retype, textOf, until } from "./support/page.js";
import { settled, shows } from "./support/table.js";
import { hour, hugo, ines, marta, Tenant } from "./support/tenant.js";

const listed = /^(GET \/users|POST \/users\/search)$/;

describe("<user-table>: what stands in the place of rows", () => {
  let tenant: Tenant;
  let billing = "";
  before(async () => {
    tenant = await Tenant.open({ people: [ines, { ...marta, deeds: ["onboard"] }] });
    billing = await tenant.signIn("mnowak");
  });

  it("says that it loads while the server has not answered", async () => {
    const line = new Line();
    line.break(hang, listed);
    const table = mount("user-table", { client: tenant.client(line) });
    await reads(table, "Loading…");
    expect(findAll(table, "heading")).to.deep.equal([]);
    expect(findAll(table, "table")).to.deep.equal([]);
    expect(await find(table, "searchbox", "Find in results")).to.have.property("disabled", true);
  });

  describe("without a client", () => {
    const told: string[] = [];
    const { error } = console;
    const { setTimeout: real } = window;
    beforeEach(() => {
      told.length = 0;
      console.error = (...given: unknown[]) => told.push(given.join(" "));
      // The seconds that an element waits for its client go by at once.
      Object.assign(window, { setTimeout: (run: () => void, delay = 0) => real(run, delay === 3000 ? 0 : delay) });
    });
    afterEach(() => {
      console.error = error;
      Object.assign(window, { setTimeout: real });
    });

    it("says so on the page and to its developer, and goes on once it has one", async () => {
      const table = mount("user-table");
      await find(table, "heading", "The users couldn’t be loaded");
      await reads(table, "This page hasn’t been connected to its users yet.");
      expect(told).to.have.length(1);
      expect(told[0]).to.contain("<user-table> has no client: set base-url or client");
      table.client = tenant.client();
      await shows(table, "Inês Abreu", "Marta Nowak");
    });

    it("waits for a provider that gets its own a little later", async () => {
      const provider = mount("usher-provider");
      const table = mount("user-table", {}, provider);
      provider.client = tenant.client();
      await shows(table, "Inês Abreu", "Marta Nowak");
      expect(told).to.deep.equal([]);
    });
  });

  it("offers to add somebody where nobody is there yet", async () => {
    const empty = await Tenant.open();
    const table = mount("user-table", { client: empty.client() });
    await find(table, "heading", "No users yet");
    await reads(table, "People you add or invite to Halden Media appear here.");
    // In the toolbar, and in the face.
    expect(findAll(table, "button", "Add user")).to.have.length(2);
    expect(findAll(table, "button", "Invite")).to.have.length(2);
    expect(findAll(table, "table")).to.deep.equal([]);
  });

  it("tells that nobody matches from nobody being there, and takes the search away", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await retype(table, "Find in results", "zanzibar");
    await find(table, "heading", "No one matches “zanzibar”");
    const clear = findAll(table, "button", "Clear search");
    expect(clear).to.have.length(2);
    clear[1]?.click();
    await shows(table, "Inês Abreu", "Marta Nowak");
    expect(await find(table, "searchbox", "Find in results")).to.have.property("value", "");
  });

  it("names whom to ask where the viewer may not see the list", async () => {
    const table = mount("user-table", { client: tenant.client({ token: billing }) });
    await find(table, "heading", "You do not have access to this feature.");
    await reads(table, "Only an Admin can manage users. Ask Nomvula Dlamini");
    expect(textOf(table)).not.to.contain("Abreu");
    expect(findAll(table, "button", "Add user")).to.deep.equal([]);
    expect(findAll(table, "searchbox")).to.deep.equal([]);
  });

  it("asks the host for a sign-in where there is no session", async () => {
    const asked = heard("sign-in-required");
    const table = mount("user-table", { client: tenant.client({ token: "nobody" }) });
    await find(table, "heading", "Your session has ended");
    expect(asked).to.have.length(1);
    await pressOn(table, "button", "Sign in");
    expect(asked).to.have.length(2);
  });

  it("says so when the session ends while the list is open, and comes back after a sign-in", async () => {
    const own = await Tenant.open({ people: [hugo, { ...marta, roleId: "admin", deeds: ["onboard"] }] });
    const asked = heard("sign-in-required");
    let token = own.token;
    const table = mount("user-table", { client: own.client({ fetch: own.fetchAs(() => token) }) });
    await shows(table, "Hugo Eriksen", "Marta Nowak");
    await own.pass(13 * hour);
    await pressOn(table, "button", /^User name/);
    await find(table, "heading", "Your session has ended");
    expect(asked).to.have.length(1);
    token = await own.signIn("nomvula.dlamini");
    await table.reload();
    await shows(table, "Hugo Eriksen", "Marta Nowak");
  });

  it("tells who was switched off meanwhile so, in the portal’s words", async () => {
    const refusal = "You are not a member of an Account";
    const own = await Tenant.open({
      people: [{ ...marta, roleId: "admin", deeds: ["onboard"] }],
      instead: {
        actions: ["create", "list", "view", "activate", "deactivate"],
        rowActions: { actions: ["deactivate"] },
        rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }],
        scope: "tenant",
        statuses: [
          { id: "active", label: "Active", meaning: "Can sign in." },
          { id: "inactive", label: "Inactive", meaning: "Can’t sign in.", refusal },
        ],
      },
    });
    const table = mount("user-table", { client: own.client({ token: await own.signIn("mnowak") }) });
    await shows(table, "Nomvula Dlamini", "Marta Nowak");
    await own.elsewhere.users.deactivate({ id: own.idOf("mnowak") });
    await pressOn(table, "button", /^User name/);
    await find(table, "heading", "Your session has ended");
    await reads(table, refusal);
  });

  it("says why the list couldn’t be loaded, with the request’s number, and tries again", async () => {
    const line = new Line();
    line.break(unavailable, listed);
    const table = mount("user-table", { client: tenant.client(line) });
    await find(table, "heading", "The users couldn’t be loaded");
    await reads(table, "The server is busy or being restarted.");
    await reads(table, `Request ${requestId}`);
    line.mend();
    await pressOn(table, "button", "Try again");
    await shows(table, "Inês Abreu", "Marta Nowak");
  });

  it("says so where not even the session can be had, and tries again", async () => {
    const line = new Line();
    line.break(dropped);
    const table = mount("user-table", { client: tenant.client({ fetch: line.fetch, timeout: 2500 }) });
    await find(table, "heading", "The users couldn’t be loaded");
    // A reading changes nothing: whether it was done is no question.
    expect(textOf(table)).not.to.contain("isn’t known");
    line.mend();
    await pressOn(table, "button", "Try again");
    await shows(table, "Inês Abreu", "Marta Nowak");
  });

  it("keeps the last page where a refresh fails, and says how old it is", async () => {
    const line = new Line();
    const table = mount("user-table", { client: tenant.client(line) });
    await settled(table);
    line.break(unavailable, listed);
    await pressOn(table, "button", /^User name/);
    await reads(
      table,
      /The list couldn’t be refreshed\. The server is busy or being restarted\. Try again in 1 minute\. This is the list as of \d\d?:\d\d.* GMT\./,
    );
    await shows(table, "Inês Abreu", "Marta Nowak");
    line.mend();
    await pressOn(table, "button", "Try now");
    await readsNot(table, "The list couldn’t be refreshed.");
  });

  it("tells being offline from a server that fails, and reads again when the line is back", async () => {
    const line = new Line();
    const table = mount("user-table", { client: tenant.client({ fetch: line.fetch, timeout: 2500 }) });
    await settled(table);
    Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
    try {
      line.break(dropped, listed);
      table.refresh();
      await reads(table, "You’re offline.");
    } finally {
      Reflect.deleteProperty(navigator, "onLine");
    }
    line.mend();
    dispatchEvent(new Event("online"));
    await readsNot(table, "You’re offline.");
  });

  it("shows the other rows where one can’t be read, and says that it is left out", async () => {
    const table = mount("user-table", {
      client: tenant.client({
        fetch: async (request) => {
          const answer = await fetch(request);
          if (!request.url.endsWith("/users/search") && !/\/users(\?|$)/.test(request.url)) return answer;
          const page: { items: object[] } = await answer.json();
          return Response.json({
            ...page,
            items: page.items.map((user, at) => (at === 0 ? { ...user, id: 7 } : user)),
          });
        },
      }),
    });
    await reads(table, "1 row couldn’t be read");
    await until(() => textOf(table).includes("Marta Nowak"), "Marta");
    expect(textOf(table)).not.to.contain("Inês");
  });
});
