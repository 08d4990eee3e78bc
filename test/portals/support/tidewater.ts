import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { signInByApi } from "./api.js";
import { enterBank } from "./bank.js";
import { useDemo, type Stage } from "./stage.js";
import type { UsersPage } from "./users-page.js";

export const primary = "Beatrix Lindqvist";
export const ownPac = "a PAC of their own";

/** Tidewater's people at work: managers at Manage Users, members at the bank's own pages. */
export interface Tidewater extends Stage {
  /** A manager at the page, with everybody on it. */
  manager(username: string): Promise<UsersPage>;
  /** Somebody who has just tried to sign in at the bank. */
  member(username: string, pac?: string): Promise<UsersPage>;
  /** The status of a sign-in. */
  signIn(username: string, pac?: string): Promise<number>;
}

export const useTidewater = (): Tidewater => {
  const demo = useDemo("credit-union");
  return {
    get url() {
      return demo.url;
    },
    at: (name) => demo.at(name),
    visitor: (options) => demo.visitor(options),
    admin: (username, options) => demo.admin(username, options),
    api: (username, secret) => demo.api(username, secret),
    manager: async (username) => {
      const users = await demo.admin(username);
      await users.showAll();
      return users;
    },
    member: async (username, pac) => {
      const somebody = await demo.visitor();
      await enterBank(somebody, username, pac);
      return somebody;
    },
    signIn: async (username, pac) => (await signInByApi(demo.url, username, pac, "tidewater-supply")).status,
  };
};

/** The way to one of a person's settings, from the row. */
export const way = async (users: UsersPage, name: string, item: string): Promise<Locator> => {
  await users.choose(name, item);
  const dialog = users.page.getByRole("dialog", { name });
  // The name of the way is a plural, and this is one person's role.
  const title = item === "Company Administrators" ? `Role of ${name}` : `${item.replace("…", "")}: ${name}`;
  await dialog.getByRole("heading", { name: title }).waitFor();
  return dialog;
};

/** The Edit page, from the row. */
export const edit = async (users: UsersPage, name: string): Promise<Locator> => {
  await users.choose(name, "Edit");
  const dialog = users.page.getByRole("dialog", { name });
  await dialog.getByLabel("First name").waitFor();
  return dialog;
};

/** Leaves a dialog in which nothing was typed. */
export const leave = async (users: UsersPage, dialog: Locator): Promise<void> => {
  await users.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
};

/** What the menu of a row offers: "offered", or why not; what to do instead stands once above all of it, where it is the same. */
export const offerOf = async (users: UsersPage, name: string, item: string): Promise<string> => {
  const menu = await users.openMenu(name);
  const control = menu.getByRole("menuitem", { name: item });
  const isOffered = await control.isEnabled();
  const [, ...reason] = (await control.innerText()).split("\n").flatMap((line) => line.trim() || []);
  const said = await menu.getByText(/^Ask /).filter({ visible: true }).allInnerTexts();
  await users.page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  return isOffered ? "offered" : [...reason, ...said.filter((text) => !reason.includes(text))].join(" | ");
};

/** The temporary PAC that a dialog shows. */
export const shownPac = (dialog: Locator): Promise<string> =>
  dialog.getByRole("group", { name: "Temporary PAC" }).getByRole("code").innerText();

/** Resets the PAC of somebody who holds more than the manager, by the menu of the row: it is mailed to `address` and not shown. */
export const mailPac = async (users: UsersPage, name: string, address: string): Promise<void> => {
  const dialog = await way(users, name, "Reset PAC…");
  const own = (verb: string) =>
    dialog.getByText(new RegExp(`^A temporary PAC ${verb} sent to .*’s own address, ${address}`));
  await own("is").waitFor();
  await dialog.getByText(/isn’t shown, because they hold more than you\./).waitFor();
  await dialog.getByRole("button", { name: "Reset PAC", exact: true }).click();
  await own("was").waitFor();
  expect(await dialog.getByRole("group", { name: "Temporary PAC" }).count()).toBe(0);
  await leave(users, dialog);
};

/** Resets a PAC by the menu of the row; answers the temporary one, which is shown this once. */
export const resetPac = async (users: UsersPage, name: string): Promise<string> => {
  const dialog = await way(users, name, "Reset PAC…");
  await dialog.getByText(/^You see it once and tell it to .* The new PAC is temporary: it must be changed /).waitFor();
  await dialog.getByRole("button", { name: "Reset PAC", exact: true }).click();
  const pac = await shownPac(dialog);
  await dialog.getByText("Shown once. It’s gone when you close this.").waitFor();
  await leave(users, dialog);
  expect(await users.page.getByText(pac).count()).toBe(0);
  return pac;
};
