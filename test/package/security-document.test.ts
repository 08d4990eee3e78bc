import { existsSync, readFileSync } from "node:fs";
import { actorBody, callLimits, openBody, userActions, type CallLimit } from "@usherkit/contract";
import { describe, expect, it } from "vitest";
import { filesBelow } from "./support/files.js";

const assessment = readFileSync("docs/asvs.md", "utf8");
const security = readFileSync("docs/security.md", "utf8");

/** The text below a heading, to the next heading of the same or a higher level. */
const sectionOf = (text: string, heading: string): string => {
  const [level = ""] = /^#+/.exec(heading) ?? [];
  const [, rest = ""] = text.split(`\n${heading}\n`);
  return rest.split(new RegExp(`^#{1,${level.length.toString()}} `, "m"))[0] ?? "";
};

/** The cells of each row of the first table in a text, without its head. */
const rowsOf = (text: string): string[][] => {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith("|"));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  const cellsOf = (line: string): string[] =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  return lines.slice(start + 2, end < 0 ? undefined : end).map(cellsOf);
};

const verdicts = ["met", "partly", "not met", "n/a"];
const states = ["mended", "answered", "moved"];

/** A file of tests that a cell names, and the parts of titles that follow it. */
interface NamedTest {
  readonly file: string;
  readonly titles: readonly string[];
}

/** The files of tests that a text names, each with the quoted titles up to the next file. */
const testsIn = (text: string): NamedTest[] =>
  text.split(/(?=`test\/)/).flatMap((part) => {
    const file = /^`(test\/[^`]+)`/.exec(part)?.[1];
    return file === undefined
      ? []
      : [{ file, titles: [...part.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => title) }];
  });

const faultOf = ({ file, titles }: NamedTest): string | undefined => {
  if (!existsSync(file)) return `${file} isn't there`;
  if (titles.length === 0) return `${file} is named without a title`;
  const source = readFileSync(file, "utf8");
  const missing = titles.find((title) => !source.includes(title));
  return missing === undefined ? undefined : `${file} has no "${missing}"`;
};

/** What is wrong with a row of verdicts. */
const verdictFaults = ([id = "", , before = "", verdict = "", evidence = ""]: string[]): string[] => {
  const tests = testsIn(evidence);
  return [
    ...[before, verdict].filter((value) => !verdicts.includes(value)).map((value) => `"${value}" is no verdict`),
    ...(evidence === "" && verdict !== "n/a" ? ["neither evidence nor a reason"] : []),
    ...(verdict === "met" && before !== "met" && tests.length === 0 ? ["no test shows what has become met"] : []),
    ...tests.flatMap((test) => faultOf(test) ?? []),
  ].map((fault) => `${id}: ${fault}`);
};

/** What is wrong with a row of what was found. */
const foundFaults = ([kind = "", state = "", how = "", shown = ""]: string[]): string[] => {
  const tests = testsIn(shown);
  return [
    ...(states.includes(state) ? [] : [`"${state}" is no state`]),
    ...(how === "" ? ["it doesn't say how"] : []),
    ...(state === "mended" && tests.length === 0 ? ["no test shows it"] : []),
    ...tests.flatMap((test) => faultOf(test) ?? []),
  ].map((fault) => `${kind}: ${fault}`);
};

describe("docs/asvs.md", () => {
  const rows = rowsOf(sectionOf(assessment, "## Verdicts"));
  const found = rowsOf(sectionOf(assessment, "## What the review found"));

  it("gives each row a verdict, and what was not met before a test that is there", () => {
    expect(rows.length).toBeGreaterThan(70);
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
    expect(rows.flatMap(verdictFaults)).toEqual([]);
  });

  it("says of each fault that was found how it is mended, and by which test", () => {
    expect(found.length).toBeGreaterThan(20);
    expect(found.flatMap(foundFaults)).toEqual([]);
  });

  it("would be found out", () => {
    const self = "`test/package/security-document.test.ts`";
    expect(verdictFaults(["1", "", "not met", "met", "because"])).toEqual(["1: no test shows what has become met"]);
    expect(verdictFaults(["2", "", "met", "fine", ""])).toEqual([
      '2: "fine" is no verdict',
      "2: neither evidence nor a reason",
    ]);
    expect(verdictFaults(["3", "", "met", "met", `${self} "${"no".concat("where")} in it"`])).toEqual([
      `3: test/package/security-document.test.ts has no "${"no".concat("where")} in it"`,
    ]);
    expect(foundFaults(["a", "mended", "so", '`test/server/none.test.ts` "x"'])).toEqual([
      "a: test/server/none.test.ts isn't there",
    ]);
    expect(foundFaults(["b", "mended", "so", self])).toEqual([
      "b: test/package/security-document.test.ts is named without a title",
    ]);
  });
});

describe("docs/security.md", () => {
  it("names each limit of the contract", () => {
    const figure = (value: number): string => value.toLocaleString("en-US");
    const limitOf = (limits: readonly CallLimit[], by: CallLimit["by"]): string => {
      const limit = limits.find((each) => each.by === by);
      return limit ? `${figure(limit.quota)} in ${figure(limit.seconds / 60)} min` : "none";
    };
    const section = sectionOf(security, "### Limits");
    expect(rowsOf(section)).toEqual(
      Object.entries(callLimits).map(([operation, limits]: [string, readonly CallLimit[]]) => [
        `\`${operation}\``,
        limitOf(limits, "address"),
        limitOf(limits, "person"),
        limitOf(limits, "tenant"),
      ]),
    );
    const [open, actor] = rowsOf(section.slice(section.indexOf("| body "))).map((cells) => cells.slice(1));
    expect([open, actor]).toEqual(
      [openBody, actorBody].map(({ bytes, values, depth }) => [bytes, values, depth].map(figure)),
    );
  });

  it("names each type of event that the server writes", () => {
    const section = sectionOf(security, "### Logs and events");
    const sources = filesBelow("packages/server/src").map((file) => readFileSync(file, "utf8"));
    const writers = sources.filter((source) => /\b(?:writeEvent|writeRepeatedEvent|saveChange)\(/.test(source));
    const lines = writers.flatMap((source) => source.split("\n")).filter((line) => /\btype\b/.test(line));
    const written = lines.flatMap((line) => [...line.matchAll(/[?:] "(\w+)"/g)].map(([, name = ""]) => name));
    expect(written).toEqual(expect.arrayContaining(["sign_in_failed", "complete_onboarding", "set_credential"]));
    const types = new Set([...written, ...userActions.filter((action) => action !== "view")]);
    expect([...types].filter((type) => !section.includes(`\`${type}\``))).toEqual([]);
  });

  it("names every table that holds a secret, and every option of the handler", () => {
    const schema = readFileSync("packages/server/src/database/schema.ts", "utf8");
    const interfaces = [...schema.matchAll(/^export interface (\w+) \{(.*?)^\}/gms)];
    const secret = /^ {2}(?:\w*hash|secret|link|body): /m;
    const holders = interfaces.filter(([, , body = ""]) => secret.test(body)).map(([, name = ""]) => name);
    const tables = holders.map((name) => new RegExp(`^ {2}(\\w+): ${name};`, "m").exec(schema)?.[1] ?? name);
    expect(tables).toEqual(expect.arrayContaining(["credentials", "mfa_devices", "tenant_keys", "reset_requests"]));
    expect(tables.filter((table) => !security.includes(`\`${table}\``))).toEqual([]);
    const options = ["clientAddress", "onSecurityEvent", "sealer", "publicUrl", "origins", "authenticate", "onError"];
    expect(options.filter((option) => !security.includes(`\`${option}`))).toEqual([]);
  });

  it("names what ends a session", () => {
    const section = sectionOf(security, "### Sessions");
    const names = ["sessionHours", "sessionIdleMinutes", "authenticatedAt", "revokeSessions", "stepUp.maxAgeSeconds"];
    expect(names.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });
});
