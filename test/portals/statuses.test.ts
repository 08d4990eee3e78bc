import { isolated } from "@usherkit/contract";
import { describe, expect, it } from "vitest";
import { password } from "./support/api.js";
import { countMails, linkTo } from "./support/mailbox.js";
import { useDemo, type Stage } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";

const refused = "The user name or password is not right.";
const locked = "This account is locked. Ask an Admin of your company to unlock it.";

/** What the table says of a person; the list is read again, for what somebody does elsewhere doesn't reach an open page. */
const expectStatus = async (users: UsersPage, name: string, status: string, meaning: string): Promise<void> => {
  await users.open();
  await users.row(name).waitFor();
  expect(await users.status(name)).toBe(status);
  const badge = users.row(name).getByRole("button", { name: status, exact: true });
  const described = await badge.evaluate((button) =>
    button.ariaDescribedByElements?.map(({ textContent }) => textContent),
  );
  expect(described).toEqual([meaning]);
  await badge.click();
  const about = users.page.getByRole("group", { name: `${status}: what it means` });
  await about.getByText(meaning, { exact: true }).waitFor();
  await users.page.keyboard.press("Escape");
  await about.waitFor({ state: "hidden" });
};

const meanings = {
  Active: "Has full access to the portal.",
  "Auto-locked": "Locked after too many wrong passwords.",
  "Awaiting new password": "Is resetting the password, or it has expired and is changed at the next sign-in.",
  "Locked by admin": "Locked by an Admin. Can’t sign in until an Admin unlocks.",
  Provisioned: "Added, but hasn’t completed the onboarding.",
  Recovery: "A password reset was requested.",
} as const;

const alert = (somebody: UsersPage) => expect.poll(() => somebody.page.getByRole("alert").textContent());

/** A visitor at the sign-in page, who is refused with these words. */
const expectRefused = async (demo: Stage, username: string, words: string): Promise<void> => {
  const somebody = await demo.visitor();
  await somebody.signIn(username);
  await alert(somebody).toBe(words);
};

const setPassword = async (somebody: UsersPage, link: string, secret: string): Promise<void> => {
  await somebody.page.goto(link);
  await somebody.press("Continue");
  await somebody.field("New password").fill(secret);
  await somebody.press("Set password");
  await somebody.heading("Your password is set");
};

describe("the six statuses of RP-3, each by its real event, seen in the table", () => {
  const demo = useDemo();

  it("RP-3 PROVISIONED: added by an Admin; ACTIVE: once the welcome link has set the password", async () => {
    const users = await demo.admin();
    const address = "ada.lovelace@haldenmedia.example";
    await users.press("Add user");
    const { dialog } = users;
    // Nothing is sent while something is missing; what was typed stays.
    await dialog.getByLabel("First name").fill("Ada");
    await dialog.getByRole("button", { name: "Add user" }).click();
    await dialog.getByText("Last name is needed.").waitFor();
    expect(await dialog.getByLabel("First name").inputValue()).toBe("Ada");
    await dialog.getByLabel("Last name").fill("Lovelace");
    await dialog.getByLabel("User name").fill("alovelace");
    await dialog.getByLabel("Primary email").fill(address);
    await dialog.getByRole("radio", { name: "Domain manager" }).check();
    await dialog.getByRole("button", { name: "Add user" }).click();
    await dialog.waitFor({ state: "hidden" });
    await users.row("Ada Lovelace").waitFor();
    expect(await users.total()).toBe("25 users");
    await expectStatus(users, "Ada Lovelace", "Provisioned", meanings.Provisioned);
    // Who adds somebody becomes the parent: nobody else's list has them.
    expect(await (await demo.api("heriksen")).users("search=lovelace")).toEqual([]);

    const ada = await demo.visitor();
    await setPassword(ada, await linkTo(demo.url, address, /Your Northmark account/), "a long and fine secret");
    await expectStatus(users, "Ada Lovelace", "Active", meanings.Active);
    await ada.page.getByRole("link", { name: "Sign in to Northmark" }).click();
    await ada.field("User name or email").fill(address);
    await ada.field("Password").fill("a long and fine secret");
    await ada.press("Sign in");
    await ada.signedInAs("Ada Lovelace");
    // A Domain manager, not an Admin.
    await ada.heading("You do not have access to this feature.");
  });

  it("RP-3 AUTO-LOCKED: five wrong passwords; the right one opens nothing until an Admin unlocks", async () => {
    const somebody = await demo.visitor();
    await somebody.open();
    for (let count = 1; count <= 5; count += 1) {
      await somebody.field("User name or email").fill("mkim");
      await somebody.field("Password").fill(`not it ${count}`);
      const answered = somebody.page.waitForResponse(/\/v1\/sign-in$/);
      await somebody.press("Sign in");
      expect((await answered).status()).toBe(401);
      await alert(somebody).toBe(refused);
      // The form takes the next try when it has said what became of this one.
      await somebody.button("Sign in").waitFor();
    }
    await somebody.field("Password").fill(password);
    await somebody.press("Sign in");
    await alert(somebody).toBe(locked);

    const users = await demo.admin();
    await expectStatus(users, "민준 김", "Auto-locked", meanings["Auto-locked"]);
    await users.choose("민준 김", "Unlock");
    await users.told("민준 김 unlocked");
    await expect.poll(() => users.status("민준 김")).toBe("Active");
    await somebody.press("Sign in");
    await somebody.signedInAs("민준 김");
  });

  it("RP-3 LOCKED_BY_ADMIN: from the row; the password, though right, is refused", async () => {
    const users = await demo.admin();
    await users.choose("דנה לוי", "Lock");
    await users.told(`${isolated("דנה לוי")} locked`);
    await expect.poll(() => users.status("דנה לוי")).toBe("Locked by admin");
    await expectStatus(users, "דנה לוי", "Locked by admin", meanings["Locked by admin"]);
    await expectRefused(demo, "dlevi", locked);
  });

  it("RP-3 RECOVERY: a reset was requested; AWAITING_NEW_PASSWORD: its link was opened; ACTIVE: once it is set", async () => {
    const address = "busra.ozturk@haldenmedia.example";
    const reset = /Set a new password/;
    const before = await countMails(demo.url, address, reset);
    const busra = await demo.visitor();
    await busra.open();
    await busra.page.getByRole("link", { name: "Forgotten your password?" }).click();
    await busra.field("User name or email").fill("bozturk");
    await busra.press("Send the link");
    await busra.heading("Look into your mailbox");
    const users = await demo.admin();
    await expectStatus(users, "Büşra Öztürk", "Recovery", meanings.Recovery);
    // Anybody can ask for it, so it must take nothing from her.
    const meanwhile = await demo.visitor();
    await meanwhile.signIn("bozturk");
    await meanwhile.signedInAs("Büşra Öztürk");
    await expectStatus(users, "Büşra Öztürk", "Recovery", meanings.Recovery);

    await busra.page.goto(await linkTo(demo.url, address, reset, before));
    await busra.press("Continue");
    await busra.field("New password").waitFor();
    await expectStatus(users, "Büşra Öztürk", "Awaiting new password", meanings["Awaiting new password"]);
    await busra.field("New password").fill("a new and fine secret");
    await busra.press("Set password");
    await busra.heading("Your password is set");
    await expectStatus(users, "Büşra Öztürk", "Active", meanings.Active);
    // The session of before ended with the old password.
    await meanwhile.open();
    await meanwhile.heading("Sign in to Northmark");
  });

  it("RP-3 AWAITING_NEW_PASSWORD: expired by its age; ACTIVE: once it was changed at the sign-in", async () => {
    const users = await demo.admin();
    await expectStatus(users, "Farhana Chowdhury", "Awaiting new password", meanings["Awaiting new password"]);
    const farhana = await demo.visitor();
    await farhana.signIn("fchowdhury");
    await farhana.heading("Choose a new password");
    await farhana.field("New password").fill("a third and fine secret");
    await farhana.press("Save and continue");
    await farhana.signedInAs("Farhana Chowdhury");
    await expectStatus(users, "Farhana Chowdhury", "Active", meanings.Active);
  });
});
