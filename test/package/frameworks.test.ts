import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readElements, type Elements } from "./support/manifest.js";

const exec = promisify(execFile);
const root = new URL("../../", import.meta.url).pathname;

/** One template language: how it is checked, and what is said in it. */
interface Stack {
  readonly host: string;
  readonly ending: string;
  readonly command: readonly string[];
  /** Where JSX comes from, and the entry of that name, where it isn't the host's own; null: no entry at all is named. */
  readonly jsx?: string | null;
  /** A file around what stands in a template. */
  readonly file: (template: string) => string;
  /** Everything that the manifest knows, with nothing in it. */
  readonly all: (elements: Elements) => string;
  readonly right: string;
  readonly wrong: Readonly<Record<string, string>>;
}

/** Each element twice: by its attributes and events, and by its properties, which some stacks take for the same. */
const bound = (elements: Elements, bind: (name: string) => string, listen: (name: string) => string) =>
  elements
    .flatMap(({ tag, attributes, properties, events }) => [
      `<${tag} ${[...attributes.map(bind), ...events.map(listen)].join(" ")}></${tag}>`,
      `<${tag} ${properties.map(bind).join(" ")}></${tag}>`,
    ])
    .join("\n");

const react: Stack = {
  host: "registrar",
  ending: "tsx",
  command: ["node_modules/.bin/tsc", "--pretty", "false", "-p"],
  file: (template) => `export const Page = () => <>${template}</>;`,
  all: (elements) =>
    bound(
      elements,
      (name) => `${name}={undefined}`,
      (name) => `on${name}={() => undefined}`,
    ),
  right: `<user-table ref={(table) => void table?.reload()} key="x" className="x" base-url="/v1" page-size={10} density="compact"
    onuser-saved={(event) => event.detail.user.id satisfies string} />`,
  wrong: {
    tag: `<user-tabel />`,
    property: `<user-table pagesize={10} />`,
    "property-value": `<user-table pageSize="ten" />`,
    "attribute-value": `<user-table page-size="ten" />`,
    method: `<user-table reload={async () => undefined} />`,
    "of-another": `<user-table userId="x" />`,
    // JSX lets any name with a hyphen pass, so it is the listener that shows that there is no such event.
    event: `<user-table onuser-savd={(event) => event.detail} />`,
    "event-in-camel-case": `<user-table onUserSaved={() => undefined} />`,
    "event-detail": `<user-table onuser-saved={(event) => event.detail.users} />`,
    listener: `<user-table onuser-saved={(event: MouseEvent) => event.clientX} />`,
  },
};

const vue: Stack = {
  host: "care",
  ending: "vue",
  command: ["node_modules/.bin/vue-tsc", "--pretty", "false", "-p"],
  file: (template) => `<script setup lang="ts"></script>\n<template>${template}</template>`,
  all: (elements) =>
    bound(
      elements,
      (name) => `:${name}="undefined"`,
      (name) => `@${name}="() => undefined"`,
    ),
  right: `<user-table key="x" ref="table" class="x" base-url="/v1" :page-size="10" density="compact"
    @user-saved="(event) => event.detail.user.id satisfies string" />`,
  wrong: {
    tag: `<user-tabel />`,
    property: `<user-table :pag-size="10" />`,
    "property-value": `<user-table :page-size="'ten'" />`,
    "attribute-value": `<user-table page-size="10" />`,
    method: `<user-table :reload="async () => undefined" />`,
    "of-another": `<user-table user-id="x" />`,
    event: `<user-table @user-savd="() => undefined" />`,
    "event-detail": `<user-table @user-saved="(event) => event.detail.users" />`,
    listener: `<user-table @user-saved="(event: MouseEvent) => event.clientX" />`,
  },
};

const svelte: Stack = {
  host: "network",
  ending: "svelte",
  command: ["node_modules/.bin/svelte-check", "--output", "machine", "--tsconfig"],
  file: (template) => `<script lang="ts"></script>\n${template}`,
  all: (elements) =>
    bound(
      elements,
      (name) => `${name}={undefined}`,
      (name) => `on${name}={() => undefined}`,
    ),
  right: `<user-table class="x" base-url="/v1" page-size={10} density="compact"
    onuser-saved={(event) => event.detail.user.id satisfies string}></user-table>`,
  wrong: {
    property: `<user-table pagesize={10}></user-table>`,
    "property-value": `<user-table pageSize="ten"></user-table>`,
    "attribute-value": `<user-table page-size="ten"></user-table>`,
    attribute: `<user-table pag-size={10}></user-table>`,
    method: `<user-table reload={async () => undefined}></user-table>`,
    "of-another": `<user-table user-id="x"></user-table>`,
    event: `<user-table onuser-savd={() => undefined}></user-table>`,
    "event-detail": `<user-table onuser-saved={(event) => event.detail.users}></user-table>`,
    listener: `<user-table onuser-saved={(event: MouseEvent) => event.clientX}></user-table>`,
  },
};

const preact: Stack = {
  ...react,
  host: "registrar",
  jsx: "preact",
  file: (template) => `export const Page = () => <>${template}</>;`,
  right: `<user-table ref={(table) => void table?.reload()} key="x" class="x" base-url="/v1" page-size={10} density="compact"
    onuser-saved={(event) => event.detail.user.id satisfies string} />`,
};

const solid: Stack = {
  ...react,
  jsx: "solid-js",
  all: (elements) =>
    elements
      .map(
        ({ tag, attributes, properties, events }) =>
          `<${tag} ${[
            ...attributes.flatMap((name) => [`${name}={undefined}`, `attr:${name}={undefined}`]),
            ...properties.map((name) => `prop:${name}={undefined}`),
            ...events.map((name) => `on:${name}={() => undefined}`),
          ].join(" ")} />`,
      )
      .join("\n"),
  right: `<user-table class="x" base-url="/v1" prop:pageSize={10} attr:density="compact"
    on:user-saved={(event) => event.detail.user.id satisfies string} />`,
  wrong: {
    tag: `<user-tabel />`,
    property: `<user-table prop:pagesize={10} />`,
    "property-value": `<user-table prop:pageSize="ten" />`,
    "attribute-value": `<user-table page-size="ten" />`,
    "of-another": `<user-table prop:userId="x" />`,
    event: `<user-table on:user-savd={(event) => event.detail} />`,
    "event-detail": `<user-table on:user-saved={(event) => event.detail.users} />`,
    listener: `<user-table on:user-saved={(event: MouseEvent) => event.clientX} />`,
  },
};

/** No framework: what one import alone brings to `document`. */
const plain: Stack = {
  ...react,
  jsx: null,
  ending: "ts",
  file: (body) => `import "@usherkit/elements/user-table/define";
    ${body.includes("registerMessages") ? `import { registerMessages } from "@usherkit/elements";` : ""}
    export const page = () => { const table = document.querySelector("user-table"); if (table) { ${body} } };`,
  all: () => `void [table.client, table.baseUrl, table.pageSize];`,
  right: `table.pageSize = 10;
    table.addEventListener("user-saved", (event) => event.detail.user.id satisfies string);
    addEventListener("user-action-done", (event) => event.detail.users.length satisfies number);
    registerMessages("nl", {
      common: (words) => ({ cancel: "Annuleren", loading: words.terms.users }),
      userTable: (words) => ({ total: (n: string) => [n, words.terms.users] }),
    });`,
  wrong: {
    property: `table.pagesize = 10;`,
    "property-value": `table.pageSize = "ten";`,
    "event-detail": `table.addEventListener("user-saved", (event) => event.detail.users);`,
    table: `registerMessages("nl", { comon: () => ({ cancel: "Annuleren" }) });`,
    message: `registerMessages("nl", { common: () => ({ cancel: "Annuleren", cancle: "x" }) });`,
    words: `registerMessages("nl", { userTable: () => ({ total: (n: number) => ["x"] }) });`,
  },
};

describe.each(Object.entries({ react, preact, solid, vue, svelte, plain }))(
  "@usherkit/elements/%s, in a page",
  (_name, stack) => {
    let folder: string;
    let output: string;
    beforeAll(async () => {
      await mkdir(join(root, "test-results"), { recursive: true });
      folder = await mkdtemp(join(root, "test-results/frameworks-"));
      const elements = await readElements();
      const pages = { right: stack.right, all: stack.all(elements), ...stack.wrong };
      for (const [name, template] of Object.entries(pages))
        await writeFile(join(folder, `${name}.${stack.ending}`), stack.file(template));
      // As the host's own pages are checked, by its own settings.
      const { jsx } = stack;
      const compilerOptions = {
        ...(typeof jsx === "string" && {
          jsxImportSource: jsx,
          types: [`@usherkit/elements/${jsx.replace("-js", "")}`],
        }),
        ...(jsx === "solid-js" && { jsx: "preserve" }),
        ...(jsx === null && { types: [] }),
      };
      const settings = { extends: `../../examples/${stack.host}/tsconfig.json`, compilerOptions, include: ["./*"] };
      await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
      const [command = "", ...args] = stack.command;
      const run = exec(process.execPath, [join(root, command), ...args, join(folder, "tsconfig.json")], { cwd: root });
      ({ stdout: output } = await run.catch((error: { stdout: string }) => error));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    /** The lines that tell of something wrong in a file. */
    const told = (name: string) =>
      output.split("\n").filter((line) => /error/i.test(line) && line.includes(`${basename(folder)}/${name}.`));

    it("takes what is right, with every attribute, property and event of the manifest", () => {
      expect(told("right")).toEqual([]);
      expect(told("all")).toEqual([]);
      // It was looked at: what is wrong beside it was found.
      expect(output).toMatch(/error/i);
    });

    it.each(Object.keys(stack.wrong))("refuses what is wrong: %s", (name) => {
      expect(told(name).length, output).toBeGreaterThan(0);
    });
  },
);
