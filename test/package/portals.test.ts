import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const page = readFileSync("docs/portals.md", "utf8");
/** How many rows each manual has. */
const counts = { CU: 9, RP: 7, CA: 8, NF: 7, CO: 6 };
const ids = Object.entries(counts).flatMap(([portal, count]) =>
  Array.from({ length: count }, (_, index) => `${portal}-${String(index + 1)}`),
);

/** The tests that the page names for a row. */
const testsOf = (id: string): { file: string; title: string }[] => {
  const cell = new RegExp(`^\\| ${id} +\\|[^|]*\\| (.*) \\|$`, "m").exec(page)?.[1] ?? "";
  return cell
    .split("<br>")
    .map((entry) => /^`([\w-]+\.test\.ts)`: (.+)$/.exec(entry.trim()))
    .flatMap((match) => (match ? [{ file: match[1] ?? "", title: match[2] ?? "" }] : []));
};

describe("docs/portals.md", () => {
  it("has the 37 rows", () => {
    expect(ids).toHaveLength(37);
    expect([...page.matchAll(/^\| ([A-Z]{2}-\d) /gm)].map(([, id]) => id).sort()).toEqual([...ids].sort());
  });

  it.each(ids)("%s is done by tests that are there and bear its id", (id) => {
    const tests = testsOf(id);
    expect(tests).not.toEqual([]);
    for (const { file, title } of tests) {
      expect(title).toMatch(new RegExp(`\\b${id}\\b`));
      expect(readFileSync(`test/portals/${file}`, "utf8")).toContain(title);
    }
  });
});
