import type { Hasher } from "@usherkit/server";

/**
 * For playing the demo's past alone: each distinct password is hashed once, and what was hashed here is checked by comparing. Five
 * hundred sign-ins then cost no more than the few passwords that the demo shows on its start page anyway.
 */
export const seedHasher = (hasher: Hasher): Hasher => {
  const hashes = new Map<string, Promise<string>>();
  const passwords = new Map<string, string>();
  return {
    hash: async (password) => {
      const known = hashes.get(password) ?? hasher.hash(password);
      hashes.set(password, known);
      const hash = await known;
      passwords.set(hash, password);
      return hash;
    },
    verify: async (hash, password) => {
      const known = passwords.get(hash);
      return known === undefined ? hasher.verify(hash, password) : known === password;
    },
  };
};
