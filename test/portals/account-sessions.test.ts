import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { signInByApi } from "./support/api.js";
import { axeFindings, launchBrowser, visit, type Visit } from "./support/browser.js";
import { removeFolder, startSeededDemo, type RunningDemo } from "./support/demo.js";

const password = "harbour-lantern-27";
const tenant = "halden";
const agents = {
  firefox: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  safari:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  edge: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
};

describe("where one is signed in", () => {
  let demo: RunningDemo;
  let browser: Browser;
  let visits: Visit[] = [];
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startSeededDemo(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
    await removeFolder(demo.dataFolder);
  });
  afterEach(async () => {
    const ended = visits;
    visits = [];
    for (const { close } of ended) await close();
    expect(ended.flatMap(({ faults }) => faults)).toEqual([]);
  });

  /** Somebody signs in on the way to the page of their sessions. */
  const open = async (
    username: string,
    userAgent: string,
    { at = tenant, ...rest }: BrowserContextOptions & { at?: string } = {},
  ): Promise<Page> => {
    const path = `/account/sessions/?tenant=${at}`;
    const somebody = await visit(browser, { userAgent, locale: "en-GB", ...rest });
    visits.push(somebody);
    const { page } = somebody;
    await page.goto(`${demo.url}${path}`);
    await page.locator("input[name=username]").fill(username);
    await page.locator("input[name=password]").fill(password);
    await page.locator("button[type=submit]").click();
    await page.waitForURL(`**${path}`);
    return page;
  };
  const rows = (page: Page) => page.getByRole("main").getByRole("listitem");
  const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

  it("lists each browser with its address, this one first, and ends another", async () => {
    const there = await open("iabreu", agents.safari);
    const here = await open("iabreu", agents.firefox);
    await here.goto(`${demo.url}/account/?tenant=${tenant}`);
    await here.getByRole("link", { name: "Where you are signed in" }).click();
    await heading(here, "Where you are signed in");
    const [first = "", second = ""] = await rows(here).allInnerTexts();
    expect(first).toMatch(/^Firefox on Linux This browser\n/);
    expect(first).toMatch(/Last used \d\d? \w+ \d{4}, \d\d:\d\d GMT/);
    expect(first).toContain("127.0.0.1");
    expect(second).toMatch(/^Safari on iOS\n/);
    expect(await rows(here).first().getByRole("button").count()).toBe(0);

    await here.getByRole("button", { name: "End the session: Safari on iOS" }).click();
    await here.getByRole("status").getByText("The session was ended.").waitFor();
    await rows(here).filter({ hasText: "Safari" }).waitFor({ state: "detached" });
    await there.reload();
    await heading(there, "Sign in to Northmark");
    await here.reload();
    await heading(here, "Where you are signed in");
  });

  it("ends all others at once", async () => {
    const others = [await open("malvarez", agents.safari), await open("malvarez", agents.edge)];
    const here = await open("malvarez", agents.firefox);
    await here.getByText("Edge on Windows").waitFor();
    await here.getByRole("button", { name: /^End all \d others$/ }).click();
    await here.getByRole("status").getByText("sessions were ended.").waitFor();
    expect(await rows(here).allInnerTexts()).toHaveLength(1);
    for (const page of others) {
      await page.reload();
      await heading(page, "Sign in to Northmark");
    }
  });

  it("goes to the sign-in where this session was ended from elsewhere", async () => {
    const there = await open("obamgbose", agents.edge);
    const here = await open("obamgbose", agents.firefox);
    await there.reload();
    await there.getByRole("button", { name: "End the session: Firefox on Linux" }).click();
    await there.getByText("was ended").waitFor();
    await here.getByRole("button", { name: "End the session: Edge on Windows" }).click();
    await heading(here, "Sign in to Northmark");
  });

  it("says what it knows of a browser that names itself like none", async () => {
    expect((await signInByApi(demo.url, "eblair")).status).toBe(200);
    const here = await open("eblair", agents.firefox);
    await here.getByText("Unknown browser").first().waitFor();
  });

  it("speaks German and Arabic, and axe finds nothing, also narrow and in the dark", async () => {
    const look = { colorScheme: "dark", viewport: { width: 360, height: 780 } } as const;
    const findings: string[] = [];
    for (const [locale, title, rest] of [
      ["de", "Wo Sie angemeldet sind", { colorScheme: "light" }],
      ["ar", "أماكن تسجيل دخولك", look],
    ] as const) {
      const page = await open("sortega", agents.edge, { ...rest, locale, at: "tidewater-supply" });
      await heading(page, title);
      findings.push(...(await axeFindings(page)));
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth).toBe(clientWidth);
    }
    expect(findings).toEqual([]);
  });
});
