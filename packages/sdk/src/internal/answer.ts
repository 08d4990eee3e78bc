import { pointerTo, type MalformedRow, type ProblemError } from "@usherkit/contract";
import * as z from "zod/mini";

/** Unknown fields and unknown values of an enumeration come from a later server: they are no faults. */
const isNews = ({ code, input }: z.core.$ZodIssue): boolean =>
  code === "unrecognized_keys" || (code === "invalid_value" && typeof input === "string");

const faultsOf = (schema: z.ZodMiniType, value: unknown): z.core.$ZodIssue[] => {
  const parsed = z.safeParse(schema, value, { reportInput: true });
  return parsed.success ? [] : parsed.error.issues.filter((issue) => !isNews(issue));
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
  if (isShaped(schema, value)) return { value, malformed: [] };
  const rows = new Map<number, ProblemError[]>();
  const faults: ProblemError[] = [];
  for (const { path, code } of faultsOf(schema, value)) {
    const [list, index] = path;
    const fault = { pointer: pointerTo(path), code };
    if (rowLists.has(list) && typeof index === "number") rows.set(index, [...(rows.get(index) ?? []), fault]);
    else faults.push(fault);
  }
  const kept = withoutRows(value, rows);
  if (faults.length > 0 || !isShaped(schema, kept)) return { faults };
  return { value: kept, malformed: [...rows].map(([index, issues]) => ({ index, issues })) };
};
