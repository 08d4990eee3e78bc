import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { signInByApi } from "./support/api.js";
import { countMails } from "./support/mailbox.js";
import {
  addressOf,
  create,
  fill,
  find,
  groupDescriptions,
  inCompanyMenu,
  invitesYou,
  openCompanyMenu,
  type Group,
} from "./support/network.js";
import { useDemo } from "./support/stage.js";

const Session = z.object({
  permissions: z.array(z.string()),
  actions: z.record(z.string(), z.object({ state: z.string() })),
});
const secret = "quartz-window-and-rain";

/** The groups of a form that one chooses from, each with the description beside it. */
const groupsIn = async (form: Locator): Promise<string[]> => {
  const lines = (await form.getByRole("radiogroup", { name: /^Group/ }).ariaSnapshot()).split("\n");
  return lines.flatMap((line) => /- text: (.+)/.exec(line)?.[1] ?? []);
};
const described = (groups: readonly Group[]) => groups.map((group) => `${group} ${groupDescriptions[group]}`);

describe("Meridian Fabric's users", () => {
  const demo = useDemo("network");
  const partner = demo.at("network-partners");

  it("NF-1 opens from the company menu for who may see it, and says that users are no contacts", async () => {
    const users = await demo.visitor();
    await users.page.goto(`${demo.url}/network/`);
    await users.page.getByLabel("User name or email").fill("ivestergaard");
    await users.field("Password").fill("harbour-lantern-27");
    await users.press("Sign in");
    await users.heading("Overview");
    await openCompanyMenu(users);
    await inCompanyMenu(users, "Users").click();
    await users.heading("Users");
    await users.row("Niklas Brandstetter").getByRole("button", { name: "Edit: Niklas Brandstetter" }).waitFor();
    await users.page.getByText("30 users of Meridian Broadcasting").waitFor();
    await users.page.getByText(/They are not contacts: who is a user gets no correspondence/).waitFor();
    // And where contacts are made.
    await users.page.getByRole("main").getByRole("link", { name: "Company Contacts" }).click();
    await users.heading("Company Contacts");
    const contacts = users.page.getByRole("table");
    await contacts.getByRole("row", { name: /^Network operations/ }).waitFor();
    await users.field("Name").fill("Tuva Lindahl");
    await users.field("Email").fill("tuva@meridian-broadcasting.example");
    await users.press("Add contact");
    await contacts.getByRole("row", { name: "Tuva Lindahl tuva@meridian-broadcasting.example" }).waitFor();

    // Read-Only sees the users and changes nobody: said once, above the list.
    const reader = await demo.admin("hmoser");
    await openCompanyMenu(reader);
    await inCompanyMenu(reader, "Users").waitFor();
    await reader.page.getByText(/You can’t .*edit users.* delete users\. Only an Admin can manage users\./).waitFor();
    expect(await reader.table.getByRole("button", { name: /^(Edit|Delete) / }).count()).toBe(0);

    // Support has nothing to do with users: not in the menu, and by the address whom to ask.
    const support = await demo.visitor();
    await support.signIn("bkaplan");
    await support.heading("You do not have access to this feature.");
    await support.page
      .getByText(/Ask (Ingeborg Vestergaard or Olufemi Woods|Olufemi Woods or Ingeborg Vestergaard)\./)
      .waitFor();
    await openCompanyMenu(support);
    await inCompanyMenu(support, "Your account").waitFor();
    expect(await inCompanyMenu(support, "Users").count()).toBe(0);
    expect(await support.page.getByRole("table").count()).toBe(0);
  });

  it("NF-3 each group is described where one chooses; Sales is there in the Partners portal alone", async () => {
    const common: Group[] = ["Admin", "Regular", "Read-Only", "Support"];
    const users = await demo.admin();
    const partners = await partner.admin();
    for (const [page, groups] of [
      [users, common],
      [partners, [...common, "Sales"]],
    ] as const)
      for (const name of ["Invite user", "Create user"]) {
        await page.press(name);
        const form = page.page.getByRole("dialog", { name });
        await form.getByRole("radio").first().waitFor();
        expect(await groupsIn(form)).toEqual(described(groups));
        await page.page.keyboard.press("Escape");
        await form.waitFor({ state: "hidden" });
      }

    const [here, there] = [await demo.api(), await partner.api()];
    const body = {
      givenName: "Sal",
      familyName: "Esperson",
      username: "sesperson",
      password: secret,
      attributes: { telephone: "+1 202 555 0190" },
      roleIds: ["sales"],
    };
    const { id, version } = await here.user("nbrandstetter");
    const refused = await Promise.all([
      here.send("POST", "/users", { ...body, email: addressOf("sal") }),
      here.send("POST", "/invitations", { emails: [addressOf("sal")], roleIds: ["sales"] }),
      here.send("PUT", `/users/${id}/roles`, { roleIds: ["sales"] }, { "If-Match": `"${version}"` }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect((await here.user("nbrandstetter")).roleIds).toEqual(["regular"]);
    const made = await there.send("POST", "/users", { ...body, email: "sal@meridian-partners.example" });
    expect(made.status).toBe(201);
  });

  it.each([
    ["Admin", "tmokoena", "*", true],
    [
      "Regular",
      "gmelnik",
      "services.view services.manage services.troubleshoot documents.download invoices.download",
      true,
    ],
    ["Read-Only", "w", "services.view documents.download invoices.download", true],
    ["Support", "efotiou", "services.view services.troubleshoot", false],
    ["Sales", "rquigley", "services.view documents.download invoices.download quotes.manage", false],
  ] as const)(
    "NF-3 %s holds what its description says, in the report and on the pages",
    async (group, username, held, sees) => {
      const api = await partner.api(username);
      const session = z.parse(Session, await (await api.send("GET", "/session")).json());
      const all =
        "users.manage services.view services.manage services.troubleshoot documents.download invoices.download quotes.manage";
      const rights = (held === "*" ? all : held).split(" ");
      expect([...session.permissions].sort()).toEqual([...rights].sort());
      const states = Object.fromEntries(Object.entries(session.actions).map(([action, { state }]) => [action, state]));
      const admin = group === "Admin" ? "allowed" : "denied";
      expect(states).toMatchObject({
        list: sees ? "allowed" : "denied",
        create: admin,
        invite: admin,
        listInvitations: admin,
      });

      const somebody = await partner.visitor();
      await somebody.page.goto(`${demo.url}/network-partners/quoting/`);
      await fill(somebody.page, { "User name or email": username, Password: "harbour-lantern-27" });
      await somebody.press("Sign in");
      await somebody.heading("Quoting");
      expect(await somebody.button("Draft a quote").count()).toBe(rights.includes("quotes.manage") ? 1 : 0);
      await openCompanyMenu(somebody, "Meridian Partners");
      expect(await inCompanyMenu(somebody, "Users").count()).toBe(sees ? 1 : 0);
      await somebody.page.getByRole("link", { name: "Overview" }).click();
      await somebody.page.getByRole("term").filter({ hasText: "Capacity" }).waitFor();
      // What is owed is financial information.
      expect(await somebody.page.getByText("This month").count()).toBe(rights.includes("invoices.download") ? 1 : 0);
    },
  );

  it("NF-5 an Admin creates a user with a password of their own typing: all of it required, no mail, no forced change", async () => {
    const address = addressOf("ines.caruana");
    const users = await demo.admin();
    await users.press("Create user");
    const form = users.page.getByRole("dialog", { name: "Create user" });
    await form.getByRole("button", { name: "Create user" }).click();
    for (const label of ["First name", "Last name", "Username", "Phone", "Email", "Password"])
      await form.getByText(`${label} is needed.`, { exact: true }).waitFor();
    await form.getByText("Choose a group.").waitFor();
    await form.getByText("You type it and tell it to them. No email is sent.").waitFor();
    await form
      .getByRole("note")
      .getByText(/You know this password, and the person is not asked to change it\./)
      .waitFor();
    const details = { "First name": "Inês", "Last name": "Caruana", Username: "icaruana", Phone: "+1 202 555 0193" };
    await fill(form, { ...details, Email: address, Password: secret });
    await form.getByRole("radio", { name: "Read-Only" }).check();
    await form.getByRole("button", { name: "Create user" }).click();
    await form.waitFor({ state: "hidden" });
    await find(users, "Inês Caruana");
    expect(await users.row("Inês Caruana").getByRole("cell", { name: "Active", exact: true }).count()).toBe(1);

    // The password works as it is, and stays; who wishes to changes it on the own account page.
    const ines = await demo.visitor();
    await ines.signIn("icaruana", secret);
    await ines.signedInAs("Inês Caruana");
    await ines.heading("Users");
    await openCompanyMenu(ines);
    await inCompanyMenu(ines, "Your account").click();
    await ines.page.getByRole("link", { name: "Change your password" }).click();
    await ines.field("Present password").fill(secret);
    await ines.field("New password").fill("a word of my own making");
    await ines.press("Change password");
    await ines.heading("Your password was changed");
    expect((await signInByApi(demo.url, "icaruana", secret, "meridian")).status).toBe(401);
    expect((await signInByApi(demo.url, "icaruana", "a word of my own making", "meridian")).status).toBe(200);
    // Her first mail is the notice of that change: none was sent when she was created.
    await expect.poll(() => countMails(demo.url, address, /^Your password at Meridian Fabric was changed$/)).toBe(1);
    expect(await countMails(demo.url, address, /./)).toBe(1);
  });

  it("NF-5 nobody but an Admin creates users", async () => {
    const regular = await demo.admin("cferreira");
    expect(await regular.button("Create user").getAttribute("aria-disabled")).toBe("true");
    const body = {
      givenName: "No",
      familyName: "Body",
      username: "nobody",
      email: addressOf("nobody"),
      password: secret,
      attributes: { telephone: "+1 202 555 0194" },
      roleIds: ["read_only"],
    };
    expect((await (await demo.api("cferreira")).send("POST", "/users", body)).status).toBe(403);
  });

  it("NF-6 an Admin edits, the username included; the person signs in with the new one", async () => {
    const users = await demo.admin();
    await find(users, "Lőrinc Varga");
    await users.press("Edit: Lőrinc Varga");
    const form = users.page.getByRole("dialog", { name: "Lőrinc Varga" });
    await fill(form, { Username: "lorinc.v", Phone: "+36 1 555 0195", "Last name": "Varga-Nagy" });
    await form.getByRole("radio", { name: "Support" }).check();
    await form.getByRole("button", { name: "Save changes" }).click();
    await form.waitFor({ state: "hidden" });
    await users.search.fill("varga-nagy");
    await users.table.getByRole("rowheader", { name: "Lőrinc Varga-Nagy lorinc.v" }).waitFor();
    expect(await users.row("Lőrinc Varga-Nagy").getByRole("cell", { name: "Support", exact: true }).count()).toBe(1);
    expect((await signInByApi(demo.url, "lvarga", undefined, "meridian")).status).toBe(401);
    const lorinc = await demo.visitor();
    await lorinc.signIn("lorinc.v");
    await lorinc.signedInAs("Lőrinc Varga-Nagy");
  });

  it("NF-6 who is no Admin opens a user and changes nothing; the server refuses edit and delete", async () => {
    const regular = await demo.admin("cferreira");
    await find(regular, "Gry Sørensen");
    await regular.table.getByRole("button", { name: "Gry Sørensen", exact: true }).click();
    const form = regular.page.getByRole("dialog", { name: "Gry Sørensen" });
    await form.getByText("You can look at this user, but not change anything here.").waitFor();
    expect(await form.getByLabel("Username").getAttribute("readonly")).not.toBeNull();
    expect(await form.getByRole("button", { name: /Save/ }).count()).toBe(0);
    expect(await form.getByRole("button", { name: "Delete…" }).isDisabled()).toBe(true);
    const [{ id, version }, api] = [await (await demo.api()).user("gsorensen"), await demo.api("cferreira")];
    const match = { "If-Match": `"${version}"` };
    expect((await api.send("PATCH", `/users/${id}`, { username: "gry" }, match)).status).toBe(403);
    expect((await api.send("DELETE", `/users/${id}`, undefined, match)).status).toBe(403);
    expect((await (await demo.api()).user("gsorensen")).version).toBe(version);
  });

  it("NF-7 deletes after a question; the record stays, and who creates or invites the same user is told of support", async () => {
    const niklas = await demo.visitor();
    await niklas.signIn("nbrandstetter");
    await niklas.signedInAs("Niklas Brandstetter");
    const users = await demo.admin();
    await find(users, "Niklas Brandstetter");
    await users.press("Delete Niklas Brandstetter");
    await users.question.getByText(/can’t easily be created again: to do that, contact Meridian Support\./).waitFor();
    await users.question.getByText("It can’t be undone here. The record stays for the logs.").waitFor();
    await users.question.getByRole("button", { name: "Cancel" }).click();
    expect(await users.names()).toEqual(["Niklas Brandstetter"]);
    await users.press("Delete Niklas Brandstetter");
    await users.question.getByRole("button", { name: "Delete user" }).click();
    await users.told("Niklas Brandstetter deleted");
    await users.heading("No one matches “Niklas Brandstetter”");

    // He is out, at once and for good.
    await niklas.page.getByRole("searchbox").fill("a");
    await niklas.page.getByRole("dialog", { name: "Sign in again" }).waitFor();
    expect((await signInByApi(demo.url, "nbrandstetter", undefined, "meridian")).status).toBe(401);

    // The record stays: among the removed, with its history.
    await users.page
      .getByRole("button", { name: /^Status/ })
      .first()
      .click();
    await users.page.getByRole("menuitemcheckbox", { name: "Removed", exact: true }).click();
    await users.page.keyboard.press("Escape");
    await users.row("Niklas Brandstetter").getByText("Removed").waitFor();

    await users.open();
    const details = { "First name": "Niklas", "Last name": "Brandstetter", Phone: "+49 30 555 0196", Password: secret };
    const address = addressOf("niklas.brandstetter");
    const form = await create(users, { ...details, Username: "nbrandstetter", Email: address }, "Regular");
    const told = form.getByText(/A removed user had this before, so it can’t be used again\./);
    await told.first().waitFor();
    const support = form.getByRole("link", { name: "Contact Meridian Support" });
    expect(await support.first().getAttribute("href")).toMatch(/^mailto:support@meridian\.example/);
    expect(await form.getByLabel("First name").inputValue()).toBe("Niklas");
    // Nor under another name with the same address.
    await form.getByLabel("Username").fill("niklas");
    await form.getByRole("button", { name: "Create user" }).click();
    await told.first().waitFor();
    await form.getByRole("button", { name: "Cancel" }).click();
    await users.page.getByRole("button", { name: "Discard changes", exact: true }).click();

    await users.press("Invite user");
    const dialog = users.page.getByRole("dialog", { name: "Invite user" });
    await dialog.getByRole("textbox", { name: "Email addresses" }).fill(address);
    await dialog.getByRole("radio", { name: "Regular" }).check();
    await dialog.getByRole("button", { name: "Invite Users" }).click();
    await dialog.getByText("Removed before. Support can bring them back").waitFor();
    expect(await dialog.getByRole("link", { name: /Contact support/ }).getAttribute("href")).toMatch(
      /^mailto:support@/,
    );
    expect(await countMails(demo.url, address, invitesYou)).toBe(0);
  });
});
