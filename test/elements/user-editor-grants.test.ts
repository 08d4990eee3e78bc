import { expect } from "@open-wc/testing";
import type { EditorSection } from "@usherkit/sdk";
import "@usherkit/elements/user-editor/define";
import "@usherkit/elements/user-table/define";
import { Line, unavailable } from "./support/faults.js";
import {
  descriptionOf,
  find,
  findAll,
  focusIs,
  isGone,
  mount,
  press,
  pressOn,
  reads,
  retype,
  textOf,
  until,
} from "./support/page.js";
import { ines, marta, Tenant } from "./support/tenant.js";

const profile = {
  terms: { actions: { setFeatures: "Feature permissions", setAccounts: "Account access" } },
  actions: ["list", "create", "view", "edit", "setRoles", "setFeatures", "setAccounts", "delete"],
  features: [
    { id: "wires", label: "Wire transfers", description: "Sends money abroad." },
    { id: "payroll", label: "Payroll" },
    { id: "statements", label: "Statements" },
    { id: "cards", label: "Cards" },
  ],
  accountLevels: [
    { id: "view", label: "View" },
    { id: "pay", label: "Pay" },
    { id: "full", label: "Full access" },
  ],
  roles: {
    items: [
      { id: "admin", features: ["wires", "payroll", "statements"] },
      { id: "domain_manager", features: ["statements"] },
    ],
  },
};
const bank = {
  accounts: [
    { id: "everyday", name: "Everyday Checking" },
    { id: "payroll", name: "Payroll account" },
    { id: "reserve", name: "Reserve Savings" },
  ],
  managerAccounts: [
    { id: "everyday", level: "full" },
    { id: "payroll", level: "view" },
  ],
};

const written = (line: Line) =>
  line.sent
    .filter(({ route }) => !route.startsWith("GET"))
    .map(({ route, body }) => [route.replace(/\/users\/[^/]+/, ""), body]);

/** Chooses by the keyboard, as one does in a list of the platform. */
const choose = async (editor: HTMLElement, account: string, value: string): Promise<void> => {
  const select = await find(editor, "combobox", `Access to ${account}`);
  if (!(select instanceof HTMLSelectElement)) throw new Error(`${account} has no list.`);
  select.focus();
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};
const optionsOf = async (editor: HTMLElement, account: string) => {
  const select = await find(editor, "combobox", `Access to ${account}`);
  return select instanceof HTMLSelectElement
    ? [...select.options].map(({ text, disabled }) => `${text.trim()}${disabled ? " (no)" : ""}`)
    : [];
};

describe("<user-editor>: features and accounts", () => {
  let tenant: Tenant;
  let line: Line;
  beforeEach(async () => {
    tenant = await Tenant.open({ people: [ines, marta], profile, ...bank });
    line = new Line();
  });
  const open = (section?: EditorSection, client = tenant.client(line)) =>
    mount("user-editor", { client, userId: tenant.idOf("iabreu"), section });

  it("CU-3: shows what a role gives as given by it, and what one doesn't hold with the reason", async () => {
    const editor = open("features");
    await find(editor, "heading", "Feature permissions: Inês Abreu");
    const statements = await find(editor, "checkbox", "Statements");
    expect(statements).to.include({ checked: true, ariaDisabled: "true" });
    expect(descriptionOf(statements)).to.equal("From the role Domain manager");
    const cards = await find(editor, "checkbox", "Cards");
    expect(cards).to.include({ checked: false, ariaDisabled: "true" });
    expect(descriptionOf(cards)).to.match(/^You don’t have this yourself\. Contact /);
    await press(cards);
    expect(cards).to.have.property("checked", false);
    expect(descriptionOf(await find(editor, "checkbox", "Wire transfers"))).to.equal("Sends money abroad.");
    // Only this area.
    expect(findAll(editor, "combobox")).to.deep.equal([]);
    expect(findAll(editor, "textbox")).to.deep.equal([]);
  });

  it("CU-3: grants and withdraws features directly, and leaves those of the role to the role", async () => {
    const editor = open("features");
    await press(await find(editor, "checkbox", "Wire transfers"));
    await press(await find(editor, "checkbox", "Payroll"));
    await reads(editor, "To be added: Wire transfers and Payroll");
    await pressOn(editor, "button", "Update features");
    await reads(editor, /Saved at/);
    await press(await find(editor, "checkbox", "Wire transfers"));
    await reads(editor, "To be removed: Wire transfers");
    await pressOn(editor, "button", "Update features");
    await reads(editor, /Saved at/);
    expect(written(line)).to.deep.equal([
      ["PUT /features", { featureIds: ["wires", "payroll"] }],
      ["PUT /features", { featureIds: ["payroll"] }],
    ]);
    expect((await tenant.find("iabreu")).features).to.have.deep.members([
      { id: "payroll", source: "direct" },
      { id: "statements", source: "role" },
    ]);
  });

  it("CU-3: opens accounts as far as one holds them oneself", async () => {
    const editor = open("accounts");
    await find(editor, "heading", "Account access: Inês Abreu");
    expect(await optionsOf(editor, "Everyday Checking")).to.deep.equal(["None", "View", "Pay", "Full access"]);
    expect(await optionsOf(editor, "Payroll account")).to.deep.equal(["None", "View", "Pay (no)", "Full access (no)"]);
    expect(descriptionOf(await find(editor, "combobox", "Access to Payroll account"))).to.match(
      /^Pay and Full access: more than you have yourself\. Contact /,
    );
    await choose(editor, "Everyday Checking", "pay");
    await choose(editor, "Payroll account", "view");
    await reads(editor, "2 unsaved changes");
    await pressOn(editor, "button", "Update accounts");
    await reads(editor, /Saved at/);
    expect((await tenant.find("iabreu")).accounts).to.deep.equal([
      { id: "everyday", level: "pay" },
      { id: "payroll", level: "view" },
    ]);
  });

  it("opens all accounts at once, as far as one holds each of them", async () => {
    const accounts = [...bank.accounts, { id: "tax", name: "Tax reserve" }];
    const managerAccounts = accounts.map(({ id }) => ({ id, level: id === "payroll" ? "view" : "full" }));
    tenant = await Tenant.open({ people: [ines], profile, accounts, managerAccounts });
    const editor = open("accounts");
    const all = await find(editor, "combobox", "All accounts");
    if (!(all instanceof HTMLSelectElement)) throw new Error("No list of levels.");
    expect([...all.options].filter(({ hidden }) => !hidden).map(({ text }) => text.trim())).to.deep.equal([
      "None",
      "View",
    ]);
    await choose(editor, "Tax reserve", "full");
    await until(() => all.value === "mixed", "“Different” where the accounts differ");
    all.value = "view";
    all.dispatchEvent(new Event("change", { bubbles: true }));
    await reads(editor, "4 unsaved changes");
    await pressOn(editor, "button", "Update accounts");
    await reads(editor, /Saved at/);
    expect(new Set((await tenant.find("iabreu")).accounts.map(({ level }) => level))).to.deep.equal(new Set(["view"]));
  });

  it("leads from somebody new to the accounts and features that they have none of yet", async () => {
    const table = mount("user-table", {
      client: (
        await Tenant.open({ profile: { ...profile, credential: { onCreate: ["temporary"] } }, ...bank })
      ).client(),
    });
    await pressOn(table, "button", "Add user");
    await retype(table, "First name", "Nova");
    await retype(table, "Last name", "Lind");
    await retype(table, "User name", "nlind");
    await retype(table, /^(Primary )?[Ee]mail$/, "nova@lind.example");
    await press(await find(table, "radio", "Billing"));
    await pressOn(await find(table, "dialog"), "button", "Add user");
    await reads(table, "Not granted yet: Account access and Feature permissions.");
    await pressOn(table, "button", "Account access");
    await find(table, "heading", "Account access: Nova Lind");
    await focusIs("heading Account access: Nova Lind");
  });

  it("leads through a long form: to a part of it, by its name", async () => {
    const editor = open();
    const parts = await find(editor, "navigation", "Parts of this form");
    await find(editor, "combobox", "Access to Everyday Checking");
    await pressOn(parts, "button", "Go to Account access");
    await focusIs("heading Account access");
  });

  it("keeps what somebody else opened meanwhile, and asks where both chose", async () => {
    const editor = open("accounts");
    await choose(editor, "Everyday Checking", "view");
    await tenant.elsewhere.users.setAccounts(await tenant.find("iabreu"), [{ id: "payroll", level: "view" }]);
    await pressOn(editor, "button", "Update accounts");
    const clash = await find(editor, "group", "Changed by someone else");
    await reads(clash, "Payroll account");
    await pressOn(clash, "button", "Apply choices");
    await focusIs("button Update accounts");
    await pressOn(editor, "button", "Update accounts");
    await reads(editor, /Saved at/);
    expect((await tenant.find("iabreu")).accounts).to.deep.equal([
      { id: "everyday", level: "view" },
      { id: "payroll", level: "view" },
    ]);
    await isGone(editor, "group", "Changed by someone else");
  });

  it("CU-3: has them in the form, with one button that saves all of it", async () => {
    const editor = open();
    await press(await find(editor, "checkbox", "Wire transfers"));
    await choose(editor, "Everyday Checking", "pay");
    await retype(editor, "Last name", "Abreu Lopes");
    await reads(editor, "3 unsaved changes");
    expect(findAll(editor, "button", /^(Save|Update) /).map(textOf)).to.deep.equal(["Save changes"]);
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
    expect(written(line)).to.deep.equal([
      ["PATCH ", { familyName: "Abreu Lopes" }],
      ["PUT /features", { featureIds: ["wires"] }],
      ["PUT /accounts", { accounts: [{ id: "everyday", level: "pay" }] }],
    ]);
  });

  it("CU-3: says what of the form was saved and what wasn't", async () => {
    const editor = open();
    await press(await find(editor, "checkbox", "Wire transfers"));
    await retype(editor, "Last name", "Abreu Lopes");
    line.break(unavailable, /^PUT .*\/features$/);
    await pressOn(editor, "button", "Save changes");
    await reads(editor, "Saved: Last name. Not saved: Wire transfers.");
    expect(await find(editor, "checkbox", "Wire transfers")).to.have.property("checked", true);
  });

  it("shows one area alone for roles too", async () => {
    const editor = open("roles");
    await find(editor, "heading", "Role of Inês Abreu");
    await press(await find(editor, "radio", "Billing"));
    await pressOn(editor, "button", "Update roles");
    await reads(editor, /Saved at/);
    expect((await tenant.find("iabreu")).roleIds).to.deep.equal(["billing"]);
  });

  it("closes a dialog of one area once it is saved", async () => {
    let closed = 0;
    const editor = open("features");
    editor.inDialog = true;
    editor.addEventListener("close-request", () => (closed += 1));
    await press(await find(editor, "checkbox", "Payroll"));
    await pressOn(editor, "button", "Update features");
    await until(() => closed === 1, "close-request");
    expect((await tenant.find("iabreu")).features.map(({ id }) => id)).to.include("payroll");
  });

  it("offers to try again where they couldn't be read, while the rest works", async () => {
    line.break(unavailable, /^GET \/(features|accounts)$/);
    const editor = open();
    await retype(editor, "Last name", "Abreu Lopes");
    const again = await until(() => findAll(editor, "button", "Try again")[0], "a way to try again");
    line.mend();
    await press(again);
    await find(editor, "checkbox", "Payroll");
    expect(await find(editor, "textbox", "Last name")).to.have.property("value", "Abreu Lopes");
  });

  it("shows no such thing where the portal has none", async () => {
    const other = await Tenant.open({ people: [ines] });
    const editor = mount("user-editor", { client: other.client(line), userId: other.idOf("iabreu") });
    await find(editor, "textbox", "First name");
    await find(editor, "radio", "Billing");
    expect(textOf(editor)).not.to.match(/Features|Accounts/);
    expect(line.count(/\/(features|accounts)$/)).to.equal(0);
  });
});
