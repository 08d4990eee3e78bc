import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";

/** A place in a file, both from 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something wrong at a place. `path`: the keys and indexes that lead there. */
export interface SourceIssue extends Position {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A parsed JSON file that still knows where each of its values stands. */
export interface JsonSource {
  readonly value: unknown;
  /** What is wrong with it as JSON: syntax, and keys that stand twice. */
  readonly issues: readonly SourceIssue[];
  /**
   * Where a path of `merged` (this file laid over another) stands here: the key of a property, an entry of a list by its `id`,
   * or by its index where it has none; the nearest value around it where it is missing, as an entry of the other file is.
   */
  positionOf(path: readonly PropertyKey[], merged?: unknown): Position;
}

const words: Record<string, string> = {
  InvalidSymbol: "This is not a value.",
  InvalidNumberFormat: "This is not a number.",
  PropertyNameExpected: "A property name in double quotes is expected here.",
  ValueExpected: "A value is expected here.",
  ColonExpected: "A colon is expected here.",
  CommaExpected: "A comma is expected here.",
  CloseBraceExpected: "A } is expected here.",
  CloseBracketExpected: "A ] is expected here.",
  EndOfFileExpected: "Nothing more is expected here.",
  InvalidCommentToken: "JSON has no comments.",
  UnexpectedEndOfString: "This text does not end.",
  InvalidEscapeCharacter: "There is no such escape.",
  InvalidCharacter: "This character must be escaped.",
};

const isIndexable = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === "object" && value !== null;

const propertyOf = (node: Node, name: PropertyKey): Node | undefined =>
  node.children?.find((property) => property.children?.[0]?.value === name);

const entryOf = (node: Node, segment: PropertyKey, merged: unknown): Node | undefined => {
  const atIndex = typeof segment === "number" ? node.children?.[segment] : undefined;
  if (!isIndexable(merged) || !("id" in merged)) return atIndex;
  const isIt = (entry: Node | undefined) => entry && propertyOf(entry, "id")?.children?.[1]?.value === merged["id"];
  // The index first: of two that have one id, it is the second that is told.
  return isIt(atIndex) ? atIndex : node.children?.find(isIt);
};

const duplicates = (node: Node | undefined, path: readonly PropertyKey[]): { path: PropertyKey[]; node: Node }[] => {
  if (!node?.children) return [];
  if (node.type === "array") return node.children.flatMap((entry, index) => duplicates(entry, [...path, index]));
  const seen = new Set<string>();
  return node.children.flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (key === undefined) return [];
    const name = String(key.value);
    const here = [...path, name];
    const again = seen.has(name) ? [{ path: here, node: key }] : [];
    seen.add(name);
    return [...again, ...duplicates(value, here)];
  });
};

const valueOf = (node: Node | undefined): unknown => {
  if (node?.type === "array") return (node.children ?? []).map(valueOf);
  if (node?.type !== "object") return node?.value as unknown;
  // A property called __proto__ is one like any other.
  const entries = (node.children ?? []).map(({ children }) => [String(children?.[0]?.value), valueOf(children?.[1])]);
  return Object.fromEntries(entries) as unknown;
};

/** Parses JSON (no comments, no trailing commas), telling every error's place. */
export const parseJson = (text: string): JsonSource => {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lineStarts = [0];
  for (const match of body.matchAll(/\r\n?|\n/g)) lineStarts.push(match.index + match[0].length);
  const positionAt = (offset: number): Position => {
    const line = lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
  const errors: ParseError[] = [];
  const root = parseTree(body, errors, { disallowComments: true, allowTrailingComma: false });
  const syntax = errors.map(({ error, offset }) => {
    const code = printParseErrorCode(error);
    return { ...positionAt(offset), path: [], message: words[code] ?? `Not JSON: ${code}.` };
  });
  const twice = duplicates(root, []).map(({ path, node }) => ({
    ...positionAt(node.offset),
    path,
    message: `"${String(node.value)}" stands here a second time.`,
  }));
  return {
    value: valueOf(root),
    issues: syntax.length > 0 ? syntax : twice,
    positionOf: (path, merged) => {
      let node = root;
      let offset = root?.offset ?? 0;
      let whole = merged;
      for (const segment of path) {
        whole = isIndexable(whole) ? whole[segment] : undefined;
        if (node?.type === "array") {
          node = entryOf(node, segment, whole);
          offset = node?.offset ?? offset;
        } else {
          const property: Node | undefined = node && propertyOf(node, segment);
          offset = property?.offset ?? offset;
          node = property?.children?.[1];
        }
        if (!node) break;
      }
      return positionAt(offset);
    },
  };
};
