import { describe, expect, it } from "vitest";
import { allWidths } from "../support/list-faults.js";
import type { PortalName } from "./support/portals.js";
import { useDemo } from "./support/stage.js";

const fivePortals: readonly PortalName[] = ["credit-union", "registrar", "care", "network", "community"];

const demo = useDemo();

describe.each(fivePortals)("%s", (name) => {
  it("shows its people whole at every width from 320 to 1600: no heading cut, no word broken, no row of three lines, nothing too small to press", async () => {
    const { page } = await demo.at(name).admin();
    expect(await allWidths(page)).toEqual([]);
  });

  it("has nothing under 44 px for a finger", async () => {
    const { page } = await demo.at(name).admin(undefined, { hasTouch: true, isMobile: true });
    expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
    expect(await allWidths(page, { isCoarse: true, at: [320, 400, 800] })).toEqual([]);
  });
});
