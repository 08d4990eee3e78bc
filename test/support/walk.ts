import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const text = readFileSync(new URL("../../docs/portal-profile.md", import.meta.url), "utf8");

/** A fenced block of docs/portal-profile.md, with what stands beside its language: `json file=clinic/portal.json`. */
export interface Block {
  readonly language: string;
  readonly notes: Readonly<Record<string, string>>;
  readonly text: string;
}

const notesOf = (line: string): Record<string, string> =>
  Object.fromEntries(
    [...line.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, name = "", quoted, bare]) => [name, quoted ?? bare ?? ""]),
  );

/** The blocks of the walk, in their order. */
export const blocks: readonly Block[] = [...text.matchAll(/^```(\w+)(.*)\n([^]*?)^```$/gm)].map(
  ([, language = "", rest = "", body = ""]) => ({ language, notes: notesOf(rest), text: body }),
);

/** The files that the walk has one make. */
export const files: readonly Block[] = blocks.filter(({ notes }) => notes["file"] !== undefined);

/** Makes them below a folder. */
export const writeFiles = async (folder: string): Promise<void> => {
  for (const { notes, text } of files) {
    const file = join(folder, notes["file"] ?? "");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
};

/** Every name that the page sets as code. */
export const documentedNames: ReadonlySet<string> = new Set(
  [...text.replace(/^```[^]*?^```$/gm, "").matchAll(/`([^`]+)`/g)].flatMap(
    ([, code = ""]) => code.match(/[$\w]+/g) ?? [],
  ),
);
