import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-editor/define";
import { Line, requestId, unavailable } from "./support/faults.js";
import {
  descriptionOf,
  find,
  findAll,
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
import { ines, marta, Tenant, tomasz } from "./support/tenant.js";

const profile = {
  terms: { role: "persona", roles: "personas", editUser: "User Account Update" },
  actions: [
    "list",
    "create",
    "view",
    "edit",
    "setRoles",
    "lock",
    "unlock",
    "sendPasswordReset",
    "setTemporaryPassword",
    "resendWelcome",
    "resetMfa",
    "delete",
  ],
  fields: [{ id: "email", label: "Email" }],
  roles: { multiple: true, helpUrl: "/guide/" },
  credential: { managersMayType: true },
  editor: {
    shape: "sections",
    sections: [
      { id: "lock", label: "Account Locking" },
      { id: "passwordReset", label: "Reset Password" },
      { id: "temporaryPassword", label: "Temporary Password" },
      { id: "email", label: "Email" },
      { id: "roles", label: "Personas" },
    ],
  },
};

const written = (line: Line) => line.sent.filter(({ route }) => !route.startsWith("GET"));
const area = (editor: HTMLElement, title: string) => find(editor, "region", title);
const email = (editor: HTMLElement) => find(editor, "textbox", "Email");

describe("<user-editor>: sections that save by themselves", () => {
  let tenant: Tenant;
  let line: Line;
  beforeEach(async () => {
    tenant = await Tenant.open({ people: [{ ...ines, deeds: ["onboard"] }, marta], profile });
    line = new Line();
  });
  const open = async (client = tenant.client(line)) => {
    const editor = mount("user-editor", { client, userId: tenant.idOf("iabreu") });
    await email(editor);
    return editor;
  };

  it("CA-2: bears the portal's title with name and address, the named sections in their order, and no others", async () => {
    const editor = await open();
    await reads(
      await find(editor, "heading", /^User Account Update/),
      `User Account Update: Inês Abreu (${tenant.addressOf("iabreu")})`,
    );
    expect(findAll(editor, "region").map((section) => section.querySelector("h3")?.textContent.trim())).to.deep.equal([
      "Account Locking",
      "Reset Password",
      "Temporary Password",
      "Email",
      "Personas",
    ]);
    await reads(editor, "Each button saves only its own section.");
    expect(findAll(editor, "textbox", "First name")).to.deep.equal([]);
  });

  it("CA-2: saves one section alone, says so beneath its button, and keeps what the others hold", async () => {
    const saved = heard("user-saved");
    const editor = await open();
    await press(await find(editor, "checkbox", "Billing"));
    await reads(await area(editor, "Personas"), "To be added: Billing");
    await retype(editor, "Email", "ines@halden.example");
    await pressOn(editor, "button", "Update email");
    await reads(await area(editor, "Email"), /Saved at \d\d?:\d\d/);
    expect(textOf(await area(editor, "Personas"))).not.to.contain("Saved at");
    expect(written(line).map(({ route, body }) => [route.split(" ")[0], body])).to.deep.equal([
      ["PATCH", { email: "ines@halden.example" }],
    ]);
    expect(saved).to.have.length(1);
    expect(await find(editor, "checkbox", "Billing")).to.have.property("checked", true);
    // The next section goes against the version that the first has made.
    await pressOn(editor, "button", "Update personas");
    await reads(await area(editor, "Personas"), /Saved at/);
    const stored = await tenant.find("iabreu");
    expect([stored.email, [...stored.roleIds].sort()]).to.deep.equal([
      "ines@halden.example",
      ["billing", "domain_manager"],
    ]);
    await retype(editor, "Email", "inez@halden.example");
    expect(textOf(await area(editor, "Email"))).not.to.contain("Saved at");
  });

  it("CA-3: says beneath the button that somebody else was faster, and offers what makes sense now", async () => {
    const editor = await open();
    await reads(await area(editor, "Account Locking"), "This account is currently unlocked.");
    await tenant.elsewhere.users.lock({ id: tenant.idOf("iabreu") });
    await pressOn(editor, "button", "Lock account");
    await reads(await area(editor, "Account Locking"), /Inês Abreu wasn’t locked\. Already locked\./);
    await find(editor, "button", "Unlock account");
    expect(findAll(editor, "alertdialog")).to.deep.equal([]);
  });

  it("CA-3: says how the lock stands, and offers the other state", async () => {
    const editor = await open();
    await reads(await area(editor, "Account Locking"), "This account is currently unlocked.");
    await retype(editor, "Email", "ines@halden.example");
    await pressOn(editor, "button", "Lock account");
    await reads(await area(editor, "Account Locking"), /This account is currently locked\. An admin has locked it\./);
    await find(editor, "button", "Unlock account");
    expect((await tenant.find("iabreu")).status).to.equal("locked_by_admin");
    expect(await email(editor)).to.have.property("value", "ines@halden.example");
    // The lock has moved the version; the section that waits isn't in its way.
    await pressOn(editor, "button", "Update email");
    await reads(await area(editor, "Email"), /Saved at/);
  });

  it("CA-4: mails a link, and says so", async () => {
    const editor = await open();
    await pressOn(editor, "button", "Send email");
    await reads(await area(editor, "Reset Password"), "Email sent");
    expect((await tenant.mailTo(tenant.addressOf("iabreu")))[0]?.text).to.match(/#token=/);
  });

  it("CA-2, CA-4: keeps every section, whoever the person is: the mail lets in who is locked out, waits for who is locked", async () => {
    const sections = (editor: HTMLElement) =>
      findAll(editor, "region").map((section) => section.querySelector("h3")?.textContent.trim());
    await tenant.elsewhere.users.lock({ id: tenant.idOf("iabreu") });
    const editor = await open();
    expect(sections(editor)).to.have.length(5);
    const reset = await find(editor, "button", "Send email");
    expect(reset).to.have.property("ariaDisabled", "true");
    expect(descriptionOf(reset)).to.match(/Locked by admin.*First: Unlock$/);
    await pressOn(editor, "button", "Unlock account");
    await until(() => findAll(editor, "button", "Send email")[0]?.ariaDisabled !== "true", "a reset that is possible");
    editor.remove();

    const fresh = mount("user-editor", { client: tenant.client(line), userId: tenant.idOf("mnowak") });
    await email(fresh);
    expect(sections(fresh)).to.have.length(5);
    await pressOn(await area(fresh, "Reset Password"), "button", "Resend new user email");
    await reads(await area(fresh, "Reset Password"), "Email sent");
  });

  it("CA-2: unlocking who is locked out offers the mail too, and it lets them in", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      await tenant.elsewhere.account
        .signIn({ tenant: tenant.id, username: "iabreu", password: "not it" })
        .catch(() => undefined);
    const editor = await open();
    await reads(await area(editor, "Account Locking"), /Too many wrong tries/);
    expect(await find(editor, "button", "Send email")).to.have.property("ariaDisabled", null);
    await pressOn(editor, "button", "Unlock account…");
    const question = await find(editor, "alertdialog");
    await press(await find(question, "radio", /^Unlock and send an email/));
    await pressOn(question, "button", "Unlock and send");
    await reads(await area(editor, "Account Locking"), "Unlocked");
    expect((await tenant.mailTo(tenant.addressOf("iabreu")))[0]?.text).to.match(/#token=/);
    expect((await tenant.find("iabreu")).lock).to.equal(null);
  });

  it("CA-5: says of somebody locked that a temporary password is of no use yet, and unlocks in the same step", async () => {
    await tenant.elsewhere.users.lock({ id: tenant.idOf("iabreu") });
    const editor = await open();
    const told = "Inês still can’t sign in with it: the status is “Locked by admin”.";
    await reads(await area(editor, "Temporary Password"), told);
    await pressOn(editor, "button", "Set temporary password");
    await find(editor, "group", "Temporary password");
    await reads(await area(editor, "Temporary Password"), told);
    await pressOn(await area(editor, "Temporary Password"), "button", "Unlock");
    await reads(await area(editor, "Account Locking"), "Unlocked");
    await readsNot(editor, told);
    await find(editor, "group", "Temporary password");
    expect((await tenant.find("iabreu")).status).to.equal("awaiting_new_password");

    await tenant.elsewhere.users.lock({ id: tenant.idOf("iabreu") });
    editor.remove();
    const again = await open();
    await press(await find(again, "checkbox", "Unlock in the same step"));
    await pressOn(again, "button", "Set temporary password");
    await reads(await area(again, "Account Locking"), "Unlocked");
    expect((await tenant.find("iabreu")).status).to.equal("awaiting_new_password");
  });

  it("has the focus on its heading in a dialog, once it stands", async () => {
    const editor = mount("user-editor", { client: tenant.client(line), userId: tenant.idOf("iabreu"), inDialog: true });
    await email(editor);
    await focusIs(/^heading User Account Update/);
  });

  it("CA-5: sets what was typed, shows it once, and lets the person in only to change it", async () => {
    const editor = await open();
    await reads(editor, "Safer: leave it empty, and one is made and shown once.");
    await retype(editor, /^Temporary password/, "short");
    await pressOn(editor, "button", "Set temporary password");
    await reads(editor, "Temporary password is too short.");
    await focusIs(/^textbox Temporary password/);
    expect(written(line)).to.deep.equal([]);
    await retype(editor, /^Temporary password/, "mallow 29 tern K7");
    await pressOn(editor, "button", "Set temporary password");
    const secret = await find(editor, "group", "Temporary password");
    expect(secret.querySelector("code")?.textContent).to.equal("mallow 29 tern K7");
    const { next } = await tenant.elsewhere.account.signIn({
      tenant: tenant.id,
      username: "iabreu",
      password: "mallow 29 tern K7",
    });
    expect(next).to.equal("set_credential");
    await pressOn(editor, "button", "Set another");
    await readsNot(editor, "mallow");
    await focusIs(/^textbox Temporary password/);
  });

  it("CA-5: makes one where nothing was typed", async () => {
    const editor = await open();
    await pressOn(editor, "button", "Set temporary password");
    const secret = await find(editor, "group", "Temporary password");
    expect((secret.querySelector("code")?.textContent ?? "").length).to.be.greaterThan(9);
    expect(written(line).map(({ body }) => body)).to.deep.equal([{}]);
  });

  it("says of a refused typed one why, under it", async () => {
    const editor = await open();
    await retype(editor, /^Temporary password/, tenant.addressOf("iabreu"));
    await pressOn(editor, "button", "Set temporary password");
    await reads(editor, "The password must not be the user name or the address.");
    expect(findAll(editor, "alertdialog")).to.deep.equal([]);
  });

  it("CA-7: gives several personas, each described, with the way to the guide", async () => {
    const editor = await open();
    expect(await find(editor, "link", "Personas guide")).to.have.property(
      "href",
      new URL("/guide/", location.href).href,
    );
    const billing = await find(editor, "checkbox", "Billing");
    expect(descriptionOf(billing)).to.equal("Sees invoices and payment methods, and pays.");
    await press(billing);
    await press(await find(editor, "checkbox", "Domain manager"));
    await reads(await area(editor, "Personas"), "To be added: Billing. To be removed: Domain manager");
    await pressOn(editor, "button", "Update personas");
    await reads(await area(editor, "Personas"), /Saved at/);
    expect((await tenant.find("iabreu")).roleIds).to.deep.equal(["billing"]);
  });

  it("tells a conflict in its section, and loses nothing of any", async () => {
    const editor = await open();
    await press(await find(editor, "checkbox", "Billing"));
    await tenant.elsewhere.users.update(await tenant.find("iabreu"), { email: "inez@halden.example" });
    await retype(editor, "Email", "ines@halden.example");
    await pressOn(editor, "button", "Update email");
    const clash = await find(await area(editor, "Email"), "group", "Changed by someone else");
    await reads(clash, "You changed this user in another window while you were editing here.");
    expect(await email(editor)).to.have.property("value", "ines@halden.example");
    expect(await find(editor, "checkbox", "Billing")).to.have.property("checked", true);
    await pressOn(clash, "button", "Apply choices");
    await isGone(editor, "group", "Changed by someone else");
    await focusIs("button Update email");
    await pressOn(editor, "button", "Update email");
    await reads(await area(editor, "Email"), /Saved at/);
    expect((await tenant.find("iabreu")).email).to.equal("ines@halden.example");
  });

  it("goes on by itself where somebody else changed another section", async () => {
    const editor = await open();
    await tenant.elsewhere.users.setRoles(await tenant.find("iabreu"), ["billing"]);
    await retype(editor, "Email", "ines@halden.example");
    await pressOn(editor, "button", "Update email");
    await reads(await area(editor, "Email"), /Saved at/);
    expect(findAll(editor, "group", "Changed by someone else")).to.deep.equal([]);
    await until(async () => findAll(editor, "checkbox", "Billing")[0]?.matches(":checked"), "their persona");
    const stored = await tenant.find("iabreu");
    expect([stored.email, stored.roleIds]).to.deep.equal(["ines@halden.example", ["billing"]]);
  });

  it("says what went wrong in the section, with the request's number, and keeps what was typed", async () => {
    const editor = await open();
    await retype(editor, "Email", "ines@halden.example");
    line.break(unavailable, /^PATCH/);
    await pressOn(editor, "button", "Update email");
    await reads(await area(editor, "Email"), "Nothing was saved. The server is busy or being restarted.");
    await reads(await area(editor, "Email"), requestId);
    expect(await email(editor)).to.have.property("value", "ines@halden.example");
    line.mend();
    await pressOn(editor, "button", "Update email");
    await reads(await area(editor, "Email"), /Saved at/);
  });

  it("asks before what was typed in a section would be lost", async () => {
    const editor = await open();
    await retype(editor, /^Temporary password/, "mallow 29 tern K7");
    editor.requestClose();
    await find(editor, "alertdialog", "Leave without saving?");
  });
});

describe("<user-editor>: sections, as the report says", () => {
  const rules = [
    { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
    { effect: "deny", actions: ["lock"], actor: { roles: ["billing"] }, reason: "not_your_shift", remedy: "none" },
    { effect: "allow", actions: ["list", "view", "setRoles", "lock"], actor: { roles: ["billing"] } },
  ];
  const reasons = [{ id: "not_your_shift", text: "Accounts are locked by the shift on duty." }];

  it("keeps what is refused in its place with reason and remedy, and what can't apply now with why", async () => {
    const tenant = await Tenant.open({
      people: [
        { ...ines, deeds: ["onboard"] },
        { ...marta, deeds: ["onboard"] },
      ],
      profile: {
        ...profile,
        scope: "tenant",
        rules,
        reasons,
        editor: { shape: "sections", sections: [{ id: "lock" }, { id: "mfa" }, { id: "email" }, { id: "roles" }] },
      },
    });
    const line = new Line();
    const client = tenant.client({ fetch: line.fetch, token: await tenant.signIn("mnowak") });
    const editor = mount("user-editor", { client, userId: tenant.idOf("iabreu") });
    const lock = await find(editor, "button", "Lock account");
    // The portal's own words, and that nothing helps.
    expect(descriptionOf(lock)).to.equal(
      "Accounts are locked by the shift on duty. Nothing can be done about it here.",
    );
    expect(lock.ariaDisabled).to.equal("true");
    await press(lock);
    expect(await email(editor)).to.have.property("readOnly", true);
    expect(descriptionOf(await find(editor, "button", "Update email"))).to.match(
      /^Only an Admin can edit users\. Ask Nomvula Dlamini\.$/,
    );
    const admin = await find(editor, "checkbox", "Admin");
    expect(admin.ariaDisabled).to.equal("true");
    expect(descriptionOf(admin)).to.contain("Only an Admin can give this. Ask Nomvula Dlamini.");
    expect(descriptionOf(await find(editor, "button", /^Reset MFA/))).to.equal("Inês has no MFA device to reset");
    expect(written(line)).to.deep.equal([]);
  });

  it("CU-5: offers the reset with the unlock, and shows what it makes this once", async () => {
    const tenant = await Tenant.open({ people: [{ ...tomasz, deeds: ["onboard", "wrongPasswords"] }], profile });
    const editor = mount("user-editor", { client: tenant.client(), userId: tenant.idOf("t.adamczyk") });
    await pressOn(editor, "button", "Unlock account…");
    const question = await find(editor, "alertdialog", "Unlock Tomasz Adamczyk?");
    await reads(question, "A forgotten password is the commonest cause.");
    await focusIs("button Cancel");
    await pressOn(question, "button", "Unlock and reset");
    const secret = await find(editor, "group", "Temporary password");
    const password = secret.querySelector("code")?.textContent ?? "";
    await reads(editor, "Shown once.");
    const { next } = await tenant.elsewhere.account.signIn({ tenant: tenant.id, username: "t.adamczyk", password });
    expect(next).to.equal("set_credential");
    await pressOn(await find(editor, "alertdialog"), "button", "Close");
    await readsNot(editor, password);
    expect((await tenant.find("t.adamczyk")).lock).to.equal(null);
  });

  it("CU-5: only unlocks where that is chosen", async () => {
    const tenant = await Tenant.open({ people: [{ ...tomasz, deeds: ["onboard", "wrongPasswords"] }], profile });
    const editor = mount("user-editor", { client: tenant.client(), userId: tenant.idOf("t.adamczyk") });
    await pressOn(editor, "button", "Unlock account…");
    const question = await find(editor, "alertdialog", "Unlock Tomasz Adamczyk?");
    await press(await find(question, "radio", "Only unlock"));
    await pressOn(question, "button", "Unlock");
    await isGone(editor, "alertdialog");
    await reads(editor, "Unlocked");
    const stored = await tenant.find("t.adamczyk");
    expect([stored.lock, stored.credential]).to.deep.equal([null, "set"]);
  });
});
