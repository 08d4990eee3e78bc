import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import { announced, find, findAll, focusIs, isGone, key, mount, textOf, type, until } from "./support/page.js";
import { settled, shows } from "./support/table.js";
import { hugo, ines, marta, Tenant } from "./support/tenant.js";

/** Tab until something has the focus, as one does who hears it. */
const tabTo = async (wanted: string | RegExp): Promise<void> => {
  const heard: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await key("Tab");
    const now = announced();
    heard.push(now);
    if (typeof wanted === "string" ? now === wanted : wanted.test(now)) return;
  }
  throw new Error(`Never came to ${String(wanted)}, but to: ${heard.join(" | ")}`);
};

describe("the keyboard alone", () => {
  let tenant: Tenant;
  beforeEach(async () => {
    tenant = await Tenant.open({ people: [ines, hugo, marta] });
  });

  it("finds somebody, edits them, saves, and is back where it was", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await tabTo("searchbox Find in results");
    await type("abreu");
    await shows(table, "Inês Abreu");
    await tabTo("button Actions for Inês Abreu");
    await key("Enter");
    await focusIs("menuitem View/Edit");
    await key("Enter");
    await find(table, "dialog", "Inês Abreu");
    await focusIs("heading Inês Abreu");
    await tabTo("textbox Last name");
    await key("End");
    await type(" Lopes");
    await tabTo("button Save changes");
    await key("Enter");
    await isGone(table, "dialog");
    await focusIs(/^button Actions for Inês Abreu Lopes$/);
    expect((await tenant.find("iabreu")).familyName).to.equal("Abreu Lopes");
  });

  it("stays inside a dialog, and Esc leaves it without a loss", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await tabTo("button Add user");
    await key("Enter");
    await focusIs("textbox First name");
    await type("Ada");
    // Nothing behind a modal dialog can be reached.
    const outside: string[] = [];
    for (let step = 0; step < 25; step += 1) {
      await key("Tab");
      outside.push(announced());
    }
    expect(outside.filter((name) => /Actions for|Find in results/.test(name))).to.deep.equal([]);
    await key("Escape");
    await find(table, "alertdialog", "Leave without saving?");
    await focusIs("button Keep editing");
    await key("Enter");
    await isGone(table, "alertdialog");
    expect(await find(table, "textbox", "First name")).to.have.property("value", "Ada");
    await key("Escape");
    await find(table, "alertdialog", "Leave without saving?");
    await tabTo("button Discard changes");
    await key("Enter");
    await isGone(table, "dialog");
    await focusIs("button Add user");
  });

  it("selects two and locks them, by the arrow keys of the toolbar", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await tabTo("checkbox Select Inês Abreu");
    await key("Space");
    await tabTo("checkbox Select Hugo Eriksen");
    await key("Space");
    await find(table, "toolbar", "Selected users");
    const bar = await find(table, "toolbar", "Selected users");
    const [first] = findAll(bar, "button");
    first?.focus();
    for (let step = 0; step < 8 && announced() !== "button Lock"; step += 1) await key("ArrowRight");
    await focusIs("button Lock");
    await key("Enter");
    await find(table, "alertdialog", "Lock 2 users?");
    await focusIs("button Cancel");
    await tabTo("button Lock 2 users");
    await key("Enter");
    await isGone(table, "alertdialog");
    await until(() => textOf(table).includes("2 users locked"), "what was done");
    expect((await tenant.find("heriksen")).status).to.equal("locked_by_admin");
  });

  it("opens who an invited address belongs to over the form, and loses no address", async () => {
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await tabTo("button Invite");
    await key("Enter");
    await focusIs("textbox Email addresses");
    const addresses = [tenant.addressOf("iabreu"), "nobody@nowhere", "new@halden.example"];
    await type(`${addresses.join()},`);
    const opensAndComesBack = async (button: string | RegExp): Promise<void> => {
      await tabTo(button);
      await key("Enter");
      await find(table, "dialog", "Inês Abreu");
      await focusIs("heading Inês Abreu");
      await key("Escape");
      await isGone(table, "dialog", "Inês Abreu");
      await focusIs(button);
    };
    const form = await find(table, "dialog", "Invite");
    await find(form, "button", "Open this user");
    await opensAndComesBack("button Open this user");
    for (const address of addresses) await find(form, "button", `Remove ${address}`);
    await tabTo(/^radio /);
    await key("Space");
    await tabTo("button Send 1 invite");
    await key("Enter");
    await focusIs("heading 1 of 3 invites sent");
    await opensAndComesBack(/^button Open: iabreu/);
    await find(form, "heading", "1 of 3 invites sent");
  });
});
