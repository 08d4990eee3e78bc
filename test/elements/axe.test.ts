import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import "@usherkit/elements/user-editor/define";
import "@usherkit/elements/invite-form/define";
import "@usherkit/elements/pending-invites/define";
import { findings, hostPage } from "./support/axe.js";
import { hang, Line, unavailable } from "./support/faults.js";
import { find, mount, paste, press, pressOn, reads, retype } from "./support/page.js";
import { choose, openMenu, settled } from "./support/table.js";
import { hugo, ines, marta, Tenant, tomasz } from "./support/tenant.js";

const listed = /^(GET \/users|POST \/users\/search)$/;

describe("axe finds nothing, light, dark and narrow", () => {
  let tenant: Tenant;
  let billing = "";
  let main: HTMLElement;
  before(async () => {
    tenant = await Tenant.open({ people: [ines, hugo, { ...marta, deeds: ["onboard"] }, tomasz] });
    billing = await tenant.signIn("mnowak");
    await tenant.elsewhere.invitations.create({ emails: ["a@halden.example"], roleIds: ["billing"] });
  });
  beforeEach(() => {
    main = hostPage();
  });
  const clean = async () => {
    expect(await findings(main)).to.deep.equal([]);
  };
  const table = (client = tenant.client()) => mount("user-table", { client }, main);

  it("in the list", async () => {
    await settled(table());
    await clean();
  });
  it("while it loads", async () => {
    const line = new Line();
    line.break(hang, listed);
    await reads(table(tenant.client(line)), "Loading…");
    await clean();
  });
  it("where nobody is", async () => {
    await find(table((await Tenant.open()).client()), "heading", "No users yet");
    await clean();
  });
  it("where nobody matches", async () => {
    const element = table();
    await settled(element);
    await retype(element, "Find in results", "zanzibar");
    await find(element, "heading", "No one matches “zanzibar”");
    await clean();
  });
  it("where it is refused", async () => {
    await find(table(tenant.client({ token: billing })), "heading", "You do not have access to this feature.");
    await clean();
  });
  it("where the session has ended", async () => {
    await find(table(tenant.client({ token: "nobody" })), "heading", "Your session has ended");
    await clean();
  });
  it("where it failed, and where a refresh failed", async () => {
    const line = new Line();
    line.break(unavailable, listed);
    const element = table(tenant.client(line));
    await find(element, "heading", "The users couldn’t be loaded");
    await clean();
    line.mend();
    await pressOn(element, "button", "Try again");
    await settled(element);
    line.break(unavailable, listed);
    element.refresh();
    await reads(element, "The list couldn’t be refreshed.");
    await clean();
  });
  it("in the menu of a row", async () => {
    await openMenu(table(), "Inês Abreu");
    await clean();
  });
  it("in a filter’s menu", async () => {
    const element = table();
    await settled(element);
    await pressOn(element, "button", "Status Any");
    await clean();
  });
  it("in the bulk bar", async () => {
    const element = table();
    await settled(element);
    await press(await find(element, "checkbox", "Select all on this page"));
    await reads(element, "4 selected");
    await clean();
  });
  it("in a question", async () => {
    const element = table();
    await choose(element, "Inês Abreu", "Delete…");
    await find(element, "alertdialog");
    await clean();
  });
  it("in the editor over the table", async () => {
    const element = table();
    await settled(element);
    await pressOn(element, "button", "Inês Abreu");
    await find(element, "textbox", "First name");
    await clean();
  });
  it("in the editor with problems, and with a conflict", async () => {
    const editor = mount("user-editor", { client: tenant.client(), userId: tenant.idOf("iabreu") }, main);
    await retype(editor, "Primary email", "ines@haldenmedia");
    await pressOn(editor, "button", "Save changes");
    await reads(editor, "1 problem to fix");
    await clean();
    await retype(editor, "Primary email", "ines@halden.example");
    await tenant.elsewhere.users.update(await tenant.find("iabreu"), { email: "inez@halden.example" });
    await pressOn(editor, "button", "Save changes");
    await find(editor, "group", "Changed by someone else");
    await clean();
  });
  it("where somebody is added", async () => {
    const editor = mount("user-editor", { client: tenant.client() }, main);
    await find(editor, "textbox", "First name");
    await clean();
  });
  it("in the invite form, before and after", async () => {
    const form = mount("invite-form", { client: tenant.client() }, main);
    paste(
      await find(form, "textbox", "Email addresses"),
      `b@halden.example, nobody@nowhere, ${tenant.addressOf("heriksen")}`,
    );
    await reads(form, "1 of 3 ready");
    await clean();
    await press(await find(form, "radio", "Billing"));
    await pressOn(form, "button", "Send 1 invite");
    await find(form, "heading", "1 of 3 invites sent");
    await clean();
  });
  it("in the pending invites, and where there are none", async () => {
    const list = mount("pending-invites", { client: tenant.client() }, main);
    await find(list, "table", "Pending invites");
    await clean();
    list.remove();
    const none = mount("pending-invites", { client: (await Tenant.open()).client() }, main);
    await find(none, "heading", "No invites yet");
    await clean();
  });
});
