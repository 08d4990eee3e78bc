import { expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import "@usherkit/elements/user-table/define";
import type { UserTable } from "@usherkit/elements";
import { find, findAll, mount, nameOf, press, pressOn, reads, textOf, until } from "./support/page.js";
import { rowOf, settled } from "./support/table.js";
import { hugo, ines, marta, Tenant } from "./support/tenant.js";

const person = { id: "name", label: "Person", fields: ["givenName", "familyName"] };
const attributes = [
  { id: "ward", label: "Ward", type: "text" },
  { id: "floor", label: "Floor", type: "select", options: [{ value: "2", label: "Second floor" }] },
];
const people = [
  { ...ines, attributes: { ward: "Maple", floor: "2" } },
  { ...hugo, attributes: { floor: "2" }, deeds: ["onboard", "signIn"] },
  { ...marta, attributes: { ward: "Birch" } },
] as const;

/** A portal with these columns. */
const withColumns = async (
  columns: readonly object[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<[UserTable, Tenant]> => {
  const tenant = await Tenant.open({ people, instead: { attributes, columns, ...more } });
  const table = mount("user-table", { client: tenant.client() });
  await settled(table);
  return [table, tenant];
};

/** The lines of a cell, as one reads them from top to bottom. */
const linesOf = async (table: UserTable, name: string, label: string): Promise<string[]> => {
  const cell = (await rowOf(table, name)).querySelector<HTMLElement>(`[data-label="${label}"]`);
  return (cell?.innerText ?? "").split("\n").filter(Boolean);
};
/** The names of a heading's sort buttons. */
const headingsOf = (table: UserTable): string[][] =>
  findAll(table, "columnheader").map((header) => findAll(header, "button").map(nameOf));

describe("<user-table>: several fields in one cell", () => {
  const pairs = [
    person,
    { id: "login", label: "Login", fields: ["username", "email"] },
    { id: "place", label: "Place", fields: ["ward", "floor"] },
    { id: "access", label: "Access", fields: ["role", "status"] },
    { id: "contact", label: "Contact", fields: ["email", "lastSignInAt"] },
  ];

  it("shows each, the further ones beneath the first, and none where there is nothing", async () => {
    const [table, tenant] = await withColumns(pairs);
    expect(await linesOf(table, "Inês Abreu", "Login")).to.deep.equal(["iabreu", tenant.addressOf("iabreu")]);
    expect(await linesOf(table, "Inês Abreu", "Place")).to.deep.equal(["Maple", "Second floor"]);
    expect(await linesOf(table, "Hugo Eriksen", "Place")).to.deep.equal(["Second floor"]);
    expect(await linesOf(table, "Marta Nowak", "Place")).to.deep.equal(["Birch"]);
    expect(await linesOf(table, "Inês Abreu", "Access")).to.deep.equal(["Domain manager", "Provisioned"]);
    const [address, time] = await linesOf(table, "Hugo Eriksen", "Contact");
    expect(address).to.equal(tenant.addressOf("heriksen"));
    expect(time).to.match(/^\d{1,2} \w+ \d{4}, \d{2}:\d{2}$/);
    expect(await linesOf(table, "Inês Abreu", "Contact")).to.deep.equal([tenant.addressOf("iabreu"), "Never"]);
  });

  it("sorts by each, by a name of its own", async () => {
    const [table] = await withColumns(pairs);
    const header = () => find(table, "columnheader", /Status/);
    expect(headingsOf(table)).to.deep.include.members([
      ["User name", "Primary email"],
      ["Role", "Status"],
      ["Primary email", "Last signed in GMT"],
    ]);
    // One can filter by what shares a column, too.
    await reads(table, "Status Any Role Any");
    await press(findAll(await header(), "button", "Status")[0] ?? table);
    await until(async () => (await header()).ariaSort === "ascending", "the order by status");
  });

  it("shows all of them as cards, with the zone that no heading says", async () => {
    const [table, tenant] = await withColumns(pairs);
    await setViewport({ width: 360, height: 900 });
    try {
      await until(() => findAll(table, "listitem").length === 3, "a list of cards");
      expect((await linesOf(table, "Inês Abreu", "Login")).join(" ")).to.contain(tenant.addressOf("iabreu"));
      expect(await linesOf(table, "Inês Abreu", "Place")).to.include.members(["Maple", "Second floor"]);
      expect((await linesOf(table, "Hugo Eriksen", "Contact")).join(" ")).to.match(/\d{2}:\d{2} GMT$/);
      expect(document.documentElement.scrollWidth).to.be.at.most(360);
    } finally {
      await setViewport({ width: 1280, height: 1000 });
    }
  });

  it("has more than names in the cell of a name, and what can be pressed there doesn’t open the person", async () => {
    const [table, tenant] = await withColumns([
      { ...person, fields: ["givenName", "familyName", "ward", "role", "status", "email"] },
    ]);
    const cell = await linesOf(table, "Inês Abreu", "Person");
    expect(cell.slice(-5)).to.deep.equal([
      "Inês Abreu",
      "Maple",
      "Domain manager",
      "Provisioned",
      tenant.addressOf("iabreu"),
    ]);
    await pressOn(await rowOf(table, "Inês Abreu"), "button", "Provisioned");
    await reads(table, "Added, but hasn");
    expect(findAll(table, "dialog")).to.have.length(0);
  });

  it("has the switch of a second line work as one of its own column", async () => {
    const [table, tenant] = await withColumns(
      [{ id: "login", label: "Login", fields: ["username", "active"] }, person],
      {
        actions: ["create", "list", "view", "edit", "activate", "deactivate"],
        rowActions: { display: "menu", actions: ["edit"] },
      },
    );
    const toggle = await find(table, "switch", "Login, Hugo Eriksen");
    await press(toggle);
    const dialog = await until(
      () => findAll(table, "alertdialog")[0] ?? (toggle.ariaChecked === "false" && toggle),
      "it",
    );
    if (dialog !== toggle) await press(findAll(dialog, "button").at(-1) ?? dialog);
    await until(async () => !(await tenant.find("heriksen")).active, "Hugo inactive");
    await until(
      () => toggle.ariaChecked === "false",
      () => textOf(table),
    );
  });
});

describe("<user-table>: help beside a heading", () => {
  it("is a link to the address, and none to one that would run in the page", async () => {
    const [table] = await withColumns([
      { ...person, helpUrl: "/guide/" },
      { id: "status", label: "Status", fields: ["status"], helpUrl: "javascript:document.title='run'" },
      { id: "email", label: "Address", fields: ["email"], helpUrl: "//evil.example/" },
    ]);
    const links = findAll(table, "link").map((link) => link.getAttribute("href"));
    expect(links).to.deep.equal(["/guide/"]);
  });
});

it("an attribute that is a day or a number is written as the language does", async () => {
  const tenant = await Tenant.open({
    people: [{ ...ines, attributes: { since: "2026-02-03", badge: 12345 } }],
    instead: {
      attributes: [
        { id: "since", label: "Since", type: "date" },
        { id: "badge", label: "Badge", type: "number" },
      ],
      columns: [
        person,
        { id: "since", label: "Since", fields: ["since"] },
        { id: "badge", label: "Badge", fields: ["badge"] },
      ],
    },
  });
  const table = mount("user-table", { client: tenant.client() });
  await settled(table);
  expect(await linesOf(table, "Inês Abreu", "Since")).to.deep.equal(["3 Feb 2026"]);
  expect(await linesOf(table, "Inês Abreu", "Badge")).to.deep.equal(["12,345"]);
});
