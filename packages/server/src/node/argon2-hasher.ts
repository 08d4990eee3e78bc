import { hash, verify } from "@node-rs/argon2";
import type { Hasher } from "../options.js";

/** What a hash costs. `memoryCost` in KiB. */
export interface Argon2Cost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
export const owaspCost: Argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Argon2id, the package's default algorithm, off the main thread. A hash says its own cost, so a change of `cost` leaves the older
 * ones readable. What isn't a hash verifies nothing.
 */
export const argon2Hasher = (cost: Argon2Cost = owaspCost): Hasher => ({
  hash: (password) => hash(password, cost),
  verify: async (stored, password) => {
    try {
      return await verify(stored, password);
    } catch {
      return false;
    }
  },
});
