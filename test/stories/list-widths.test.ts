import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../portals/support/browser.js";
import { allWidths, widths } from "../support/list-faults.js";
import { openStorybook, serveFolder, StoryPage } from "./support/storybook.js";

const { folder, stories } = await openStorybook();
/** Rows of every kind: columns alone, buttons, many of them, the community's controls, and the invites. */
const lists = new Set([
  "user-table--default",
  "user-table-rows--buttons",
  "user-table-rows--many-buttons",
  "user-table-rows--community",
  "pending-invites--every-link",
]);

describe("lists in words that are longer by 40 %", () => {
  let close: () => Promise<void>;
  let book: StoryPage;
  beforeAll(async () => {
    const [browser, server] = await Promise.all([launchBrowser(), serveFolder(folder)]);
    close = async () => {
      await browser.close();
      server.close();
    };
    const [first] = stories;
    if (!first) throw new Error("There are no stories.");
    book = await StoryPage.open(browser, server.url, first.id);
  });
  afterAll(() => close());

  it.each(stories.filter(({ id }) => lists.has(id)))("stand whole at every width in $title: $name", async (story) => {
    await book.look({ theme: "light", direction: "ltr", language: "en" });
    expect(await book.show(story)).toEqual([]);
    await book.look({ theme: "light", direction: "ltr", language: "en-XA" });
    expect(await allWidths(book.page, { at: widths.filter((_, index) => index % 2 === 0) })).toEqual([]);
    book.takeComplaints();
  });

  it("are five", () => {
    expect(stories.filter(({ id }) => lists.has(id))).toHaveLength(lists.size);
  });
});
