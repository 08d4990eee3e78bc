/** A path to mount something at, without a slash at its end. Throws where it is none. */
export const pathOf = (basePath = "/account"): string => {
  if (!/^(?:\/[\w.~-]+)+\/?$/.test(basePath))
    throw new Error(`basePath is "${basePath}": a path is expected, such as "/account".`);
  return basePath.replace(/\/$/, "");
};
