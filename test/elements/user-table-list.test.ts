import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import type { UserTable } from "@usherkit/elements";
import { Line, rewritten } from "./support/faults.js";
import {
  announced,
  find,
  findAll,
  isGone,
  key,
  mount,
  press,
  pressOn,
  reads,
  readsNot,
  retype,
  textOf,
  type,
  until,
} from "./support/page.js";
import { people, settled, shows } from "./support/table.js";
import { crowd, hugo, ines, marta, Tenant, tomasz } from "./support/tenant.js";

const search = "POST /users/search";
const bodies = (line: Line): Record<string, unknown>[] =>
  line.sent.filter(({ route }) => route === search).map(({ body }) => Object(body));

const sorted = (table: UserTable): Record<string, string> =>
  Object.fromEntries(
    findAll(table, "columnheader")
      .filter((header) => header.hasAttribute("aria-sort"))
      .map((header) => [textOf(header), header.getAttribute("aria-sort") ?? ""]),
  );

describe("<user-table>: search, filters, sort", () => {
  let tenant: Tenant;
  before(async () => {
    tenant = await Tenant.open({
      people: [ines, { ...hugo, deeds: ["onboard"] }, { ...marta, deeds: ["onboard", "forgot"] }, tomasz],
    });
  });

  it("finds as one types, gives the question before up, and shows the newest answer though it came first", async () => {
    const line = new Line();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    // The line answers the first two letters last, and doesn't hear that nobody waits any more.
    line.break(async (request, send) => {
      const { search: term }: { search?: string } = await request.clone().json();
      const answer = await send(new Request(request, { signal: null }));
      if (term !== "eri") await held;
      return answer;
    }, /search/);
    const table = mount("user-table", { client: tenant.client(line) });
    await settled(table);
    (await find(table, "searchbox", "Find in results")).focus();
    for (const letter of "eri") {
      await type(letter);
      await until(() => bodies(line).at(-1)?.["search"]?.toString().endsWith(letter), `the question with ${letter}`);
    }
    await shows(table, "Hugo Eriksen");
    const signals = line.sent.filter(({ route }) => route === search).map(({ signal }) => signal.aborted);
    expect(signals).to.deep.equal([true, true, false]);
    release();
    // The late answers are here already: they are read before another call has gone to the server and back.
    await tenant.find("heriksen");
    expect(people(table)).to.deep.equal(["Hugo Eriksen"]);
    expect(announced()).to.equal("searchbox Find in results");
    await reads(table, "1 user");
  });

  it("keeps the rows while the next answer is under way", async () => {
    const line = new Line();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const table = mount("user-table", { client: tenant.client(line) });
    await settled(table);
    line.break(async (request, send) => {
      await held;
      return send(request);
    }, /search/);
    await retype(table, "Find in results", "abreu");
    await until(() => findAll(table, "table", "Users")[0]?.ariaBusy === "true", "a table that is busy");
    expect(people(table)).to.have.length(4);
    release();
    await shows(table, "Inês Abreu");
  });

  it("filters by what one checks, shows each filter as a chip, and takes it away", async () => {
    const line = new Line();
    const table = mount("user-table", { client: tenant.client(line) });
    await settled(table);
    await pressOn(table, "button", "Status Any");
    const menu = await find(table, "menu", "Status");
    await pressOn(menu, "menuitemcheckbox", "Provisioned");
    await shows(table, "Inês Abreu", "Tomasz Adamczyk");
    // The menu stays for a second one.
    await pressOn(menu, "menuitemcheckbox", "Recovery");
    await shows(table, "Inês Abreu", "Tomasz Adamczyk", "Marta Nowak");
    await key("Escape");
    expect(announced()).to.equal("button Status 2");
    await reads(table, "3 users");
    await pressOn(table, "button", "Role Any");
    await pressOn(await find(table, "menu", "Role"), "menuitemcheckbox", "Billing");
    await key("Escape");
    await shows(table, "Tomasz Adamczyk", "Marta Nowak");
    await pressOn(table, "button", "Remove the filter Status: Provisioned");
    await shows(table, "Marta Nowak");
    await pressOn(table, "button", "Remove the filter Status: Recovery");
    await pressOn(table, "button", "Remove the filter Role: Billing");
    await until(() => people(table).length === 4, "everybody");
    expect(textOf(table)).not.to.contain("Status: ");
    expect(bodies(line).at(-2)).to.deep.include({ roleId: ["billing"] });
  });

  it("clears filters where they and the search leave nobody", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await pressOn(table, "button", "Status Any");
    await pressOn(await find(table, "menu", "Status"), "menuitemcheckbox", "Locked by admin");
    await key("Escape");
    await find(table, "heading", "No one matches");
    await reads(table, "Take the filter away.");
    await pressOn(table, "button", "Clear filters");
    await until(() => people(table).length === 4, "everybody");
  });

  it("sorts by a heading, and the other way by pressing it again", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await shows(table, "Inês Abreu", "Tomasz Adamczyk", "Hugo Eriksen", "Marta Nowak");
    expect(Object.values(sorted(table))).to.deep.equal(["ascending"]);
    await pressOn(table, "button", /^Primary email/);
    await shows(table, "Hugo Eriksen", "Inês Abreu", "Marta Nowak", "Tomasz Adamczyk");
    expect(sorted(table)).to.deep.equal({ "Primary email": "ascending" });
    await pressOn(table, "button", /^Primary email/);
    await shows(table, "Tomasz Adamczyk", "Marta Nowak", "Inês Abreu", "Hugo Eriksen");
    expect(sorted(table)).to.deep.equal({ "Primary email": "descending" });
    expect(announced()).to.match(/^button Primary email/);
  });

  it("has in one heading a sort for each name, and says which", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await pressOn(table, "button", "First name");
    await shows(table, "Hugo Eriksen", "Inês Abreu", "Marta Nowak", "Tomasz Adamczyk");
    await find(table, "button", "First name, ascending");
    await find(table, "button", "Last name");
  });

  it("leaves out a column that one takes away, and gives it back", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await pressOn(table, "button", "Columns and density");
    const menu = await find(table, "menu", "Columns and density");
    await pressOn(menu, "menuitemcheckbox", "Primary email");
    await isGone(table, "columnheader", /^Primary email/);
    await pressOn(menu, "menuitemcheckbox", "Primary email");
    await find(table, "columnheader", /^Primary email/);
  });
});

/** What one sees at the foot, not what is announced. */
const pagerReads = async (table: UserTable, text: string): Promise<true> =>
  reads(await find(table, "navigation", "Pages"), text);

describe("<user-table>: pages", () => {
  let tenant: Tenant;
  before(async () => {
    tenant = await Tenant.open({ people: crowd(60) });
  });
  const names = (from: number, to: number) =>
    crowd(to)
      .slice(from - 1)
      .map(({ familyName }) => `Person ${familyName}`);

  it("goes to the next page and back, and says which rows of how many", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await shows(table, ...names(1, 25));
    await pagerReads(table, "1–25 of 60 users");
    expect(await find(table, "button", "Previous page")).to.have.property("disabled", true);
    await pressOn(table, "button", "Next page");
    await shows(table, ...names(26, 50));
    await pagerReads(table, "26–50 of 60 users");
    // And who can't see it is told.
    await until(() => findAll(table, "status").some((status) => textOf(status) === "26–50 of 60 users"), "the status");
    await pressOn(table, "button", "Next page");
    await shows(table, ...names(51, 60));
    await pagerReads(table, "51–60 of 60 users");
    expect(await find(table, "button", "Next page")).to.have.property("disabled", true);
    await pressOn(table, "button", "Previous page");
    await shows(table, ...names(26, 50));
    await pagerReads(table, "26–50 of 60 users");
  });

  it("takes more rows on a page, from the first", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await shows(table, ...names(1, 25));
    await pressOn(table, "button", "Next page");
    await shows(table, ...names(26, 50));
    const size = await find(table, "combobox", "Rows on a page");
    size.focus();
    await type("100");
    await shows(table, ...names(1, 60));
    await pagerReads(table, "1–60 of 60 users");
  });

  it("begins at the first page with another question", async () => {
    const table = mount("user-table", { client: tenant.client(), pageSize: 10 });
    await pagerReads(table, "1–10 of 60 users");
    await pressOn(table, "button", "Next page");
    await pagerReads(table, "11–20 of 60 users");
    await retype(table, "Find in results", "p0");
    await pagerReads(table, "1–9 of 9 users");
    await pressOn(table, "button", "Clear search");
    await pagerReads(table, "1–10 of 60 users");
  });

  it("says where the counting stopped, and never that this is all", async () => {
    const line = new Line();
    line.break(
      rewritten((page) => ({ ...page, total: { value: 10_000, exact: false } })),
      /^(GET \/users|POST \/users\/search)$/,
    );
    const table = mount("user-table", { client: tenant.client(line) });
    await pagerReads(table, "1–25 of 10,000+ users");
    await press(await find(table, "checkbox", "Select all on this page"));
    await reads(table, "25 selected");
    expect(findAll(table, "button", /^Select all/)).to.deep.equal([]);
  });

  it("selects all that the search finds, over all pages", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await press(await find(table, "checkbox", "Select all on this page"));
    await reads(table, "25 selected");
    await pressOn(table, "button", "Select all 60");
    await reads(table, "60 selected");
    await pressOn(table, "button", "Next page");
    await shows(table, ...names(26, 50));
    await reads(table, "60 selected");
    expect(await find(table, "checkbox", "Select Person 30")).to.have.property("checked", true);
    await pressOn(table, "button", "Clear the selection");
    await readsNot(table, "selected");
  });

  it("offers nothing that the back end can’t do: no search, no sort, no total", async () => {
    const tenant = await Tenant.open({ people: [ines, hugo] });
    const client = tenant.client();
    const asked: unknown[] = [];
    const capabilities = { ...client.capabilities, search: false, sortKeys: ["email"] as const, total: false };
    const table = mount("user-table", {
      client: {
        ...client,
        capabilities,
        users: {
          ...client.users,
          list: (query, options) => {
            asked.push(query);
            return client.users.list(query, options);
          },
        },
      },
    });
    await shows(table, "Inês Abreu", "Hugo Eriksen");
    expect(findAll(table, "searchbox")).to.deep.equal([]);
    expect(findAll(table, "columnheader").flatMap((heading) => [...heading.querySelectorAll(".sort")])).to.have.length(
      1,
    );
    expect(asked).to.deep.equal([{ limit: 25, total: false }]);
  });
});
