import type { Locator, Page } from "playwright-core";
import { password } from "./api.js";
import { portals, signInAt, type PortalUnderTest } from "./portals.js";

/** A portal's page of people, and the account pages, as a person works them: by roles and names. */
export class UsersPage {
  constructor(
    readonly page: Page,
    /** Where the page's host is. */
    readonly url: string,
    readonly portal: PortalUnderTest = portals.registrar,
  ) {}

  // ---- signing in

  async open(): Promise<this> {
    await this.page.goto(`${this.url}${this.portal.path}`);
    return this;
  }

  async signIn(username: string, secret = password): Promise<this> {
    await this.open();
    await signInAt(this.page, this.portal, username, secret);
    return this;
  }

  async signedInAs(name: string): Promise<void> {
    await this.page.getByRole("banner").getByText(name).waitFor();
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }
  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }
  press(name: string): Promise<void> {
    return this.button(name).click();
  }
  heading(name: string): Promise<void> {
    return this.page.getByRole("heading", { name, exact: true }).waitFor();
  }

  // ---- the table

  get table(): Locator {
    return this.page.getByRole("table", { name: this.portal.people, exact: true });
  }
  get search(): Locator {
    return this.page.getByRole("searchbox", { name: "Find in results" });
  }
  get headings(): Locator {
    return this.table.getByRole("columnheader");
  }
  /** The row of one person, by the whole name. */
  row(name: string): Locator {
    return this.table
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader").getByText(name, { exact: true }) });
  }
  /** The status that the row of a person shows. */
  status(name: string): Promise<string> {
    return this.row(name).getByRole("cell").nth(1).innerText();
  }
  /** What the row of a person says below a heading. */
  async cell(name: string, heading: string): Promise<string> {
    const headings = (await this.headings.allTextContents()).map((text) => text.replaceAll(/\s+/g, " ").trim());
    const index = headings.findIndex((text) => text.startsWith(heading));
    const row = this.row(name);
    return row.getByRole("cell").or(row.getByRole("rowheader")).nth(index).innerText();
  }
  /** Whom the table shows, in its order. */
  names(): Promise<string[]> {
    return this.table.getByRole("rowheader").getByRole("button").allInnerTexts();
  }
  /** Puts everybody on one page, where that is not too many. */
  async showAll(): Promise<void> {
    await this.field("Rows on a page").selectOption("50");
    const all = Number.parseInt(await this.total(), 10);
    await this.table.getByRole("row").nth(all).waitFor();
  }
  /** How many there are in all, as the line above the rows says. */
  total(): Promise<string> {
    return this.page.getByText(/^\d+\s+users?(?: of .+)?$/).innerText();
  }

  // ---- what opens

  get menu(): Locator {
    return this.page.getByRole("menu");
  }
  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }
  get question(): Locator {
    return this.page.getByRole("alertdialog");
  }

  async openMenu(name: string): Promise<Locator> {
    await this.row(name)
      .getByRole("button", { name: `Actions for ${name}` })
      .click();
    const menu = this.page.getByRole("menu", { name: `Actions for ${name}` });
    await menu.waitFor();
    return menu;
  }

  /** The button of an action in the row of a person, by the words that its menu has for it: there where the row has room. */
  actionButton(name: string, item: string): Locator {
    const [called, whom] = [item.replace("…", ""), name].map((words) => words.replaceAll(/[^\p{L}\p{N}\s]/gu, "\\$&"));
    return this.row(name).getByRole("button", { name: new RegExp(`^${called}(?::| for)? ${whom}$`) });
  }

  /** The control of an action on a person: its button in the row, else the item of the row's menu, which this opens. */
  async action(name: string, item: string): Promise<Locator> {
    const button = this.actionButton(name, item);
    await button
      .or(this.row(name).getByRole("button", { name: `Actions for ${name}` }))
      .first()
      .waitFor();
    if ((await button.count()) > 0) return button;
    return (await this.openMenu(name)).getByRole("menuitem", { name: item, exact: true });
  }

  async choose(name: string, item: string): Promise<void> {
    await (await this.action(name, item)).click();
  }

  /** Waits for the line that confirms. */
  async told(text: string): Promise<void> {
    await this.page.getByRole("status").getByText(text, { exact: true }).waitFor();
  }
}
