import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-editor/define";
import { Line, unavailable } from "./support/faults.js";
import {
  descriptionOf,
  find,
  findAll,
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
import { hour, ines, marta, Tenant, type Person } from "./support/tenant.js";

const here: Person = { ...ines, deeds: ["onboard"] };
const actions = [
  "list",
  "create",
  "view",
  "edit",
  "setRoles",
  "activate",
  "deactivate",
  "setTemporaryPassword",
  "delete",
];
const written = (line: Line) =>
  line.sent
    .filter(({ route }) => !route.startsWith("GET"))
    .map(({ route, body }) => [route.replace(/\/users\/[^/]+/, ""), body]);
const open = (tenant: Tenant, line = new Line()) =>
  mount("user-editor", { client: tenant.client(line), userId: tenant.idOf("iabreu") });

describe("<user-editor>: active and inactive", () => {
  it("CU-4: sets a person inactive and active again with the rest of the form", async () => {
    const tenant = await Tenant.open({ people: [here], profile: { actions } });
    const line = new Line();
    const done = heard("user-action-done");
    const editor = open(tenant, line);
    await press(await find(editor, "radio", "Inactive"));
    await retype(editor, "Last name", "Abreu Lopes");
    await reads(editor, "2 unsaved changes");
    await pressOn(editor, "button", "Save changes");
    await reads(editor, "Inês Abreu Lopes deactivated");
    expect(written(line)).to.deep.equal([
      ["PATCH ", { familyName: "Abreu Lopes" }],
      ["POST /deactivate", {}],
    ]);
    expect(done.map(({ detail }) => detail.action)).to.deep.equal(["deactivate"]);
    expect((await tenant.find("iabreu")).active).to.equal(false);
    await press(await find(editor, "radio", "Active"));
    await pressOn(editor, "button", "Save changes");
    await reads(editor, "Inês Abreu Lopes activated");
    expect((await tenant.find("iabreu")).active).to.equal(true);
  });

  it("asks first where the portal wants it, with its own words, and does nothing where it is taken back", async () => {
    const tenant = await Tenant.open({
      people: [here],
      profile: { actions, confirmations: [{ id: "deactivate", text: "Standing orders go on." }] },
    });
    const line = new Line();
    const editor = open(tenant, line);
    await press(await find(editor, "radio", "Inactive"));
    await pressOn(editor, "button", "Save changes");
    const question = await find(editor, "alertdialog", "Deactivate Inês Abreu?");
    await reads(question, /nothing of theirs is lost\. Standing orders go on\./);
    await pressOn(question, "button", "Cancel");
    await isGone(editor, "alertdialog");
    expect(written(line)).to.deep.equal([]);
    expect(await find(editor, "radio", "Inactive")).to.have.property("checked", true);
    await pressOn(editor, "button", "Save changes");
    await pressOn(await find(editor, "alertdialog"), "button", "Deactivate user");
    await reads(editor, "Inês Abreu deactivated");
  });

  it("keeps both in their place where it is refused, with reason and remedy", async () => {
    const tenant = await Tenant.open({
      people: [here],
      profile: {
        actions,
        rules: [
          { effect: "deny", actions: ["deactivate"], reason: "payday", remedy: "none" },
          { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
        ],
        reasons: [{ id: "payday", text: "Nobody is set inactive on payday" }],
      },
    });
    const editor = open(tenant);
    const inactive = await find(editor, "radio", "Inactive");
    expect(inactive).to.include({ ariaDisabled: "true", checked: false });
    await press(inactive);
    expect(inactive).to.have.property("checked", false);
    expect(descriptionOf(await find(editor, "radiogroup", "Active or inactive"))).to.equal(
      "Nobody is set inactive on payday. Nothing can be done about it here.",
    );
  });
});

describe("<user-editor>: what managers set", () => {
  const lenient = {
    actions: [...actions, "sendPasswordReset"],
    credential: { onCreate: ["welcome", "temporary", "password"], managersMayType: true, mustChange: false },
  };
  const fill = async (editor: HTMLElement, tenant: Tenant) => {
    await retype(editor, "First name", "Ada");
    await retype(editor, "Last name", "Lovelace");
    await retype(editor, "User name", "alovelace");
    await retype(editor, "Primary email", tenant.addressOf("alovelace"));
    await press(await find(editor, "radio", "Billing"));
  };

  it("NF-5: warns where a manager knows what a person is not asked to change, and names the safe way", async () => {
    const tenant = await Tenant.open({ profile: lenient });
    const line = new Line();
    const editor = mount("user-editor", { client: tenant.client(line) });
    await fill(editor, tenant);
    await readsNot(editor, "You know this password");
    await press(await find(editor, "radio", "Set the password now"));
    await reads(
      editor,
      "You know this password, and Ada Lovelace is not asked to change it. Safer: “By email”, with which they set their own.",
    );
    await retype(editor, "Password", "analytical engine 1");
    await pressOn(editor, "button", "Add user");
    await reads(editor, "Ada Lovelace was added.");
    expect(written(line)[0]?.[1]).to.include({ credential: "password", password: "analytical engine 1" });
    const { next } = await tenant.elsewhere.account.signIn({
      tenant: tenant.id,
      username: "alovelace",
      password: "analytical engine 1",
    });
    expect(next).to.equal(null);
  });

  it("CA-8: takes a typed temporary one on creation, or makes one where nothing is typed", async () => {
    const tenant = await Tenant.open({ profile: { credential: { onCreate: ["temporary"], managersMayType: true } } });
    const editor = mount("user-editor", { client: tenant.client() });
    await fill(editor, tenant);
    await retype(editor, /^Temporary password/, "mallow 29 tern K7");
    await pressOn(editor, "button", "Add user");
    const secret = await find(editor, "group", "Temporary password");
    expect(secret.querySelector("code")?.textContent).to.equal("mallow 29 tern K7");
    const { next } = await tenant.elsewhere.account.signIn({
      tenant: tenant.id,
      username: "alovelace",
      password: "mallow 29 tern K7",
    });
    expect(next).to.equal("set_credential");
  });

  it("CU-6: asks for digits with a keyboard of digits, takes nothing else, and shows a made PAC once", async () => {
    const tenant = await Tenant.open({
      people: [ines],
      profile: { actions, credential: { name: "PAC", managersMayType: true, digits: true, minLength: 6 } },
    });
    const line = new Line();
    const editor = open(tenant, line);
    const field = await retype(editor, /^Temporary PAC/, "12345x");
    expect(field.inputMode).to.equal("numeric");
    await reads(editor, "At least 6 digits.");
    await pressOn(editor, "button", "Set temporary PAC");
    await reads(editor, "Only digits.");
    expect(written(line)).to.deep.equal([]);
    await retype(editor, /^Temporary PAC/, "");
    await pressOn(editor, "button", "Set temporary PAC");
    const secret = await find(editor, "group", "Temporary PAC");
    expect(secret.querySelector("code")?.textContent).to.match(/^\d{6}$/);
  });
});

describe("<user-editor>: the history", () => {
  it("is read when it is opened, newest first, in words, a page at a time", async () => {
    const tenant = await Tenant.open({ people: [here, marta], profile: { actions } });
    const client = tenant.elsewhere;
    const person = () => tenant.find("iabreu");
    await client.users.update(await person(), { familyName: "Abreu Lopes" });
    await client.users.setRoles(await person(), ["billing"]);
    for (let turn = 0; turn < 4; turn += 1) {
      await client.users.deactivate(await person());
      await client.users.activate(await person());
    }
    const line = new Line();
    const editor = open(tenant, line);
    const summary = await until(
      () => editor.shadowRoot?.querySelector("summary") ?? undefined,
      "the history's heading",
    );
    expect(line.count(/\/events$/)).to.equal(0);
    await press(summary);
    await reads(editor, "Set to active");
    await reads(editor, /Nomvula Dlamini · .*GMT/);
    const lines = () => [...(editor.shadowRoot?.querySelectorAll(".events li") ?? [])].map((item) => textOf(item));
    expect(lines()).to.have.length(10);
    expect(lines()[0]).to.contain("Set to active");
    await pressOn(editor, "button", "Show more");
    await until(() => lines().some((one) => one.startsWith("Added")), "the first line of all");
    const all = lines().join("\n");
    expect(all).to.contain("Changed: Last name");
    expect(all).to.contain("Role: Domain manager → Billing");
    expect(all).to.contain("Signed up and set the password");
    expect(all).to.contain("Themself");
    await isGone(editor, "button", "Show more");
    // What is done while it is open is in it.
    await press(await find(editor, "radio", "Inactive"));
    await pressOn(editor, "button", "Save changes");
    await until(() => lines()[0]?.includes("Set to inactive"), "the new line");
  });

  it("tells of failed sign-ins and refusals in words, repeats in one line", async () => {
    const tenant = await Tenant.open({ people: [here], profile: { scope: "tenant" } });
    await tenant.do("wrongPasswords", "iabreu");
    const client = tenant.client({ token: await tenant.signIn("nomvula.dlamini") });
    await tenant.pass(0.3 * hour);
    const { id, version } = await client.users.get(tenant.managerId);
    for (const email of ["a@halden.example", "b@halden.example"])
      await client.users.update({ id, version }, { email }).catch(() => undefined);
    const linesOf = async (userId: string) => {
      const editor = mount("user-editor", { client, userId });
      await press(await until(() => editor.shadowRoot?.querySelector("summary") ?? undefined, "the history"));
      await until(() => editor.shadowRoot?.querySelector(".events li") ?? undefined, "its first line");
      return [...(editor.shadowRoot?.querySelectorAll(".events li") ?? [])].map((line) => textOf(line));
    };
    const [locked, failed] = await linesOf(tenant.idOf("iabreu"));
    expect(locked).to.match(/^Locked after too many wrong tries/);
    expect(failed).to.match(/^Sign-in failed \(5 times\)/);
    const [refused] = await linesOf(tenant.managerId);
    expect(refused).to.match(/^Refused: View\/Edit \(2 times\) Themself/);
  });

  it("isn't there for whoever may see a person and not edit them; one's own is", async () => {
    const [admin, billing] = [{ roles: ["admin"] }, { roles: ["billing"] }];
    const rules = [
      { effect: "deny", actions: ["view"], actor: billing, target: admin, reason: "policy", remedy: "none" },
      { effect: "allow", actions: "*", actor: admin },
      { effect: "allow", actions: ["list", "view"], actor: billing },
    ];
    const viewer: Person = { ...marta, deeds: ["onboard"] };
    const tenant = await Tenant.open({ people: [here, viewer], profile: { actions, scope: "tenant", rules } });
    const client = tenant.client({ token: await tenant.signIn("mnowak") });
    const other = mount("user-editor", { client, userId: tenant.idOf("iabreu") });
    await reads(other, "Inês Abreu");
    expect(other.shadowRoot?.querySelector("summary")).to.equal(null);
    const own = mount("user-editor", { client, userId: tenant.idOf("mnowak") });
    await press(await until(() => own.shadowRoot?.querySelector("summary") ?? undefined, "the history of oneself"));
    await reads(own, "Signed in");
    const lines = [...(own.shadowRoot?.querySelectorAll(".events li") ?? [])].map((line) => textOf(line));
    expect(lines.at(-1)).to.match(/^Added.*Somebody you can’t see/);
  });

  it("names nobody who is hidden where two change one person at once", async () => {
    const [admin, billing] = [{ roles: ["admin"] }, { roles: ["billing"] }];
    const rules = [
      { effect: "deny", actions: ["view"], actor: billing, target: admin, reason: "policy", remedy: "none" },
      { effect: "allow", actions: "*", actor: admin },
      { effect: "allow", actions: ["list", "view", "edit"], actor: billing },
    ];
    const people = [here, { ...marta, deeds: ["onboard" as const] }];
    const tenant = await Tenant.open({ people, profile: { actions, scope: "tenant", rules } });
    const client = tenant.client({ token: await tenant.signIn("mnowak") });
    const editor = mount("user-editor", { client, userId: tenant.idOf("iabreu") });
    await retype(editor, "Last name", "Abreu-Martins");
    await tenant.elsewhere.users.update(await tenant.find("iabreu"), { familyName: "Abreu Lopes" });
    await pressOn(editor, "button", "Save changes");
    await reads(editor, "Somebody else changed this user while you were editing.");
  });

  it("says that it couldn't be read, and tries again", async () => {
    const tenant = await Tenant.open({ people: [here], profile: { actions } });
    const line = new Line();
    line.break(unavailable, /\/events$/);
    const editor = open(tenant, line);
    await press(await until(() => editor.shadowRoot?.querySelector("summary") ?? undefined, "the history"));
    await reads(editor, "The history couldn’t be loaded.");
    line.mend();
    await pressOn(editor, "button", "Try again");
    await reads(editor, "Signed up and set the password");
    expect(findAll(editor, "alert")).to.deep.equal([]);
  });
});
