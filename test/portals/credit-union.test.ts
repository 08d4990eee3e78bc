import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { describe, expect, it } from "vitest";
import { accountsOpenTo, choosePac, enterBank, openBank, refusalAt, servicesOf, titled } from "./support/bank.js";
import { edit, leave, ownPac, primary, shownPac, useTidewater, way } from "./support/tidewater.js";

const Person = z.object({ username: z.string(), givenName: z.string(), familyName: z.string() });
const Cast = z.object({ manager: Person, people: z.array(Person) });
const everybody = async (): Promise<string[]> => {
  const cast = z.parse(Cast, JSON.parse(await readFile("examples/credit-union/people.json", "utf8")));
  return [cast.manager, ...cast.people].map(({ givenName, familyName }) => `${givenName} ${familyName}`);
};
const sorted = (names: readonly string[]) => [...names].sort();

describe("the credit union's Manage Users", () => {
  const demo = useTidewater();

  it("CU-1 lists all authorized users of the account to the Primary Contact and to Company Administrators", async () => {
    const all = sorted(await everybody());
    for (const actor of ["blindqvist", "sortega"]) {
      const users = await demo.manager(actor);
      expect(await users.total()).toBe(`${all.length} users of Tidewater Supply`);
      expect(sorted(await users.names())).toEqual(all);
      expect(await users.cell(primary, "Role")).toBe("Primary Contact");
      expect(await users.cell("Samuel Ortega", "Role")).toBe("Company Administrator");
      expect(await users.cell("Elif Karaca", "Role")).toBe("User");
      expect(await users.table.getByRole("cell", { name: "Primary Contact", exact: true }).count()).toBe(1);
    }
  });

  it("CU-1 a User is refused: no way leads to the page, and it names whom to ask", async () => {
    const jiayi = await demo.member("wenjiayi");
    await titled(jiayi, "Accounts");
    expect(await jiayi.page.getByRole("link", { name: "Manage Users" }).count()).toBe(0);
    await jiayi.open();
    await jiayi.heading("You do not have access to this feature.");
    const said = await jiayi.page
      .getByText(/Only a Primary Contact or a Company Administrator can manage users/)
      .innerText();
    expect(said).toContain("Ask ");
    expect(await jiayi.table.count()).toBe(0);
    expect((await (await demo.api("wenjiayi")).send("GET", "/users")).status).toBe(403);
  });

  it("CU-1 nobody grants or withdraws the Primary Contact here", async () => {
    for (const actor of ["blindqvist", "sortega"]) {
      const users = await demo.manager(actor);
      // The way to Company Administrators has what can be chosen; the Edit page has all, and why not.
      const alone = await way(users, "Elif Karaca", "Company Administrators");
      await alone.getByRole("radio", { name: "User", exact: true }).waitFor();
      await alone.getByRole("radio", { name: "Company Administrator", exact: true }).waitFor();
      expect(await alone.getByRole("radio").count()).toBe(2);
      await leave(users, alone);
      const dialog = await edit(users, "Elif Karaca");
      const option = dialog.getByRole("radio", { name: "Primary Contact", exact: true });
      expect(await option.isDisabled()).toBe(true);
      await dialog.getByText(/^This role isn’t given or withdrawn here\. Contact Member Service Center: /).waitFor();
      await option.click({ force: true });
      expect(await dialog.getByRole("radio", { name: "User", exact: true }).isChecked()).toBe(true);
      await leave(users, dialog);
      const menu = await users.openMenu(primary);
      expect(await menu.getByRole("menuitem", { name: "Company Administrators" }).isDisabled()).toBe(true);

      const api = await demo.api(actor);
      for (const [username, roleId] of [
        ["ekaraca", "primary_contact"],
        ["blindqvist", "user"],
      ] as const) {
        const { id } = await api.user(username);
        const answer = await api.send("PUT", `/users/${id}/roles`, { roleIds: [roleId] }, { "If-Match": "*" });
        expect([actor, username, answer.status]).toEqual([actor, username, 403]);
      }
    }
  });

  it("CU-2 Add User creates an account: a temporary PAC is shown once, and opens the bank once it is changed", async () => {
    const users = await demo.manager("sortega");
    await users.press("Add User");
    const dialog = users.page.getByRole("dialog", { name: "Add User" });
    await dialog.getByText("You tell it to them. They must change it at the first sign-in.").waitFor();
    await dialog.getByLabel("First name").fill("Nils");
    await dialog.getByLabel("Last name").fill("Aaberg");
    await dialog.getByLabel("User name").fill("ekaraca");
    await dialog.getByLabel("Email").fill("nils.aaberg@tidewatersupply.example");
    const add = dialog.getByRole("button", { name: "Add User" });
    await add.click();
    await dialog.getByText("Choose a role.").waitFor();
    expect(await dialog.getByRole("radio", { name: "Primary Contact" }).isDisabled()).toBe(true);
    await dialog.getByRole("radio", { name: "User", exact: true }).check();
    await add.click();
    await dialog.getByText("Another user has this name.").waitFor();
    await dialog.getByLabel("User name").fill("naaberg");
    await add.click();
    await dialog.getByText("Nils Aaberg was added.").waitFor();
    const pac = await shownPac(dialog);
    await dialog.getByRole("button", { name: "Done" }).click();
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => users.cell("Nils Aaberg", "Status")).toBe("Temporary PAC");
    expect(await users.page.content()).not.toContain(pac);

    const nils = await demo.member("naaberg", pac);
    await choosePac(nils, ownPac);
    await nils.page.getByText("No account is open to you yet.").waitFor();
    await users.open();
    await users.showAll();
    await expect.poll(() => users.cell("Nils Aaberg", "Status")).toBe("Active");
  });

  it("CU-3 Edit opens the user's settings, and saves them", async () => {
    const users = await demo.manager("blindqvist");
    const name = "Tobias Achterkamp";
    const dialog = await edit(users, name);
    expect(await dialog.getByLabel("User name").inputValue()).toBe("tachterkamp");
    await dialog.getByLabel("Last name").fill("Achterkamp-Reyes");
    await dialog.getByLabel("Telephone").fill("+1 907 555 0177");
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await dialog.waitFor({ state: "hidden" });
    await users.row("Tobias Achterkamp-Reyes").waitFor();
    const tobias = await demo.member("tachterkamp");
    await tobias.signedInAs("Tobias Achterkamp-Reyes");
  });

  it("CU-3 Feature permissions, from the list: what is granted opens on the bank's pages, what is withdrawn no longer", async () => {
    const jiayi = await demo.member("wenjiayi");
    expect(await servicesOf(jiayi)).toEqual(["Statements", "Transfers"]);
    const users = await demo.manager("blindqvist");
    const dialog = await way(users, "嘉怡 文", "Feature permissions");
    await dialog.getByRole("checkbox", { name: "Wire transfers" }).check();
    await dialog.getByRole("checkbox", { name: "Transfers", exact: true }).uncheck();
    await dialog.getByText("To be added: Wire transfers. To be removed: Transfers").waitFor();
    await dialog.getByRole("button", { name: "Update features" }).click();
    await dialog.waitFor({ state: "hidden" });

    expect(await servicesOf(jiayi)).toEqual(["Statements", "Wire transfers"]);
    await openBank(jiayi, "/features/wires");
    await titled(jiayi, "Wire transfers");
    await openBank(jiayi, "/features/transfers");
    await titled(jiayi, "Not in your access");
  });

  it("CU-3 Account access, from the list: which accounts a user sees, and how far", async () => {
    const imani = await demo.member("iwekesa");
    expect(await accountsOpenTo(imani)).toEqual([
      "Operating checking …4821: View only",
      "Payroll checking …4839: Full access",
    ]);
    const users = await demo.manager("sortega");
    const dialog = await way(users, "Imani Wekesa", "Account access");
    const level = (account: string) => dialog.getByRole("combobox", { name: `Access to ${account}` });
    await level("Payroll checking").selectOption("None");
    await level("Operating checking").selectOption("View and transfer");
    await level("Business Visa").selectOption("View only");
    await dialog.getByRole("button", { name: "Update accounts" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await accountsOpenTo(imani)).toEqual([
      "Operating checking …4821: View and transfer",
      "Business Visa …9034: View only",
    ]);
    await openBank(imani, "/accounts/visa");
    await titled(imani, "Business Visa …9034");
    await openBank(imani, "/accounts/payroll");
    await titled(imani, "No such account");
  });

  it("CU-3 Company Administrators, from the list: granted, who got it manages users; withdrawn, no more", async () => {
    const name = "Siobhán Ní Bhriain";
    const siobhan = await demo.member("snibhriain");
    const offered = () => siobhan.page.getByRole("link", { name: "Manage Users" }).count();
    expect(await offered()).toBe(0);
    for (const [actor, role, count] of [
      ["sortega", "Company Administrator", 1],
      ["blindqvist", "User", 0],
    ] as const) {
      const users = await demo.manager(actor);
      const dialog = await way(users, name, "Company Administrators");
      await dialog.getByRole("radio", { name: role, exact: true }).check();
      await dialog.getByRole("button", { name: "Save changes" }).click();
      await dialog.waitFor({ state: "hidden" });
      await expect.poll(() => users.cell(name, "Role")).toBe(role);
      await openBank(siobhan);
      expect(await offered()).toBe(count);
      await siobhan.open();
      if (count === 1) await siobhan.row("Samuel Ortega").waitFor();
      else await siobhan.heading("You do not have access to this feature.");
    }
  });

  it("CU-4 Inactive keeps a user out and takes nothing of theirs; Active lets them in again", async () => {
    const name = "Siobhán Ní Bhriain";
    const siobhan = await demo.member("snibhriain");
    const accounts = await accountsOpenTo(siobhan);
    const services = await servicesOf(siobhan);
    expect(accounts).toHaveLength(2);
    const users = await demo.manager("sortega");
    const set = async (state: "Active" | "Inactive") => {
      const dialog = await edit(users, name);
      await dialog.getByRole("radio", { name: state, exact: true }).check();
      await dialog.getByRole("button", { name: "Save changes" }).click();
      await dialog.waitFor({ state: "hidden" });
      await expect.poll(() => users.cell(name, "Status")).toBe(state);
    };
    await set("Inactive");
    const words = "Your access is Inactive. The Primary Contact or a Company Administrator can set it back to Active.";
    // The session ends, and neither it nor a new sign-in opens anything.
    await openBank(siobhan);
    await titled(siobhan, "Sign in to online banking");
    const again = await demo.member("snibhriain");
    expect(await refusalAt(again)).toBe(words);
    await set("Active");
    await enterBank(again, "snibhriain");
    expect(await accountsOpenTo(again)).toEqual(accounts);
    expect(await servicesOf(again)).toEqual(services);
  });

  it("CU-9 Delete asks; the Primary Contact deletes Users and Company Administrators, one of these another, and nobody the Primary Contact or themself", async () => {
    const api = await demo.api();
    for (const username of ["sfaleolo", "hbjornstad"]) {
      const { id } = await api.user(username);
      await api.send("PUT", `/users/${id}/roles`, { roleIds: ["company_administrator"] }, { "If-Match": "*" });
    }
    for (const [actor, username, name] of [
      ["blindqvist", "juno", "Jun O"],
      ["blindqvist", "sfaleolo", "Sione Faleolo"],
      ["sortega", "hbjornstad", "Håkon Bjørnstad"],
    ] as const) {
      const users = await demo.manager(actor);
      await users.choose(name, "Delete…");
      await users.question.getByRole("heading", { name: `Delete ${name}?` }).waitFor();
      expect(await users.question.innerText()).toContain("set them to Inactive on the Edit page instead");
      await users.question.getByRole("button", { name: "Cancel" }).click();
      expect(await demo.signIn(username)).toBe(200);
      await users.choose(name, "Delete…");
      await users.question.getByRole("button", { name: "Delete user" }).click();
      await users.told(`${name} deleted`);
      await users.row(name).waitFor({ state: "detached" });
      expect(await demo.signIn(username)).toBe(401);
    }
    const isProtected = /^The Primary Contact is protected, and isn’t changed here/;
    for (const [actor, username, name, why] of [
      ["sortega", "blindqvist", primary, isProtected],
      ["blindqvist", "blindqvist", primary, isProtected],
      ["sortega", "sortega", "Samuel Ortega", /^You can’t delete yourself/],
    ] as const) {
      const users = await demo.manager(actor);
      const control = await users.action(name, "Delete…");
      expect(await control.isDisabled()).toBe(true);
      await control.click({ force: true });
      await users.page.getByText(why).filter({ visible: true }).first().waitFor();
      expect(await users.question.count()).toBe(0);
      const own = await demo.api(actor);
      const { id } = await own.user(username);
      expect((await own.send("DELETE", `/users/${id}`, undefined, { "If-Match": "*" })).status).toBe(403);
    }
  });
});
