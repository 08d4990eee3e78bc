import type { Locator, Page } from "playwright-core";
import { axeFindings } from "./browser.js";
import type { UsersPage } from "./users-page.js";

const wide = 1280;
const narrow = 360;
const height = 900;

/** How far a page, or a dialog on it, is wider than there is room for: `what: pixels` each. */
const overflows = async (page: Page): Promise<string[]> => {
  const root = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const dialogs = await page
    .locator("dialog[open]")
    .evaluateAll((open) => open.map((dialog) => dialog.scrollWidth - dialog.clientWidth));
  return [root, ...dialogs].flatMap((pixels, index) =>
    pixels > 0 ? [`${index === 0 ? "the page" : "a dialog"} is too wide: ${pixels} px`] : [],
  );
};

/** Contrast hangs on the colours, order and room on the width: each of both is looked at once. */
const looks = [
  { colorScheme: "dark", width: narrow },
  { colorScheme: "light", width: wide },
] as const;

/** Gives the window another width; the elements share it out with the next picture, and draw with the one after. */
export const setWidth = async (page: Page, width: number): Promise<void> => {
  await page.setViewportSize({ width, height });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

/** A page in the dark and narrow, then in the light and wide: what axe finds, of any level, and what doesn't fit. Left so. */
export const views = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await setWidth(page, width);
    const problems = [...(await axeFindings(page)), ...(await overflows(page))];
    found.push(...problems.map((problem) => `${colorScheme}, ${width} px: ${problem}`));
  }
  return found;
};

/** What was opened above the page of people, and the way out of it. */
export interface Opened {
  readonly dialog: Locator;
  close(): Promise<void>;
}

const opened = async (users: UsersPage): Promise<Opened> => {
  const { dialog } = users;
  await dialog.getByRole("textbox").first().waitFor();
  return {
    dialog,
    close: async () => {
      await users.page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
    },
  };
};

/** The editor of the second person of the list: the first may be the viewer. */
export const openEditor = async (users: UsersPage): Promise<Opened> => {
  await users.table.getByRole("rowheader").nth(1).getByRole("button").first().click();
  return opened(users);
};

export const openForm = async (users: UsersPage, button: string): Promise<Opened> => {
  await users.press(button);
  return opened(users);
};
