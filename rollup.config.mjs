import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";

/** Indentation in a template costs bytes and means nothing: runs with a line break become one space, in CSS more goes. */
const squeeze = {
  html: (text) => text.replace(/\s*\n\s*/g, " "),
  svg: (text) => text.replace(/\s*\n\s*/g, " "),
  css: (text) =>
    text
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,]) ?/g, "$1")
      .replace(/: /g, ":")
      .replace(/;}/g, "}"),
};

const templates = {
  name: "squeeze-templates",
  transform(code, id) {
    if (!id.includes("/packages/elements/")) return null;
    const edits = [];
    const visit = (node) => {
      if (node === null || typeof node !== "object") return;
      if (node.type === "TaggedTemplateExpression" && node.tag.type === "Identifier" && node.tag.name in squeeze)
        for (const { start, end, value } of node.quasi.quasis)
          edits.push({ start, end, text: squeeze[node.tag.name](value.raw) });
      for (const value of Object.values(node)) Array.isArray(value) ? value.forEach(visit) : visit(value);
    };
    visit(this.parse(code));
    let result = code;
    for (const { start, end, text } of edits.sort((a, b) => b.start - a.start))
      result = result.slice(0, start) + text + result.slice(end);
    return { code: result, map: null };
  },
};

const isText = (node) =>
  (node.type === "Literal" && typeof node.value === "string") ||
  node.type === "TemplateLiteral" ||
  (node.type === "BinaryExpression" && (isText(node.left) || isText(node.right)));

/** What a library says to who calls it wrongly: nobody but us calls it here, and its line is in the stack. */
const libraryErrors = {
  name: "drop-library-errors",
  transform(code, id) {
    if (!id.includes("/node_modules/")) return null;
    const edits = [];
    const visit = (node) => {
      if (node === null || typeof node !== "object") return;
      const [message] =
        /^(New|Call)Expression$/.test(node.type) && /Error$/.test(node.callee.name) ? node.arguments : [];
      if (message && isText(message)) edits.push(message);
      else for (const value of Object.values(node)) Array.isArray(value) ? value.forEach(visit) : visit(value);
    };
    visit(this.parse(code));
    let result = code;
    for (const { start, end } of edits.sort((a, b) => b.start - a.start))
      result = `${result.slice(0, start)}""${result.slice(end)}`;
    return { code: result, map: null };
  },
};

/** ky reports how far a body has come to who asks for it; ours are small, and nobody asks. */
const progress = {
  name: "drop-progress",
  transform: (_code, id) =>
    id.endsWith("/ky/distribution/utils/body.js")
      ? {
          code: "export const getBodySize = () => 0, streamResponse = (it) => it, streamRequest = streamResponse;",
          map: null,
        }
      : null,
};

/**
 * Small, and still files of their own, where rollup would put them into what is there first: why something is refused and
 * pictures (`later`); how wide columns are, which comes beside the first rows (`widths`); and what the editor shows in some portals alone, or when it is opened.
 */
const parts = {
  widths: /\/internal\/(column-room(-controller)?|user-table\/list-room)\.js$/,
  later:
    /\/internal\/(reason|refusal-face|user-table\/(refusals|row-menu)|more-icons|action-(kinds|icons)|messages\/action-messages)\.js$/,
  sections: /\/(user-editor\/section-(list|part|parts)|internal\/messages\/editor-sections)\.js$/,
  grants: /\/(user-editor\/grant-areas|internal\/messages\/editor-grants)\.js$/,
  history: /\/(user-editor\/person-history|internal\/messages\/user-history)\.js$/,
};
const partOf = (id) =>
  id.includes("/elements/dist/") ? Object.keys(parts).find((part) => parts[part].test(id)) : undefined;

/** What a chunk is called: by the element that it defines or its language, so that a network log can be read. */
const chunkName = ({ name, moduleIds }) => {
  const define = moduleIds
    .map((id) => /\/([\w-]+)\/define\.js$|\/messages\/(\w+)\/index\.js$/.exec(id))
    .map((found) => found?.[1] ?? found?.[2])
    .find(Boolean);
  return `usherkit-${define ?? (name in parts ? name : "shared")}.js`;
};

const browser = "packages/account-pages/browser";

/** All that the account pages load, as one module of texts: whoever serves them needs no files, and no disk. */
const asTexts = {
  name: "as-texts",
  generateBundle(_options, output) {
    const files = Object.fromEntries(
      ["account.css", "icon.svg", "look.css"].map((name) => [name, readFileSync(`${browser}/${name}`, "utf8")]),
    );
    for (const [name, chunk] of Object.entries(output)) {
      files[name] = chunk.code;
      delete output[name];
    }
    const text = JSON.stringify(files);
    const digest = createHash("sha256").update(text).digest("base64url").slice(0, 16);
    const source = `export const files = ${text};\nexport const digest = ${JSON.stringify(digest)};\n`;
    this.emitFile({ type: "asset", fileName: "pages.js", source });
  },
};

const plugins = [
  nodeResolve({ browser: true, exportConditions: ["production", "browser"] }),
  templates,
  libraryErrors,
  progress,
  terser({
    ecma: 2022,
    module: true,
    compress: { passes: 3, unsafe_arrows: true, inline: 1 },
    format: { comments: false },
  }),
];
const onwarn = (warning, warn) => {
  // zod's modules import each other in circles, on purpose; in ours a circle is an error.
  if (warning.code === "CIRCULAR_DEPENDENCY" && warning.ids?.every((id) => id.includes("node_modules"))) return;
  if (warning.code === "CIRCULAR_DEPENDENCY" || warning.code === "UNRESOLVED_IMPORT") throw new Error(warning.message);
  warn(warning);
};

/** Ready for a script tag: tsc has made the modules, so no TypeScript here. What is loaded on first use stands in files beside it. */
const bundle = (input, name) => ({
  input: { [name]: input },
  // What the files beside it need of it is exported too, under short names: else all of it would move to a file of its own.
  preserveEntrySignatures: "allow-extension",
  output: {
    dir: input.replace(/\/[^/]+$/, ""),
    format: "es",
    entryFileNames: "[name].js",
    chunkFileNames: chunkName,
    experimentalMinChunkSize: 20_000,
    manualChunks: partOf,
    onlyExplicitManualChunks: true,
  },
  plugins,
  onwarn,
});

/** The account pages: an entry a page, one for hosts, and what they share in files beside. */
const accountPages = {
  input: [...readdirSync(`${browser}/pages`).map((name) => `${browser}/pages/${name}`), `${browser}/sign-in-here.js`],
  output: {
    dir: "packages/account-pages/dist",
    format: "es",
    entryFileNames: "[name].js",
    chunkFileNames: ({ name }) => `${name}-part.js`,
  },
  plugins: [...plugins, asTexts],
  onwarn,
};

export default [
  bundle("packages/elements/dist/script-tag.js", "usherkit"),
  bundle("packages/sdk/dist/index.js", "usherkit-sdk"),
  accountPages,
];
