import { execFile, fork, type ChildProcess } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { serve, type Serving } from "@usherkit/server/node";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../portals/support/browser.js";
import { pglite, type TestDatabase } from "../support/databases.js";
import { TestPortal } from "../support/portal.js";

const exec = promisify(execFile);
const next = new URL("../../node_modules/next/dist/bin/next", import.meta.url).pathname;
const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port.");
  return address.port;
};

/** A Next app of a customer's own, built and started as they would, beside the API on another origin. */
describe("a page of Next's, drawn on the server", () => {
  let folder: string;
  let app: ChildProcess;
  let store: TestDatabase;
  let api: Serving;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    await mkdir("test-results", { recursive: true });
    folder = await mkdtemp("test-results/next-");
    await cp("test/package/next-app", folder, { recursive: true });
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    store = await pglite.open();
    const portal = await TestPortal.open(store.database, {
      scope: "tenant",
      actions: ["list", "view", "edit", "invite", "create"],
    });
    const handler = portal.handlerWith({ origins: [origin], clock: () => new Date() });
    api = await serve({ port: 0, handler });
    portal.now = new Date();
    const { token } = (await portal.signIn("ndlamini")).body;

    await exec(process.execPath, [next, "build"], { cwd: folder, env });
    app = fork(next, ["start", "-p", String(port), "-H", "127.0.0.1"], { cwd: folder, env, stdio: "pipe" });
    await new Promise<void>((resolve, reject) => {
      let said = "";
      app.stdout?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes("Ready")) resolve();
      });
      app.once("exit", () => {
        reject(new Error(`Next has stopped: ${said}`));
      });
    });
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    const query = new URLSearchParams({ api: `http://127.0.0.1:${api.port}/v1`, token });
    await page.goto(`${origin}/?${query.toString()}`);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    app.kill();
    await api.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("hands its client and properties over when it comes alive, and shows rows", async () => {
    await page.getByRole("row", { name: /Nomvula Dlamini/ }).waitFor();
    const table = page.locator("user-table");
    expect(await table.evaluate((element) => Reflect.get(element, "pageSize"))).toBe(10);
    expect(await table.getAttribute("density")).toBe("compact");
  });

  it("opens the editor, and hears the event before", async () => {
    await page.getByRole("button", { name: "Nomvula Dlamini", exact: true }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "First name" }).waitFor();
    expect(await page.locator("#opened").innerText()).toBe("Opened: Nomvula Dlamini");
    await page.keyboard.press("Escape");
  });

  it("shows the invite form beside it", async () => {
    await page.locator("invite-form").getByRole("textbox", { name: "Email addresses" }).waitFor();
  });

  it("was taken over without a word of React's", () => {
    expect(complaints).toEqual([]);
  });
});
