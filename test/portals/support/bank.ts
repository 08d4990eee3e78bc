import { password } from "./api.js";
import { signInAt } from "./portals.js";
import type { UsersPage } from "./users-page.js";

/** A page of Tidewater's online banking, by its path there. */
export const openBank = async (member: UsersPage, path = "/"): Promise<void> => {
  await member.page.goto(`${member.url}/credit-union${path}`);
};

/** Signs in where members do, at the accounts. */
export const enterBank = async (member: UsersPage, username: string, pac = password): Promise<void> => {
  await openBank(member);
  await signInAt(member.page, member.portal, username, pac);
};

/** What a page is about. */
export const titled = (member: UsersPage, name: string): Promise<void> =>
  member.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

/** The accounts that are open to a member, each with how far: `Business Visa …9034: View only`. */
export const accountsOpenTo = async (member: UsersPage): Promise<string[]> => {
  await openBank(member);
  await titled(member, "Accounts");
  const rows = member.page.getByRole("row").filter({ has: member.page.getByRole("rowheader") });
  return Promise.all(
    (await rows.all()).map(
      async (row) =>
        `${await row.getByRole("rowheader").innerText()}: ${await row.getByRole("cell").first().innerText()}`,
    ),
  );
};

/** What a member is offered beside the accounts. */
export const servicesOf = async (member: UsersPage): Promise<string[]> => {
  await openBank(member);
  await titled(member, "Accounts");
  return member.page.getByRole("region", { name: "Services" }).getByRole("link").allInnerTexts();
};

/** Chooses a PAC in place of a temporary one. */
export const choosePac = async (member: UsersPage, pac: string): Promise<void> => {
  await titled(member, "Choose a new PAC");
  await member.field("New PAC").fill(pac);
  await member.field("New PAC, once more").fill(pac);
  await member.press("Save and continue");
};

/** Why the sign-in is refused. */
export const refusalAt = (member: UsersPage): Promise<string> => member.page.getByRole("alert").innerText();
