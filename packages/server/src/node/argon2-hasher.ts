import { hash, verify } from "@node-rs/argon2";
import type { Hasher } from "../options.js";
import { createTurns, type Turns } from "./turns.js";

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
 * ones readable. What isn't a hash verifies nothing. One hasher is meant for the whole process: its turns are its own.
 */
export const argon2Hasher = (cost: Argon2Cost = owaspCost, room: Turns = {}): Hasher => {
  const inTurn = createTurns(room);
  return {
    hash: (password, party) => inTurn(party, () => hash(password, cost)),
    verify: (stored, password, party) =>
      inTurn(party, async () => {
        try {
          return await verify(stored, password);
        } catch {
          return false;
        }
      }),
  };
};
