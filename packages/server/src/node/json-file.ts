import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { en } from "zod/locales";
import { SetupError } from "../setup-error.js";
import { findings } from "./internal/findings.js";
import { parseJson, type SourceIssue } from "./internal/json-source.js";

/** One thing wrong in a file. */
export interface FileIssue extends SourceIssue {
  readonly file: string;
}

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");

/** A file that can't be used. `message` has a line an issue: `FILE:LINE:COLUMN path: what is wrong`. */
export class JsonFileError extends SetupError {
  override readonly name: string = "JsonFileError";
  constructor(readonly issues: readonly FileIssue[]) {
    super(
      issues
        .map(({ file, line, column, path, message }) => {
          const place = pathText(path);
          return `${file}:${line}:${column} ${place === "" ? "" : `${place}: `}${message}`;
        })
        .join("\n"),
    );
  }
}

/**
 * Reads a JSON file and checks it by its schema, then by `check`, which sees what no schema of one field can. Throws
 * `JsonFileError` with every issue's line and column.
 */
export const readJsonFile = async <Schema extends z.ZodMiniType>(
  file: string,
  schema: Schema,
  check: (value: z.infer<Schema>) => readonly Pick<FileIssue, "path" | "message">[] = () => [],
): Promise<z.infer<Schema>> => {
  const json = parseJson(await readFile(file, "utf8"));
  if (json.issues.length > 0) throw new JsonFileError(json.issues.map((issue) => ({ file, ...issue })));
  const parsed = z.safeParse(schema, json.value, { error: en().localeError });
  const wrong = parsed.success ? check(parsed.data) : parsed.error.issues.flatMap((issue) => findings(issue));
  if (!parsed.success || wrong.length > 0)
    throw new JsonFileError(
      wrong.map(({ path, message }) => ({ file, ...json.positionOf(path, json.value), path, message })),
    );
  return parsed.data;
};
