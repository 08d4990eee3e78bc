const kebab = (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
/** The reader of the manifest has dist/, not the sources. */
const published = (path) => path?.replace(/^(?:packages\/elements\/)?src\/(.*)\.ts$/, "dist/$1.js");

/**
 * What the elements say of themselves, read from their JSDoc: packages/elements/custom-elements.json. Private members are
 * nobody's business. define.ts registers by a helper that the analyzer doesn't know, so the tags are told here: a tag is its
 * class in kebab-case (CONVENTIONS.md).
 */
const ours = {
  name: "usherkit",
  packageLinkPhase({ customElementsManifest }) {
    const { modules } = customElementsManifest;
    for (const module of modules) {
      for (const declaration of module.declarations ?? []) {
        declaration.members = declaration.members?.filter(
          ({ name, privacy }) => privacy !== "private" && privacy !== "protected" && !name.startsWith("#"),
        );
        if (declaration.superclass?.name !== "LitElement") continue;
        declaration.customElement = true;
        declaration.tagName = kebab(declaration.name);
        const define = modules.find(({ path }) => path.endsWith(`/${declaration.tagName}/define.ts`));
        define?.exports?.push({
          kind: "custom-element-definition",
          name: declaration.tagName,
          declaration: { name: declaration.name, module: published(module.path) },
        });
      }
    }
    for (const module of modules) {
      module.path = published(module.path);
      for (const { declaration } of module.exports ?? [])
        if (declaration?.module) declaration.module = published(declaration.module);
    }
  },
};

export default {
  globs: ["packages/elements/src/*/*.ts"],
  exclude: ["packages/elements/src/internal/**"],
  outdir: "packages/elements",
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [ours],
};
