import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-editor/define";
import "@usherkit/elements/user-table/define";
import {
  descriptionOf,
  find,
  findAll,
  isGone,
  mount,
  press,
  pressOn,
  reads,
  readsNot,
  retype,
} from "./support/page.js";
import { hugo, ines, Tenant } from "./support/tenant.js";

const rules = [{ effect: "allow", actions: "*", actor: { roles: ["admin", "helper"] } }];
const profile = {
  scope: "tenant",
  actions: ["list", "create", "view", "edit", "unlock", "setTemporaryPassword", "resetMfa", "delete"],
  rowActions: { display: "buttons", actions: ["edit", "unlock", "delete"] },
  credential: { managersMayType: true, onCreate: ["welcome", "temporary"] },
  roles: {
    items: [{ id: "helper", name: "Helper", description: "Helps.", permissions: ["users.manage", "read"] }],
  },
  rules,
};
const sections = {
  ...profile,
  editor: { shape: "sections", sections: ["temporaryPassword", "email", "details"].map((id) => ({ id })) },
};

/** Hugo helps, and is shown Inês, who manages domains, which he doesn't. */
const open = async (difference: object = {}, isLocked = false) => {
  const tenant = await Tenant.open({
    people: [
      { ...hugo, roleId: "helper", deeds: ["onboard"] },
      { ...ines, deeds: isLocked ? ["onboard", "wrongPasswords"] : ["onboard"] },
    ],
    profile: { ...profile, ...difference },
  });
  const client = tenant.client({ token: await tenant.signIn("heriksen") });
  const address = tenant.addressOf("iabreu");
  return {
    tenant,
    client,
    address,
    before: `A temporary password is sent to Inês’s own address, ${address}, and isn’t shown, because they hold more than you.`,
    after: `A temporary password was sent to Inês’s own address, ${address}`,
  };
};
type Opened = Awaited<ReturnType<typeof open>>;
const editorOf = ({ client, tenant }: Opened) => mount("user-editor", { client, userId: tenant.idOf("iabreu") });

/** The one mail with the credential; with it Inês signs in, and must change it. */
const opensFor = async ({ tenant, address }: Opened): Promise<void> => {
  const [mail] = await tenant.mailTo(address);
  expect(mail?.subject).to.equal("Your temporary password for Northmark");
  const [password = ""] = /^\S+$/m.exec(mail?.text ?? "") ?? [];
  const { next } = await tenant.elsewhere.account.signIn({ tenant: tenant.id, username: "iabreu", password });
  expect(next).to.equal("set_credential");
};

describe("<user-editor>: somebody who holds more than the viewer", () => {
  it("says where a temporary credential goes, before and after it is sent, and shows none", async () => {
    const opened = await open();
    const editor = editorOf(opened);
    await reads(editor, opened.before);
    expect(findAll(editor, "textbox", /^Temporary password/), "nobody types it").to.deep.equal([]);
    await pressOn(editor, "button", "Set temporary password");
    await reads(editor, opened.after);
    expect(findAll(editor, "group", "Temporary password")).to.deep.equal([]);
    await opensFor(opened);
  });

  it("asks first with the same words, where the portal wants it asked", async () => {
    const opened = await open({ confirmations: [{ id: "setTemporaryPassword", text: "It must be changed." }] });
    const editor = editorOf(opened);
    await pressOn(editor, "button", "Set temporary password…");
    const question = await find(editor, "alertdialog");
    await reads(question, `${opened.before} It must be changed.`);
    await pressOn(question, "button", /^Set temporary password/);
    await isGone(editor, "alertdialog");
    await reads(editor, opened.after);
  });

  it("shows the address as it is, with the reason and whom to ask, and saves the rest", async () => {
    const opened = await open();
    const editor = editorOf(opened);
    const email = await find(editor, "textbox", "Primary email");
    expect(email).to.have.property("readOnly", true);
    expect(descriptionOf(email)).to.match(/^Inês can do more than you, .*\. Ask Nomvula Dlamini\.$/);
    await retype(editor, "Last name", "Abreu Lopes");
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
    expect(await opened.tenant.find("iabreu")).to.include({ familyName: "Abreu Lopes", email: opened.address });
  });

  it("says so in sections too, in place of the portal's words about a credential that is shown", async () => {
    const help = "Tell it to them.";
    const [first, ...rest] = sections.editor.sections;
    const opened = await open({ ...sections, editor: { ...sections.editor, sections: [{ ...first, help }, ...rest] } });
    const editor = editorOf(opened);
    await reads(editor, opened.before);
    await readsNot(editor, help);
    const update = await find(editor, "button", "Update email");
    expect(update).to.have.property("ariaDisabled", "true");
    expect(descriptionOf(update)).to.match(/^Inês can do more than you, .*\. Ask Nomvula Dlamini\.$/);
    expect(await find(editor, "textbox", "Primary email")).to.have.property("readOnly", true);
    await pressOn(editor, "button", "Set temporary password");
    await reads(editor, opened.after);
    await opensFor(opened);
  });

  it("stays open in a dialog of its own until it is read where the credential went", async () => {
    const opened = await open();
    const { client, tenant } = opened;
    const editor = mount("user-editor", {
      client,
      userId: tenant.idOf("iabreu"),
      inDialog: true,
      section: "temporaryPassword",
    });
    let closed = 0;
    editor.addEventListener("close-request", () => (closed += 1));
    await reads(editor, opened.before);
    await pressOn(editor, "button", "Set temporary password");
    await reads(editor, opened.after);
    expect(closed).to.equal(0);
  });

  it("warns where the portal lets somebody be taken over", async () => {
    const warning = "Inês holds more than you, and this lets you sign in as Inês.";
    const free = ["setTemporaryPassword", "edit"];
    const opened = await open({ rules: [{ ...rules[0], actions: free, takesOver: true }, ...rules] });
    const editor = editorOf(opened);
    const email = await find(editor, "textbox", "Primary email");
    expect(email).to.have.property("readOnly", false);
    expect(descriptionOf(email)).to.equal(warning);
    expect(findAll(editor, "note").map((note) => note.textContent?.trim())).to.include(warning);
    await pressOn(editor, "button", "Set temporary password");
    await find(editor, "group", "Temporary password");
  });
});

describe("<user-table>: somebody who holds more than the viewer", () => {
  it("offers the reset with an unlock by mail, and says that it was sent", async () => {
    const opened = await open({}, true);
    const table = mount("user-table", { client: opened.client });
    await pressOn(table, "button", "Unlock Inês Abreu");
    const question = await find(table, "alertdialog");
    const reset = await find(question, "radio", "Unlock and reset the password");
    await reads(question, opened.before);
    await press(reset);
    await pressOn(question, "button", "Unlock and reset");
    await isGone(table, "alertdialog");
    await reads(table, `Inês Abreu unlocked. ${opened.after}`);
    await opensFor(opened);
  });
});
