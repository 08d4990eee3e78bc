import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { readElements } from "./support/manifest.js";

const exec = promisify(execFile);
const Manifest = z.object({ exports: z.record(z.string(), z.unknown()) });

/** A program of plain Node, which finds the built packages as whoever has installed them does. */
describe("on a server", () => {
  let folder: string;
  beforeAll(async () => {
    await mkdir("test-results", { recursive: true });
    folder = await mkdtemp("test-results/server-");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = async (code: string): Promise<string> => {
    const file = join(folder, "program.mjs");
    await writeFile(file, code);
    return (await exec(process.execPath, [file])).stdout;
  };

  it.each(["contract", "sdk", "elements", "server"])("every entry of @usherkit/%s can be imported", async (name) => {
    const { exports } = z.parse(Manifest, JSON.parse(await readFile(`packages/${name}/package.json`, "utf8")));
    const entries = Object.keys(exports).filter((entry) => !entry.endsWith(".json"));
    expect(entries.length).toBeGreaterThan(0);
    const imports = entries.map((entry) => `await import("@usherkit/${name}${entry.slice(1)}");`);
    // The program ends by itself: nothing that was imported holds it.
    expect(await run(`${imports.join("\n")}\nconsole.log("imported");`)).toBe("imported\n");
  });

  it("every element is rendered to what stands in its place until it is alive", async () => {
    const tags = (await readElements()).map(({ tag }) => tag).filter((tag) => tag !== "usher-provider");
    expect(tags.length).toBeGreaterThan(3);
    const html = await run(`
      import { render } from "@lit-labs/ssr";
      import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
      import { html } from "lit";
      import "@usherkit/elements/define";
      ${tags.map((tag) => `import "@usherkit/elements/${tag}/define";`).join("\n")}
      const page = html\`<usher-provider base-url="/v1">${tags.map((tag) => `<${tag} locale="de"></${tag}>`).join("")}</usher-provider>\`;
      console.log(await collectResult(render(page)));`);
    for (const tag of tags) {
      const [, inside = ""] = new RegExp(`<${tag} +locale="de">(.*?)</${tag}>`, "s").exec(html) ?? [];
      expect(inside, tag).toMatch(/^<template shadowroot="open"[^]*part="base"[^]*Loading…/);
    }
    // A host's markup is left as it is: no attribute sprouts that React would miss when it takes the page over.
    expect(html).not.toMatch(/<user-table[^>]*density/);
  });
});
