import { readFile } from "node:fs/promises";
import type { Locator } from "playwright-core";
import * as z from "zod/mini";
import { describe, expect, it } from "vitest";
import { password, signInByApi } from "./support/api.js";
import { countMails, linkTo } from "./support/mailbox.js";
import { signInAt } from "./support/portals.js";
import { useDemo } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";

const Person = z.object({ givenName: z.string(), familyName: z.string() });
const Cast = z.object({ manager: Person, people: z.array(Person) });
const nameOf = ({ givenName, familyName }: z.infer<typeof Person>) => `${givenName} ${familyName}`;
const everybody = async (): Promise<string[]> => {
  const cast = z.parse(Cast, JSON.parse(await readFile("examples/care/people.json", "utf8")));
  return [cast.manager, ...cast.people].map(nameOf);
};
const sorted = (names: readonly string[]) => [...names].sort();

const ownPassword = "a password of their own";
const locked = "This account is locked. An Administrator of your company can unlock it.";
const guide = "/care/help/#personas";

/** A section of the editor, by its title, and what it says was done. */
const section = (dialog: Locator, title: string): Locator => dialog.getByRole("region", { name: title, exact: true });
const press = async (part: Locator, name: string): Promise<void> => {
  await part.getByRole("button", { name, exact: true }).click();
};

describe("the care portal's User Management", () => {
  const demo = useDemo("care");

  const signIn = async (username: string, secret?: string): Promise<number> =>
    (await signInByApi(demo.url, username, secret, "solvan")).status;
  /** The pencil of a row, and the dialog that it opens. */
  const edit = async (users: UsersPage, name: string): Promise<Locator> => {
    await users
      .row(name)
      .getByRole("button", { name: `Edit: ${name}`, exact: true })
      .click();
    const dialog = users.page.getByRole("dialog", { name });
    await section(dialog, "Account Locking").waitFor();
    return dialog;
  };
  const close = async (dialog: Locator): Promise<void> => {
    await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
    await dialog.waitFor({ state: "hidden" });
  };
  /** An Administrator at the page, with everybody on it. */
  const administrator = async (): Promise<UsersPage> => {
    const users = await demo.admin();
    await users.showAll();
    return users;
  };
  /** Opens a mailed link, and sets a password. */
  const setPassword = async (somebody: UsersPage, link: string): Promise<void> => {
    await somebody.page.goto(link);
    await somebody.press("Continue");
    await somebody.field("New password").fill(ownPassword);
    await somebody.press("Set password");
    await somebody.heading("Your password is set");
  };
  /** Has to choose another password before anything opens. */
  const mustChange = async (somebody: UsersPage): Promise<void> => {
    await somebody.heading("Choose a new password");
    await somebody.open();
    expect(await somebody.table.count()).toBe(0);
  };
  const choosePassword = async (somebody: UsersPage): Promise<void> => {
    await somebody.heading("Choose a new password");
    await somebody.field("New password").fill(ownPassword);
    await somebody.press("Save and continue");
  };

  it("CA-1 from the menu under one's name: all users, with a pencil and an X at the right of each", async () => {
    const leila = await demo.visitor();
    await leila.page.goto(`${demo.url}/care/home/`);
    await signInAt(leila.page, leila.portal, "lhaddad", password);
    await leila.press("Leila Haddad");
    await leila.page.getByRole("link", { name: "User Management" }).click();
    await leila.heading("User Management");
    await leila.row("Kwame Asante").waitFor();
    await leila.field("Rows on a page").selectOption("50");
    const all = sorted(await everybody());
    await expect.poll(async () => sorted(await leila.names())).toEqual(all);
    expect(await leila.total()).toBe(`${all.length} users of Solvan Logistics`);
    expect(await leila.headings.last().innerText()).toBe("Actions");
    const isNew = new Set((await (await demo.api()).users("status=provisioned")).map(nameOf));
    for (const name of all) {
      const buttons = leila.row(name).getByRole("cell").last().getByRole("button");
      // Who is new can be sent the first email once more (CA-8).
      expect(await buttons.evaluateAll((all) => all.map((button) => button.ariaLabel))).toEqual([
        `Edit: ${name}`,
        ...(isNew.has(name) ? [`Resend the email to ${name}`] : []),
        `Delete: ${name}`,
      ]);
    }
  });

  it("CA-1 the X deletes, once one has said so; who isn't an Administrator has no such page", async () => {
    const users = await administrator();
    const icon = users.row("Ragnhild Halvorsen").getByRole("button", { name: "Delete: Ragnhild Halvorsen" });
    await icon.click();
    await users.question.getByText("It can’t be undone. A deleted user can’t be recovered.").waitFor();
    await users.question.getByRole("button", { name: "Cancel" }).click();
    expect(await signIn("rhalvorsen")).toBe(200);
    await icon.click();
    await users.question.getByRole("button", { name: "Delete user" }).click();
    await users.told("Ragnhild Halvorsen deleted");
    expect(await signIn("rhalvorsen")).toBe(401);
    expect(await users.row("Leila Haddad").getByRole("button", { name: "Delete: Leila Haddad" }).isDisabled()).toBe(
      true,
    );

    const gwen = await demo.visitor();
    await gwen.signIn("gprosser");
    await gwen.heading("You do not have access to this feature.");
    await gwen.page.getByText(/Only an Administrator can manage users/).waitFor();
    await gwen.press("Gwen Prosser");
    expect(await gwen.page.getByRole("link", { name: "User Management" }).count()).toBe(0);
  });

  it("CA-2 the dialog has the five sections, each with its button, and Close", async () => {
    const users = await administrator();
    const dialog = await edit(users, "Maja Kowalczyk");
    const title = dialog.getByRole("heading", { level: 2 });
    expect((await title.innerText()).replaceAll(/\s+/g, " ")).toBe(
      "User Account Update: Maja Kowalczyk (maja.kowalczyk@solvanlogistics.example)",
    );
    const sections = dialog.getByRole("region");
    const shape = await sections.evaluateAll((all) => all.map((one) => one.querySelector("h3")?.textContent?.trim()));
    expect(shape.slice(0, 5)).toEqual(["Account Locking", "Reset Password", "Temporary Password", "Email", "Personas"]);
    for (const [name, button] of [
      ["Account Locking", "Lock Account"],
      ["Reset Password", "Send Password Reset Email"],
      ["Temporary Password", "Set Temporary Password"],
      ["Email", "Update Email"],
      ["Personas", "Update Personas"],
    ] as const)
      expect(await section(dialog, name).getByRole("button").allInnerTexts()).toEqual([button]);
    await dialog.getByText("Each button saves only its own section.").waitFor();
    await close(dialog);
  });

  it("CA-2 each button saves its own section and nothing of the others; Close asks about what isn't saved", async () => {
    const users = await administrator();
    const api = await demo.api();
    const before = await api.user("gdeluca");
    const dialog = await edit(users, "Gianluca De Luca");
    const email = section(dialog, "Email");
    const personas = section(dialog, "Personas");
    const temporary = section(dialog, "Temporary Password");
    const stored = async () => {
      const { email, roleIds, lock, status } = await api.user("gdeluca");
      return { email, roleIds, isLocked: lock !== null, status };
    };
    const was = { email: before.email, roleIds: ["network_admin"], isLocked: false, status: "active" };
    await email.getByRole("textbox").fill("gianluca@solvanlogistics.example");
    await personas.getByRole("checkbox", { name: "Billing" }).check();
    await temporary.getByRole("textbox").fill("typed-but-not-set");
    expect(await stored()).toEqual(was);
    await press(section(dialog, "Account Locking"), "Lock Account");
    await dialog.getByText("This account is currently locked.", { exact: false }).waitFor();
    expect(await stored()).toEqual({ ...was, isLocked: true, status: "locked_by_admin" });
    await press(section(dialog, "Account Locking"), "Unlock Account");
    await dialog.getByText("This account is currently unlocked.").waitFor();
    await press(email, "Update Email");
    await email.getByText(/^Saved at /).waitFor();
    const renamed = { ...was, email: "gianluca@solvanlogistics.example" };
    expect(await stored()).toEqual(renamed);
    expect(await personas.getByRole("checkbox", { name: "Billing" }).isChecked()).toBe(true);
    expect(await temporary.getByRole("textbox").inputValue()).toBe("typed-but-not-set");
    await press(personas, "Update Personas");
    await personas.getByText(/^Saved at /).waitFor();
    expect(await stored()).toEqual({ ...renamed, roleIds: ["network_admin", "billing"] });
    expect(await signIn("gdeluca")).toBe(200);

    await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
    await users.question.getByRole("heading", { name: "Leave without saving?" }).waitFor();
    await users.question.getByRole("button", { name: "Discard changes", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await signIn("gdeluca", "typed-but-not-set")).toBe(401);
    await expect.poll(() => users.cell("Gianluca De Luca", "Email")).toContain("gianluca");
  });

  it("CA-3 Account Locking says how the account stands, and offers the other state", async () => {
    const users = await administrator();
    const kwame = await demo.visitor();
    await kwame.signIn("kasante");
    await kwame.signedInAs("Kwame Asante");
    const dialog = await edit(users, "Kwame Asante");
    const locking = section(dialog, "Account Locking");
    await locking.getByText("This account is currently unlocked.").waitFor();
    await press(locking, "Lock Account");
    await locking.getByText(/^This account is currently locked\. An admin has locked it\./).waitFor();
    expect(await locking.getByRole("button").allInnerTexts()).toEqual(["Unlock Account"]);
    await close(dialog);
    expect(await users.cell("Kwame Asante", "Status")).toBe("Locked");
    // The session that was open has ended too.
    await kwame.open();
    await kwame.field("Password").waitFor();
    await signInAt(kwame.page, kwame.portal, "kasante", password);
    await expect.poll(() => kwame.page.getByRole("alert").textContent()).toBe(locked);

    const again = await edit(users, "Kwame Asante");
    await press(section(again, "Account Locking"), "Unlock Account");
    await again.getByText("This account is currently unlocked.").waitFor();
    await close(again);
    await kwame.press("Sign in");
    await kwame.signedInAs("Kwame Asante");
  });

  it("CA-3 who locked themself out is told so, and the way that is theirs: the mail, or an Administrator", async () => {
    expect(await signIn("tgebre")).toBe(200);
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await signIn("tgebre", "not it")).toBe(401);
    const tsehay = await demo.visitor();
    await tsehay.signIn("tgebre");
    await expect
      .poll(() => tsehay.page.getByRole("alert").textContent())
      .toBe("This account is locked. Reset your password by email, or ask an Administrator of your company.");
  });

  it("CA-4 Reset Password mails a link with which the user sets their own", async () => {
    const address = "adaeze.umeh@solvanlogistics.example";
    const subject = /Set a new password/;
    const before = await countMails(demo.url, address, subject);
    const users = await administrator();
    const dialog = await edit(users, "Adaeze Umeh");
    const reset = section(dialog, "Reset Password");
    await reset
      .getByText("This button sends an email to the user allowing them to reset their own password.")
      .waitFor();
    await press(reset, "Send Password Reset Email");
    await reset.getByText("Email sent").waitFor();
    await close(dialog);
    await expect.poll(() => users.cell("Adaeze Umeh", "Status")).toBe("Reset sent");
    // Until the link is used, the present password is theirs.
    expect(await signIn("aumeh")).toBe(200);

    const adaeze = await demo.visitor();
    await setPassword(adaeze, await linkTo(demo.url, address, subject, before));
    expect(await signIn("aumeh")).toBe(401);
    await adaeze.signIn("aumeh", ownPassword);
    await adaeze.signedInAs("Adaeze Umeh");
  });

  it("CA-5 Temporary Password is typed by the manager and told; the user must set a new one at the next sign-in", async () => {
    const users = await administrator();
    const dialog = await edit(users, "Loïc Dupuis");
    const temporary = section(dialog, "Temporary Password");
    await temporary.getByText(/give it to them verbally/).waitFor();
    await temporary.getByRole("textbox").fill("short");
    await press(temporary, "Set Temporary Password");
    await temporary.getByText(/is too short\.$/).waitFor();
    expect(await signIn("ldupuis")).toBe(200);
    await temporary.getByRole("textbox").fill("told on the telephone");
    await press(temporary, "Set Temporary Password");
    await temporary.getByText("Temporary password set").waitFor();
    expect(await signIn("ldupuis")).toBe(401);
    await close(dialog);
    expect(await users.page.getByText("told on the telephone").count()).toBe(0);
    await expect.poll(() => users.cell("Loïc Dupuis", "Status")).toBe("New password due");

    const loic = await demo.visitor();
    await loic.signIn("ldupuis", "told on the telephone");
    await mustChange(loic);
    await loic.signIn("ldupuis", "told on the telephone");
    await choosePassword(loic);
    await loic.signedInAs("Loïc Dupuis");
    expect(await signIn("ldupuis", "told on the telephone")).toBe(401);
  });

  it("CA-6 Email is changed by itself, and is what they sign in with and are written to from then on", async () => {
    const old = "mariam.toure@solvanlogistics.example";
    const fresh = "m.toure@solvanlogistics.example";
    const users = await administrator();
    const dialog = await edit(users, "Mariam Touré");
    const email = section(dialog, "Email");
    const box = email.getByRole("textbox", { name: "Email" });
    expect(await box.inputValue()).toBe(old);
    for (const [wrong, words] of [
      ["m.toure@solvan", "This address has no ending after “solvan”."],
      ["kwame.asante@solvanlogistics.example", "Another user has this address."],
    ] as const) {
      await box.fill(wrong);
      await press(email, "Update Email");
      await email.getByText(words, { exact: false }).waitFor();
    }
    await box.fill(fresh);
    await press(email, "Update Email");
    await email.getByText(/^Saved at /).waitFor();
    await dialog.getByText(`(${fresh})`).waitFor();
    await close(dialog);
    await expect.poll(async () => (await users.cell("Mariam Touré", "Email")).replaceAll(/\s/g, "")).toBe(fresh);
    expect(await signIn(old)).toBe(401);
    expect(await signIn(fresh)).toBe(200);
    // The old address is told, or a thief's change would stay unseen.
    await expect.poll(() => countMails(demo.url, old, /email|address/i)).toBeGreaterThan(0);
  });

  it("CA-7 several personas at once, described where one chooses them, with the guide; each carries its own rights", async () => {
    const users = await administrator();
    const yng = await demo.visitor();
    await yng.signIn("y");
    await yng.heading("You do not have access to this feature.");
    const dialog = await edit(users, "Y Ng");
    const personas = section(dialog, "Personas");
    for (const [name, description] of [
      ["Administrator", "Everything, and managing users."],
      ["Billing", "Invoices, payments and billing reports."],
      ["Network Admin", "Circuits, sites and maintenance windows."],
      ["Order Management", "Quotes, orders and their progress."],
    ] as const) {
      const box = personas.getByRole("checkbox", { name, exact: true });
      expect(await box.isChecked()).toBe(name === "Order Management");
      await personas.getByText(description).waitFor();
    }
    await personas.getByText("Each persona carries different rights.").waitFor();
    const opened = users.page.context().waitForEvent("page");
    await personas.getByRole("link", { name: "Personas guide" }).click();
    const help = await opened;
    await help.getByRole("heading", { level: 1, name: "Personas Guide" }).waitFor();
    expect(new URL(help.url()).pathname + new URL(help.url()).hash).toBe(guide);
    await help.getByRole("row", { name: "Pay invoices Yes Yes No No" }).waitFor();
    await help.close();

    const set = async (changes: Record<string, boolean>) => {
      for (const [name, isOn] of Object.entries(changes))
        await personas.getByRole("checkbox", { name, exact: true }).setChecked(isOn);
      await press(personas, "Update Personas");
      await personas.getByText(/^Saved at /).waitFor();
    };
    await personas.getByRole("checkbox", { name: "Order Management" }).uncheck();
    await press(personas, "Update Personas");
    await personas.getByText("Choose a persona.").waitFor();
    await personas.getByRole("checkbox", { name: "Billing" }).check();
    await personas.getByText("To be added: Billing. To be removed: Order Management").waitFor();
    await set({ Administrator: true });
    await yng.open();
    await yng.row("Kwame Asante").waitFor();
    await set({ Administrator: false, "Network Admin": true });
    await close(dialog);
    expect(await users.cell("Y Ng", "Personas")).toBe("Billing and Network Admin");
    await yng.open();
    await yng.heading("You do not have access to this feature.");
  });

  /** Fills in the form for somebody new. */
  const fillNew = async (users: UsersPage, username: string, personas: readonly string[]): Promise<Locator> => {
    await users.press("Add user");
    const dialog = users.page.getByRole("dialog", { name: "Add user" });
    await dialog.getByLabel("First name").fill("Nia");
    await dialog.getByLabel("Last name").fill(username);
    await dialog.getByLabel("Username").fill(username);
    await dialog.getByRole("textbox", { name: "Email" }).fill(`${username}@solvanlogistics.example`);
    for (const name of personas) await dialog.getByRole("checkbox", { name, exact: true }).check();
    return dialog;
  };
  const add = (dialog: Locator) => dialog.getByRole("button", { name: "Add user" }).click();

  it("CA-8 Add user, by mail: a person with name, email and personas, who sets their own password", async () => {
    const users = await administrator();
    const dialog = await fillNew(users, "nmailed", ["Billing", "Order Management"]);
    expect(await dialog.getByRole("radio", { name: "By email" }).isChecked()).toBe(true);
    await add(dialog);
    await dialog.waitFor({ state: "hidden" });
    await users.row("Nia nmailed").waitFor();
    expect(await users.cell("Nia nmailed", "Status")).toBe("New");
    expect(await users.cell("Nia nmailed", "Personas")).toBe("Billing and Order Management");
    const nia = await demo.visitor();
    await setPassword(nia, await linkTo(demo.url, "nmailed@solvanlogistics.example", /Your Solvan Care account/));
    await nia.signIn("nmailed@solvanlogistics.example", ownPassword);
    await nia.signedInAs("Nia nmailed");
  });

  it("CA-8 Add user, told verbally: a temporary password, typed or made, which must be changed", async () => {
    const users = await administrator();
    for (const [username, typed] of [
      ["ntyped", "told at the counter"],
      ["nmade", ""],
    ] as const) {
      const dialog = await fillNew(users, username, ["Network Admin"]);
      await dialog.getByRole("radio", { name: "Temporary password" }).check();
      await dialog.getByRole("textbox", { name: /^Temporary password/ }).fill(typed);
      await add(dialog);
      const shown = dialog.getByRole("group", { name: "Temporary password" }).getByRole("code");
      const secret = await shown.innerText();
      if (typed) expect(secret).toBe(typed);
      await dialog.getByRole("button", { name: "Done" }).click();
      await dialog.waitFor({ state: "hidden" });
      await users.row(`Nia ${username}`).waitFor();
      expect(await users.cell(`Nia ${username}`, "Status")).toBe("New password due");
      const nia = await demo.visitor();
      await nia.signIn(username, secret);
      await choosePassword(nia);
      await nia.signedInAs(`Nia ${username}`);
    }
  });
});
