import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import { hang, Line } from "./support/faults.js";
import {
  announced,
  find,
  findAll,
  focusIs,
  heard,
  isGone,
  key,
  mount,
  press,
  pressOn,
  reads,
  retype,
  textOf,
  until,
} from "./support/page.js";
import { choose, people, rowOf, settled, shows } from "./support/table.js";
import { crowd, hugo, ines, marta, Tenant, tomasz } from "./support/tenant.js";

/** Waits until a row says so. */
const rowSays = (table: Parameters<typeof rowOf>[0], name: string, text: string): Promise<true> =>
  until(
    () => findAll(table, "row").some((row) => textOf(row).includes(name) && textOf(row).includes(text)),
    () => `${name}: ${text} in ${textOf(table)}`,
  );

describe("<user-table>: actions on one person", () => {
  let tenant: Tenant;
  beforeEach(async () => {
    tenant = await Tenant.open({ people: [ines, hugo, marta] });
  });

  it("keeps a name from right to left apart from the sentence that it stands in", async () => {
    tenant = await Tenant.open({ people: [{ ...marta, givenName: "ليلى", familyName: "حداد" }] });
    const table = mount("user-table", { client: tenant.client() });
    await choose(table, "ليلى حداد", "Delete…");
    await find(table, "alertdialog", "Delete \u2068ليلى حداد\u2069?");
    await pressOn(table, "button", "Delete user");
    await reads(table, "\u2068ليلى حداد\u2069 deleted");
  });

  it("locks and unlocks at once, says so, and tells the page", async () => {
    await tenant.do("onboard", "iabreu");
    const done = heard("user-action-done");
    const table = mount("user-table", { client: tenant.client() });
    await choose(table, "Inês Abreu", "Lock");
    await reads(table, "Inês Abreu locked");
    await rowSays(table, "Inês Abreu", "Locked by admin");
    expect(findAll(table, "dialog").concat(findAll(table, "alertdialog"))).to.deep.equal([]);
    expect((await tenant.find("iabreu")).status).to.equal("locked_by_admin");
    expect(done.map(({ detail }) => [detail.action, detail.users.map(({ username }) => username)])).to.deep.equal([
      ["lock", ["iabreu"]],
    ]);
    await choose(table, "Inês Abreu", "Unlock");
    await rowSays(table, "Inês Abreu", "Active");
    expect((await tenant.find("iabreu")).lock).to.equal(null);
  });

  it("RP-6: says before it locks somebody new that the link of their welcome mail dies", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await choose(table, "Marta Nowak", "Lock…");
    const question = await find(table, "alertdialog", "Lock Marta Nowak?");
    await reads(question, "The link of their welcome email stops working for good. Send it again afterwards.");
    await pressOn(question, "button", "Lock user");
    await rowSays(table, "Marta Nowak", "Locked by admin");
  });

  it("unlocks somebody whom five wrong passwords have locked", async () => {
    await tenant.do("onboard", "mnowak");
    await tenant.do("wrongPasswords", "mnowak");
    const table = mount("user-table", { client: tenant.client() });
    await rowSays(table, "Marta Nowak", "Auto-locked");
    await choose(table, "Marta Nowak", "Unlock");
    await rowSays(table, "Marta Nowak", "Active");
  });

  it("sends the new user email again", async () => {
    const before = await tenant.mailTo(tenant.addressOf("iabreu"));
    const table = mount("user-table", { client: tenant.client() });
    await choose(table, "Inês Abreu", "Resend new user email");
    await reads(table, "Email sent to Inês Abreu");
    const after = await tenant.mailTo(tenant.addressOf("iabreu"));
    expect(after).to.have.length(before.length + 1);
    expect(after[0]?.text).not.to.equal(before[0]?.text);
  });

  it("asks before it deletes, and leaves everything as it is where the answer is no", async () => {
    const line = new Line();
    const table = mount("user-table", { client: tenant.client(line) });
    await choose(table, "Hugo Eriksen", "Delete…");
    const dialog = await find(table, "alertdialog", "Delete Hugo Eriksen?");
    await reads(dialog, "This removes Hugo Eriksen (heriksen) from Halden Media and ends their sessions now.");
    await reads(dialog, "It can’t be undone. A deleted user can’t be recovered.");
    await focusIs("button Cancel");
    await key("Enter");
    await isGone(table, "alertdialog");
    await focusIs("button Actions for Hugo Eriksen");
    await choose(table, "Hugo Eriksen", "Delete…");
    await focusIs("button Cancel");
    await key("Escape");
    await isGone(table, "alertdialog");
    expect(line.count(/^DELETE/)).to.equal(0);
    expect(people(table)).to.deep.equal(["Inês Abreu", "Hugo Eriksen", "Marta Nowak"]);
  });

  it("stays until the answer is in, then takes the row away and gives the focus to the next", async () => {
    const line = new Line();
    const deleted = heard("user-deleted");
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    line.break(async (request, send) => {
      await held;
      return send(request);
    }, /^DELETE/);
    const table = mount("user-table", { client: tenant.client(line) });
    await choose(table, "Hugo Eriksen", "Delete…");
    const dialog = await find(table, "alertdialog", "Delete Hugo Eriksen?");
    await pressOn(dialog, "button", "Delete user");
    const busy = await find(dialog, "button", "Deleting…");
    expect(busy.ariaBusy).to.equal("true");
    expect(await find(dialog, "button", "Cancel")).to.have.property("disabled", true);
    await press(busy);
    await key("Escape");
    expect(findAll(table, "alertdialog")).to.have.length(1);
    release();
    await isGone(table, "alertdialog");
    await shows(table, "Inês Abreu", "Marta Nowak");
    await reads(table, "Hugo Eriksen deleted");
    await reads(table, "2 users");
    expect(line.count(/^DELETE/)).to.equal(1);
    expect(deleted.map(({ detail }) => detail.user.username)).to.deep.equal(["heriksen"]);
    await focusIs("button Marta Nowak");
  });

  it("stays open with the reason where somebody else was faster, and succeeds at the second try", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await choose(table, "Hugo Eriksen", "Delete…");
    const dialog = await find(table, "alertdialog", "Delete Hugo Eriksen?");
    await tenant.elsewhere.users.update(await tenant.find("heriksen"), { familyName: "Eriksson" });
    await pressOn(dialog, "button", "Delete user");
    await reads(dialog, "Hugo Eriksen wasn’t deleted.");
    await reads(dialog, "Someone else changed this in the meantime.");
    await focusIs("button Cancel");
    expect((await tenant.find("heriksen")).familyName).to.equal("Eriksson");
    await pressOn(dialog, "button", "Try again");
    await shows(table, "Inês Abreu", "Marta Nowak");
  });

  it("says that somebody is gone already, and offers nothing to try", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await choose(table, "Hugo Eriksen", "Delete…");
    const dialog = await find(table, "alertdialog", "Delete Hugo Eriksen?");
    await tenant.elsewhere.users.delete(await tenant.find("heriksen"));
    await pressOn(dialog, "button", "Delete user");
    await reads(dialog, "This user is no longer in the list.");
    expect(findAll(dialog, "button", "Try again")).to.deep.equal([]);
    await pressOn(dialog, "button", "Close");
    await shows(table, "Inês Abreu", "Marta Nowak");
  });

  it("says why where an action without a question is refused", async () => {
    await tenant.do("onboard", "mnowak");
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await tenant.elsewhere.users.lock({ id: tenant.idOf("mnowak") });
    await choose(table, "Marta Nowak", "Lock");
    const dialog = await find(table, "alertdialog", "Lock Marta Nowak?");
    await reads(dialog, "Marta Nowak wasn’t locked. Already locked.");
    await pressOn(dialog, "button", "Close");
    await rowSays(table, "Marta Nowak", "Locked by admin");
  });

  it("asks the host for a sign-in where the session has ended meanwhile", async () => {
    await tenant.do("onboard", "mnowak");
    const asked = heard("sign-in-required");
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await tenant.pass(13 * 3_600_000);
    await choose(table, "Marta Nowak", "Lock");
    await until(() => asked.length === 1, "sign-in-required");
  });

  it("does nothing of its own where the host takes the request", async () => {
    await tenant.do("onboard", "mnowak");
    const line = new Line();
    const edits = heard("user-edit-request", (event) => {
      event.preventDefault();
    });
    const actions = heard("user-action-request", (event) => {
      event.preventDefault();
    });
    const invites = heard("invite-request", (event) => {
      event.preventDefault();
    });
    const table = mount("user-table", { client: tenant.client(line) });
    await choose(table, "Marta Nowak", "Lock");
    await choose(table, "Marta Nowak", "View/Edit");
    await pressOn(table, "button", "Add user");
    await pressOn(table, "button", "Invite");
    await until(() => invites.length === 1, "invite-request");
    expect(actions.map(({ detail }) => [detail.action, detail.users[0]?.username])).to.deep.equal([["lock", "mnowak"]]);
    expect(edits.map(({ detail }) => detail.user?.username)).to.deep.equal(["mnowak", undefined]);
    expect(findAll(table, "dialog")).to.deep.equal([]);
    expect(line.sent.filter(({ route }) => !/^(GET|POST \/users\/search)/.test(route))).to.deep.equal([]);
  });

  it("shows whoever is added in its editor, and tells the page", async () => {
    const created = heard("user-created");
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await pressOn(table, "button", "Add user");
    const dialog = await find(table, "dialog", "Add user");
    await focusIs("textbox First name");
    await retype(dialog, "First name", "Ada");
    await retype(dialog, "Last name", "Lovelace");
    await retype(dialog, "User name", "alovelace");
    await retype(dialog, "Primary email", tenant.addressOf("alovelace"));
    await press(await find(dialog, "radio", "Billing"));
    await pressOn(dialog, "button", "Add user");
    await isGone(table, "dialog");
    await reads(table, `Ada Lovelace added. An email was sent to ${tenant.addressOf("alovelace")}`);
    await shows(table, "Inês Abreu", "Hugo Eriksen", "Ada Lovelace", "Marta Nowak");
    expect(created.map(({ detail }) => detail.user.username)).to.deep.equal(["alovelace"]);
    expect(await tenant.mailTo(tenant.addressOf("alovelace"))).to.have.length(1);
    await focusIs("button Add user");
  });
});

describe("<user-table>: actions on several people", () => {
  let tenant: Tenant;
  beforeEach(async () => {
    tenant = await Tenant.open({ people: [ines, hugo, marta, tomasz] });
    await tenant.elsewhere.users.lock({ id: tenant.idOf("mnowak") });
  });

  it("says to how many of them each can be done, leaves the others out with the reason, and does it", async () => {
    const done = heard("user-action-done");
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    for (const name of ["Inês Abreu", "Hugo Eriksen", "Marta Nowak"])
      await press(await find(table, "checkbox", `Select ${name}`));
    const bar = await find(table, "toolbar", "Selected users");
    await reads(bar, "3 selected");
    await find(bar, "button", "Unlock 1 of 3");
    await find(bar, "button", "Delete…");
    await pressOn(bar, "button", "Lock 2 of 3");
    const dialog = await find(table, "alertdialog", "Lock 2 of 3 users?");
    await reads(dialog, "Inês Abreu and Hugo Eriksen can’t sign in until someone unlocks them.");
    await reads(dialog, "Marta Nowak is left out: already locked.");
    await pressOn(dialog, "button", "Lock 2 users");
    await isGone(table, "alertdialog");
    await reads(table, "2 users locked");
    for (const name of ["Inês Abreu", "Hugo Eriksen", "Marta Nowak"]) await rowSays(table, name, "Locked by admin");
    expect((await tenant.find("t.adamczyk")).lock).to.equal(null);
    expect(done.map(({ detail }) => detail.users.map(({ username }) => username))).to.deep.equal([
      ["iabreu", "heriksen"],
    ]);
    // The same people stay selected, and the bar knows how they are now.
    await find(table, "button", "Unlock");
  });

  it("stops for none, and tells what became of each", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    for (const name of ["Inês Abreu", "Hugo Eriksen", "Tomasz Adamczyk"])
      await press(await find(table, "checkbox", `Select ${name}`));
    await pressOn(table, "button", "Lock");
    const dialog = await find(table, "alertdialog", "Lock 3 users?");
    await tenant.elsewhere.users.lock({ id: tenant.idOf("heriksen") });
    await pressOn(dialog, "button", "Lock 3 users");
    // Somebody who stands already as they were to stand is no failure.
    await isGone(table, "alertdialog");
    await reads(table, "3 users locked");
    expect((await tenant.find("t.adamczyk")).status).to.equal("locked_by_admin");
    for (const name of ["Inês Abreu", "Hugo Eriksen", "Tomasz Adamczyk"]) await rowSays(table, name, "Locked by admin");
  });

  it("says how far it is, and tries the rest alone again", async () => {
    const line = new Line();
    const table = mount("user-table", { client: tenant.client({ fetch: line.fetch, timeout: 2500 }) });
    await settled(table);
    for (const name of ["Inês Abreu", "Tomasz Adamczyk"]) await press(await find(table, "checkbox", `Select ${name}`));
    await pressOn(table, "button", "Lock");
    const dialog = await find(table, "alertdialog", "Lock 2 users?");
    line.break(hang, new RegExp(`${tenant.idOf("t.adamczyk")}/lock$`));
    await pressOn(dialog, "button", "Lock 2 users");
    await find(dialog, "button", "Locking 2 of 2…");
    await reads(dialog, "Done for 1 of 2.");
    line.mend();
    await pressOn(dialog, "button", "Try again");
    await isGone(table, "alertdialog");
    await rowSays(table, "Tomasz Adamczyk", "Locked by admin");
    expect(line.count(new RegExp(`${tenant.idOf("iabreu")}/lock$`))).to.equal(1);
  });

  it("takes the deleted out of the list and out of the selection", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    for (const name of ["Inês Abreu", "Hugo Eriksen"]) await press(await find(table, "checkbox", `Select ${name}`));
    await pressOn(table, "button", "Delete…");
    const dialog = await find(table, "alertdialog", "Delete 2 users?");
    await focusIs("button Cancel");
    await pressOn(dialog, "button", "Delete 2 users");
    await shows(table, "Tomasz Adamczyk", "Marta Nowak");
    await isGone(table, "toolbar", "Selected users");
    expect(announced()).not.to.equal("");
  });

  it("names everybody before many are deleted, those who manage first, and wants their number typed", async () => {
    tenant = await Tenant.open({ people: [...crowd(11), hugo] });
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await press(await find(table, "checkbox", "Select all on this page"));
    await pressOn(table, "button", "Delete…");
    const dialog = await find(table, "alertdialog", "Delete 12 users?");
    expect(textOf(dialog)).to.match(/This removes Hugo Eriksen, Person \d\d, and 10 more/);
    await press(await until(() => dialog.querySelector("summary"), "the names"));
    expect(dialog.querySelectorAll("details[open] li")).to.have.length(12);
    await pressOn(dialog, "button", "Delete 12 users");
    await reads(dialog, "Type 12, the number of users who would be deleted.");
    await focusIs("textbox Type 12 to confirm");
    expect((await tenant.elsewhere.users.list({ limit: 50 })).items).to.have.length(12);
    await retype(dialog, "Type 12 to confirm", "12");
    await pressOn(dialog, "button", "Delete 12 users");
    await isGone(table, "alertdialog");
    expect((await tenant.elsewhere.users.list({ limit: 50 })).items).to.deep.equal([]);
  });
});
