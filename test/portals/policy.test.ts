import { readdir, readFile } from "node:fs/promises";
import { serve, type Serving } from "@usherkit/server/node";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, visit } from "./support/browser.js";
import { removeFolder, startSeededDemo, type RunningDemo } from "./support/demo.js";

const bundles = new URL("../../packages/elements/dist/", import.meta.url);
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'none'",
  "img-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join("; ");

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A strict host</title>
<script type="module" src="/usherkit.js"></script></head>
<body><main><h1>Users</h1><user-table base-url="/v1"></user-table><h2>Invites</h2><pending-invites base-url="/v1"></pending-invites></main></body></html>`;

/** A host of its own: one bare page under the strictest policy, the bundle, and the demo's API behind the same origin. */
const startHost = async (demo: RunningDemo): Promise<Serving> => {
  const names = (await readdir(bundles)).filter((name) => /^usherkit.*\.js$/.test(name));
  const files = new Map<string, string>(
    await Promise.all(names.map(async (name) => [`/${name}`, await readFile(new URL(name, bundles), "utf8")] as const)),
  );
  return serve({
    port: 0,
    handler: async (request) => {
      const { pathname, search } = new URL(request.url);
      const script = files.get(pathname);
      if (script !== undefined) return new Response(script, { headers: { "Content-Type": "text/javascript" } });
      if (!pathname.startsWith("/v1"))
        return new Response(page, { headers: { "Content-Type": "text/html", "Content-Security-Policy": policy } });
      const headers = new Headers(request.headers);
      headers.delete("host");
      // The demo answers its own origin alone, as a server behind a host's proxy does.
      if (headers.has("origin")) headers.set("origin", demo.url);
      const body = request.method === "GET" ? null : await request.arrayBuffer();
      const answer = await fetch(demo.url + pathname + search, { method: request.method, headers, body });
      const kept = new Headers(answer.headers);
      for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"])
        kept.delete(name);
      return new Response([204, 304].includes(answer.status) ? null : await answer.arrayBuffer(), {
        status: answer.status,
        headers: kept,
      });
    },
  });
};

describe("the elements under a policy that allows no style and no string as script", () => {
  let demo: RunningDemo;
  let host: Serving;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startSeededDemo(), launchBrowser()]);
    host = await startHost(demo);
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
    await demo.stop();
    await removeFolder(demo.dataFolder);
  });

  it("work from the bundle alone, with 0 reports: the table, its menu, the editor, the invite form, the invites", async () => {
    const { page: tab, faults, close } = await visit(browser, { viewport: { width: 1280, height: 900 } });
    const url = `http://localhost:${host.port}`;
    await tab.goto(url);
    const signedIn = await tab.evaluate(async () => {
      const response = await fetch("/v1/sign-in", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Usherkit": "1" },
        body: JSON.stringify({ tenant: "halden", username: "heriksen", password: "harbour-lantern-27" }),
      });
      return response.status;
    });
    expect(signedIn).toBe(200);
    await tab.goto(url);
    await tab.getByText("Federica Bianchi").first().waitFor();
    await tab.getByText("lars.nygaard").first().waitFor();
    // Styled although the page may have no style: the sheets are adopted.
    const family = await tab.locator("user-table").evaluate((table) => {
      const button = table.shadowRoot?.querySelector("button");
      return button ? getComputedStyle(button).borderRadius : "";
    });
    expect(family).not.toBe("0px");
    await tab.getByRole("button", { name: "Federica Bianchi", exact: true }).first().click();
    await tab.getByRole("dialog").first().waitFor();
    await tab.keyboard.press("Escape");
    await tab.getByRole("button", { name: "Invite", exact: true }).click();
    await tab.getByRole("dialog").first().waitFor();
    await tab.keyboard.press("Escape");
    await close();
    expect(faults).toEqual([]);
  });
});
