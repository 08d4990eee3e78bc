import type { Page } from "playwright-core";

/** How a portal is reached and worked: what differs between the hosts, and nothing of what the elements do. */
export interface PortalUnderTest {
  readonly tenant: string;
  /** The first manager of its people. */
  readonly manager: string;
  /** The page of its people, on the demo's origin or (`isApart`) on one of its own. */
  readonly path: string;
  readonly isApart?: true;
  /** Where its rows have no room for buttons: tests work them by their menus. */
  readonly width?: number;
  /** The accessible name of the table. */
  readonly people: string;
  readonly fields: { readonly username: string; readonly secret: string };
}

const plain = { people: "Users", fields: { username: "User name or email", secret: "Password" } };

export const portals = {
  "credit-union": {
    ...plain,
    tenant: "tidewater-supply",
    manager: "blindqvist",
    path: "/credit-union/users",
    width: 1000,
    fields: { username: "User name", secret: "Personal Access Code (PAC)" },
  },
  registrar: { ...plain, tenant: "halden", manager: "ndlamini", path: "/registrar/" },
  care: { ...plain, tenant: "solvan", manager: "lhaddad", path: "/care/" },
  network: { ...plain, tenant: "meridian", manager: "ivestergaard", path: "/network/users/" },
  "network-partners": { ...plain, tenant: "meridian-partners", manager: "tmokoena", path: "/network-partners/users/" },
  community: { ...plain, tenant: "tallisworks", manager: "abrandt", path: "/users", isApart: true, people: "Contacts" },
} satisfies Record<string, PortalUnderTest>;
export type PortalName = keyof typeof portals;
export const portalNames: readonly PortalName[] = [
  "credit-union",
  "registrar",
  "care",
  "network",
  "network-partners",
  "community",
];

/** Fills in a host's own sign-in and sends it. */
export const signInAt = async (page: Page, { fields }: PortalUnderTest, username: string, secret: string) => {
  await page.getByLabel(fields.username, { exact: true }).fill(username);
  await page.getByLabel(fields.secret, { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};
