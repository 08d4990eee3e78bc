/** The folder in which these scripts stand, which is where the pages are mounted. */
const mount = new URL("./", import.meta.url);

/** The path of one of these pages, wherever they are mounted. */
export const pageAddress = (page, query) => `${mount.pathname}${page}/?${new URLSearchParams(query)}`;
