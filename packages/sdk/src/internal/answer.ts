import { problemErrors, type MalformedRow, type ProblemError } from "@usherkit/contract";
import * as z from "zod/mini";

type Issue = z.core.$ZodIssue;

/** Unknown fields and unknown values of an enumeration are news from a later server, not faults. */
const isFault = (issue: Issue): boolean => {
  switch (issue.code) {
    case "unrecognized_keys":
      return false;
    case "invalid_value":
      return typeof issue.input !== "string";
    case "invalid_union":
      return issue.errors.every((branch) => branch.some(isFault));
    default:
      return true;
  }
};

const faultsOf = (schema: z.ZodMiniType, value: unknown): Issue[] => {
  const parsed = z.safeParse(schema, value, { reportInput: true });
  return parsed.success ? [] : parsed.error.issues.filter(isFault);
};

const isShaped = <Schema extends z.ZodMiniType>(schema: Schema, value: unknown): value is z.output<Schema> =>
  faultsOf(schema, value).length === 0;

/** The lists of answers whose rows stand alone: a page's, and what became of each address of an invitation. */
const rowLists = new Set<PropertyKey | undefined>(["items", "outcomes"]);

const withoutRows = (value: unknown, rows: ReadonlyMap<unknown, unknown>): unknown =>
  Object.fromEntries(
    Object.entries(value ?? {}).map(([name, list]) => [
      name,
      rowLists.has(name) && Array.isArray(list) ? list.filter((_row, index) => !rows.has(index)) : list,
    ]),
  );

/** Either the answer, with the rows that had to be left out, or what is wrong with it as a whole. */
export type Reading<Value> =
  { readonly value: Value; readonly malformed: readonly MalformedRow[] } | { readonly faults: readonly ProblemError[] };

/** Reads an answer by its schema, tolerantly: a malformed row is left out and told, never the reason to lose the rest. */
export const readAnswer = <Schema extends z.ZodMiniType>(schema: Schema, value: unknown): Reading<z.output<Schema>> => {
  const rows = new Map<number, Issue[]>();
  const faults: Issue[] = [];
  for (const issue of faultsOf(schema, value)) {
    const [list, index] = issue.path;
    if (rowLists.has(list) && typeof index === "number") rows.set(index, [...(rows.get(index) ?? []), issue]);
    else faults.push(issue);
  }
  const kept = rows.size > 0 ? withoutRows(value, rows) : value;
  if (faults.length > 0 || !isShaped(schema, kept)) return { faults: problemErrors(faults) };
  return {
    value: kept,
    malformed: [...rows].map(([index, issues]) => ({ index, issues: problemErrors(issues) })),
  };
};
