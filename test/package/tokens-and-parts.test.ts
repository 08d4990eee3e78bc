import { readFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { tokens } from "../../packages/elements/src/internal/styles/tokens.styles.js";
import { filesBelow } from "./support/files.js";
import { readElements } from "./support/manifest.js";

const cell = (text: string): string => `\`${text.replaceAll("|", "\\|").replace(/\s+/g, " ")}\``;

/** The page as the tokens and the manifest have it. `vitest -u` writes it anew. */
const page = async (): Promise<string> => {
  const rows = Object.entries(tokens).map(([name, value]) => `| \`--usher-${name}\` | ${cell(value)} |`);
  const elements = (await readElements()).filter(({ parts }) => parts.length > 0);
  const text = `# Tokens and parts

Set a token on the element or on any ancestor: \`light | dark\`, or one value for both; \`$name\` is another token. The sizes are those of the comfortable density.

| token | value |
| --- | --- |
${rows.join("\n")}

A part is styled from the page: \`user-table::part(toolbar)\`.

| element | parts |
| --- | --- |
${elements.map(({ tag, parts }) => `| \`<${tag}>\` | ${parts.map((part) => `\`${part}\``).join(", ")} |`).join("\n")}
`;
  return format(text, { ...(await resolveConfig("docs/tokens-and-parts.md")), parser: "markdown" });
};

describe("docs/tokens-and-parts.md", () => {
  it("has every token with its value, and every part of each element", async () => {
    await expect(await page()).toMatchFileSnapshot("../../docs/tokens-and-parts.md");
    expect(await readFile("docs/tokens-and-parts.md", "utf8")).toContain("`editor-secret`");
  });

  it("knows every part that there is", async () => {
    const known = new Set((await readElements()).flatMap(({ parts }) => parts));
    const written = await Promise.all(
      filesBelow("packages/elements/src")
        .filter((file) => file.endsWith(".ts"))
        .map(async (file) =>
          [...(await readFile(file, "utf8")).matchAll(/\bpart="([\w-]+)"/g)].map(([, name = ""]) => name),
        ),
    );
    expect(written.flat().length).toBeGreaterThan(30);
    expect(written.flat().filter((name) => !known.has(name))).toEqual([]);
  });
});
