import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ibmFindings, launchBrowser } from "../portals/support/browser.js";
import { cutOff } from "./support/cut.js";
import { hardCoded, hasNoSession } from "./support/said.js";
import { openStorybook, serveFolder, StoryPage, type Look } from "./support/storybook.js";

const { folder, stories } = await openStorybook();

const light: Look = { theme: "light", direction: "ltr", language: "en" };
const dark: Look = { theme: "dark", direction: "rtl", language: "en" };
const pseudo: Look = { ...light, language: "en-XA" };

/** One story of each kind of view, at which a second engine looks. */
const seenByIbm = new Set([
  "user-table--default",
  "user-table--narrow",
  "user-table-rows--community-narrow",
  "user-editor--edit",
  "user-editor-sections--at-rest",
  "invite-form--mixed-addresses",
  "invite-form--results",
  "pending-invites--every-link",
  "pending-invites--narrow",
]);

describe("the stories", () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let book: StoryPage;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), serveFolder(folder)]);
    const [first] = stories;
    if (!first) throw new Error("There are no stories.");
    book = await StoryPage.open(browser, server.url, first.id);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  for (const story of stories)
    describe(`${story.title}: ${story.name}`, () => {
      // A story that fixes a look keeps it, as in the toolbar.
      const isSeenByIbm = seenByIbm.has(story.id);
      it(`plays, and axe ${isSeenByIbm ? "and IBM’s engine find" : "finds"} nothing in the light`, async () => {
        await book.look(light);
        expect(await book.show(story)).toEqual([]);
        expect(await book.undefinedTags()).toEqual([]);
        expect((await book.axe()).join("\n")).toBe("");
        expect(isSeenByIbm ? await ibmFindings(book.page) : []).toEqual([]);
        expect(book.takeComplaints()).toEqual([]);
      });

      it("takes another look without being made anew, and axe finds nothing in the dark, from right to left", async () => {
        expect(await book.look(dark)).toBe(true);
        expect((await book.axe()).join("\n")).toBe("");
        expect(book.takeComplaints()).toEqual([]);
      });

      if (story.title !== "Tokens" && !hasNoSession(story.name))
        it("says nothing that stands in no table, and cuts none of the longer words off at 360 pixels", async () => {
          await book.look(pseudo);
          // What the server says of features comes after the elements have changed their language.
          await expect.poll(() => hardCoded(book.page, "en-XA")).toEqual([]);
          await book.page.setViewportSize({ width: 360, height: 800 });
          expect(await cutOff(book.page)).toEqual([]);
          book.takeComplaints();
        });
    });
});
