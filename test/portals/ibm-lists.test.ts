import { describe, expect, it } from "vitest";
import { ibmFindings } from "./support/browser.js";
import { portalNames } from "./support/portals.js";
import { useDemo } from "./support/stage.js";

/** Where the engine is wrong. */
const known: readonly RegExp[] = [
  // As a list it bears the role of one, and its items theirs, so that it has no headings to have: the engine goes by the tag.
  /^table_headers_exists: <table role="list"/,
  // The word beside a switch is how it stands, which `aria-checked` tells; its name is the column's and the person's.
  /^label_name_visible: <input [^>]*role="switch"/,
];

const demo = useDemo();

describe.each(portalNames)("%s", (name) => {
  it("shows its people without a finding of IBM's engine, as a table and as a list", async () => {
    const { page } = await demo.at(name).admin();
    const found: string[] = [];
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const certain = (await ibmFindings(page)).filter((finding) => !known.some((one) => one.test(finding)));
      found.push(...certain.map((finding) => `${String(width)} px: ${finding}`));
    }
    expect(found).toEqual([]);
  });
});
