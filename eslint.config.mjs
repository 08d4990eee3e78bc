import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/** What a file of a room may not import (a regular expression over the specifier), and why. */
const forbid = (...patterns) => ({
  "no-restricted-imports": ["error", { patterns: patterns.map(([regex, message]) => ({ regex, message })) }],
});

const direction = "Imports run one way: elements -> sdk -> contract <- server.";
const policy = ["^@usherkit/contract/policy$", "Decisions are read from the report, never worked out here."];
const noServer = ["^@usherkit/server(/|$)", direction];
const noSdk = ["^@usherkit/sdk(/|$)", direction];
const noElements = ["^@usherkit/elements(/|$)", direction];
const noContract = ["^@usherkit/contract(/|$)", "The SDK re-exports what the elements need."];
const classicZod = [
  "^zod(?!/(mini|locales)$)",
  'import * as z from "zod/mini": the classic build is heavy and probes eval.',
];
const internals = ["^@usherkit/[^/]+/(internal|src|dist)/", "Import what a package exports."];
const noNode = ["^node:", "This runs in a page too."];
const nodeOnly = [
  "^(node:|pg(/|$)|nodemailer|@node-rs/|@hono/node-server)|/node/",
  "The root export runs in a page too; what needs Node stands in src/node.",
];

// A portal's name in a package would be a portal compiled in: profiles are data.
const portalNames = "/\\b(?:registrar|northmark|credit-union|network-partners|halden)\\b/i";

export default defineConfig(
  { ignores: ["**/dist/", "**/node_modules/", "storybook-static/", "coverage/", "test-results/", ".usherkit/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["packages/*/src/**/*.ts", "examples/*/src/**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      "@typescript-eslint/no-invalid-void-type": "off", // void is a generic's argument here: Promise<void>, OutputOf.
      "@typescript-eslint/no-empty-object-type": "off",
      // `string & {}` keeps the known codes in the editor's suggestions and lets new ones through.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
  {
    files: [
      "test/**/*.ts",
      "stories/**/*.ts",
      ".storybook/**/*.ts",
      "examples/*/*.ts",
      "packages/account-pages/browser/*.ts",
      "*.ts",
    ],
    extends: [tseslint.configs.recommended],
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"] }],
      "no-restricted-syntax": ["error", { selector: "ExportDefaultDeclaration", message: "Named exports." }],
    },
  },
  {
    files: ["**/*.config.ts", "stories/**/*.ts", ".storybook/**/*.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["**/*.mjs", "**/*.js"],
    extends: [tseslint.configs.base],
    rules: {
      eqeqeq: "error",
      "prefer-const": "error",
      "no-var": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-implicit-globals": "error",
      "no-eval": "error",
      "no-unreachable": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"] }],
    },
  },
  {
    files: ["packages/*/src/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      // What only the developer of a page or the operator of a server can mend.
      "no-console": ["error", { allow: ["error"] }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Named exports." },
        { selector: `Literal[value=${portalNames}]`, message: "No package knows a portal by name: profiles are data." },
        { selector: `TemplateElement[value.raw=${portalNames}]`, message: "No package knows a portal by name." },
      ],
    },
  },
  {
    files: ["packages/contract/src/**/*.ts"],
    rules: forbid(noServer, noSdk, noElements, classicZod, nodeOnly),
  },
  {
    files: ["packages/sdk/src/**/*.ts"],
    rules: forbid(noServer, noElements, policy, classicZod, internals, noNode),
  },
  {
    files: ["packages/elements/src/**/*.ts"],
    extends: [lit.configs["flat/recommended"], wc.configs["flat/best-practice"], litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ["LitElement"] } },
    rules: {
      ...forbid(noServer, noContract, internals, noNode, ["^(ky|zod)(/|$)", "The elements know the SDK alone."]),
      "lit/no-template-arrow": "off",
      "lit/no-native-attributes": "error",
      "lit/quoted-expressions": ["error", "never"],
      // Classes register nothing: define.ts does.
      "wc/file-name-matches-element": "off",
      "wc/guard-super-call": "off",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Trusted Types forbid it, and server text must never be HTML." },
      ],
    },
  },
  {
    files: ["packages/elements/src/frameworks/*.ts"],
    // React's JSX types are a namespace, which is written into.
    rules: { "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }] },
  },
  {
    files: ["packages/server/src/**/*.ts"],
    ignores: ["packages/server/src/node/**"],
    rules: forbid(noSdk, noElements, internals, classicZod, nodeOnly),
  },
  {
    files: ["packages/server/src/node/**/*.ts"],
    rules: forbid(noSdk, noElements, internals, classicZod),
  },
  {
    files: ["packages/account-pages/src/**/*.ts"],
    rules: forbid(["^[^.]", "It imports nothing: what pages load is inside, and it runs anywhere."]),
  },
  {
    files: ["packages/account-pages/browser/**/*.js"],
    rules: forbid(noServer, noElements, noContract, internals),
  },
  {
    files: ["test/**/*.ts", "stories/**/*.ts", "examples/**/*.{ts,tsx}"],
    rules: forbid(internals),
  },
);
