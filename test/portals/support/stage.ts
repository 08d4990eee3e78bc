import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { apiOf, type Api } from "./api.js";
import { launchBrowser, visit, type Visit } from "./browser.js";
import { removeFolder, startSeededDemo, type RunningDemo } from "./demo.js";
import { portals, type PortalName, type PortalUnderTest } from "./portals.js";
import { UsersPage } from "./users-page.js";

const pictures = new URL("../../../test-results/", import.meta.url).pathname;

/** One demo and one browser for a file of tests. */
export interface Stage {
  readonly url: string;
  /** Somebody comes, whom nobody knows yet. */
  visitor(options?: BrowserContextOptions): Promise<UsersPage>;
  /** A manager who is signed in already; at the page of users, with its rows. */
  admin(username?: string, options?: BrowserContextOptions): Promise<UsersPage>;
  /** The server, by a token of its own. */
  api(username?: string, secret?: string): Promise<Api>;
  /** The same demo, at another of its portals. */
  at(name: PortalName): Stage;
}

/**
 * Starts the demo once for a file, about one of its portals. Each test has browser contexts of its own, which end with it: a failed
 * one leaves a picture of each page in test-results/, and no page may have thrown or violated its policy. `further`: the folder of
 * a portal that is not among the examples, once it is made.
 */
export const useDemo = (about: PortalName | PortalUnderTest = "registrar", further?: () => Promise<string>): Stage => {
  let demo: RunningDemo;
  let browser: Browser;
  let visits: Visit[] = [];
  const sessions = new Map<string, BrowserContextOptions["storageState"]>();
  beforeAll(async () => {
    const portalFolders = further ? [await further()] : [];
    [demo, browser] = await Promise.all([startSeededDemo({ portalFolders }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
    await removeFolder(demo.dataFolder);
  });
  afterEach(async ({ task }) => {
    const ended = visits;
    visits = [];
    if (task.result?.state === "fail") {
      await mkdir(pictures, { recursive: true });
      const name = task.name.replaceAll(/\W+/g, "-").slice(0, 60);
      for (const [index, { page }] of ended.entries())
        await page.screenshot({ path: join(pictures, `${name}-${index + 1}.png`) });
    }
    for (const { close } of ended) await close();
    expect(ended.flatMap(({ faults }) => faults)).toEqual([]);
  });

  const visitorOf = async (portal: PortalUnderTest, options: BrowserContextOptions): Promise<UsersPage> => {
    // What moves while it opens can't be clicked by a machine that waits for it to stand still.
    const common: BrowserContextOptions = {
      viewport: { width: portal.width ?? 1280, height: 900 },
      reducedMotion: "reduce",
    };
    const somebody = await visit(browser, { ...common, ...options });
    somebody.page.setDefaultTimeout(20_000);
    visits.push(somebody);
    return new UsersPage(somebody.page, portal.isApart ? demo.communityUrl : demo.url, portal);
  };
  const stageOf = (portal: PortalUnderTest): Stage => ({
    get url() {
      return demo.url;
    },
    visitor: (options = {}) => visitorOf(portal, options),
    admin: async (username = portal.manager, options = {}) => {
      const key = `${portal.tenant} ${username}`;
      const storageState = sessions.get(key);
      const users = await visitorOf(portal, { ...options, ...(storageState && { storageState }) });
      await (storageState ? users.open() : users.signIn(username));
      await users.table.getByRole("rowheader").first().waitFor();
      if (!storageState) sessions.set(key, await users.page.context().storageState());
      return users;
    },
    api: (username = portal.manager, secret) => apiOf(demo.url, username, portal.tenant, secret),
    at: (other) => stageOf(portals[other]),
  });
  return stageOf(typeof about === "string" ? portals[about] : about);
};
