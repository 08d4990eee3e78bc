import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, launchBrowser, visit } from "./support/browser.js";
import { removeFolder, startSeededDemo, type RunningDemo } from "./support/demo.js";

describe("the account pages in the reader's language", () => {
  let demo: RunningDemo;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startSeededDemo(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
    await removeFolder(demo.dataFolder);
  });

  /** Somebody with a browser in a language opens a page. */
  const open = async (
    locale: string,
    path: string,
    act: (page: Page) => Promise<void>,
    width = 1280,
  ): Promise<void> => {
    const { page, faults, close } = await visit(browser, { locale, viewport: { width, height: 800 } });
    try {
      await page.goto(`${demo.url}${path}`);
      await act(page);
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  };
  const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true, level: 1 }).waitFor();
  const spoken = (page: Page) =>
    page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.title]);
  const forgotten = "/account/forgotten/?tenant=tidewater-supply";

  it("CU-8 who has forgotten their PAC is told whom to ask, with both telephone numbers, and asked for nothing", async () => {
    await open("en-US", forgotten, async (page) => {
      await heading(page, "Forgotten your PAC?");
      const main = page.getByRole("main");
      await main.getByText("Ask a Primary Contact or a Company Administrator of your company.").waitFor();
      await main.getByText("Then contact support: Member Service Center.").waitFor();
      await main.getByText("In Anchorage").waitFor();
      expect(await main.getByRole("link", { name: /\d/ }).evaluateAll((links) => links.map(String))).toEqual([
        "tel:5550145",
        "tel:8005550199",
      ]);
      expect(await main.getByRole("textbox").count()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  it("CU-8 says the same in German, with the portal's own words", async () => {
    await open("de-AT", forgotten, async (page) => {
      await heading(page, "PAC vergessen?");
      expect(await spoken(page)).toEqual(["de", "ltr", "PAC vergessen? · Tidewater Credit Union"]);
      await page.getByText("Fragen Sie: Hauptkontakt oder Firmenadministrator (in Ihrer Firma).").waitFor();
      await page.getByRole("main").getByText("Außerhalb von Anchorage").waitFor();
      await page.getByRole("link", { name: "(800) 555-0199" }).first().waitFor();
    });
  });

  it("CU-8 says the same in Arabic, from right to left, on a phone, and nothing is cut off", async () => {
    await open(
      "ar",
      forgotten,
      async (page) => {
        await heading(page, "هل نسيت PAC؟");
        expect((await spoken(page)).slice(0, 2)).toEqual(["ar", "rtl"]);
        await page.getByRole("main").getByText("داخل أنكوريج").waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        expect(await axeFindings(page)).toEqual([]);
      },
      360,
    );
  });

  it("speaks the portal's first language to whom it doesn't know any of", async () => {
    await open("fr", "/account/sign-in/?tenant=halden", async (page) => {
      await heading(page, "Sign in to Northmark");
      expect((await spoken(page)).slice(0, 2)).toEqual(["en", "ltr"]);
    });
  });

  it("says in German what is missing and wrong, and takes the portal's name for each field", async () => {
    await open("de", "/account/sign-in/?tenant=halden", async (page) => {
      await heading(page, "Anmelden bei Northmark");
      await page.getByRole("button", { name: "Anmelden", exact: true }).click();
      await page.getByText("Bitte ausfüllen: Benutzername oder E-Mail.").waitFor();
      await page.getByLabel("Benutzername oder E-Mail").fill("nobody");
      await page.getByLabel("Passwort", { exact: true }).fill("not the password");
      await page.getByRole("button", { name: "Anmelden", exact: true }).click();
      await expect.poll(() => page.getByRole("alert").textContent()).toBe("Benutzername oder Passwort stimmt nicht.");
    });
  });

  it("changes the language at hand, and keeps it on the next page", async () => {
    await open("en-GB", "/account/sign-in/?tenant=tidewater-supply", async (page) => {
      await heading(page, "Sign in to Tidewater Credit Union");
      const languages = page.getByRole("list", { name: "Language" });
      expect(await languages.getByRole("button").allTextContents()).toEqual(["English", "Deutsch", "العربية"]);
      await languages.getByRole("button", { name: "Deutsch" }).click();
      await heading(page, "Anmelden bei Tidewater Credit Union");
      expect(await page.getByRole("button", { name: "Deutsch" }).getAttribute("aria-current")).toBe("true");
      await page.getByRole("link", { name: "PAC vergessen?" }).click();
      await heading(page, "PAC vergessen?");
    });
  });

  it("says in the browser's language that the address names no portal", async () => {
    await open("de", "/account/sign-in/?tenant=nobody", async (page) => {
      await heading(page, "Ihr Konto");
      await page.getByText("Diese Adresse nennt kein Portal.").waitFor();
    });
  });
});
