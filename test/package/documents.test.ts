import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadPortals } from "@usherkit/server/node";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { filesBelow } from "./support/files.js";

const Root = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = z.parse(Root, JSON.parse(readFileSync("package.json", "utf8")));
const kinds = ["contract", "server", "sdk", "elements", "portals", "package"];

/** What a text tells one to run, as npm scripts; and the kinds of tests that it names. */
const commandsIn = (text: string): string[] =>
  [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, script, short]) => script ?? short ?? "");
const kindsIn = (text: string): string[] =>
  [...text.matchAll(/npm test -- ([\w ]+)/g)].flatMap(([, named = ""]) => named.trim().split(" "));
/** What a text links to on this side of the network. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = ""]) => to).filter((to) => !/^(?:https?:|mailto:|#)/.test(to));

const documents = filesBelow(".").filter((file) => file.endsWith(".md") && !file.startsWith(".changeset/"));

describe("what the documents say", () => {
  it("README.md opens with what it is, a picture, and the two commands", () => {
    const text = readFileSync("README.md", "utf8");
    const places = ["# Usherkit", "![", "npm start", "npm test"].map((part) => text.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.each(documents)("%s names commands, kinds of tests and files that are there", (file) => {
    const text = readFileSync(file, "utf8");
    expect(commandsIn(text).filter((name) => !(name in scripts))).toEqual([]);
    expect(kindsIn(text).filter((kind) => !kinds.includes(kind))).toEqual([]);
    const missing = linksIn(text).filter((to) => !existsSync(join(dirname(file), to.replace(/#.*/, ""))));
    expect(missing).toEqual([]);
  });

  it("would be found out", () => {
    const text =
      "`npm run nothing`, `npm test -- server spelling`, [here](nowhere.md) and [there](https://example.com)";
    expect(commandsIn(text)).toEqual(["nothing", "test"]);
    expect(kindsIn(text)).toEqual(["server", "spelling"]);
    expect(linksIn(text)).toEqual(["nowhere.md"]);
    expect(documents).toEqual(expect.arrayContaining(["README.md", "CONVENTIONS.md", "packages/sdk/README.md"]));
  });

  it("package.json runs files that are there", () => {
    const named = Object.values(scripts).flatMap((command) => command.match(/\bscripts\/[\w/-]+\.mjs/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe("the examples", () => {
  const profiles = filesBelow("examples").filter((file) => file.endsWith("/portal.json"));

  it("have valid profiles, each called by its folder", async () => {
    expect(profiles).toContain("examples/registrar/portal.json");
    const loaded = await loadPortals(profiles.map((file) => dirname(file)));
    expect(loaded.map(({ id }) => `examples/${id}/portal.json`)).toEqual(profiles);
  });

  it("show what the README shows of them", () => {
    for (const file of ["index.html", "people.json"]) expect(existsSync(join("examples/registrar", file))).toBe(true);
  });
});
