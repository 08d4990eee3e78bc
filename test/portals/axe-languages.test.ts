import { describe, expect, it } from "vitest";
import { portalNames, type PortalName } from "./support/portals.js";
import { useDemo } from "./support/stage.js";
import { views } from "./support/views.js";

/** The languages besides English that a portal's profile offers, with their direction. */
const german = { lang: "de", dir: "ltr" };
const arabic = { lang: "ar", dir: "rtl" };
const languages: Record<PortalName, readonly { lang: string; dir: string }[]> = {
  "credit-union": [german, arabic],
  registrar: [german],
  care: [german, arabic],
  network: [german],
  "network-partners": [german],
  community: [german],
};

const demo = useDemo();

describe.each(portalNames)("%s", (name) => {
  const portal = demo.at(name);

  it.each(languages[name])(
    "shows its people and the editor in $lang without a finding of axe, and all of it fits",
    async ({ lang, dir }) => {
      const users = await portal.admin();
      const { page } = users;
      await page.evaluate(
        ([language, direction]) => {
          document.documentElement.lang = language;
          document.documentElement.dir = direction;
        },
        [lang, dir] as const,
      );
      const base = page.locator("user-table").locator("[part=base]").first();
      await expect.poll(() => base.getAttribute("lang")).toBe(lang);
      expect(await base.evaluate((element) => getComputedStyle(element).direction)).toBe(dir);
      await page.getByRole("searchbox", { name: "Find in results" }).waitFor({ state: "detached" });
      expect(await views(page)).toEqual([]);
      await page.getByRole("rowheader").nth(1).getByRole("button").first().click();
      await page.getByRole("dialog").getByRole("textbox").first().waitFor();
      expect(await views(page)).toEqual([]);
    },
  );
});
