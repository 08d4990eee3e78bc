/** The files that a page loads, by name. `rollup.config.mjs` makes them of `browser/`. */
export declare const files: Readonly<Record<string, string>>;
/** Changes whenever one of the files does. */
export declare const digest: string;
