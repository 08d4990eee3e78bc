import { nodeResolve } from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";

/** One file with everything in it, for a script tag. tsc has made the modules; no TypeScript here. */
const bundle = (input, file) => ({
  input,
  output: { file, format: "es", sourcemap: true, inlineDynamicImports: true },
  plugins: [
    nodeResolve({ browser: true, exportConditions: ["production", "browser"] }),
    terser({ ecma: 2022, module: true, compress: { passes: 2 }, format: { comments: false } }),
  ],
  onwarn(warning, warn) {
    // zod's modules import each other in circles, on purpose; in ours a circle is an error.
    if (warning.code === "CIRCULAR_DEPENDENCY" && warning.ids?.every((id) => id.includes("node_modules"))) return;
    if (warning.code === "CIRCULAR_DEPENDENCY" || warning.code === "UNRESOLVED_IMPORT")
      throw new Error(warning.message);
    warn(warning);
  },
});

export default [
  bundle("packages/elements/dist/define.js", "packages/elements/dist/usherkit.js"),
  bundle("packages/sdk/dist/index.js", "packages/sdk/dist/usherkit-sdk.js"),
];
