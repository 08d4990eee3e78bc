import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { UsersPage } from "./users-page.js";

/** What people do at Meridian Fabric, the network's portal: by its words, as they read them. */

export const groupDescriptions = {
  Admin: "Can perform any action, including those involving user access.",
  Regular: "Can add, remove, or change any product service.",
  "Read-Only": "Can view all services and download documents and invoices, but cannot make any changes.",
  Support:
    "Can perform troubleshooting actions, but cannot perform any action that has a financial impact (creating, upgrading, or deleting services) or view any financial information such as billing accounts.",
  Sales: "Has read-only permissions except on the Quoting page, where they can create and manage customer quotes.",
};
export type Group = keyof typeof groupDescriptions;

export const invitesYou = /Invitation to Meridian Fabric/;
export const addressOf = (name: string): string => `${name}@meridianbroadcast.example`;

export const openCompanyMenu = (users: UsersPage, company = "Meridian Broadcasting"): Promise<void> =>
  users.page.getByRole("banner").getByRole("button", { name: company }).click();

export const inCompanyMenu = (users: UsersPage, name: string): Locator =>
  users.page.getByRole("banner").getByRole("link", { name, exact: true });

/** Fills in fields by their labels. */
export const fill = async (
  place: Pick<Locator, "getByLabel">,
  values: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const [label, value] of Object.entries(values)) await place.getByLabel(label, { exact: true }).fill(value);
};

export const find = async (users: UsersPage, name: string): Promise<void> => {
  await users.search.fill(name);
  await expect.poll(() => users.names()).toEqual([name]);
};

/** Invites addresses to a group: what the form says of each. */
export const invite = async (users: UsersPage, group: Group, addresses: readonly string[]): Promise<string[]> => {
  await users.press("Invite user");
  const form = users.page.getByRole("dialog", { name: "Invite user" });
  const box = form.getByRole("textbox", { name: "Email addresses" });
  for (const address of addresses) {
    await box.fill(address);
    await box.press("Enter");
  }
  await form.getByRole("radio", { name: group }).check();
  await form.getByRole("button", { name: "Invite Users", exact: true }).click();
  await form
    .getByRole("heading", { name: `${addresses.length} invite${addresses.length === 1 ? "" : "s"} sent` })
    .waitFor();
  const lines = await form.getByRole("listitem").allInnerTexts();
  await form.getByRole("button", { name: "Done" }).click();
  await form.waitFor({ state: "hidden" });
  return lines.map((line) => line.replaceAll(/\s+/g, " ").trim());
};

/** Fills in "Create user" and sends it; the dialog stays where something is refused. */
export const create = async (
  users: UsersPage,
  values: Readonly<Record<string, string>>,
  group: Group,
): Promise<Locator> => {
  await users.press("Create user");
  const form = users.page.getByRole("dialog", { name: "Create user" });
  await fill(form, values);
  await form.getByRole("radio", { name: group }).check();
  await form.getByRole("button", { name: "Create user" }).click();
  return form;
};

/** The table of invites, from the page of users. */
export const openInvites = async (users: UsersPage): Promise<Locator> => {
  await users.page.getByRole("link", { name: "Pending Invites" }).click();
  const table = users.page.getByRole("table", { name: "Pending invites" });
  await table.getByRole("cell").first().waitFor();
  return table;
};

/** How the link of every invite to an address stands, and both columns as assistive technology has them; newest first. */
export const truthsOf = async (table: Locator, address: string): Promise<string[]> => {
  const rows = table.getByRole("row").filter({ hasText: address.split("@")[0] ?? "" });
  return Promise.all(
    (await rows.all()).map(async (row) => {
      const [link, ...marks] = await Promise.all(
        [3, 4, 5].map(async (column) => {
          const cell = row.getByRole("cell").nth(column);
          const name = /cell "([^"]*)"/.exec(await cell.ariaSnapshot())?.[1] ?? "";
          // A true one is a checkmark, a false one is none.
          if (column > 3) expect(await cell.locator("svg").count()).toBe(name === "Yes" ? 1 : 0);
          return name;
        }),
      );
      return [/^(Expired|Replaced|Revoked|Used)/.exec(link ?? "")?.[0] ?? "Open", ...marks].join(" ");
    }),
  );
};
