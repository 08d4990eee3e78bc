import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env["USHERKIT_CHROMIUM"] ?? "/usr/bin/chromium", args: flags });

/** A page of a person's own: no cookie of another, and every violation of its content security policy written down. */
export interface Visit {
  readonly page: Page;
  /** What the pages of this visit have violated, and the errors that nobody caught. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

export const visit = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> => {
  const context = await browser.newContext(options);
  const faults: string[] = [];
  await context.exposeFunction("reportFault", (fault: string) => {
    faults.push(fault);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report: unknown = Reflect.get(globalThis, "reportFault");
      if (typeof report === "function") report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  return { page, faults, close: () => context.close() };
};

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on a page, of any level: `rule: target` each. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(await readFile(axeFile, "utf8"));
  return page.evaluate(async () => {
    interface Results {
      violations: { id: string; nodes: { target: unknown[] }[] }[];
    }
    const axe: { run: () => Promise<Results> } = Reflect.get(globalThis, "axe");
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  });
};
