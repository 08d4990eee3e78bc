import { readFileSync } from "node:fs";
import { serve } from "@usherkit/server/node";
import { chromium as engine } from "playwright-core";
import { chromium, chromiumFlags } from "./chromium.mjs";
import { inRoot } from "./run.mjs";

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<script type="module" src="/usherkit.js"></script><user-table base-url="/v1"></user-table></html>`;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** From a key going down in the search field to the rows it leaves being painted, in Chromium, over loopback. */
export const measureTable = async ({ handler, token }) => {
  const executablePath = chromium();
  if (!executablePath) {
    console.log("\nChromium is missing: keystroke to rows was not measured.");
    return;
  }
  const serving = await serve({
    port: 0,
    handler: async (request) => {
      const { pathname } = new URL(request.url);
      if (/^\/usherkit[\w-]*\.js$/.test(pathname))
        return new Response(readFileSync(inRoot(`packages/elements/dist${pathname}`)), {
          headers: { "Content-Type": "text/javascript" },
        });
      if (!pathname.startsWith("/v1/")) return new Response(page, { headers: { "Content-Type": "text/html" } });
      const headers = new Headers(request.headers);
      headers.set("Authorization", `Bearer ${token}`);
      const body = request.method === "GET" ? undefined : await request.text();
      return handler(new Request(request.url, { method: request.method, headers, body }));
    },
  });
  const browser = await engine.launch({ executablePath, args: chromiumFlags });
  try {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await tab.goto(`http://127.0.0.1:${serving.port}/`);
    const search = tab.getByRole("searchbox");
    await search.waitFor();
    await tab.getByRole("row").nth(5).waitFor();
    const painted = [];
    for (const key of "inesdlaminibamgboseyukiadazoehugo") {
      if ((await search.inputValue()).length >= 3) await search.fill("");
      await tab.waitForFunction(() => !document.querySelector("user-table")?.matches("[aria-busy=true]"));
      const measured = tab.evaluate(
        () =>
          new Promise((resolve) => {
            const rows = () => document.querySelector("user-table")?.shadowRoot?.querySelector("tbody")?.textContent;
            addEventListener(
              "keydown",
              () => {
                const start = performance.now();
                const before = rows();
                const look = () => {
                  if (rows() === before && performance.now() - start < 2000) requestAnimationFrame(look);
                  else requestAnimationFrame(() => resolve(performance.now() - start));
                };
                look();
              },
              { once: true, capture: true },
            );
          }),
      );
      await search.press(key);
      const took = await measured;
      // A key that leaves the same rows paints nothing new, and is no measure of anything.
      if (took < 2000) painted.push(took);
    }
    console.log(
      `\nChromium, keystroke to painted rows, median of ${painted.length} in ms\n${median(painted).toFixed(1).padStart(8)}  search as one types`,
    );
  } finally {
    await browser.close();
    await serving.close();
  }
};
