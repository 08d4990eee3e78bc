import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import type { Hasher } from "../options.js";
import { UnavailableError } from "../unavailable.js";

/** What a hash costs. `memoryCost` in KiB. */
export interface Argon2Cost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
export const owaspCost: Argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How much of the machine hashing may take. */
export interface HashingRoom {
  /** Hashes that are worked out at once: as many as the machine has cores, where nothing is said. */
  readonly concurrent?: number;
  /** Calls that may wait for their turn: eight a core, where nothing is said. Beyond them the answer is 503. */
  readonly waiting?: number;
}

/** Lets so many calls run at once, and so many wait; sends the rest away with an `UnavailableError`. */
const createTurns = ({ concurrent = availableParallelism(), waiting = 8 * availableParallelism() }: HashingRoom) => {
  const queue: (() => void)[] = [];
  let running = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= concurrent) {
      if (queue.length >= waiting) throw new UnavailableError("Too many passwords wait to be hashed.");
      // Whoever ends hands its turn over.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
};

/**
 * Argon2id, the package's default algorithm, off the main thread. A hash says its own cost, so a change of `cost` leaves the older
 * ones readable. What isn't a hash verifies nothing. One hasher is meant for the whole process: its turns are its own.
 */
export const argon2Hasher = (cost: Argon2Cost = owaspCost, room: HashingRoom = {}): Hasher => {
  const inTurn = createTurns(room);
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    verify: (stored, password) =>
      inTurn(async () => {
        try {
          return await verify(stored, password);
        } catch {
          return false;
        }
      }),
  };
};
