import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { cutOff } from "../stories/support/cut.js";
import { ibmFindings } from "./support/browser.js";
import type { PortalName } from "./support/portals.js";
import { useDemo } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";

const fivePortals: readonly PortalName[] = ["credit-union", "registrar", "care", "network", "community"];
const demo = useDemo();

/** Opens the second person of the list by their name. */
const openEditor = async ({ page }: UsersPage) => {
  const name = page.locator("user-table .open").nth(1);
  await name.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("heading", { level: 3 }).first().waitFor();
  await dialog.locator(".bone").filter({ visible: true }).first().waitFor({ state: "detached" });
  return dialog;
};

/** What in the open dialog is too small for a finger (44 px), by its name and size. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const editor = document.querySelector("user-table")?.shadowRoot?.querySelector("user-editor")?.shadowRoot;
    if (!editor) return ["there is no editor"];
    const found: string[] = [];
    for (const target of editor.querySelectorAll<HTMLElement>("button, a, select, input, summary")) {
      if (!target.checkVisibility()) continue;
      // A choice is pressed anywhere on its line; a link within a sentence is as high as the sentence (WCAG 2.2, 2.5.8).
      const pressed = target.closest("label") ?? target;
      if (target.matches("p a, p button, li button.link")) continue;
      const over = getComputedStyle(target, "::after");
      const grown = over.position === "absolute" && over.content !== "none" ? Number.parseFloat(over.top) || 0 : 0;
      const { width, height } = pressed.getBoundingClientRect();
      const size = Math.min(width, height) - 2 * Math.min(0, grown);
      if (size < 43.5)
        found.push(
          `${(target.getAttribute("aria-label") ?? pressed.textContent ?? "").trim()}: ${String(Math.round(size))}`,
        );
    }
    return found;
  });

/** Lines, words and letters as far apart as somebody may set them (WCAG 2.2, 1.4.12), in every tree. */
const spaceText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }",
    );
    const adopt = (root: Document | ShadowRoot): void => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      for (const element of root.querySelectorAll("*")) if (element.shadowRoot) adopt(element.shadowRoot);
    };
    adopt(document);
  });

describe.each(fivePortals)("%s", (name) => {
  it("opens the editor by Enter with the focus in it, gives it back at Escape, and IBM's engine finds nothing", async () => {
    const users = await demo.at(name).admin();
    const { page } = users;
    await openEditor(users);
    const focused = () =>
      page.evaluate(() => {
        const path: string[] = [];
        for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement ?? null) path.push(at.localName);
        return path;
      });
    await expect.poll(focused).toContain("user-editor");
    await expect.poll(async () => (await focused()).at(-1)).toBe("h2");
    expect(await ibmFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await expect.poll(async () => (await focused()).at(-1)).toBe("button");
  });

  it("has nothing under 44 px for a finger in the editor, and cuts nothing where somebody spaces the text", async () => {
    const users = await demo.at(name).admin(undefined, { hasTouch: true, isMobile: true });
    const { page } = users;
    await page.setViewportSize({ width: 360, height: 780 });
    await openEditor(users);
    expect(await tooSmall(page)).toEqual([]);
    await spaceText(page);
    expect(await cutOff(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await cutOff(page)).toEqual([]);
  });

  it("can be used at 400 %: all of the editor scrolls, and its last button is reached", async () => {
    const users = await demo.at(name).admin();
    const { page } = users;
    await page.setViewportSize({ width: 320, height: 256 });
    const dialog = await openEditor(users);
    const last = dialog.locator("footer .btn").last();
    const place = () => last.evaluate((button) => Math.round(button.getBoundingClientRect().bottom));
    expect(await place()).toBeGreaterThan(256);
    await last.focus();
    expect(await place()).toBeLessThanOrEqual(256);
    // No head and no foot stay in place of what lies between them.
    expect(await dialog.locator("h2").evaluate((heading) => heading.getBoundingClientRect().bottom)).toBeLessThan(0);
    expect(await cutOff(page)).toEqual([]);
  });
});
