import type { Locator, Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { linkTo } from "./support/mailbox.js";
import { useDemo } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";
import { setWidth } from "./support/views.js";

const hasFocus = (target: Locator) => target.evaluate((element) => element.matches(":focus"));
const expectFocus = (target: Locator) => expect.poll(() => hasFocus(target)).toBe(true);

/** Goes by Tab (back by Shift+Tab) until the control has the focus: what can't be reached within 120 presses can't be reached. */
const tabTo = async (page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> => {
  await target.waitFor();
  for (let press = 0; press < 120; press += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} can't be reached by ${key}.`);
};

/** Goes by the down arrow to an item of the open menu, and chooses it. */
const choose = async (page: Page, name: string): Promise<void> => {
  const item = page.getByRole("menuitem", { name, exact: true });
  await item.waitFor();
  for (let press = 0; press < 12 && !(await hasFocus(item)); press += 1) await page.keyboard.press("ArrowDown");
  expect(await hasFocus(item)).toBe(true);
  await page.keyboard.press("Enter");
};

const actionsOf = (users: UsersPage, name: string) =>
  users.table.getByRole("button", { name: `Actions for ${name}`, exact: true });

/** Goes to an action of a row and chooses it: by its button, or by the row's menu. Answers where the focus comes from. */
const start = async (users: UsersPage, name: string, item: string): Promise<Locator> => {
  const [button, trigger] = [users.actionButton(name, item), actionsOf(users, name)];
  await button.or(trigger).first().waitFor();
  const hasButton = (await button.count()) > 0;
  await tabTo(users.page, hasButton ? button : trigger);
  await users.page.keyboard.press("Enter");
  if (!hasButton) await choose(users.page, item);
  return hasButton ? button : trigger;
};

describe("the whole job by keyboard alone", () => {
  const demo = useDemo();
  let users: UsersPage;
  let page: Page;
  beforeEach(async () => {
    users = await demo.admin();
    ({ page } = users);
  });

  it("signs in", async () => {
    users = await demo.visitor();
    ({ page } = users);
    await users.open();
    await tabTo(page, users.field("User name or email"));
    await page.keyboard.type("ndlamini");
    await tabTo(page, users.field("Password"));
    await page.keyboard.type("harbour-lantern-27");
    await page.keyboard.press("Enter");
    await users.table.getByRole("rowheader").first().waitFor();
  });

  it("RP-5 searches, RP-4 sorts", async () => {
    await tabTo(page, users.search);
    await page.keyboard.type("gall");
    await expect.poll(() => users.names()).toEqual(["Declan Gallagher"]);
    // Escape empties a search box; the focus stays in it.
    await page.keyboard.press("Escape");
    await expect.poll(() => users.total()).toBe("24 users");
    await expectFocus(users.search);
    const email = users.headings.getByRole("button", { name: "Primary email" });
    await tabTo(page, email);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await users.names())[0]).toBe("Анастасия Соколова");
    await expectFocus(email);
    await page.keyboard.press("Space");
    await expect.poll(async () => (await users.names()).at(-1)).toBe("Анастасия Соколова");
    await expectFocus(email);
  });

  it("RP-6 opens the row's menu, leaves it, locks and unlocks; the focus is back where it came from", async () => {
    await setWidth(page, 800);
    const trigger = actionsOf(users, "Declan Gallagher");
    await tabTo(page, trigger);
    await page.keyboard.press("Enter");
    await expectFocus(page.getByRole("menuitem", { name: "View/Edit" }));
    // Round the corner, and to the first and the last one.
    await page.keyboard.press("ArrowUp");
    await expectFocus(page.getByRole("menuitem", { name: "Delete…" }));
    await page.keyboard.press("Home");
    await expectFocus(page.getByRole("menuitem", { name: "View/Edit" }));
    await page.keyboard.press("End");
    await expectFocus(page.getByRole("menuitem", { name: "Delete…" }));
    await page.keyboard.press("l");
    await expectFocus(page.getByRole("menuitem", { name: "Lock", exact: true }));
    await page.keyboard.press("Escape");
    await users.menu.waitFor({ state: "hidden" });
    await expectFocus(trigger);

    await page.keyboard.press("Space");
    await choose(page, "Lock");
    await users.told("Declan Gallagher locked");
    await expect.poll(() => users.status("Declan Gallagher")).toBe("Locked by admin");
    await expectFocus(trigger);
    await page.keyboard.press("Enter");
    await choose(page, "Unlock");
    await users.told("Declan Gallagher unlocked");
    await expectFocus(trigger);

    // What the status means, without a pointer.
    const badge = users.row("Declan Gallagher").getByRole("button", { name: "Active" });
    await tabTo(page, badge, "Shift+Tab");
    await page.keyboard.press("Enter");
    const about = page.getByRole("group", { name: "Active: what it means" });
    await about.getByText("Has full access to the portal.").waitFor();
    await page.keyboard.press("Escape");
    await about.waitFor({ state: "hidden" });
    await expectFocus(badge);
  });

  it("RP-6 locks and unlocks by the buttons of the row; the focus stays in their place", async () => {
    await setWidth(page, 1600);
    const name = "Declan Gallagher";
    for (const [item, told, next] of [
      ["Lock", "locked", "Unlock"],
      ["Unlock", "unlocked", "Lock"],
    ] as const) {
      await tabTo(page, users.actionButton(name, item));
      await page.keyboard.press("Enter");
      await users.told(`${name} ${told}`);
      await expectFocus(users.actionButton(name, next));
    }
    expect(await users.status(name)).toBe("Active");
  });

  it("RP-6 edits and saves: from the row into the dialog, through its fields, and back", async () => {
    const name = users.row("伟 陈").getByRole("button", { name: "伟 陈", exact: true });
    await tabTo(page, users.search);
    await page.keyboard.type("wchen");
    await expect.poll(() => users.names()).toEqual(["伟 陈"]);
    await tabTo(page, name);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "伟 陈" });
    await expectFocus(dialog.getByRole("heading", { name: "伟 陈" }));
    const telephone = dialog.getByRole("textbox", { name: /^Telephone/ });
    await tabTo(page, telephone);
    await page.keyboard.type("+86 10 5550 0123");
    const role = dialog.getByRole("radio", { name: "Domain manager" });
    await tabTo(page, role);
    await page.keyboard.press("ArrowDown");
    expect(await dialog.getByRole("radio", { name: "DNS operator" }).isChecked()).toBe(true);
    const save = dialog.getByRole("button", { name: "Save changes" });
    await tabTo(page, save);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await users.row("伟 陈").getByText("DNS operator").waitFor();
    await expectFocus(name);
    const stored = await (await demo.api()).user("wchen");
    expect(stored.attributes).toEqual({ telephone: "+86 10 5550 0123" });
  });

  it("NF-2 invites", async () => {
    const invite = users.button("Invite");
    await tabTo(page, invite);
    await page.keyboard.press("Enter");
    const form = page.getByRole("dialog", { name: "Invite" });
    const box = form.getByRole("textbox", { name: "Email addresses" });
    await expectFocus(box);
    const address = "mary.jackson@haldenmedia.example";
    await page.keyboard.type(`mary.jacksn@haldenmedia.example,${address}\n`);
    // Takes one back: Shift+Tab to its button.
    const remove = form.getByRole("button", { name: "Remove mary.jacksn@haldenmedia.example" });
    await tabTo(page, remove, "Shift+Tab");
    await page.keyboard.press("Enter");
    await remove.waitFor({ state: "detached" });
    const role = form.getByRole("radio", { name: "Read only" });
    await tabTo(page, form.getByRole("radio", { name: "Admin" }));
    await page.keyboard.press("ArrowUp");
    expect(await role.isChecked()).toBe(true);
    await tabTo(page, form.getByRole("button", { name: "Send 1 invite" }));
    await page.keyboard.press("Space");
    await expectFocus(form.getByRole("heading", { name: "1 invite sent" }));
    await tabTo(page, form.getByRole("button", { name: "Done" }));
    await page.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await expectFocus(invite);
    await linkTo(demo.url, address, /Invitation to/);
  });

  it("RP-7 deletes: Escape leaves the question, Enter on Cancel too, and only the button that says so deletes", async () => {
    const name = "María José Álvarez Peña";
    await tabTo(page, users.search);
    await page.keyboard.type("lvar");
    await expect.poll(() => users.names()).toEqual([name]);
    const { question } = users;
    for (const key of ["Escape", "Enter"]) {
      const from = await start(users, name, "Delete…");
      await question.getByRole("heading", { name: `Delete ${name}?` }).waitFor();
      await expectFocus(question.getByRole("button", { name: "Cancel" }));
      await page.keyboard.press(key);
      await question.waitFor({ state: "hidden" });
      await expectFocus(from);
    }
    await start(users, name, "Delete…");
    await tabTo(page, question.getByRole("button", { name: "Delete user" }));
    await page.keyboard.press("Enter");
    await users.told(`${name} deleted`);
    await users.heading("No one matches “lvar”");
    // The row is gone, and with it where the focus came from: it must not be lost.
    await expectFocus(users.search);
    expect(await (await demo.api()).users("search=lvar")).toEqual([]);
  });

  it("RP-7 the focus goes to the row that follows the deleted one", async () => {
    const names = await users.names();
    const at = names.indexOf("Stanisław Kowalczyk");
    await start(users, "Stanisław Kowalczyk", "Delete…");
    await tabTo(page, users.question.getByRole("button", { name: "Delete user" }));
    await page.keyboard.press("Enter");
    await users.row("Stanisław Kowalczyk").waitFor({ state: "detached" });
    const following = names[at + 1] ?? "";
    await expectFocus(users.row(following).getByRole("button", { name: following, exact: true }));
  });
});

const openByName = async (users: UsersPage, name: string): Promise<Locator> => {
  const opener = users.row(name).getByRole("button", { name, exact: true });
  await tabTo(users.page, opener);
  await users.page.keyboard.press("Enter");
  return opener;
};

/** Whether the focus is in an open dialog, through all shadow roots. */
const isFocusInDialog = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    let within: Node | null = focused;
    while (within && !(within instanceof HTMLDialogElement))
      within = within instanceof ShadowRoot ? within.host : within.parentNode;
    return within instanceof HTMLDialogElement && within.matches(":modal");
  });

describe("the editor by keyboard alone", () => {
  const demo = useDemo();

  it.each([
    ["CU-3", "credit-union", "Edit"],
    ["RP-6", "registrar", "View/Edit"],
    ["CA-2", "care", "Edit"],
    ["NF-6", "network", "Edit"],
    ["CO-6", "community", undefined],
  ] as const)("%s in %s takes the focus as it opens, and gives it back", async (_row, portal, item) => {
    const users = await demo.at(portal).admin();
    const { page } = users;
    // The first one may be the viewer.
    const [, name = ""] = await users.names();
    expect(await isFocusInDialog(page)).toBe(false);
    // Rows without actions are opened by the name.
    const from = item === undefined ? await openByName(users, name) : await start(users, name, item);
    await users.dialog.getByRole("heading", { name }).first().waitFor();
    await expect.poll(() => isFocusInDialog(page)).toBe(true);
    await page.keyboard.press("Tab");
    expect(await isFocusInDialog(page)).toBe(true);
    await page.keyboard.press("Escape");
    await users.dialog.waitFor({ state: "hidden" });
    await expectFocus(from);
  });
});
