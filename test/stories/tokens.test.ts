import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { tokens } from "../../packages/elements/src/internal/styles/tokens.styles.js";

const folder = new URL("../../packages/elements/src/", import.meta.url);
const sources = new Map(
  await Promise.all(
    (await readdir(folder, { recursive: true }))
      .filter((name) => name.endsWith(".ts"))
      .map(async (name) => [name.replaceAll("\\", "/"), await readFile(new URL(name, folder), "utf8")] as const),
  ),
);

const all = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([, name = ""]) => name);
const names = new Set(Object.keys(tokens));
/** What tokens are made of: `$name`. */
const references = Object.values(tokens).flatMap((value) => all(/\$([\w-]+)/g, value));
/** An anchor has a name of the same kind, and is no token. */
const withoutAnchors = (text: string): string => text.replace(/(?:anchor-name|position-anchor):\s*--[\w-]+/g, "");

describe("the design tokens", () => {
  it("are made of tokens that there are", () => {
    expect(references.filter((name) => !names.has(name))).toEqual([]);
  });

  it("are defined where they are used", () => {
    const missing = [...sources].flatMap(([file, text]) => {
      // A sheet may have variables of its own.
      const own = new Set(all(/--u-([\w-]+)(?:\$\{\w+\})?\s*:/g, text));
      return all(/var\(\s*--u-([\w-]+)/g, text)
        .filter((name) => !names.has(name) && !own.has(name))
        .map((name) => `${file}: --u-${name}`);
    });
    expect(missing).toEqual([]);
  });

  it("are what is set of them, for the host or by it", () => {
    const missing = [...sources].flatMap(([file, text]) =>
      all(/--usher-([a-z][\w-]*)/g, withoutAnchors(text))
        .filter((name) => !names.has(name))
        .map((name) => `${file}: --usher-${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("are used where they are defined", () => {
    const used = new Set([
      ...references,
      ...[...sources.values()].flatMap((text) => all(/var\(\s*--u-([\w-]+)/g, text)),
    ]);
    expect([...names].filter((name) => !used.has(name))).toEqual([]);
  });
});
