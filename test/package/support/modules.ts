import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/** What a module imports, in the order of its text; `isStatic`: without what it loads later, on first use. */
export const importsOf = (text: string, isStatic = false): string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isLater = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const from = isLater
      ? node.arguments[0]
      : ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : undefined;
    if (from && !(isLater && isStatic)) found.push(ts.isStringLiteralLike(from) ? from.text : from.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("module.js", text, ts.ScriptTarget.ES2022, true));
  return found;
};

/** A module and what it imports by a name that isn't a path. */
export interface Module {
  readonly file: string;
  readonly bare: readonly string[];
}

const read = new Map<string, string[]>();
/** Files don't change while the checks run, and are shared by many graphs. */
const importsIn = (file: string, isStatic: boolean): string[] => {
  const key = `${file} ${isStatic}`;
  const known = read.get(key) ?? importsOf(readFileSync(file, "utf8"), isStatic);
  read.set(key, known);
  return known;
};

/** Everything that is loaded from `entry` on, as far as paths lead. Throws where a path leads nowhere. */
export const graphOf = (entry: string, isStatic = false): Module[] => {
  const seen = new Map<string, Module>();
  const waiting = [resolve(entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    const imports = importsIn(file, isStatic);
    const paths = imports.filter((name) => name.startsWith("."));
    seen.set(file, { file, bare: imports.filter((name) => !name.startsWith(".")) });
    for (const path of paths) {
      const target = resolve(dirname(file), path);
      if (!existsSync(target)) throw new Error(`${file} imports ${path}, which is not there.`);
      waiting.push(target);
    }
  }
  return [...seen.values()];
};

/** The package of an import: `@usherkit/contract/policy` belongs to `@usherkit/contract`. */
export const packageOf = (name: string): string =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");

/** What a module imports that it may not, each as `FILE imports NAME`. */
export const refused = (modules: readonly Module[], root: string, isAllowed: (name: string) => boolean): string[] =>
  modules.flatMap(({ file, bare }) =>
    bare.filter((name) => !isAllowed(name)).map((name) => `${relative(root, file)} imports ${name}`),
  );

/** The modules that lie outside of a folder: reached by a path, past the exports of the package they belong to. */
export const outside = (modules: readonly Module[], folder: string): string[] =>
  modules.map(({ file }) => relative(folder, file)).filter((path) => path.startsWith(".."));

export const packageFolder = (name: string): string => join("packages", name);
