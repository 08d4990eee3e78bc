import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-editor/define";
import { Line, unavailable, requestId } from "./support/faults.js";
import {
  descriptionOf,
  find,
  findAll,
  focused,
  focusIs,
  heard,
  isGone,
  mount,
  press,
  pressOn,
  reads,
  readsNot,
  retype,
  textOf,
  until,
} from "./support/page.js";
import { hour, ines, marta, Tenant } from "./support/tenant.js";

const field = (editor: HTMLElement, label: string | RegExp) => find(editor, "textbox", label);
const written = (line: Line) => line.sent.filter(({ route }) => !route.startsWith("GET"));

describe("<user-editor>: edits", () => {
  let tenant: Tenant;
  let line: Line;
  beforeEach(async () => {
    tenant = await Tenant.open({ people: [ines, marta] });
    line = new Line();
  });
  const open = async (client = tenant.client(line)) => {
    const editor = mount("user-editor", { client, userId: tenant.idOf("iabreu") });
    await field(editor, "First name");
    return editor;
  };

  it("sends what was changed, and nothing else", async () => {
    const saved = heard("user-saved");
    const editor = await open();
    await retype(editor, "Last name", "Abreu Lopes");
    await reads(editor, "1 unsaved change");
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at \d\d?:\d\d/);
    expect(written(line).map(({ route, body }) => [route.split(" ")[0], body])).to.deep.equal([
      ["PATCH", { familyName: "Abreu Lopes" }],
    ]);
    expect(saved.map(({ detail }) => detail.user.familyName)).to.deep.equal(["Abreu Lopes"]);
    expect((await tenant.find("iabreu")).familyName).to.equal("Abreu Lopes");
  });

  it("sends nothing where nothing was changed, or where it was changed back", async () => {
    const editor = await open();
    await retype(editor, "Last name", "Lopes");
    await retype(editor, "Last name", "Abreu");
    await readsNot(editor, "unsaved");
    await pressOn(editor, "button", "Save changes");
    await reads(editor, "Nothing changed yet");
    expect(written(line)).to.deep.equal([]);
  });

  it("stores the role by itself, after the fields", async () => {
    const editor = await open();
    await retype(editor, /^Telephone/, "+351 21 555 0117");
    await press(await find(editor, "radio", "DNS operator"));
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
    expect(written(line).map(({ route, body }) => [route.replace(tenant.idOf("iabreu"), "ID"), body])).to.deep.equal([
      ["PATCH /users/ID", { attributes: { telephone: "+351 21 555 0117" } }],
      ["PUT /users/ID/roles", { roleIds: ["dns_operator"] }],
    ]);
  });

  it("loses nothing where somebody else was faster, and stores what one chooses", async () => {
    const editor = await open();
    await retype(editor, "Last name", "Abreu-Martins");
    await retype(editor, /^Telephone/, "+351 96 555 0140");
    await tenant.elsewhere.users.update(await tenant.find("iabreu"), {
      givenName: "Inez",
      familyName: "Abreu Lopes",
      attributes: { telephone: "+351 21 555 0199" },
    });
    await pressOn(editor, "button", "Save changes");
    const clash = await find(editor, "group", "Changed by someone else");
    await reads(clash, "You changed this user in another window while you were editing here.");
    expect(await field(editor, "Last name")).to.have.property("value", "Abreu-Martins");
    expect(await field(editor, /^Telephone/)).to.have.property("value", "+351 96 555 0140");
    expect((await tenant.find("iabreu")).familyName).to.equal("Abreu Lopes");
    await press(await find(clash, "radio", /^Telephone, Theirs.*0199$/));
    expect(await field(editor, /^Telephone/)).to.have.property("value", "+351 21 555 0199");
    await pressOn(clash, "button", "Apply choices");
    await isGone(editor, "group", "Changed by someone else");
    await focusIs("button Save changes");
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
    const stored = await tenant.find("iabreu");
    expect([stored.givenName, stored.familyName, stored.attributes["telephone"]]).to.deep.equal([
      "Inez",
      "Abreu-Martins",
      "+351 21 555 0199",
    ]);
    expect(written(line).at(-1)?.body).to.deep.equal({ familyName: "Abreu-Martins" });
  });

  it("goes on by itself where the other change touched nothing that can be chosen", async () => {
    const editor = await open();
    await retype(editor, "Last name", "Abreu Lopes");
    await tenant.elsewhere.users.lock({ id: tenant.idOf("iabreu") });
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
    const stored = await tenant.find("iabreu");
    expect([stored.familyName, stored.status]).to.deep.equal(["Abreu Lopes", "locked_by_admin"]);
  });

  it("says what only the server knows under the field, with the focus in it", async () => {
    const editor = await open();
    const input = await retype(editor, "Primary email", tenant.addressOf("mnowak").toUpperCase());
    await pressOn(editor, "button", "Save changes");
    await until(() => input.ariaInvalid === "true", "the field to be wrong");
    expect(descriptionOf(input)).to.contain("Another user has this address.");
    await until(() => focused() === input, "the focus in the field");
    await reads(editor, "1 problem to fix");
    expect(input.value).to.equal(tenant.addressOf("mnowak").toUpperCase());
    await retype(editor, "Primary email", "ines@halden.example");
    await readsNot(editor, "Another user has this address.");
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
  });

  it("warns of an address whose letters only look like those of another, and keeps it", async () => {
    const editor = await open();
    const input = await retype(editor, "Primary email", "in\u0435s@halden.example");
    expect(descriptionOf(input)).to.equal(
      "Its letters are of several alphabets, and may only look like those of another address.",
    );
    await retype(editor, "Primary email", "ines@halden.example");
    expect(descriptionOf(input)).to.equal("");
  });

  it("doesn’t send what can’t be right", async () => {
    const editor = await open();
    const input = await retype(editor, "Primary email", "ines@haldenmedia");
    await retype(editor, "First name", "");
    await pressOn(editor, "button", "Save changes");
    await focusIs("textbox First name");
    expect(descriptionOf(input)).to.contain("This address has no ending after “haldenmedia”.");
    await reads(editor, "First name is needed.");
    await reads(editor, "2 problems to fix");
    expect(written(line)).to.deep.equal([]);
  });

  it("keeps what was typed where the server can’t, and says so with the request’s number", async () => {
    const editor = await open();
    const input = await retype(editor, "Last name", "Abreu Lopes");
    line.break(unavailable, /^PATCH/);
    await pressOn(editor, "button", "Save changes");
    const alert = await find(editor, "alert");
    await reads(alert, "Nothing was saved. The server is busy or being restarted.");
    await reads(alert, requestId);
    await until(() => focused() === alert, "the focus on the notice");
    expect(input.value).to.equal("Abreu Lopes");
    line.mend();
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
  });

  it("keeps what was typed where the session ends, and saves it after a sign-in", async () => {
    const asked = heard("sign-in-required");
    let { token } = tenant;
    const editor = await open(tenant.client({ fetch: tenant.fetchAs(() => token) }));
    const input = await retype(editor, "Last name", "Abreu Lopes");
    await tenant.pass(13 * hour);
    await pressOn(editor, "button", "Save changes");
    await reads(await find(editor, "alert"), "Your session has ended. Sign in again. What you typed is kept.");
    expect(input.value).to.equal("Abreu Lopes");
    expect(asked).to.have.length(1);
    token = await tenant.signIn("nomvula.dlamini");
    await editor.reload();
    await isGone(editor, "alert");
    expect(input.value).to.equal("Abreu Lopes");
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
  });

  it("asks before what was typed would be lost", async () => {
    let closed = 0;
    const editor = await open();
    editor.addEventListener("close-request", () => (closed += 1));
    editor.requestClose();
    expect(closed).to.equal(1);
    await retype(editor, "Last name", "Abreu Lopes");
    editor.requestClose();
    const question = await find(editor, "alertdialog", "Leave without saving?");
    await focusIs("button Keep editing");
    await pressOn(question, "button", "Keep editing");
    expect(closed).to.equal(1);
    expect(await field(editor, "Last name")).to.have.property("value", "Abreu Lopes");
    editor.requestClose();
    await pressOn(await find(editor, "alertdialog"), "button", "Discard changes");
    await until(() => closed === 2, "close-request");
    expect(await field(editor, "Last name")).to.have.property("value", "Abreu");
  });

  it("has the browser ask before the page is left with something that was typed", async () => {
    const leaves = () => dispatchEvent(new Event("beforeunload", { cancelable: true }));
    const editor = await open();
    expect(leaves()).to.equal(true);
    await retype(editor, "Last name", "Abreu Lopes");
    expect(leaves()).to.equal(false);
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
    expect(leaves()).to.equal(true);
    await retype(editor, "Last name", "Lopes");
    editor.remove();
    expect(leaves()).to.equal(true);
  });

  it("says in words what is wrong with a telephone number", async () => {
    const editor = await open();
    await retype(editor, /^Telephone/, "banana");
    await pressOn(editor, "button", "Save changes");
    await reads(editor, "This isn’t a telephone number.");
  });

  it("lets go of whom somebody else has deleted meanwhile, without asking about what was typed", async () => {
    let closed = 0;
    const editor = await open();
    editor.addEventListener("close-request", () => (closed += 1));
    await retype(editor, "Last name", "Abreu Lopes");
    await tenant.elsewhere.users.delete(await tenant.find("iabreu"));
    await pressOn(editor, "button", "Save changes");
    await find(editor, "heading", "This user is no longer there");
    expect(findAll(editor, "button", "Save changes")).to.deep.equal([]);
    editor.requestClose();
    expect(closed).to.equal(1);
  });

  it("does an action and says so beside its button", async () => {
    await tenant.do("onboard", "iabreu");
    const editor = await open();
    await pressOn(editor, "button", "Lock");
    await reads(editor, "Inês Abreu locked");
    await reads(editor, "Locked by admin");
    await find(editor, "button", "Unlock");
    expect((await tenant.find("iabreu")).status).to.equal("locked_by_admin");
  });

  it("says that somebody is gone, and of another’s child no more than that", async () => {
    const user = await tenant.find("iabreu");
    await tenant.elsewhere.users.delete(user);
    const editor = mount("user-editor", { client: tenant.client(), userId: user.id });
    await find(editor, "heading", "This user is no longer there");
    expect(textOf(editor)).not.to.contain("Abreu");
  });
});

describe("<user-editor>: may look, may not change", () => {
  it("shows every value, offers nothing, and says why", async () => {
    const tenant = await Tenant.open({
      people: [ines],
      profile: {
        roles: {
          multiple: false,
          items: [
            { id: "admin", name: "Admin", description: "All.", permissions: ["users.manage", "read"] },
            { id: "viewer", name: "Viewer", description: "Looks.", permissions: ["read"] },
            { id: "domain_manager", name: "Domain manager", description: "Domains.", permissions: ["read"] },
          ],
        },
        scope: "tenant",
        rules: [
          { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
          { effect: "allow", actions: ["list", "view"], actor: { roles: ["viewer"] } },
        ],
      },
    });
    const { user } = await tenant.elsewhere.users.create({
      username: "kim",
      givenName: "Kim",
      familyName: "Okafor",
      email: tenant.addressOf("kim"),
      roleIds: ["viewer"],
    });
    expect(user.status).to.equal("provisioned");
    await tenant.do("onboard", "kim");
    const client = tenant.client({ token: await tenant.signIn("kim") });
    const editor = mount("user-editor", { client, userId: tenant.idOf("iabreu") });
    const last = await find(editor, "textbox", "Last name");
    expect(last).to.include({ value: "Abreu", readOnly: true });
    await reads(editor, "You can look at this user, but not change anything here.");
    await reads(editor, /Only an Admin can edit users\. Ask Nomvula Dlamini/);
    expect(findAll(editor, "button", "Save changes")).to.deep.equal([]);
    for (const radio of findAll(editor, "radio"))
      expect(radio.matches(":disabled, [aria-disabled=true]")).to.equal(true);
  });

  it("tells Billing that they may add nobody", async () => {
    const tenant = await Tenant.open({ people: [{ ...marta, deeds: ["onboard"] }] });
    const editor = mount("user-editor", { client: tenant.client({ token: await tenant.signIn("mnowak") }) });
    await find(editor, "heading", "You do not have access to this feature.");
    await reads(editor, /Only an Admin can add users/);
    expect(findAll(editor, "textbox")).to.deep.equal([]);
  });
});
