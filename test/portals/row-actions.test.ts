import { Secret, TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { signInByApi } from "./support/api.js";
import { countMails, linkTo } from "./support/mailbox.js";
import { useDemo } from "./support/stage.js";

const locked = "This account is locked. Ask an Admin of your company to unlock it.";
const code = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate();

describe("what the row of a person does", () => {
  const demo = useDemo();

  it("RP-6 View/Edit: shows the person, saves what was changed, and the table shows it", async () => {
    const users = await demo.admin();
    await users.choose("Inês Abreu", "View/Edit");
    const dialog = users.page.getByRole("dialog", { name: "Inês Abreu" });
    expect(await dialog.getByLabel("User name").inputValue()).toBe("iabreu");
    expect(await dialog.getByRole("radio", { name: "Domain manager" }).isChecked()).toBe(true);
    await dialog.getByLabel("Last name").fill("Abreu de Sousa");
    await dialog.getByLabel("Primary email").fill("ines@haldenmedia");
    await dialog.getByText("2 unsaved changes").waitFor();
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await dialog.getByText("This address has no ending after “haldenmedia”.", { exact: false }).waitFor();
    await dialog.getByLabel("Primary email").fill("ines.desousa@haldenmedia.example");
    await dialog.getByRole("radio", { name: "Billing" }).check();
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await dialog.waitFor({ state: "hidden" });
    await users.row("Inês Abreu de Sousa").getByText("Billing").waitFor();
    const stored = await (await demo.api()).user("iabreu");
    expect(stored).toMatchObject({ familyName: "Abreu de Sousa", email: "ines.desousa@haldenmedia.example" });
    expect(stored.roleIds).toEqual(["billing"]);
  });

  it("RP-6 View/Edit: Cancel asks before it throws away what was typed", async () => {
    const users = await demo.admin();
    await users.row("伟 陈").getByRole("button", { name: "伟 陈", exact: true }).click();
    const dialog = users.page.getByRole("dialog", { name: "伟 陈" });
    await dialog.getByLabel("Telephone").fill("+86 10 5550 0123");
    await users.page.keyboard.press("Escape");
    await users.question.getByRole("heading", { name: "Leave without saving?" }).waitFor();
    await users.question.getByRole("button", { name: "Keep editing" }).click();
    expect(await dialog.getByLabel("Telephone").inputValue()).toBe("+86 10 5550 0123");
    await dialog.getByRole("button", { name: "Cancel", exact: true }).click();
    await users.question.getByRole("button", { name: "Discard changes", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    expect((await (await demo.api()).user("wchen")).attributes).toEqual({});
  });

  it("RP-6 View/Edit: somebody else was faster: what was typed is kept, and one chooses field by field", async () => {
    const users = await demo.admin();
    const api = await demo.api();
    await users.choose("Declan Gallagher", "View/Edit");
    const dialog = users.page.getByRole("dialog", { name: "Declan Gallagher" });
    await dialog.getByLabel("First name").fill("Dec");
    await dialog.getByLabel("Telephone").fill("+353 1 555 0199");

    const before = await api.user("dgallagher");
    const theirs = { givenName: "Déaglán", attributes: { telephone: "+353 1 555 0100" } };
    const answer = await api.send("PATCH", `/users/${before.id}`, theirs, { "If-Match": `"${before.version}"` });
    expect(answer.status).toBe(200);

    await dialog.getByRole("button", { name: "Save changes" }).click();
    const conflict = dialog.getByRole("group", { name: "Changed by someone else" });
    await conflict.getByText("You changed this user in another window while you were editing here.").waitFor();
    expect(await dialog.getByLabel("First name", { exact: true }).inputValue()).toBe("Dec");
    expect(await dialog.getByRole("textbox", { name: /^Telephone/ }).inputValue()).toBe("+353 1 555 0199");
    expect(await api.user("dgallagher")).toMatchObject(theirs);

    await conflict.getByRole("radio", { name: /^First name, Theirs.*: Déaglán$/ }).check();
    await conflict.getByRole("button", { name: "Apply choices" }).click();
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await dialog.waitFor({ state: "hidden" });
    await users.row("Déaglán Gallagher").waitFor();
    const after = await api.user("dgallagher");
    expect(after).toMatchObject({ givenName: "Déaglán", attributes: { telephone: "+353 1 555 0199" } });
  });

  it("RP-6 Reset MFA: asks first; then the person enrols again from scratch, and the old device opens nothing", async () => {
    // Enrols of their own accord, as their account page offers.
    const somebody = await demo.visitor();
    await somebody.signIn("psharma");
    await somebody.signedInAs("प्रिया शर्मा");
    await somebody.page.goto(`${demo.url}/account/authenticator/?tenant=halden`);
    await somebody.press("Set up an authenticator");
    const first = (await somebody.page.getByText(/^(?:[A-Z2-7]{4} ?){8}$/).textContent()) ?? "";
    await somebody.field("Code from the app").fill(code(first));
    await somebody.press("Confirm");
    await somebody.heading("Your authenticator is set up");

    const users = await demo.admin();
    await users.choose("प्रिया शर्मा", "Reset MFA…");
    await users.question.getByRole("heading", { name: "Reset MFA for प्रिया शर्मा?" }).waitFor();
    await users.question.getByRole("button", { name: "Cancel" }).click();
    expect((await (await demo.api()).user("psharma")).mfa).toBe("enrolled");
    await users.choose("प्रिया शर्मा", "Reset MFA…");
    await users.question.getByRole("button", { name: "Reset MFA" }).click();
    await users.told("MFA reset for प्रिया शर्मा");
    // What has been done can't be done again.
    const menu = await users.openMenu("प्रिया शर्मा");
    expect(await menu.getByRole("menuitem", { name: "Reset MFA…" }).count()).toBe(0);

    const again = await demo.visitor();
    await again.signIn("psharma");
    await again.heading("Set up your authenticator");
    const second = (await again.page.getByText(/^(?:[A-Z2-7]{4} ?){8}$/).textContent()) ?? "";
    expect(second).not.toBe(first);
    await again.field("Code from the app").fill(code(first));
    await again.press("Confirm");
    await again.page.getByText("This is not right. Try again.").waitFor();
    await again.field("Code from the app").fill(code(second));
    await again.press("Confirm");
    await again.signedInAs("प्रिया शर्मा");
  });

  it("RP-6 Resend new user email: a fresh link comes by mail, and the old one is dead", async () => {
    const address = "m.charbonneau@haldenmedia.example";
    const welcome = /Your Northmark account/;
    const sent = await countMails(demo.url, address, welcome);
    const old = await linkTo(demo.url, address, welcome);
    const users = await demo.admin();
    await users.choose("Marguerite Charbonneau", "Resend new user email");
    await users.told("Email sent to Marguerite Charbonneau");
    const fresh = await linkTo(demo.url, address, welcome, sent);
    expect(fresh).not.toBe(old);

    const marguerite = await demo.visitor();
    await marguerite.page.goto(old);
    await marguerite.press("Continue");
    await marguerite.heading("This link no longer works");
    await marguerite.page.goto(fresh);
    await marguerite.press("Continue");
    await marguerite.field("New password").fill("un long mot secret");
    await marguerite.press("Set password");
    await marguerite.heading("Your password is set");
    expect((await signInByApi(demo.url, "mcharbonneau", "un long mot secret")).status).toBe(200);
    // Who is on board needs no welcome any more.
    await users.open();
    const menu = await users.openMenu("Marguerite Charbonneau");
    expect(await menu.getByRole("menuitem", { name: "Resend new user email" }).count()).toBe(0);
  });

  it("RP-6 Lock: open sessions end, and the person stays out until unlocked", async () => {
    const eloise = await demo.visitor();
    await eloise.signIn("eblair");
    await eloise.signedInAs("Eloise Blair-Whitcombe");
    const users = await demo.admin();
    await users.choose("Eloise Blair-Whitcombe", "Lock");
    await users.told("Eloise Blair-Whitcombe locked");
    await eloise.open();
    await eloise.heading("Sign in to Northmark");
    await eloise.signIn("eblair");
    await expect.poll(() => eloise.page.getByRole("alert").textContent()).toBe(locked);
    const menu = await users.openMenu("Eloise Blair-Whitcombe");
    expect(await menu.getByRole("menuitem", { name: "Lock", exact: true }).count()).toBe(0);
    await menu.getByRole("menuitem", { name: "Unlock", exact: true }).click();
    await users.told("Eloise Blair-Whitcombe unlocked");
    await expect.poll(() => users.status("Eloise Blair-Whitcombe")).toBe("Active");
    await eloise.press("Sign in");
    await eloise.signedInAs("Eloise Blair-Whitcombe");
  });

  it("RP-7 Delete: asks by name, says that it can't be undone, Cancel keeps, and then the person is gone", async () => {
    const users = await demo.admin();
    const name = "Thị Hồng Nguyễn";
    const api = await demo.api();
    const { id } = await api.user("tnguyen");
    const order = await users.names();
    const { question } = users;
    for (const leave of [
      () => question.getByRole("button", { name: "Cancel" }).click(),
      () => users.page.keyboard.press("Escape"),
    ]) {
      await users.choose(name, "Delete…");
      await question.getByRole("heading", { name: `Delete ${name}?` }).waitFor();
      const words = await question.innerText();
      expect(words).toContain("(tnguyen)");
      expect(words).toContain("It can’t be undone.");
      // What is asked first is the way out.
      const cancel = question.getByRole("button", { name: "Cancel" });
      await expect.poll(() => cancel.evaluate((button) => button.matches(":focus"))).toBe(true);
      await leave();
      await question.waitFor({ state: "hidden" });
      const trigger = users.row(name).getByRole("button", { name: `Actions for ${name}` });
      expect(await trigger.evaluate((button) => button.matches(":focus"))).toBe(true);
      expect((await api.send("GET", `/users/${id}`)).status).toBe(200);
    }
    await users.choose(name, "Delete…");
    await question.getByRole("button", { name: "Delete user" }).click();
    await users.told(`${name} deleted`);
    await users.row(name).waitFor({ state: "detached" });
    await expect.poll(() => users.total()).toBe("23 users");
    expect(await users.names()).toEqual(order.filter((other) => other !== name));
    expect((await api.send("GET", `/users/${id}`)).status).toBe(404);
    expect((await signInByApi(demo.url, "tnguyen")).status).toBe(401);
    await users.open();
    await expect.poll(() => users.names()).toEqual(order.filter((other) => other !== name));
  });

  it("RP-7 several at once: asks once, with their number, and says of each what became of it", async () => {
    const users = await demo.admin("heriksen");
    for (const name of ["Signe Lindqvist", "Kudzai Mutasa"]) await users.field(`Select ${name}`).check();
    await users.page.getByRole("toolbar", { name: "Selected users" }).getByRole("button", { name: "Delete…" }).click();
    await users.question.getByRole("heading", { name: "Delete 2 users?" }).waitFor();
    expect(await users.question.innerText()).toContain("It can’t be undone.");
    await users.question.getByRole("button", { name: "Delete 2 users" }).click();
    await users.told("2 users deleted");
    await expect.poll(() => users.total()).toBe("7 users");
    expect(await users.names()).not.toContain("Signe Lindqvist");
  });
});
