/** The package's own version. `scripts/build.mjs` writes this file from package.json. */
export const version = "0.1.0";
