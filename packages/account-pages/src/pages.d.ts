/** What the browser loads of the pages, by name, as `rollup.config.mjs` makes it of `browser/`. */
export declare const files: Readonly<Record<string, string>>;
/** Changes whenever one of the files does. */
export declare const digest: string;
