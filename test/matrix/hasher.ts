import { argon2Hasher } from "@usherkit/server/node";
import type { Hasher } from "@usherkit/server";

/** Real Argon2id at the least cost there is, each answer worked out once: what it costs to guess is not what is tested here. */
export const quickHasher = (): Hasher => {
  const argon2 = argon2Hasher({ memoryCost: 64, timeCost: 1, parallelism: 1 });
  const hashes = new Map<string, Promise<string>>();
  const remembered = <Value>(store: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>) => {
    const known = store.get(key) ?? make();
    store.set(key, known);
    return known;
  };
  const verified = new Map<string, Promise<boolean>>();
  return {
    hash: (password) => remembered(hashes, password, () => argon2.hash(password)),
    verify: (stored, password) => remembered(verified, `${stored} ${password}`, () => argon2.verify(stored, password)),
  };
};
