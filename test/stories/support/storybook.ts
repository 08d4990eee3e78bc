import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { buildStorybook } from "../../../scripts/storybook.mjs";

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

export interface StoryEntry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly tags: readonly string[];
}

/** storybook-static/, built where something has changed since; and the stories in it. */
export const openStorybook = async (): Promise<{ folder: string; stories: StoryEntry[] }> => {
  const folder: string = await buildStorybook();
  const index: { entries: Record<string, StoryEntry & { type: string }> } = JSON.parse(
    await readFile(join(folder, "index.json"), "utf8"),
  );
  return { folder, stories: Object.values(index.entries).filter(({ type }) => type === "story") };
};

/** Serves a folder on a free loopback port. */
export const serveFolder = async (folder: string): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    if (path === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    readFile(join(folder, path)).then(
      (content) =>
        response.writeHead(200, { "Content-Type": types[extname(path)] ?? "application/octet-stream" }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export interface Look {
  readonly theme: "light" | "dark";
  readonly direction: "ltr" | "rtl";
  readonly language: string;
}

/** All stories in one page: a page each would load the database each time. */
export class StoryPage {
  private constructor(
    readonly page: Page,
    private readonly complaints: string[],
  ) {}

  static async open(browser: Browser, url: string, first: string): Promise<StoryPage> {
    const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("response", (response) => {
      if (response.status() === 404) complaints.push(`404: ${response.url()}`);
    });
    // axe is run below, on every look; the add-on would run it once more.
    await page.goto(`${url}/iframe.html?id=${first}&viewMode=story&globals=a11y.manual:!true`);
    await page.waitForFunction(() => "__STORYBOOK_PREVIEW__" in globalThis);
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    return new StoryPage(page, complaints);
  }

  /** What the console and the page have complained of since the last time. */
  takeComplaints(): string[] {
    return this.complaints.splice(0);
  }

  /** Renders a story from the beginning and plays it. Answers what went wrong. */
  async show({ id, tags }: StoryEntry): Promise<string[]> {
    const isNarrow = tags.includes("narrow");
    await this.page.setViewportSize(isNarrow ? { width: 360, height: 800 } : { width: 1280, height: 900 });
    return this.page.evaluate(
      (storyId) =>
        new Promise<string[]>((resolve) => {
          const channel = Reflect.get(globalThis, "__STORYBOOK_ADDONS_CHANNEL__");
          const wrong: string[] = [];
          const failures = ["storyThrewException", "storyErrored", "storyMissing", "playFunctionThrewException"];
          const note = (error: { message?: string; description?: string } | undefined) => {
            wrong.push(error?.message ?? error?.description ?? "failed");
          };
          const end = (finished: { storyId: string; status: string }) => {
            if (finished.storyId !== storyId) return;
            for (const event of failures) channel.off(event, note);
            channel.off("storyFinished", end);
            channel.off("storyMissing", missing);
            resolve(finished.status === "success" || wrong.length > 0 ? wrong : [`status ${finished.status}`]);
          };
          const missing = () => {
            end({ storyId, status: "missing" });
          };
          for (const event of failures) channel.on(event, note);
          channel.on("storyFinished", end);
          channel.on("storyMissing", missing);
          // The first is there already: it too is rendered anew, so that nothing of it is missed.
          const current = Reflect.get(globalThis, "__STORYBOOK_PREVIEW__").currentRender?.id;
          if (current === storyId) channel.emit("forceRemount", { storyId });
          else channel.emit("setCurrentStory", { storyId, viewMode: "story" });
        }),
      id,
    );
  }

  /** Puts another look on the story that is there; answers whether its elements are still the same. */
  async look(look: Look): Promise<boolean> {
    return this.page.evaluate(
      (globals) =>
        new Promise<boolean>((resolve) => {
          const channel = Reflect.get(globalThis, "__STORYBOOK_ADDONS_CHANNEL__");
          const elements = () =>
            [...document.querySelectorAll("#storybook-root *")].filter(({ shadowRoot }) => shadowRoot);
          const before = elements();
          channel.once("storyFinished", () => {
            const after = elements();
            resolve(before.length === after.length && before.every((element, index) => element === after[index]));
          });
          channel.emit("updateGlobals", { globals });
        }),
      { ...look },
    );
  }

  /** Tags that nothing has registered, inside shadow roots too: such a story renders without an error. */
  undefinedTags(): Promise<string[]> {
    return this.page.evaluate(() => {
      const tagsIn = (root: ParentNode): string[] => [
        ...[...root.querySelectorAll(":not(:defined)")].map(({ localName }) => localName),
        ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? tagsIn(shadowRoot) : [])),
      ];
      return tagsIn(document);
    });
  }

  /** What axe finds, of any level: rule, element, and what is wrong with it. */
  axe(): Promise<string[]> {
    return this.page.evaluate(async () => {
      interface Results {
        violations: { id: string; impact: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
      }
      const axe: { run: (options: object) => Promise<Results> } = Reflect.get(globalThis, "axe");
      const { violations } = await axe.run({ resultTypes: ["violations"] });
      return violations.flatMap(({ id, impact, nodes }) =>
        nodes.map(({ target, failureSummary = "" }) => `${id} (${impact}): ${target.join(" ")}: ${failureSummary}`),
      );
    });
  }
}
