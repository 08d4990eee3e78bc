import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nothing } from "lit";
import { describe, expect, it } from "vitest";
import { safeHref } from "../../packages/elements/src/internal/safe-href.js";

const elements = fileURLToPath(new URL("../../packages/elements/src", import.meta.url));

describe("a link from data", () => {
  it.each([
    "https://help.example/guide?topic=roles#top",
    "http://localhost:4600/guide/",
    "HTTPS://HELP.EXAMPLE/",
    "mailto:help@portal.example",
    "tel:+390551234567",
    "/guide/",
    "/",
  ])("is %j", (address) => {
    expect(safeHref(address)).toBe(address);
  });

  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "\u0001javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://portal.example/1",
    "file:///etc/passwd",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\\\\evil.example",
    "https:/evil.example",
    "https://help.example/\njavascript:alert(1)",
    " https://help.example/",
    "guide/",
    "",
    undefined,
  ])("is none: %j", (address) => {
    expect(safeHref(address)).toBe(nothing);
  });

  it("goes through that one check wherever a template sets an address", () => {
    const files = readdirSync(elements, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const bound = files.flatMap((name) =>
      [
        ...readFileSync(join(elements, name), "utf8").matchAll(
          /[.\s](?:xlink:)?(?:href|src|srcdoc|action|formaction)=\$\{([^}]*)/g,
        ),
      ].map(([, value = ""]) => ({ name, value })),
    );
    expect(bound.length).toBeGreaterThan(5);
    expect(bound.filter(({ value }) => !/^safeHref\([\w.]+\)$/.test(value))).toEqual([]);
  });
});
