import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

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

const executablePath = process.env["USHERKIT_CHROMIUM"] ?? "/usr/bin/chromium";

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args: flags });

/**
 * A browser with a profile of its own, in which "Block third-party cookies" is what a person would set: a private context, as
 * tests have them, blocks them whatever is said.
 */
export const launchProfile = async (options: {
  blocksThirdPartyCookies: boolean;
}): Promise<{ context: BrowserContext; close(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), "usherkit-profile-"));
  const blocks = options.blocksThirdPartyCookies;
  const profile = { cookie_controls_mode: blocks ? 1 : 0, block_third_party_cookies: blocks };
  await mkdir(join(folder, "Default"));
  await writeFile(join(folder, "Default/Preferences"), JSON.stringify({ profile }));
  const viewport = { width: 1280, height: 900 };
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: flags,
    viewport,
    reducedMotion: "reduce",
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What the pages of a context have violated of their content security policies, from now on. */
export const watchFaults = async (context: BrowserContext): Promise<string[]> => {
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
  return faults;
};

/** A page of a person's own: no cookie of another, and every violation of its content security policy written down. */
export interface Visit {
  readonly page: Page;
  /** What the pages of this visit have violated, and the errors that nobody caught. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

export const visit = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> => {
  const context = await browser.newContext(options);
  const faults = await watchFaults(context);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  return { page, faults, close: () => context.close() };
};

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on a page, of any level: `rule: target` each. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(await readFile(axeFile, "utf8"));
  return page.evaluate(async () => {
    interface Results {
      violations: { id: string; nodes: { target: unknown[] }[] }[];
    }
    const axe: { run: () => Promise<Results> } = Reflect.get(globalThis, "axe");
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  });
};

const ibmFile = createRequire(import.meta.url).resolve("accessibility-checker-engine/ace.js");

/** Where IBM's engine is wrong. */
const wrong: readonly RegExp[] = [
  // As a list it bears the role of one, its items theirs and its cells none, so that it has no headings: the engine goes by the tag.
  /^table_headers_(?:exists: <table role="list"|related: <td role="none")/,
  // The word beside a switch is how it stands, which `aria-checked` tells; its name is the column's and the person's.
  /^label_name_visible: <input [^>]*role="switch"/,
];

/** What IBM's engine finds on a page by WCAG 2.2, where it is sure of it: `rule: where, what` each. */
export const ibmFindings = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => "ace" in globalThis))) await page.evaluate(await readFile(ibmFile, "utf8"));
  const found = await page.evaluate(async () => {
    interface Report {
      results: { ruleId: string; value: [string, string]; path: { dom: string }; message: string; snippet: string }[];
    }
    const ace: { Checker: new () => { check(root: Document, policies: string[]): Promise<Report> } } = Reflect.get(
      globalThis,
      "ace",
    );
    const { results } = await new ace.Checker().check(document, ["WCAG_2_2"]);
    return results
      .filter(({ value: [level, outcome] }) => level === "VIOLATION" && outcome === "FAIL")
      .map(({ ruleId, snippet, message }) => `${ruleId}: ${snippet.slice(0, 240)} ${message}`);
  });
  return found.filter((finding) => !wrong.some((one) => one.test(finding)));
};
