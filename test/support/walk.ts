import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const text = readFileSync(new URL("../../docs/portal-profile.md", import.meta.url), "utf8");

/** A fenced block of a document, with what stands beside its language: `json file=clinic/portal.json`. */
export interface Block {
  readonly language: string;
  readonly notes: Readonly<Record<string, string>>;
  readonly text: string;
}

const notesOf = (line: string): Record<string, string> =>
  Object.fromEntries(
    [...line.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, name = "", quoted, bare]) => [name, quoted ?? bare ?? ""]),
  );

/** The blocks of a document, in their order. */
export const blocksIn = (document: string): readonly Block[] =>
  [...document.matchAll(/^```(\w+)(.*)\n([^]*?)^```$/gm)].map(([, language = "", rest = "", body = ""]) => ({
    language,
    notes: notesOf(rest),
    text: body,
  }));

export const blocks = blocksIn(text);

/** The files that a document has one make: those of the walk, where no other is named. */
export const filesOf = (all = blocks): readonly Block[] => all.filter(({ notes }) => notes["file"] !== undefined);
export const files = filesOf();

/** Makes them below a folder. */
export const writeFiles = async (folder: string, made = files): Promise<void> => {
  for (const { notes, text } of made) {
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
