import { describe, expect, it } from "vitest";
import { ibmFindings } from "./support/browser.js";
import { portalNames } from "./support/portals.js";
import { useDemo } from "./support/stage.js";

const demo = useDemo();

describe.each(portalNames)("%s", (name) => {
  it("shows its people without a finding of IBM's engine, as a table and as a list", async () => {
    const { page } = await demo.at(name).admin();
    const found: string[] = [];
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      found.push(...(await ibmFindings(page)).map((finding) => `${String(width)} px: ${finding}`));
    }
    expect(found).toEqual([]);
  });
});
